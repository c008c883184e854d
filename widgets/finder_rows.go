package widgets

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
)

// finderRow is kind, title with the matched letters bold, and a detail.
type finderRow struct{ FinderRow }

func (r *finderRow) fixed() bool            { return false }
func (r *finderRow) height(float32) float32 { return finderRowHigh }

func (r *finderRow) draw(p *pen, a area, s rowState) {
	switch {
	case s.chosen:
		p.box(a, assets.ColourAccentGround)
	case s.hot:
		p.boxIn(a, hoverWash())
	}
	inside := a.inset(16, 0)
	kind, rest := inside.cutLeft(finderKind)
	kind.w -= 8
	p.label(r.Kind, kind, small, assets.ColourDim)
	detail, ink := r.Detail, assets.ColourInk
	if r.Unavailable != "" {
		detail, ink = r.Unavailable, assets.ColourFaint
	}
	if detail != "" {
		w := p.labelRight(detail, area{rest.x + rest.w*0.45, rest.y, rest.w * 0.55, rest.h}, small, assets.ColourFaint)
		rest.w -= w + 16
	}
	p.marked(flat(r.Title), r.Matches, rest, body, ink, assets.ColourAccent)
}

// hintRow is a sentence instead of rows.
type hintRow struct{ text string }

func (r *hintRow) fixed() bool            { return true }
func (r *hintRow) height(float32) float32 { return finderRowHigh }

func (r *hintRow) draw(p *pen, a area, _ rowState) {
	p.label(r.text, a.inset(16, 0), body, assets.ColourDim)
}

// onRunes reports whether a span of text begins and ends between runes.
func onRunes(text string, s notebook.Span) bool {
	return utf8.RuneStart(text[s.Start]) && (s.End == len(text) || utf8.RuneStart(text[s.End]))
}

// marked sets one line with the bytes in spans bold and in another ink, cut
// to the area. Spans that do not fit the text are left out.
func (p *pen) marked(text string, spans []notebook.Span, a area, s style, ink, hit fyne.ThemeColorName) {
	p.markedIn(text, spans, a, s, style{strong, s.size}, ink, hit)
}

// markedIn is marked with a bold of the caller's.
func (p *pen) markedIn(text string, spans []notebook.Span, a area, s, bold style, ink, hit fyne.ThemeColorName) {
	x, at, y := a.x, 0, a.y+(a.h-s.height())/2
	piece := func(end int, st style, c fyne.ThemeColorName) bool {
		if end <= at {
			return true
		}
		words, room := text[at:end], a.right()-x
		at = end
		if st.width(words) > room {
			if cut := st.cut(words, room); cut != "…" || room > 8 {
				p.write(cut, x, y, st, c)
			}
			return false
		}
		x += p.write(words, x, y, st, c)
		return true
	}
	for _, span := range spans {
		if span.Empty() || span.Start < at || span.End > len(text) || !onRunes(text, span) {
			continue
		}
		if !piece(span.Start, s, ink) || !piece(span.End, bold, hit) {
			return
		}
	}
	piece(len(text), s, ink)
}
