package session

import (
	"context"
	"slices"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

const handbook = `# Handbook of the Varnholm pilots

Who brings ships in, and how.

## Signals at night

Two lamps over one.

## Fees and receipts

Paid at the office.
`

// found lists what the finder answers: kind, title and detail.
func found(s *Session, query string) []string {
	var list []string
	for _, r := range s.Find(context.Background(), query, 8).Results {
		list = append(list, r.Candidate.Kind.String()+" "+r.Candidate.Title)
	}
	return list
}

func finds(t *testing.T, s *Session, query, want string, yes bool) {
	t.Helper()
	if got := found(s, query); slices.Contains(got, want) != yes {
		t.Errorf("%q: %q in %q is %v", query, want, got, !yes)
	}
}

func TestHeadingsLeadToTheirPlace(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "pilots.md", handbook)
	a := s.Find(context.Background(), "fees receipts", 8)
	if len(a.Results) == 0 || a.Results[0].Candidate.Title != "Fees and receipts" {
		t.Fatalf("found %q", found(s, "fees receipts"))
	}
	c := a.Results[0].Candidate
	d, _ := s.Document(id)
	text, _ := s.Text(id)
	if c.Detail != d.Title || c.Place.Document != id || text.At(c.Place.Span) != "Fees and receipts" {
		t.Errorf("the heading is shown with %q and leads to %v", c.Detail, c.Place)
	}
	finds(t, s, "handbook signals", "heading Signals at night", true)
	if got := found(s, d.Title); len(got) == 0 || got[0] != "document "+d.Title || slices.Contains(got, "heading Signals at night") {
		t.Errorf("the document's own title finds %q", got)
	}
}

func TestHeadingsComeAndGoWithTheirDocument(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "pilots.md", handbook)
	const signals = "heading Signals at night"
	if err := s.TrashDocument(id); err != nil {
		t.Fatal(err)
	}
	finds(t, s, "signals night", signals, false)
	if err := s.RestoreDocument(id); err != nil {
		t.Fatal(err)
	}
	finds(t, s, "signals night", signals, true)
	if err := s.SetField(id, FieldTitle, "Notes of a pilot"); err != nil {
		t.Fatal(err)
	}
	if c := s.Find(context.Background(), "signals night", 1).Results[0].Candidate; c.Detail != "Notes of a pilot" {
		t.Errorf("after the new title the heading is one of %q", c.Detail)
	}
}

func TestHeadingsAreThereAgainAfterOpening(t *testing.T) {
	store := storetest.Memory()
	id := take(t, open(t, store), "pilots.md", handbook)
	for _, stored := range []bool{true, false} {
		if !stored { // as a notebook of an earlier program has none
			if err := store.Apply(notebook.Change{Before: notebook.Index{Name: headingName(id)}}); err != nil {
				t.Fatal(err)
			}
		}
		s := open(t, store)
		if err := s.ReadHeadings(context.Background()); err != nil {
			t.Fatal(err)
		}
		finds(t, s, "signals night", "heading Signals at night", true)
		if _, ok := storedHeadings(store, id); !ok {
			t.Error("the headings are not on record")
		}
	}
}

func TestHeadingsReadLateDoNotBringBackWhatIsGone(t *testing.T) {
	store := storetest.Memory()
	id := take(t, open(t, store), "pilots.md", handbook)
	s := open(t, store)
	read, err := s.HeadingReader().Read(context.Background())
	if err == nil {
		err = s.TrashDocument(id)
	}
	if err != nil {
		t.Fatal(err)
	}
	s.AdmitHeadings(read)
	finds(t, s, "signals night", "heading Signals at night", false)
}

func TestHeadingsOfNotesFollowTheNote(t *testing.T) {
	s := open(t, nil)
	n, err := s.NewNote("# Chronology\n\n## Open questions\n\n```\n# no heading\n```\n")
	if err != nil {
		t.Fatal(err)
	}
	finds(t, s, "open questions", "heading Open questions", true)
	at := s.Find(context.Background(), "open questions", 1).Results[0].Candidate.Place
	if got := n.Markdown[at.Span.Start:at.Span.End]; at.Note != n.ID || !strings.HasPrefix(got, "## Open questions") {
		t.Errorf("the heading leads to %+v, %q", at, got)
	}
	finds(t, s, "no heading", "heading no heading", false)
	finds(t, s, "chronology", "heading Chronology", false)
	if err := s.SetNote(n.ID, "# Chronology\n\n## Answered questions\n"); err != nil {
		t.Fatal(err)
	}
	finds(t, s, "open questions", "heading Open questions", false)
	finds(t, s, "answered questions", "heading Answered questions", true)
}

func TestHighlightsOfATrashedDocumentAreNotOffered(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "harbour.txt", harbour)
	if _, err := s.AddHighlight(id, at(t, s, id, "dredging that inspectors say"), NewHighlight{}); err != nil {
		t.Fatal(err)
	}
	const quote = "highlight dredging that inspectors say"
	finds(t, s, "dredging inspectors", quote, true)
	if err := s.TrashDocument(id); err != nil {
		t.Fatal(err)
	}
	finds(t, s, "dredging inspectors", quote, false)
	finds(t, s, "@solberg", "entity Ingrid Solberg", false)
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	finds(t, s, "dredging inspectors", quote, true)
}
