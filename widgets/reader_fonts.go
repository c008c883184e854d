package widgets

import (
	"image"
	"image/color"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/fontscan"

	"casebound/assets"
	"casebound/widgets/glyph"
	"casebound/widgets/typeset"
)

// readerInk is what all Readers paint with: the fonts of the program, once in
// memory, and one atlas. Like every widget it lives on the UI thread.
type readerInk struct {
	fonts             *glyph.Fonts
	painter           *glyph.Painter
	serif, sans, mono glyph.Family
	custom            map[*byte]glyph.Family // by the font's first byte
}

var readerInkOnce *readerInk

func readerSharedInk() *readerInk {
	if readerInkOnce == nil {
		readerInkOnce = newReaderInk()
	}
	return readerInkOnce
}

// quiet drops what the font scanner has to say.
type readerQuiet struct{}

func (readerQuiet) Printf(string, ...any) {}

func readerSystemFonts() (*fontscan.FontMap, error) {
	found := fontscan.NewFontMap(readerQuiet{})
	return found, found.UseSystemFonts("")
}

func newReaderInk() *readerInk {
	ink := &readerInk{fonts: glyph.NewFonts(readerSystemFonts), custom: map[*byte]glyph.Family{}}
	must := func(f glyph.Family, err error) glyph.Family {
		if err != nil {
			panic("widgets: a font of the program: " + err.Error())
		}
		return f
	}
	ink.serif = must(ink.fonts.Add(assets.Serif.Content(), assets.SerifBold.Content(), assets.SerifItalic.Content(), assets.SerifBoldItalic.Content()))
	ink.sans = must(ink.fonts.Add(assets.Sans.Content(), assets.SansBold.Content(), assets.SansItalic.Content(), nil))
	ink.mono = must(ink.fonts.Add(theme.DefaultTextMonospaceFont().Content(), nil, nil, nil))
	for _, spare := range []fyne.Resource{assets.Serif, assets.Sans, theme.DefaultTextFont(), theme.DefaultSymbolFont()} {
		ink.fonts.AddSpare(spare.Content())
	}
	ink.fonts.AddLast(theme.DefaultTextMonospaceFont().Content())
	if emoji := theme.DefaultEmojiFont(); emoji != nil { // left out of some builds
		ink.fonts.AddEmoji(emoji.Content())
	}
	ink.painter = glyph.NewPainter(ink.fonts)
	return ink
}

// family is the family of a setting. A font of the reader's that cannot be
// read gives way to the serif one.
func (ink *readerInk) family(t ReaderType) glyph.Family {
	switch {
	case t.Face == ReaderSans:
		return ink.sans
	case t.Face == ReaderCustom && len(t.Font) > 0:
		if f, ok := ink.custom[&t.Font[0]]; ok {
			return f
		}
		f, err := ink.fonts.Add(t.Font, nil, nil, nil)
		if err != nil {
			f = ink.serif
		}
		ink.custom[&t.Font[0]] = f
		return f
	}
	return ink.serif
}

// CheckReaderFont reports in words why data cannot be used as
// ReaderType.Font; nil when it can.
func CheckReaderFont(data []byte) error {
	_, err := glyph.NewFonts(nil).Add(data, nil, nil, nil)
	return err
}

// readerMeasure measures text as it is painted. It implements typeset.Measurer.
type readerMeasure struct {
	ink    *readerInk
	family glyph.Family
	size   float32
}

var _ typeset.Measurer = readerMeasure{}

// Sizes of headings by level, in times of the text's; of code; of captions.
var readerHeadings = [...]float32{1, 1.52, 1.3, 1.14, 1.04, 1, 1}

const (
	readerMonoSize  = 0.86
	readerSmallSize = 0.72
)

func (m readerMeasure) Em(s typeset.Style) float32 {
	size := m.size * readerHeadings[s.Level]
	switch {
	case s.Small:
		return m.size * readerSmallSize
	case s.Mono:
		return size * readerMonoSize
	}
	return size
}

func (m readerMeasure) face(s typeset.Style) glyph.Face {
	f := glyph.Face{Family: m.family, Bold: s.Bold, Italic: s.Italic}
	if s.Small {
		f.Family = m.ink.sans
	} else if s.Mono {
		f.Family = m.ink.mono
	}
	return f
}

func (m readerMeasure) Advances(s typeset.Style, rtl bool, text string, out []float32) {
	m.ink.fonts.Advances(m.face(s), m.Em(s), rtl, text, out)
}

func (m readerMeasure) Extents(s typeset.Style) (ascent, descent float32) {
	return m.ink.fonts.Extents(m.face(s), m.Em(s))
}

// draw paints text of one style; lengths are pixels of dst, scale of them to
// one of the window's.
func (m readerMeasure) draw(dst *image.RGBA, scale float32, s typeset.Style, rtl bool, text string, x, baseline float32, c color.NRGBA) float32 {
	return m.ink.painter.Draw(dst, m.face(s), m.Em(s)*scale, rtl, text, x, baseline, c)
}

// readerSample is text with letters about as frequent as in prose: its mean
// letter is what a column is counted in.
const readerSample = "the reasons that a witness gives for what she saw are seldom those for which it is believed and so we keep both "

// letter is the width of an average letter.
func (m readerMeasure) letter() float32 {
	return m.ink.fonts.Width(glyph.Face{Family: m.family}, m.size, readerSample) / float32(len(readerSample))
}

// frameFace is the typeface of what is not text of the document.
func (ink *readerInk) frameFace() glyph.Face { return glyph.Face{Family: ink.sans} }

// shorten cuts a line so that it is no wider than width, and says so with an
// ellipsis.
func (ink *readerInk) shorten(text string, size, width float32) string {
	if ink.fonts.Width(ink.frameFace(), size, text) <= width {
		return text
	}
	runes := []rune(text)
	fits := sort.Search(len(runes), func(n int) bool {
		return ink.fonts.Width(ink.frameFace(), size, string(runes[:n])+"…") > width
	})
	return strings.TrimRight(string(runes[:max(0, fits-1)]), " ") + "…"
}

// readerFrameMeasure measures the frame's typeface at a size, for breaking comments
// into rows.
type readerFrameMeasure struct {
	ink  *readerInk
	size float32
}

func (m readerFrameMeasure) Em(typeset.Style) float32 { return m.size }

func (m readerFrameMeasure) Advances(_ typeset.Style, rtl bool, text string, out []float32) {
	m.ink.fonts.Advances(m.ink.frameFace(), m.size, rtl, text, out)
}

func (m readerFrameMeasure) Extents(typeset.Style) (ascent, descent float32) {
	return m.ink.fonts.Extents(m.ink.frameFace(), m.size)
}
