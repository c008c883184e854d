package anchor

import (
	"fmt"
	"strings"
	"testing"

	"casebound/notebook"
)

// TestQuotesSurviveWhatCapturesDoToCharacters finds quotes of several scripts
// in captures that write the same in other characters. Brackets mark the quote.
func TestQuotesSurviveWhatCapturesDoToCharacters(t *testing.T) {
	for _, c := range []struct{ name, old, now string }{
		{"line ends", "One line here,\r\nand [another one\r\nbelow it], then the end.", "Zero. One line here,\nand [another one\nbelow it], then the end."},
		{"spaces that do not break", "It cost 4\u00a0200 crowns, [and\u00a0nobody paid] them.", "So it cost 4 200 crowns, [and nobody paid] them."},
		{"soft hyphens", "The [har\u00adbour mas\u00adter's of\u00adfice] was shut.", "Well, the [harbour master's office] was shut."},
		{"ligatures", "The [oﬀice of the ﬁrst oﬃcer] was shut.", "Well, the [office of the first officer] was shut."},
		{"accents apart", "La [vérité du café] est là.", "Oui, la [ve\u0301rite\u0301 du cafe\u0301] est la\u0300."},
		{"vowel points", "היה [שָׁלוֹם בָּעִיר] ואז לא היה.", "כן. היה [שלום בעיר] ואז לא היה."},
		{"Arabic vowels", "قال [السَّلَامُ عَلَيْكُمْ] ثم خرج.", "ثم قال [السلام عليكم] ثم خرج."},
		{"emoji put in", "She wrote [see you at the quay] and left.", "Then she wrote [see you 🚢👩‍👩‍👧 at the quay] and left."},
		{"across paragraphs", "The board met.\n\nIt [was late.\n\nNobody spoke], and then they did.", "Once the board met. It [was late. Nobody spoke], and then they did."},
		{"capital letters without case", "Die [große Straße am Fluß] war leer.", "Ja, DIE [GROSSE STRASSE AM FLUSS] WAR LEER."},
		{"final sigma", "Ο [Οδυσσέας έφυγε νωρίς] από εκεί.", "Ναι. Ο [ΟΔΥΣΣΕΑΣ ΕΦΥΓΕ ΝΩΡΙΣ] από εκεί."},
		{"one character", "Point [A] is north of point B on the chart.", "so point [a] is north of point b on the chart"},
		{"Chinese without spaces", "他说[今天的会议很长]，然后走了。", "后来他说[今天的会议很长]，然后走了。"},
	} {
		old, a := marked(t, c.old)
		now, want := marked(t, c.now)
		anchor := Describe(old, a)
		if got := Locate(old, anchor); got.State != Anchored || got.Span != a {
			t.Errorf("%s: in its own text %v at %v", c.name, got.State, got.Span)
		}
		for way, got := range map[string]Found{"alone": Locate(now, anchor), "across": Align(old, now).Locate(anchor)} {
			if got.State != Anchored || got.Span != want {
				t.Errorf("%s, %s: %v, %.2f, at %q, want %q", c.name, way, got.State, got.Score, now.At(got.Span), now.At(want))
			}
		}
	}
}

// TestPoorTextsAreNoTrouble looks for every short span of texts with hardly
// anything in them, in each of the others.
func TestPoorTextsAreNoTrouble(t *testing.T) {
	texts := []string{"", " ", "\n\n", ".", "…!?—", "aaaa", strings.Repeat("a", 70), "🚢", "👩‍👩‍👧 👩‍👩‍👧", "\u0301\u0301", "ש", "ﬃ", "&amp;", "Ã©", "\u00ad", "a\u00adb", "\ufffd\ufffd"}
	for _, s := range texts {
		old := notebook.PlainText(s)
		for start := 0; start <= old.Len(); start++ {
			for end := start + 1; end <= min(old.Len(), start+9); end++ {
				span := notebook.Span{Start: start, End: end}
				if !old.Valid(span) {
					continue
				}
				a := Describe(old, span)
				if got := Locate(old, a); got.State != Anchored || got.Span != span {
					t.Fatalf("%v of %q is %v at %v", span, s, got.State, got.Span)
				}
				for _, other := range texts {
					now := notebook.PlainText(other)
					for _, got := range []Found{Locate(now, a), Align(old, now).Locate(a)} {
						if !now.Valid(got.Span) || (got.State == Orphan) != got.Span.Empty() {
							t.Fatalf("%q of %q in %q is %+v", a.Quote, s, other, got)
						}
					}
				}
			}
		}
	}
}

// TestAQuoteOfFiveThousandWordsIsFound edits a word in every fifty of one.
func TestAQuoteOfFiveThousandWordsIsFound(t *testing.T) {
	words := make([]string, 6000)
	for i := range words {
		words[i] = fmt.Sprintf("w%dx%d", i*7919%6007, i%13)
	}
	old := notebook.PlainText(strings.Join(words, " "))
	start := strings.Index(old.All(), words[500])
	end := strings.Index(old.All(), " "+words[5500]+" ")
	a := Describe(old, notebook.Span{Start: start, End: end})
	for i := 25; i < len(words); i += 50 {
		words[i] = "other"
	}
	now := notebook.PlainText("Put in before. " + strings.Join(words, " "))
	want := notebook.Span{Start: strings.Index(now.All(), words[500]), End: strings.Index(now.All(), " "+words[5500]+" ")}
	for way, got := range map[string]Found{"alone": Locate(now, a), "across": Align(old, now).Locate(a)} {
		if got.State != Anchored || got.Span != want {
			t.Errorf("%s: %v, %.2f, at %v, want %v", way, got.State, got.Score, got.Span, want)
		}
	}
}
