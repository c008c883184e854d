package typeset

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"casebound/notebook"
)

// fixed measures every character as ten pixels wide, ideographs as twenty, and
// marks as nothing; headings are half as large again.
type fixed struct{}

func (fixed) Em(s Style) float32 {
	if s.Level == 1 {
		return 30
	}
	return 20
}

func (f fixed) Extents(s Style) (ascent, descent float32) { return 0.75 * f.Em(s), 0.25 * f.Em(s) }

func (f fixed) Advances(s Style, rtl bool, text string, out []float32) {
	clear(out)
	g := graphemes.FromString(text)
	for g.Next() {
		width := f.Em(s) / 2
		for _, r := range g.Value() {
			switch {
			case r >= 0x2e80:
				width *= 2
			case r < ' ' || r == 0xad || r == 0x200b || unicode.Is(unicode.M, r) || r == 0xfeff:
				width = 0
			}
			break
		}
		out[g.Start()] = width
	}
}

// plain is a setting of so many characters to a row.
func plain(characters int) Setting {
	return Setting{Width: float32(10 * characters), LineHeight: 1.5, Spacing: 1, Head: 50, Foot: 40}
}

// document builds a text from lines. A line's first word says what it is.
func document(t testing.TB, lines ...string) notebook.Text {
	t.Helper()
	var content strings.Builder
	var blocks []notebook.Block
	for i, line := range lines {
		kind, text, _ := strings.Cut(line, " ")
		b, ok := kinds[kind]
		if !ok {
			t.Fatalf("line %d begins with %q, which is no kind of block", i, kind)
		}
		if i > 0 {
			content.WriteByte('\n')
		}
		b.Start = content.Len()
		content.WriteString(strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\_`, "\u00a0", `\-`, "\u00ad").Replace(text))
		b.End = content.Len()
		blocks = append(blocks, b)
	}
	text, err := notebook.NewText(content.String(), blocks, nil)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

var kinds = map[string]notebook.Block{
	"p":    {Kind: notebook.Paragraph},
	"h1":   {Kind: notebook.Heading, Level: 1},
	"h2":   {Kind: notebook.Heading, Level: 2},
	"li":   {Kind: notebook.ListItem, Level: 1},
	"li2":  {Kind: notebook.ListItem, Level: 2},
	"q":    {Kind: notebook.Quote},
	"code": {Kind: notebook.Code},
	"tr":   {Kind: notebook.TableRow},
	"page": {Kind: notebook.Page},
	"f":    {Kind: notebook.Paragraph, Furniture: true},
}

// printed shows rows as text: their tops, what stands in them at ten pixels a
// letter, and what they are.
func printed(l *Layout, rows []*Row) string {
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%5.0f %s", r.Y, strings.Repeat(" ", int(max(r.Left, 0)/10)))
		if r.Marker != "" {
			fmt.Fprintf(&b, "%s ", r.Marker)
		}
		switch {
		case r.Furniture > 0 && r.Open:
			fmt.Fprintf(&b, "(%d paragraphs, shown)", r.Furniture)
		case r.Furniture > 0:
			fmt.Fprintf(&b, "(%d paragraphs, folded)", r.Furniture)
		default:
			b.WriteString(visual(l, r))
		}
		if r.Hyphen {
			b.WriteByte('-')
		}
		if r.Kind != notebook.Paragraph {
			fmt.Fprintf(&b, " · %s", r.Kind)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// visual is the ink of a row from left to right.
func visual(l *Layout, r *Row) string {
	var b strings.Builder
	for _, c := range r.cells {
		if c.Start < r.ink {
			b.WriteString(strings.ReplaceAll(l.text.At(c.Span), "\t", "→"))
		}
	}
	return b.String()
}
