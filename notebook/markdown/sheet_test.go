package markdown

import (
	"strings"
	"testing"
	"time"

	"casebound/notebook"
)

// id makes an ID that ends in the number.
func id(n int) notebook.ID {
	return notebook.ID{0: 1, 6: 0x70, 8: 0x80, 12: byte(n * 37), 13: byte(n * 101), 14: byte(n >> 8), 15: byte(n)}
}

// sheetOf reads a case: lines of fields, the text, and lines that mark it.
//
//	title: The Log        source: …   published: 1994-07-02 …
//	yellow "quoted words" #tag #tag
//	  comment: lines of it
//	gone blue "words that are not there"
//	name PER "Nadezhda Korvin"
//	date "Apr. 3" 2020-04-03 inferred
//	note # Its title
func sheetOf(t testing.TB, fields, text, marks string) Sheet {
	t.Helper()
	s := Sheet{Document: notebook.Document{ID: id(999)}}
	for line := range strings.Lines(fields) {
		key, value, _ := strings.Cut(strings.TrimRight(line, "\n"), ": ")
		switch key {
		case "title":
			s.Document.Title = value
		case "source":
			s.Document.Source = value
		case "publisher":
			s.Document.Publisher = value
		case "authors":
			s.Document.Authors = strings.Split(value, "; ")
		case "published":
			s.Document.Published.When.EDTF = value
		case "captured":
			s.Document.Captured.When.EDTF = value
		case "sha256":
			s.Document.SHA256 = value
		case "tags":
			s.Document.Tags = strings.Fields(value)
		case "":
		default:
			t.Fatalf("no field %q", key)
		}
	}
	s.Text = notebook.PlainText(strings.TrimSuffix(text, "\n"))
	for line := range strings.Lines(marks) {
		s.mark(t, strings.TrimRight(line, "\n"))
	}
	return s
}

// mark reads one line of marks into the sheet.
func (s *Sheet) mark(t testing.TB, line string) {
	t.Helper()
	if comment, ok := strings.CutPrefix(line, "  comment: "); ok {
		h := &s.Highlights[len(s.Highlights)-1].Highlight
		h.Comment = strings.TrimPrefix(h.Comment+"\n"+comment, "\n")
		return
	}
	if line == "" {
		return
	}
	if note, ok := strings.CutPrefix(line, "note "); ok {
		s.Notes = append(s.Notes, notebook.Note{ID: id(500), Markdown: note})
		return
	}
	head, rest, _ := strings.Cut(line, `"`)
	quote, tail, ok := strings.Cut(rest, `"`)
	words := strings.Fields(head)
	if !ok || len(words) == 0 {
		t.Fatalf("cannot read the mark %q", line)
	}
	quote = strings.ReplaceAll(quote, `\n`, "\n")
	at := strings.Index(s.Text.All(), quote)
	span := notebook.Span{Start: at, End: at + len(quote)}
	switch {
	case words[0] == "gone":
		span = notebook.Span{}
	case at < 0:
		t.Fatalf("%q is not in the text", quote)
	}
	switch words[0] {
	case "name":
		kind, err := notebook.ParseEntityKind(words[1])
		if err != nil {
			t.Fatal(err)
		}
		n := Named{Entity: notebook.Entity{ID: id(100 + len(s.Entities)), Kind: kind, Name: quote, Hidden: strings.Contains(tail, "hidden")}}
		for from := 0; ; {
			i := strings.Index(s.Text.All()[from:], quote)
			if i < 0 {
				break
			}
			n.Mentions = append(n.Mentions, notebook.Mention{Span: notebook.Span{Start: from + i, End: from + i + len(quote)}, Entity: n.Entity.ID})
			from += i + len(quote)
		}
		s.Entities = append(s.Entities, n)
	case "date":
		more := strings.Fields(tail)
		dating := map[string]notebook.Dating{"inferred": notebook.YearInferred, "document": notebook.FromDocument, "text": notebook.FromText}[strings.Join(more[1:], "")]
		s.Timexes = append(s.Timexes, notebook.Timex{Span: span, Dating: dating, When: notebook.When{EDTF: more[0]}})
	default:
		gone := words[0] == "gone"
		colour, err := notebook.ParseColour(words[len(words)-1])
		if err != nil {
			t.Fatal(err)
		}
		h := notebook.Highlight{
			ID: id(len(s.Highlights) + 1), Document: s.Document.ID, Colour: colour,
			Anchor: notebook.Anchor{Span: span, Quote: quote}, Created: time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC),
		}
		for _, tag := range strings.Fields(tail) {
			h.Tags = append(h.Tags, strings.TrimPrefix(tag, "#"))
		}
		s.Highlights = append(s.Highlights, Marked{h, gone})
	}
}

func writeAs(t testing.TB, s Sheet, o Options) string {
	t.Helper()
	out, err := Write(s, o)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
