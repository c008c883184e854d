package extract

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"casebound/notebook"
	"casebound/notebook/extract/when"
)

func edtf(t testing.TB, s string) notebook.When {
	t.Helper()
	w, err := notebook.ParseEDTF(s)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// eventsOf reads a text of one block a line.
func eventsOf(t testing.TB, content, published string) []notebook.Event {
	t.Helper()
	text := notebook.PlainText(content)
	base := edtf(t, published)
	return Events(text, when.Find(text, when.Options{Base: base}), notebook.Dated{When: base}, nil)
}

// eventCase is a text with its events as testdata/events.txt writes them.
type eventCase struct {
	line            int
	published, text string
	want            []string
}

func readEventCases(t testing.TB) []eventCase {
	t.Helper()
	data, err := os.ReadFile("testdata/events.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []eventCase
	var c eventCase
	published, n := "", 0
	for line := range strings.Lines(string(data) + "\n\n") {
		n++
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "@ "):
			published = line[2:]
		case strings.HasPrefix(line, "> "):
			c.want = append(c.want, line[2:])
		case line != "":
			c.text = strings.TrimPrefix(c.text+"\n"+line, "\n")
			c.line, c.published = n, published
		case c.text != "":
			cases = append(cases, c)
			c = eventCase{}
		}
	}
	return cases
}

func TestEventsSayWhatHappenedWhen(t *testing.T) {
	cases := readEventCases(t)
	if len(cases) < 20 {
		t.Fatalf("%d cases", len(cases))
	}
	for _, c := range cases {
		var got []string
		for _, e := range eventsOf(t, c.text, c.published) {
			if e.Kind != notebook.Publication {
				got = append(got, fmt.Sprintf("%s | %v | %v | %s", e.When.EDTF, e.Status, e.Dating, e.Title))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("line %d: %s\ngot\n\t%s\nwant\n\t%s", c.line, c.text, strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
		}
	}
}

func TestPublicationIsAnEventOfItsOwnKind(t *testing.T) {
	text := notebook.PlainText("Nothing is dated here.")
	events := Events(text, nil, notebook.Dated{When: edtf(t, "2021-06-10"), Source: "you"}, nil)
	if len(events) != 1 || events[0].Kind != notebook.Publication || events[0].When.EDTF != "2021-06-10" {
		t.Errorf("got %+v", events)
	}
	if events := Events(text, nil, notebook.Dated{}, nil); len(events) != 0 {
		t.Errorf("a document of no known date has the events %+v", events)
	}
}

func TestFurnitureMakesNoEvent(t *testing.T) {
	text := notebook.PlainText("The lock closed on 3 May 2021.\nMost read: what closed on 4 May 2021 and why it matters to all of us.")
	text = text.WithFurniture(map[int]bool{1: true})
	base := edtf(t, "2021-06-10")
	events := Events(text, when.Find(text, when.Options{Base: base}), notebook.Dated{}, nil)
	if len(events) != 1 || events[0].When.EDTF != "2021-05-03" {
		t.Errorf("got %+v", events)
	}
}

func TestEventsHoldTheEntitiesOfTheirSentence(t *testing.T) {
	text := notebook.PlainText("Orla Vance spoke first. Bram Oyelaran left on 3 May 2021 with Orla Vance. Nobody else did.")
	orla, bram := notebook.ID{1}, notebook.ID{2}
	inside := func(s notebook.Span) []notebook.ID {
		switch words := text.At(s); {
		case strings.Contains(words, "Bram"):
			return []notebook.ID{bram, orla, orla}
		}
		return nil
	}
	events := Events(text, when.Find(text, when.Options{}), notebook.Dated{}, inside)
	if len(events) != 1 || !slices.Equal(events[0].Entities, []notebook.ID{bram, orla}) {
		t.Errorf("got %+v", events)
	}
}

// FuzzEventLaws holds the laws of checkEvents on any text.
func FuzzEventLaws(f *testing.F) {
	for _, c := range readEventCases(f) {
		f.Add(c.text)
	}
	f.Fuzz(checkEvents)
}

func TestEventLaws(t *testing.T) {
	for _, c := range readEventCases(t) {
		checkEvents(t, c.text)
	}
	checkEvents(t, "On 3 May 2021 "+strings.Repeat("the council met and talked, ", 300)+"and left.")
	checkEvents(t, strings.Repeat("in may 2021 the water rose ", 200))
	checkEvents(t, "3 May 2021"+strings.Repeat("é", 500))
}

// checkEvents: each event has a known time and a title; its sentence holds its
// expression; the title is quoted from the sentence and holds the expression,
// unless that is longer than a title.
func checkEvents(t *testing.T, s string) {
	text := notebook.PlainText(s)
	base := edtf(t, "2021-06-10")
	for _, e := range Events(text, when.Find(text, when.Options{Base: base}), notebook.Dated{When: base}, nil) {
		if !e.When.Known() || e.When.Earliest > e.When.Latest || len(e.Sources) != 1 {
			t.Fatalf("event %+v", e)
		}
		if e.Kind == notebook.Publication {
			continue
		}
		src := e.Sources[0]
		if !src.Sentence.Covers(src.Expression) || src.Expression.Empty() {
			t.Fatalf("sentence %v does not hold the expression %v", src.Sentence, src.Expression)
		}
		sentence, expression := oneLine(text.At(src.Sentence)), oneLine(text.At(src.Expression))
		if e.Sentence != sentence || !strings.Contains(sentence, e.Title) || !strings.Contains(e.Title, expression) {
			t.Fatalf("title %q of %q, with %q", e.Title, sentence, expression)
		}
		if e.When.Words != text.At(src.Expression) {
			t.Fatalf("%q holds the words %q", text.At(src.Expression), e.When.Words)
		}
	}
}

// TestTitlesAreOfALength: a title that was cut has the length of a title,
// wherever the text gives room for it.
func TestTitlesAreOfALength(t *testing.T) {
	clauses := []string{
		"the council of the town met again", "Ines Takahara spoke of the water in the old mill",
		"nobody listened to a word of it", "and the ferry left the quay at last", "who had waited for it",
	}
	var b bytes.Buffer
	for i := range 40 {
		fmt.Fprintf(&b, "%s, ", clauses[i%len(clauses)])
		if i%7 == 3 {
			fmt.Fprintf(&b, "on %d May 2021, ", i%28+1)
		}
	}
	for _, e := range eventsOf(t, b.String(), "2021-06-10")[1:] {
		if n := utf8.RuneCountInString(e.Title); n < shortTitle || n > longTitle {
			t.Errorf("%d code points: %q", n, e.Title)
		}
	}
}

func TestTitlesBeginWithTheirSubject(t *testing.T) {
	for text, want := range map[string]string{
		"The stone column over the northern harbour, raised in 1973, is a twenty-metre shaft that carries a pair of clasped hands above a bronze dove.": "The stone column over the northern harbour, raised in 1973,",
		"Ada Roe was the only one among the members of the front bench who consistently, openly and publicly opposed the dredging of the bay in 2003.":  "the members of the front bench who",
	} {
		events := eventsOf(t, text, "2019-05-05")
		if len(events) != 2 || !strings.HasPrefix(events[1].Title, want) {
			t.Errorf("events %v, want one with a title that begins with %q", events, want)
		}
	}
}

func BenchmarkEvents(b *testing.B) {
	text := notebook.PlainText(strings.Repeat("The lock, which had been closed since 3 May 2019, was opened on Tuesday by the council, "+
		"and the first ferry, with Orla Vance on board, left the quay in the afternoon, people said.\n", 500))
	base := edtf(b, "2021-06-10")
	found := when.Find(text, when.Options{Base: base})
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		Events(text, found, notebook.Dated{When: base}, nil)
	}
}
