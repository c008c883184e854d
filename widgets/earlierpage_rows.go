package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/assets"
)

// earlierRow is one version of the list: when, and what ended it.
type earlierRow struct{ EarlierVersion }

func (r *earlierRow) fixed() bool              { return false }
func (r *earlierRow) height(_ float32) float32 { return 44 }

func (r *earlierRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	inside := a.inset(rowPad, 5)
	p.label(r.When, area{inside.x, inside.y, inside.w, 17}, body, assets.ColourInk)
	p.label("until “"+r.Edit+"”", area{inside.x, inside.y + 18, inside.w, 15}, small, assets.ColourDim)
}

// propertyRow is a property of a version. A bar stands before lines that are
// not there any more; those that are there now alone are faint.
type propertyRow struct {
	EarlierField
	lines [][]string
}

func (r *propertyRow) fixed() bool { return true }

const propertyIndent float32 = 12

// propertyMost is how many rows of the window a line may take.
const propertyMost = 400

func (r *propertyRow) height(width float32) float32 {
	r.lines = r.lines[:0]
	tall := float32(20)
	for _, l := range r.Lines {
		wrapped := []string{""}
		if l.Text != "" {
			wrapped = body.wrap(r.words(l), width-propertyIndent, propertyMost)
		}
		r.lines = append(r.lines, wrapped)
		tall += float32(len(wrapped)) * lineHeight
	}
	return tall + 14
}

func (r *propertyRow) words(l EarlierLine) string {
	if l.Mark == EarlierNow {
		return "now: " + l.Text
	}
	return l.Text
}

func (r *propertyRow) draw(p *pen, a area, _ rowState) {
	p.label(r.Label, area{a.x, a.y, a.w, 16}, small, assets.ColourDim)
	at := area{a.x + propertyIndent, a.y + 19, a.w - propertyIndent, lineHeight}
	for i, l := range r.Lines {
		tall := float32(len(r.lines[i])) * lineHeight
		ink, bar := assets.ColourInk, fyne.ThemeColorName("")
		switch l.Mark {
		case EarlierThen:
			bar = assets.ColourAccent
		case EarlierNow:
			ink = assets.ColourFaint
		}
		if bar != "" {
			p.box(area{a.x, at.y, 3, tall}, bar)
		}
		at.y = p.paragraph(r.lines[i], at, lineHeight, body, ink)
	}
}
