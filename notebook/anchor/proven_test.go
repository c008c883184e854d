package anchor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebound/notebook"
)

// ledger is a text of entries that are signed alike: only a number or a date
// tells one signature from another.
func ledger() []string {
	var parts []string
	for i, what := range []string{"The pump was oiled.", "A hinge of the gate broke and was mended.", "Two panes were put in.", "The well was cleaned of leaves.", "Nothing to report."} {
		parts = append(parts, fmt.Sprintf("entry (3.%d-1) of the upper house, urgency low", i+2), what, fmt.Sprintf("Signed: Ada Quist, warden, %d May in the evening", 4+i*3))
	}
	return parts
}

// TestWhatTellsAQuoteApartLeadsToIt moves the paragraphs of a text that says
// the same in many of them: the letters that only this one had beside it tell.
func TestWhatTellsAQuoteApartLeadsToIt(t *testing.T) {
	parts := ledger()
	text := notebook.PlainText(strings.Join(parts, "\n\n"))
	moved := slices.Clone(parts)
	for i := range moved {
		moved[i] = parts[(i*4+2)%len(parts)]
	}
	now := notebook.PlainText(strings.Join(moved, "\n\n"))
	for _, c := range []struct{ quote, tells string }{
		{"Ada Quist, warden", ", 10 May"}, {"warden", ", 13 May"}, {"1) of the upper house", ""},
	} {
		at := strings.Index(text.All(), c.quote+c.tells)
		if c.tells == "" {
			at = strings.Index(text.All(), "(3.4-"+c.quote) + len("(3.4-")
		}
		a := Describe(text, notebook.Span{Start: at, End: at + len(c.quote)})
		got := Locate(now, a)
		want := strings.Index(now.All(), c.quote+c.tells)
		if c.tells == "" {
			want = strings.Index(now.All(), "(3.4-"+c.quote) + len("(3.4-")
		}
		if got.State != Anchored || got.Span.Start != want {
			t.Errorf("%q: %v at %v, score %.2f, want %d", c.quote+c.tells, got.State, got.Span, got.Score, want)
		}
		across := Align(text, now).Locate(a)
		if across.State != Anchored || across.Span.Start != want {
			t.Errorf("%q across versions: %v at %v, score %.2f, want %d", c.quote+c.tells, across.State, across.Span, across.Score, want)
		}
	}
}

// TestWhatTellsAQuoteApartIsNoProofOfADeletedOne deletes each signature in turn,
// and words that stand twice side by side.
func TestWhatTellsAQuoteApartIsNoProofOfADeletedOne(t *testing.T) {
	whole := strings.Join(append(ledger(), "They rang the bell, rang the bell, and went home to supper."), "\n\n")
	text := notebook.PlainText(whole)
	for _, quote := range []string{"Ada Quist, warden", "of the upper house", "urgency low", "rang the bell, "} {
		for from := 0; ; {
			i := strings.Index(whole[from:], quote)
			if i < 0 {
				break
			}
			at := from + i
			from = at + 1
			a := Describe(text, notebook.Span{Start: at, End: at + len(quote)})
			now := notebook.PlainText(whole[:at] + whole[at+len(quote):])
			if got := Locate(now, a); got.State == Anchored {
				t.Errorf("%q at %d was deleted and is anchored at %v, score %.2f", quote, at, got.Span, got.Score)
			}
			if got := Align(text, now).Locate(a); got.State == Anchored {
				t.Errorf("%q at %d was deleted and is anchored across versions at %v, score %.2f", quote, at, got.Span, got.Score)
			}
		}
	}
}

// TestAQuoteThatBeginsAsItGoesOnIsSeenToBeGone cuts out one turn of a text that
// says the same again: what is left looks like the quote.
func TestAQuoteThatBeginsAsItGoesOnIsSeenToBeGone(t *testing.T) {
	const before, behind = "Keys begin with a small letter and hold ", "only hyphens and underscores, small letters and figures.\n\nThe board meets on Fridays."
	const quote = "only hyphens and underscores, small letters and figures. Values have to hold "
	text, now := notebook.PlainText(before+quote+behind), notebook.PlainText(before+behind)
	a := Describe(text, notebook.Span{Start: len(before), End: len(before) + len(quote) - 1})
	if got := Locate(now, a); got.State == Anchored {
		t.Errorf("anchored at %v, score %.2f, by %s", got.Span, got.Score, got.How)
	}
	if got := Align(text, now).Locate(a); got.State == Anchored {
		t.Errorf("anchored across versions at %v, score %.2f, by %s", got.Span, got.Score, got.How)
	}
}

// TestAnchorsOfAnEarlierVersionKeepTheirBearings reads bearings without the
// two numbers.
func TestAnchorsOfAnEarlierVersionKeepTheirBearings(t *testing.T) {
	text := notebook.PlainText(thrice())
	const quote = "may be taken away"
	at := strings.LastIndex(text.All(), quote)
	a := Describe(text, notebook.Span{Start: at, End: at + len(quote)})
	a.Bearings = a.Bearings[:1] + a.Bearings[bearingHead:]
	now := notebook.PlainText("Rules of the house.\n\n" + text.All())
	if got := Locate(now, a); got.State != Anchored || got.Span.Start != strings.LastIndex(now.All(), quote) {
		t.Errorf("%v at %v, score %.2f", got.State, got.Span, got.Score)
	}
	for n := range len(a.Bearings) {
		cut := a
		cut.Bearings = a.Bearings[:n]
		Locate(now, cut) // whatever a damaged notebook holds
	}
}

// TestAQuoteMuchReplacedIsToBeCheckedWhereItsBearingsAre replaces two words of
// four and those beside them.
func TestAQuoteMuchReplacedIsToBeCheckedWhereItsBearingsAre(t *testing.T) {
	const before = "Every boat that comes in over the bar is entered by the clerk at the north gate. "
	const behind = " After the bell has rung nobody may leave the quay without a lantern in his hand."
	text := notebook.PlainText(before + "Strangers wait beside the customs house until called." + behind)
	now := notebook.PlainText(before + "Sailors wait beside the granary until supper." + behind)
	const quote = "wait beside the customs house"
	at := strings.Index(text.All(), quote)
	got := Locate(now, Describe(text, notebook.Span{Start: at, End: at + len(quote)}))
	if place := strings.Index(now.All(), "wait beside the granary"); got.State != Check || got.Span.Start != place {
		t.Errorf("%v at %v, score %.2f, want check at %d", got.State, got.Span, got.Score, place)
	}
}

// TestAQuoteBesideAHyphenEndsWhereItDid: "harbour" of "harbour-master".
func TestAQuoteBesideAHyphenEndsWhereItDid(t *testing.T) {
	text := notebook.PlainText("The book of the old harbour-master\n\nIt rained for a week.")
	const quote = "book of the old harbour"
	a := Describe(text, notebook.Span{Start: 4, End: 4 + len(quote)})
	now := notebook.PlainText("It rained for a week.\n\nThe book of the old harbour-master")
	if got := Locate(now, a); got.State != Anchored || now.At(got.Span) != quote {
		t.Errorf("%v at %v, score %.2f", got.State, got.Span, got.Score)
	}
}
