package markdown

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
)

func TestFormatsAreReadByName(t *testing.T) {
	for f := Markdown; f <= JSONLines; f++ {
		got, err := ParseFormat(" " + strings.ToUpper(f.String()))
		if err != nil || got != f || !strings.HasPrefix(f.Extension(), ".") {
			t.Errorf("%v: read as %v (%v), extension %q", f, got, err, f.Extension())
		}
	}
	for _, s := range []string{"", "pdf", "md"} {
		if _, err := ParseFormat(s); err == nil || !strings.Contains(err.Error(), "markdown, html") {
			t.Errorf("%q: %v", s, err)
		}
	}
	if _, err := Write(Sheet{}, Options{Format: 9}); err == nil {
		t.Error("format 9 was written")
	}
}

// withEmoji is a sheet whose highlight stands behind an emoji.
func withEmoji() Sheet {
	text := notebook.PlainText("😀 é: the lamp went out\nin 1994.")
	at := strings.Index(text.All(), "the lamp")
	when := time.Date(2024, 1, 2, 3, 4, 5, 0, time.FixedZone("", 3600))
	return Sheet{
		Document: notebook.Document{ID: id(1), Title: "Lamps", Source: "https://lamps.example/1"},
		Text:     text,
		Highlights: []Marked{
			{Highlight: notebook.Highlight{
				ID: id(2), Colour: notebook.Green, Comment: "So *she* says.", Tags: []string{"lamp", "dark"}, Created: when, Modified: when,
				Anchor: notebook.Anchor{Span: notebook.Span{Start: at, End: at + 8}, Quote: "the lamp"},
			}},
			{Highlight: notebook.Highlight{ID: id(3), Colour: notebook.Grey, Anchor: notebook.Anchor{Span: notebook.Span{Start: 7, End: 900}, Quote: "gone", Prefix: "it is ", Suffix: " now"}}, Orphan: true},
		},
	}
}

func TestWebAnnotationsCountCodePoints(t *testing.T) {
	var page struct {
		Context []string `json:"@context"`
		Type    string
		Items   []struct {
			ID, Type, Created string
			Motivation        []string
			Body              []struct{ Type, Purpose, Format, Value string }
			Target            struct {
				Source   string
				Selector []struct {
					Type, Exact, Prefix, Suffix string
					Start, End                  int
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(writeAs(t, withEmoji(), Options{Format: JSONLD})), &page); err != nil {
		t.Fatal(err)
	}
	if page.Context[0] != "http://www.w3.org/ns/anno.jsonld" || page.Type != "AnnotationPage" || len(page.Items) != 2 {
		t.Fatalf("got %+v", page)
	}
	a := page.Items[0]
	if a.ID != "urn:uuid:"+id(2).String() || a.Type != "Annotation" || a.Created != "2024-01-02T02:04:05Z" || a.Target.Source != "https://lamps.example/1" {
		t.Errorf("got %+v", a)
	}
	if len(a.Body) != 3 || a.Body[0].Value != "So *she* says." || a.Body[0].Format != "text/markdown" || a.Body[2].Value != "dark" {
		t.Errorf("bodies %+v", a.Body)
	}
	quote, position := a.Target.Selector[0], a.Target.Selector[1]
	if quote.Exact != "the lamp" || quote.Prefix != "😀 é: " || quote.Suffix != " went out\nin 1994." {
		t.Errorf("quote selector %+v", quote)
	}
	if position.Type != "TextPositionSelector" || position.Start != 5 || position.End != 13 {
		t.Errorf("position selector %+v", position)
	}
	gone := page.Items[1].Target.Selector
	if len(gone) != 1 || gone[0].Exact != "gone" || gone[0].Prefix != "it is " {
		t.Errorf("the orphan has the selectors %+v", gone)
	}
}

func TestJSONLinesHaveTheFieldsOfTheCommandLine(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(writeAs(t, withEmoji(), Options{Format: JSONLines})), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	var first, second map[string]any
	for i, into := range []*map[string]any{&first, &second} {
		if err := json.Unmarshal([]byte(lines[i]), into); err != nil {
			t.Fatal(err)
		}
	}
	for key, want := range map[string]any{"start": 5.0, "end": 13.0, "quote": "the lamp", "colour": "green", "comment": "So *she* says.", "state": "anchored", "document": id(1).String()} {
		if first[key] != want {
			t.Errorf("%s is %v, want %v", key, first[key], want)
		}
	}
	if _, ok := second["start"]; ok || second["state"] != "orphan" || second["quote"] != "gone" {
		t.Errorf("the orphan is %v", second)
	}
}

func TestCSVHasARowForEachHighlight(t *testing.T) {
	s := withEmoji()
	s.Document.Title = "=HYPERLINK(\"http://tracker.example\")"
	rows, err := csv.NewReader(strings.NewReader(writeAs(t, s, Options{Format: CSV}))).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows (%v)", len(rows), err)
	}
	got := map[string]string{}
	for i, column := range rows[0] {
		got[column] = rows[1][i]
	}
	for column, want := range map[string]string{"title": "'" + s.Document.Title, "start": "5", "end": "13", "quote": "the lamp", "tags": "lamp dark", "state": "anchored"} {
		if got[column] != want {
			t.Errorf("%s is %q, want %q", column, got[column], want)
		}
	}
}

func TestHTMLStandsAlone(t *testing.T) {
	s := withEmoji()
	s.Document.Source = "javascript:alert(1)"
	s.Highlights[0].Highlight.Comment = "<img src=x onerror=alert(1)>"
	got := writeAs(t, s, Options{Format: HTML})
	checkHTML(t, got)
	for _, want := range []string{"the lamp", "&lt;img src=x", "default-src 'none'", `class="green"`, "Not in this version"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestASpanOutsideTheTextIsAnError(t *testing.T) {
	s := withEmoji()
	s.Highlights[1].Orphan = false
	if _, err := Write(s, Options{}); err == nil || !strings.Contains(err.Error(), id(3).String()) {
		t.Errorf("got %v", err)
	}
}

func TestColoursHaveTheReadersNames(t *testing.T) {
	got := writeAs(t, withEmoji(), Options{ColourName: func(c notebook.Colour) string {
		return map[notebook.Colour]string{notebook.Green: "claim · [x]", notebook.Grey: "Grey"}[c]
	}})
	if !strings.Contains(got, "> [!quote] Green · claim · \\[x\\] · ¶1\n") || !strings.Contains(got, "> [!quote] Grey\n") {
		t.Errorf("got\n%s", got)
	}
	if list := ReadHighlights([]byte(got)); len(list) != 2 || list[0].Label != "claim · [x]" || list[0].Colour != notebook.Green {
		t.Errorf("read back %+v", list)
	}
}

func TestEqualShortIDsMakeDifferentBlocks(t *testing.T) {
	s := withEmoji()
	other := s.Highlights[0].Highlight
	other.ID[1] = 9 // not in the short form
	s.Highlights = append(s.Highlights, Marked{Highlight: other})
	list := ReadHighlights([]byte(writeAs(t, s, Options{})))
	seen := map[string]bool{}
	for _, r := range list {
		seen[r.Block] = true
	}
	if len(list) != 3 || len(seen) != 3 {
		t.Errorf("got %+v", list)
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	comment := "First line.\n\n- a list\n  - deeper\n\n```\ncode %% $$\n```\nlast"
	s := withEmoji()
	s.Highlights[0].Highlight.Comment = comment
	got := ReadHighlights([]byte(writeAs(t, s, Options{})))
	if len(got) != 2 || got[0].Comment != comment || strings.Join(got[0].Tags, " ") != "lamp dark" || got[0].Quote() != "the lamp" || got[0].Paragraph != 1 {
		t.Errorf("got %+v", got)
	}
	if got := ReadHighlights([]byte("# Some other file\n\n> [!quote] of mine\n> text\n")); len(got) != 0 {
		t.Errorf("read %+v out of a file without highlights", got)
	}
}

func TestANoteIsWrittenAsItIs(t *testing.T) {
	n := notebook.Note{ID: id(4), Markdown: "# On \"lamps\"\r\n\r\n[[The Log]] and %% this %%"}
	got := string(WriteNote(n, []notebook.Document{{Title: "The Log: 1994"}}))
	want := "---\ntitle: \"On \\\"lamps\\\"\"\nid: " + id(4).String() + "\ndocuments: [\"[[The Log 1994|The Log: 1994]]\"]\n---\n# On \"lamps\"\n\n[[The Log]] and %% this %%\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
