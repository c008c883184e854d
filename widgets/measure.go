package widgets

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"casebound/assets"
)

// face is one of the few cuts of the frame's type.
type face uint8

const (
	plain face = iota
	medium
	strong
	slanted
	fixed
	serif
	serifStrong
)

// style is how a piece of text is set. Its colour is chosen apart.
type style struct {
	face face
	size float32
}

// The styles of the frame (DESIGN §7), in whole sizes: the toolkit spaces the
// letters of any other size as those of the next whole one.
var (
	body       = style{plain, assets.SizeFrame}
	bodyMedium = style{medium, assets.SizeFrame}
	bodyStrong = style{strong, assets.SizeFrame}
	small      = style{plain, 12}
	smallFixed = style{fixed, 12}
	section    = style{plain, assets.SizeSection}
)

// toolkit is the style as the toolkit asks for it.
func (s style) toolkit() (fyne.TextStyle, fyne.Resource) {
	switch s.face {
	case medium:
		return fyne.TextStyle{}, assets.SansMedium
	case strong:
		return fyne.TextStyle{Bold: true}, nil
	case slanted:
		return fyne.TextStyle{Italic: true}, nil
	case fixed:
		return fyne.TextStyle{Monospace: true}, nil
	case serif:
		return fyne.TextStyle{}, assets.Serif
	case serifStrong:
		return fyne.TextStyle{}, assets.SerifBold
	}
	return fyne.TextStyle{}, nil
}

// covering is s, or strong in place of medium where the text has signs that a
// lone font file may lack and the theme's fallbacks have.
func (s style) covering(text string) style {
	if s.face != medium {
		return s
	}
	for _, r := range text {
		if r > 0x206f {
			return style{strong, s.size}
		}
	}
	return s
}

// advances holds the widths of single runes at size tableSize, so that rows
// by the thousand can be wrapped without shaping each. Kerning only narrows
// a line, by some 1 %, which errs on the safe side.
type advances struct {
	ascii [128]float32
	other map[rune]float32
	line  float32 // line height
}

const tableSize = 64

// tables is keyed by the font itself: another theme has other fonts.
var tables = map[fyne.Resource]*advances{}

func (s style) table() *advances {
	text, source := s.toolkit()
	key := source
	if key == nil {
		key = fyne.CurrentApp().Settings().Theme().Font(text)
	}
	t := tables[key]
	if t == nil {
		t = &advances{other: map[rune]float32{}, line: s.shape("Ág", tableSize).Height}
		tables[key] = t
	}
	return t
}

func (s style) shape(text string, size float32) fyne.Size {
	st, source := s.toolkit()
	dim, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, size, st, source)
	return dim
}

// height is that of one line without leading.
func (s style) height() float32 { return s.table().line * s.size / tableSize }

// width is the sum of the runes' own widths.
func (s style) width(text string) float32 {
	t, sum := s.table(), float32(0)
	for _, r := range text {
		sum += s.rune(t, r)
	}
	return sum * s.size / tableSize
}

func (s style) rune(t *advances, r rune) float32 {
	if r < 128 {
		if t.ascii[r] == 0 {
			t.ascii[r] = s.shape(string(r), tableSize).Width
		}
		return t.ascii[r]
	}
	w, known := t.other[r]
	if !known {
		w = s.shape(string(r), tableSize).Width
		t.other[r] = w
	}
	return w
}

// cut shortens text to the width with an ellipsis where it must.
func (s style) cut(text string, width float32) string {
	text = oneLine(text)
	if s.width(text) <= width {
		return text
	}
	room := width - s.width("…")
	return strings.TrimRight(text[:s.fit(text, room)], " ,.;:–—-") + "…"
}

// fit is the number of bytes of text that stand in width, never ending before
// a mark that belongs to the rune in front of it.
func (s style) fit(text string, width float32) int {
	t, sum, end := s.table(), float32(0), 0
	for i, r := range text {
		if !joins(r) {
			end = i
		}
		sum += s.rune(t, r) * s.size / tableSize
		if sum > width {
			return end
		}
	}
	return len(text)
}

// joins reports whether the rune is drawn on the one before it.
func joins(r rune) bool {
	return r >= 0x300 && (unicode.In(r, unicode.Mn, unicode.Me) || r == 0x200d || r >= 0x1f3fb && r <= 0x1f3ff)
}

// wrap breaks text into at most most lines of the width, at spaces where there
// are any; the last is cut. most ≤ 0 means as many as it takes.
func (s style) wrap(text string, width float32, most int) []string {
	text = strings.TrimSpace(oneLine(text))
	var lines []string
	for text != "" {
		if most > 0 && len(lines) == most-1 {
			return append(lines, s.cut(text, width))
		}
		n := s.fit(text, width)
		if n < len(text) {
			n = breakBefore(text, n)
		}
		lines = append(lines, strings.TrimRight(text[:n], " "))
		text = strings.TrimLeft(text[n:], " ")
	}
	if lines == nil {
		return []string{""}
	}
	return lines
}

// breakBefore is the last good place to break text at or before byte n, and
// at least one rune in.
func breakBefore(text string, n int) int {
	if text[n] == ' ' {
		return n
	}
	if at := strings.LastIndexAny(text[:n], " -–—/"); at > 0 {
		for _, r := range text[at:] {
			return at + len(string(r))
		}
	}
	if n > 0 {
		return n
	}
	for i := range text {
		if i > 0 {
			return i
		}
	}
	return len(text)
}

// oneLine turns line ends and tabs into spaces.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\n\r\t") {
		return text
	}
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " ")
}
