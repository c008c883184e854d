package anchor

import (
	"fmt"
	"strings"
	"testing"

	"casebound/notebook"
)

// thrice is a text with the same three paragraphs under different heads.
func thrice() string {
	var b strings.Builder
	for _, head := range []string{"The reading room, by Ada Quist.", "The cloakroom, by Bo Lindgren.", "The garden, by Cara Nyström."} {
		fmt.Fprintf(&b, "%s\n\n", head)
		b.WriteString("Whoever comes in leaves the door as it was. Nothing may be taken away, and nothing may be left behind. Dogs wait outside.\n\nThe keeper is asked before anything is moved; the keeper's word holds until the board has met.\n\n")
	}
	return b.String()
}

// TestARepeatedQuoteIsFoundWhereItWas edits a text that says the same thrice:
// each quote is found in its own part, though offset and neighbours tell
// nothing.
func TestARepeatedQuoteIsFoundWhereItWas(t *testing.T) {
	text := notebook.PlainText(thrice())
	edited := "Rules of the house.\n\nRead them before you ask.\n\n" + strings.ToLower(strings.NewReplacer(".", "", ",", "", ";", "", "'", "").Replace(thrice()))
	now := notebook.PlainText(edited)
	for _, quote := range []string{"may be taken away", "the keeper's word holds until the board has met", "Dogs"} {
		bare := strings.ToLower(strings.ReplaceAll(quote, "'", ""))
		at, there := 0, 0
		for part := range 3 {
			at += strings.Index(text.All()[at:], quote)
			there += strings.Index(edited[there:], bare)
			a := Describe(text, notebook.Span{Start: at, End: at + len(quote)})
			if a.Bearings == "" || a.Bearings[0] != wordsTwice {
				t.Fatalf("%q stands thrice and has the bearings %q", quote, a.Bearings)
			}
			if got := Locate(now, a); got.State != Anchored || got.Span.Start != there {
				t.Errorf("%q of part %d: %v at %v, score %.2f, want %d", quote, part+1, got.State, got.Span, got.Score, there)
			}
			at, there = at+1, there+1
		}
	}
}

// TestARepeatedQuoteThatWasDeletedIsNotTheOtherOne deletes one of three.
func TestARepeatedQuoteThatWasDeletedIsNotTheOtherOne(t *testing.T) {
	text := notebook.PlainText(thrice())
	const quote = " Nothing may be taken away, and nothing may be left behind."
	first := strings.Index(text.All(), quote)
	second := first + 1 + strings.Index(text.All()[first+1:], quote)
	a := Describe(text, notebook.Span{Start: second + 1, End: second + len(quote)})
	now := notebook.PlainText(text.All()[:second] + text.All()[second+len(quote):])
	if got := Locate(now, a); got.State == Anchored {
		t.Errorf("anchored at %v, %.2f, by %s", got.Span, got.Score, got.How)
	}
}

// TestALineOfATableIsNotTheOneThatTookItsPlace puts a row in: the words at the
// old offset are now those of the row before.
func TestALineOfATableIsNotTheOneThatTookItsPlace(t *testing.T) {
	rows := func(names ...string) string {
		var b strings.Builder
		for _, n := range names {
			fmt.Fprintf(&b, "%s | paid in full on the day of delivery, with thanks from the board of the harbour |\n", n)
		}
		return b.String()
	}
	text := notebook.PlainText(rows("Anders", "Birgit", "Conrad", "Dagmar"))
	now := notebook.PlainText(rows("Anders", "Astrid", "Birgit", "Conrad", "Dagmar"))
	const quote = "on the day of delivery, with thanks"
	row := len(rows("Anders"))
	at := 2*row + strings.Index(text.All(), quote)
	a := Describe(text, notebook.Span{Start: at, End: at + len(quote)})
	if got := Locate(now, a); got.State != Anchored || got.Span.Start != at+row {
		t.Errorf("%v at %v by %s, want %d", got.State, got.Span, got.How, at+row)
	}
}

// TestBearingsOfNoSenseTellNothing gives an anchor bytes that are no bearings.
func TestBearingsOfNoSenseTellNothing(t *testing.T) {
	text := notebook.PlainText(thrice())
	at := strings.Index(text.All(), "Dogs wait")
	for _, bytes := range []string{"x", "abcdef", strings.Repeat("\xff", 600)} {
		a := Describe(text, notebook.Span{Start: at, End: at + 9})
		a.Bearings = bytes
		if got := Locate(text, a); got.State != Anchored || got.Span != a.Span {
			t.Errorf("with %q: %v at %v", bytes, got.State, got.Span)
		}
	}
}
