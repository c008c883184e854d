package widgets

import (
	"time"

	"fyne.io/fyne/v2"

	"casebound/notebook"
	"casebound/widgets/typeset"
)

// ScrollTo puts the row that holds the offset at the top: the line of page
// furniture when the offset lies in what that folds.
func (r *Reader) ScrollTo(offset int) {
	r.glide.stop()
	if offset <= 0 {
		r.moveTo(r.layout.Top())
		return
	}
	r.moveTo(r.layout.Show(offset, 0, r.Size().Height))
}

// ShowSpan scrolls, if need be, so that the span is well in view, unfolds page
// furniture around it, and makes it flash. It does not select.
func (r *Reader) ShowSpan(s notebook.Span) {
	r.reveal(s)
	r.flashSpan(s)
}

// reveal brings a span into view: where it is when all of it already shows,
// else a third down from the top.
func (r *Reader) reveal(s notebook.Span) {
	r.glide.stop()
	if r.layout.Reveal(s) {
		r.changed()
		if r.OnFurniture != nil {
			r.OnFurniture(true)
		}
	}
	if !r.inView(s) {
		r.moveTo(r.layout.Show(s.Start, 0.3, r.Size().Height))
	}
}

// inView reports whether both ends of a span show, with a row to spare.
func (r *Reader) inView(s notebook.Span) bool {
	rows := r.visible()
	if len(rows) == 0 {
		return true
	}
	first, last := readerRowHolding(rows, s.Start), readerRowHolding(rows, max(s.Start, s.End-1))
	return first != nil && last != nil && first.Y >= 0 && last.Y+2*last.Height <= r.Size().Height
}

// readerRowHolding is the row on the screen that holds the offset, nil if none does.
func readerRowHolding(rows []*typeset.Row, offset int) *typeset.Row {
	var last *typeset.Row
	for _, row := range rows {
		if row.Start > offset {
			break
		}
		if !row.Open {
			last = row
		}
	}
	if last != nil && offset > last.End {
		return nil
	}
	return last
}

// readerFlashTime is how long a place that was jumped to is pointed out.
const readerFlashTime = 900 * time.Millisecond

// flashSpan points a span out for a moment. Without animations it stays
// pointed out until the next gesture.
func (r *Reader) flashSpan(s notebook.Span) {
	r.flash = s
	r.changed()
	if !readerMoves() {
		return
	}
	fyne.NewAnimation(readerFlashTime, func(done float32) {
		if done == 1 && r.flash == s {
			r.flash = notebook.Span{}
			r.changed()
		}
	}).Start()
}

// readerMoves reports whether the system wants animations.
func readerMoves() bool {
	app := fyne.CurrentApp()
	return app != nil && app.Settings().ShowAnimations()
}

// ReadingPosition is the offset at the top and how far through the text that
// is, 0 to 1. A text that shows as a whole is at 1.
func (r *Reader) ReadingPosition() (offset int, fraction float32) {
	height := r.Size().Height
	at := r.layout.Clamp(r.at, height)
	if r.layout.Fits(height) {
		return at.Offset, 1
	}
	return at.Offset, float32(r.layout.Fraction(at, height))
}

// moveTo is what every kind of scrolling ends with.
func (r *Reader) moveTo(p typeset.Position) {
	r.at = p
	r.changed()
	if r.OnScrolled != nil {
		r.OnScrolled(r.ReadingPosition())
	}
}

func (r *Reader) scrollBy(dy float32) {
	r.moveTo(r.layout.Move(r.at, dy, r.Size().Height))
}

// page is how far Page Down goes: two rows stay in view.
func (r *Reader) page() float32 {
	row := r.measure.Em(typeset.Style{}) * r.set.LineHeight
	return max(r.Size().Height-2*row, row)
}

// readerGlideTime is how long a turn of the wheel takes to run out.
const readerGlideTime = 110 * time.Millisecond

// readerGlideLeast is the shortest turn that is smoothed: a touchpad sends smaller
// ones and is smooth by itself.
const readerGlideLeast = 12

// readerGlide is a scroll under way.
type readerGlide struct {
	run  *fyne.Animation
	owed float32 // what is left to scroll
}

func (g *readerGlide) stop() {
	if g.run != nil {
		g.run.Stop()
		g.run = nil
	}
	g.owed = 0
}

// Scrolled implements fyne.Scrollable. With Ctrl the wheel zooms.
func (r *Reader) Scrolled(e *fyne.ScrollEvent) {
	dy := -e.Scrolled.DY
	if r.modifiers()&fyne.KeyModifierShortcutDefault != 0 && r.OnZoom != nil {
		if dy != 0 {
			r.OnZoom(map[bool]int{true: 1, false: -1}[dy < 0])
		}
		return
	}
	r.glideBy(dy)
}

// glideBy scrolls smoothly if it is far and animations are wanted, else at once.
func (r *Reader) glideBy(dy float32) {
	if dy > -readerGlideLeast && dy < readerGlideLeast || !readerMoves() {
		r.glide.stop()
		r.scrollBy(dy)
		return
	}
	owed := r.glide.owed + dy
	r.glide.stop()
	r.glide.owed = owed
	run := fyne.NewAnimation(readerGlideTime, nil)
	run.Curve = fyne.AnimationEaseOut
	run.Tick = func(done float32) {
		if r.glide.run != run {
			return
		}
		step := owed*done - (owed - r.glide.owed)
		r.glide.owed -= step
		r.scrollBy(step)
		if done == 1 {
			r.glide.run = nil
			r.glide.owed = 0
		}
	}
	r.glide.run = run
	run.Start()
}
