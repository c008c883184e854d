package typeset

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"casebound/notebook"
)

// numbered is a text of n paragraphs that say their number.
func numbered(t testing.TB, n int) notebook.Text {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = fmt.Sprintf("p Paragraph %d says %s.", i, strings.Repeat("its number and ", i%7))
	}
	return document(t, lines...)
}

func TestWhatIsAtTheTopStaysThereWhateverChanges(t *testing.T) {
	text := numbered(t, 500)
	l := NewLayout(text, fixed{}, plain(40))
	want := strings.Index(text.All(), "Paragraph 333")
	at := l.Show(want, 0, 300)
	for _, characters := range []int{12, 90, 33, 40} {
		l.Set(plain(characters))
		if got := l.Visible(at, 300)[0]; !got.Contains(want) {
			t.Errorf("at %d characters a row the top row is %v, without %d", characters, got.Span, want)
		}
	}
	if got := l.Visible(at, 300)[0]; got.Start != want || got.Y != 0 {
		t.Errorf("back at the first width the top row is %v at %v, want one that begins at %d, at 0", got.Span, got.Y, want)
	}
}

func TestShowPutsTheRowWhereItIsAsked(t *testing.T) {
	text := numbered(t, 500)
	l := NewLayout(text, fixed{}, plain(40))
	offset := strings.Index(text.All(), "Paragraph 250")
	for _, r := range l.Visible(l.Show(offset, 0.5, 300), 300) {
		if r.Contains(offset) {
			if r.Y != 150 {
				t.Errorf("the row is at %v, want 150", r.Y)
			}
			return
		}
	}
	t.Errorf("offset %d is not on the screen", offset)
}

func TestTheEndsOfTheTextStopTheView(t *testing.T) {
	l := NewLayout(numbered(t, 100), fixed{}, plain(40))
	if got := l.Move(l.Top(), -500, 300); got != l.Top() {
		t.Errorf("above the top: got %v, want %v", got, l.Top())
	}
	end := l.Goto(1, 300)
	rows := l.Visible(end, 300)
	last := rows[len(rows)-1]
	if got, want := last.Y+last.Height, float32(300-40); got != want {
		t.Errorf("at the end the last row ends at %v, want %v: the foot below it", got, want)
	}
	if got := l.Move(end, 500, 300); l.settle(l.spotOf(got)) != l.settle(l.spotOf(end)) {
		t.Errorf("below the end: got %v, want %v", got, end)
	}
	if got := l.Fraction(end, 300); got != 1 {
		t.Errorf("the end is at %v of the way, want 1", got)
	}
}

func TestGotoAndFractionAreInverse(t *testing.T) {
	l := NewLayout(numbered(t, 2000), fixed{}, plain(40))
	for want := 0.0; want <= 1; want += 0.013 {
		if got := l.Fraction(l.Goto(want, 300), 300); math.Abs(got-want) > 1e-4 {
			t.Errorf("went to %v and am at %v", want, got)
		}
	}
}

func TestOffsetsAlongTheScrollBarAreInOrderAndComeBack(t *testing.T) {
	l := NewLayout(numbered(t, 2000), fixed{}, plain(40))
	before := -1.0
	for offset := 0; offset < l.text.Len(); offset += 997 {
		along := l.Along(offset)
		if along <= before || along < 0 || along > 1 {
			t.Fatalf("offset %d lies at %v, the one before at %v", offset, along, before)
		}
		if got := l.OffsetAlong(along); got < offset-1 || got > offset+1 {
			t.Errorf("offset %d lies at %v, where offset %d is", offset, along, got)
		}
		before = along
	}
}

// A paragraph of megabytes must cost as little as any other wherever one looks
// at it, so it is set in pieces; every piece must begin at a good place.
func TestAParagraphOfMegabytesIsSetInPieces(t *testing.T) {
	content := strings.Repeat("It was said again. And it was denied again, at length. ", 40000)
	text := notebook.PlainText(content)
	l := NewLayout(text, fixed{}, plain(60))
	for i := range l.units {
		s := l.span(i)
		if s.Len() > longest {
			t.Fatalf("unit %d has %d bytes, want at most %d", i, s.Len(), longest)
		}
		if s.Start > 0 && !strings.HasSuffix(text.All()[:s.Start], ". ") {
			t.Fatalf("unit %d begins behind %q, want the end of a sentence", i, text.All()[s.Start-9:s.Start])
		}
	}
	middle := text.Len() / 2
	rows := l.Visible(l.Show(middle, 0.5, 600), 600)
	if len(rows) < 15 || len(l.laid) > 3 {
		t.Errorf("showing the middle set %d units for %d rows", len(l.laid), len(rows))
	}
}

func TestFoldedFurnitureIsOneRowUntilItIsAskedFor(t *testing.T) {
	text := document(t, "p Article.", "f Menu", "f Share", "p End.", "f Cookies")
	l := NewLayout(text, fixed{}, plain(40))
	count := func() int { return len(l.Visible(Position{}, 1e5)) }
	if got := count(); got != 4 {
		t.Errorf("folded: %d rows, want 4", got)
	}
	share := strings.Index(text.All(), "Share")
	if !l.Reveal(notebook.Span{Start: share, End: share + 5}) {
		t.Errorf("Reveal says nothing was hidden")
	}
	if got := count(); got != 6 { // the run of two and the line above it
		t.Errorf("one run shown: %d rows, want 6", got)
	}
	if l.Reveal(notebook.Span{Start: share, End: share + 5}) {
		t.Errorf("Reveal says something was hidden still")
	}
	if l.Toggle(2) {
		t.Errorf("Toggle by the second block of the run did not fold it")
	}
	if got := count(); got != 4 {
		t.Errorf("folded again: %d rows, want 4", got)
	}
}

func TestMarksOfTheSourceStyleTheirRuns(t *testing.T) {
	text, err := notebook.NewText("plain loud both link", []notebook.Block{{Span: notebook.Span{Start: 0, End: 20}}}, []notebook.Mark{
		{Span: notebook.Span{Start: 6, End: 15}, Kind: notebook.Strong},
		{Span: notebook.Span{Start: 11, End: 15}, Kind: notebook.Emphasis},
		{Span: notebook.Span{Start: 16, End: 20}, Kind: notebook.Link, Target: "https://example.org"},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, run := range NewLayout(text, fixed{}, plain(60)).Visible(Position{}, 100)[0].Runs {
		got = append(got, fmt.Sprintf("%q b=%v i=%v l=%v", text.At(run.Span), run.Style.Bold, run.Style.Italic, run.Style.Link))
	}
	want := []string{
		`"plain " b=false i=false l=false`, `"loud " b=true i=false l=false`, `"both" b=true i=true l=false`,
		`" " b=false i=false l=false`, `"link" b=false i=false l=true`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if link := LinkAt(text, 17); link == nil || link.Target != "https://example.org" {
		t.Errorf("no link found at 17: %v", link)
	}
	if link := LinkAt(text, 12); link != nil {
		t.Errorf("found the link %v at 12", link)
	}
}

func TestAnEmptyTextHasAHeadAndNoRows(t *testing.T) {
	l := NewLayout(notebook.Text{}, fixed{}, plain(40))
	if rows := l.Visible(l.Top(), 300); len(rows) != 0 {
		t.Errorf("got %d rows", len(rows))
	}
	if !l.Fits(300) || l.Fraction(l.Move(l.Top(), 100, 300), 300) != 0 {
		t.Errorf("an empty text can be scrolled")
	}
}
