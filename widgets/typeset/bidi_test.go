package typeset

import (
	"slices"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

func TestLevelsPlaceNumbersInsideRightToLeftText(t *testing.T) {
	cases := []struct{ text, want string }{
		{"abc אבג", "0000111"},
		{"abc אבג 12 דהו", "00001111221111"},
		{"אבג abc", "1111222"},
		{"אבג (abc) דהו", "1111122211111"},
		{"a (אב) b", "00011000"},
		{"ا 12%", "11221"}, // behind Arabic a number is Arabic, and a per cent sign no part of it,
	}
	for _, c := range cases {
		levels, _ := bidiLevels(c.text, firstStrong(c.text))
		var got []byte
		for i := range c.text {
			got = append(got, '0'+levels[i])
		}
		if want := c.want; len(want) == len(got) && string(got) != want {
			t.Errorf("%q: got %s, want %s", c.text, got, want)
		} else if len(want) != len(got) {
			t.Errorf("%q: got %s, of another length than %s", c.text, got, want)
		}
	}
}

// The library tells directions and no levels; where it says right to left,
// levels must be odd. It does not pair brackets (rule N0), so there are none.
func FuzzBidiDirectionsAgree(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		runes := []rune(s)
		if !utf8.ValidString(s) || s == "" || len(s) > 2000 || slices.ContainsFunc(runes, undecided) {
			return
		}
		var p bidi.Paragraph
		if _, err := p.SetString(s); err != nil {
			return
		}
		order, err := p.Order()
		if err != nil {
			return
		}
		levels, _ := bidiLevels(s, firstStrong(s))
		var odd []bool // by rune
		for i := range s {
			odd = append(odd, levels[i]&1 == 1)
		}
		for i := range order.NumRuns() {
			run := order.Run(i)
			start, end := run.Pos()
			for at := start; at <= end; at++ {
				if settled(runes[at]) && odd[at] != (run.Direction() == bidi.RightToLeft) {
					t.Fatalf("%q: rune %d (%U) has odd level %v, the library says %v", s, at, runes[at], odd[at], run.Direction())
				}
			}
		}
	})
}

// undecided are characters that end paragraphs, and brackets.
func undecided(r rune) bool {
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.B || p.IsBracket()
}

// settled leaves out what the ends of rows and rule X9 decide elsewhere:
// blanks, separators and what is removed.
func settled(r rune) bool {
	switch class(r) {
	case bidi.WS, bidi.S, bidi.BN, bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO, bidi.PDF, bidi.RLI, bidi.LRI, bidi.FSI, bidi.PDI:
		return false
	}
	return true
}
