package widgets

import (
	"flag"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"casebound/assets"
	"casebound/notebook"
)

var update = flag.Bool("update", false, "rewrite the files of testdata")

// stage is a widget on a canvas of its own, with what a reader can do to it.
type stage struct {
	t      testing.TB
	window fyne.Window
	widget fyne.CanvasObject
}

// stageOf puts a widget alone in a window of a size, in the light look.
func stageOf(t testing.TB, o fyne.CanvasObject, width, height float32) *stage {
	t.Helper()
	return stageIn(t, assets.LookLight, o, width, height)
}

func stageIn(t testing.TB, look assets.Look, o fyne.CanvasObject, width, height float32) *stage {
	t.Helper()
	fyne.CurrentApp().Settings().SetTheme(assets.Theme{Look: look})
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return &stage{t: t, window: w, widget: o}
}

// anApp starts a toolkit for one test. Widgets are made after it.
func anApp(t testing.TB) {
	test.NewTempApp(t).Settings().SetTheme(assets.Theme{Look: assets.LookLight})
}

// shown is a text on the canvas and where it stands.
type shown struct {
	text string
	at   fyne.Position
	size fyne.Size
}

// texts lists what can be read, from top to bottom and left to right.
func (s *stage) texts() []shown {
	var list []shown
	walk(s.widget, fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			list = append(list, shown{text: strings.ReplaceAll(t.Text, "\u200a", ""), at: at, size: t.Size()})
		}
	})
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].at.Y != list[j].at.Y {
			return list[i].at.Y < list[j].at.Y
		}
		return list[i].at.X < list[j].at.X
	})
	return list
}

// walk visits what is visible below an object.
func walk(o fyne.CanvasObject, at fyne.Position, visit func(fyne.CanvasObject, fyne.Position)) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	visit(o, at)
	switch o := o.(type) {
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, at, visit)
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, at, visit)
		}
	}
}

// reads is everything that can be read, joined by bars.
func (s *stage) reads() string {
	var words []string
	for _, text := range s.texts() {
		words = append(words, text.text)
	}
	return strings.Join(words, "|")
}

// says fails unless all the texts are shown.
func (s *stage) says(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if !strings.Contains(s.reads(), text) {
			s.t.Errorf("nothing says %q; the widget reads %q", text, s.reads())
		}
	}
}

// silent fails if a text is shown.
func (s *stage) silent(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if strings.Contains(s.reads(), text) {
			s.t.Errorf("the widget says %q: %q", text, s.reads())
		}
	}
}

// find is where a text is shown, in its middle.
func (s *stage) find(text string) fyne.Position {
	s.t.Helper()
	for _, t := range s.texts() {
		if strings.Contains(t.text, text) {
			return t.at.AddXY(t.size.Width/2, t.size.Height/2)
		}
	}
	s.t.Fatalf("nothing says %q; the widget reads %q", text, s.reads())
	return fyne.Position{}
}

func (s *stage) tap(text string) { s.t.Helper(); s.tapAt(s.find(text), 0) }

func (s *stage) tapWith(text string, held fyne.KeyModifier) {
	s.t.Helper()
	s.tapAt(s.find(text), held)
}

// tapAt presses, lets go and taps as the toolkit does.
func (s *stage) tapAt(at fyne.Position, held fyne.KeyModifier) {
	s.t.Helper()
	o, p := s.under(at, func(o fyne.CanvasObject) bool { _, ok := o.(fyne.Tappable); return ok })
	if o == nil {
		s.t.Fatalf("nothing can be tapped at %v", at)
	}
	event := fyne.PointEvent{Position: p, AbsolutePosition: at}
	if m, ok := o.(desktop.Mouseable); ok {
		m.MouseDown(&desktop.MouseEvent{PointEvent: event, Button: desktop.MouseButtonPrimary, Modifier: held})
		m.MouseUp(&desktop.MouseEvent{PointEvent: event, Button: desktop.MouseButtonPrimary, Modifier: held})
	}
	o.(fyne.Tappable).Tapped(&event)
}

func (s *stage) middleTap(text string) {
	s.t.Helper()
	at := s.find(text)
	o, p := s.under(at, func(o fyne.CanvasObject) bool { _, ok := o.(desktop.Mouseable); return ok })
	event := fyne.PointEvent{Position: p, AbsolutePosition: at}
	o.(desktop.Mouseable).MouseUp(&desktop.MouseEvent{PointEvent: event, Button: desktop.MouseButtonTertiary})
}

func (s *stage) rightTap(text string) fyne.Position {
	s.t.Helper()
	at := s.find(text)
	o, p := s.under(at, func(o fyne.CanvasObject) bool { _, ok := o.(fyne.SecondaryTappable); return ok })
	o.(fyne.SecondaryTappable).TappedSecondary(&fyne.PointEvent{Position: p, AbsolutePosition: at})
	return at
}

// under is the topmost object of a sort at a point, and the point inside it.
func (s *stage) under(at fyne.Position, fits func(fyne.CanvasObject) bool) (found fyne.CanvasObject, in fyne.Position) {
	walk(s.widget, fyne.Position{}, func(o fyne.CanvasObject, pos fyne.Position) {
		inside := area{pos.X, pos.Y, o.Size().Width, o.Size().Height}
		if inside.holds(at) && fits(o) {
			found, in = o, at.Subtract(pos)
		}
	})
	return found, in
}

func (s *stage) hover(text string) { s.t.Helper(); test.MoveMouse(s.window.Canvas(), s.find(text)) }

// drag goes from one text to another in steps.
func (s *stage) drag(from, to string) {
	s.t.Helper()
	a, b := s.find(from), s.find(to)
	o, p := s.under(a, func(o fyne.CanvasObject) bool { _, ok := o.(fyne.Draggable); return ok })
	const steps = 4
	d := fyne.Delta{DX: (b.X - a.X) / steps, DY: (b.Y - a.Y) / steps}
	for i := range steps {
		at := p.AddXY(d.DX*float32(i+1), d.DY*float32(i+1))
		o.(fyne.Draggable).Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}, Dragged: d})
	}
	o.(fyne.Draggable).DragEnd()
}

// press sends keys to what is focused.
func (s *stage) press(keys ...fyne.KeyName) {
	s.t.Helper()
	for _, key := range keys {
		f := s.window.Canvas().Focused()
		if f == nil {
			s.t.Fatalf("nothing has the focus for %s", key)
		}
		f.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (s *stage) focus(f fyne.Focusable) { s.window.Canvas().Focus(f) }

// inked counts the texts of a colour.
func (s *stage) inked(ink color.Color) int {
	n := 0
	walk(s.widget, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" && t.Color == ink {
			n++
		}
	})
	return n
}

// matches compares what is shown, with places, to a file of testdata.
func (s *stage) matches(name string) {
	s.t.Helper()
	var b strings.Builder
	for _, t := range s.texts() {
		fmt.Fprintf(&b, "%5.0f %5.0f  %s\n", t.at.X, t.at.Y, t.text)
	}
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			s.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			s.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	if b.String() != string(want) {
		s.t.Errorf("%s: got\n%swant\n%s", name, b.String(), want)
	}
}

// an is an id made of a number.
func an(n int) notebook.ID {
	var id notebook.ID
	id[0], id[14], id[15] = 1, byte(n>>8), byte(n)
	return id
}
