package widgets

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"casebound/notebook"
)

func TestSearchResultsAreGroupedAndOpen(t *testing.T) {
	anApp(t)
	var log []string
	p := NewSearchPage()
	p.OnQuery = func(q string) { log = append(log, q) }
	p.OnHit = func(group, hit int, newTab bool) { log = append(log, fmt.Sprint("hit ", group, hit, newTab)) }
	p.OnFacet = func(facet, value int) { log = append(log, fmt.Sprint("facet ", facet, value)) }
	s := stageOf(t, p, 900, 600)
	test.Type(p.entry, "l")
	p.SetResults([]SearchGroup{
		{Title: "Harbour Board", Detail: "The Ledger", Total: 12, Hits: []SearchHit{{Snippet: "gaps in the lease of", Bold: []notebook.Span{{Start: 12, End: 17}}, Where: "¶ 4"}}},
		{Title: "Minutes", Hits: []SearchHit{{Snippet: "first"}, {Snippet: "second"}}},
	}, []Facet{{"In", []FacetValue{{"Texts", 11, true}, {"Notes", 1, false}}}}, "13 places in 2 documents, 4 ms")
	s.says("13 places in 2 documents, 4 ms", "Harbour Board", "12", "lease", "¶ 4", "IN", "Texts", "11")
	s.tap("second")
	s.tapWith("Minutes", fyne.KeyModifierControl)
	s.tap("Notes")
	s.focus(p.Focus())
	s.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got, want := strings.Join(log, ", "), "l, hit 1 1 false, hit 1 0 true, facet 0 1, hit 0 0 false"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	p.OnLeave = func() { log = append(log, "leave") }
	s.press(fyne.KeyEscape)
	s.focus(p.Focus())
	s.press(fyne.KeyEscape)
	if got := strings.Join(log[len(log)-2:], ", "); got != "leave, leave" {
		t.Errorf("Escape in the results and in the query: %s", got)
	}
	p.SetResults(nil, nil, "nothing found")
	s.says("Nothing was found.")
}

func TestSavedSearchesStandBesideTheResults(t *testing.T) {
	anApp(t)
	var log []string
	p := NewSearchPage()
	p.OnSave = func() { log = append(log, "save") }
	p.OnSort = func(byDate bool) {
		log = append(log, fmt.Sprint("by date ", byDate))
		p.SetByDate(byDate)
	}
	p.OnSaved = func(i int) { log = append(log, fmt.Sprint("saved ", i)) }
	p.OnSavedMenu = func(i int, _ fyne.Position) { log = append(log, fmt.Sprint("menu ", i)) }
	s := stageOf(t, p, 900, 600)
	p.SetSaved([]SavedRow{{Name: "Leases", Query: "lease*"}, {Name: "Silt", Query: "silt", Chosen: true}})
	s.says("SAVED SEARCHES", "Leases", "Silt", "harbour OR port NOT sale")
	s.silent("Save…")
	s.tap("Silt")
	s.rightTap("Leases")
	p.SetResults([]SearchGroup{{Title: "Minutes", Hits: []SearchHit{{Snippet: "first"}}}}, nil, "1 hit")
	s.tap("Date")
	s.tap("Date")
	s.tap("Relevance")
	s.tap("Save…")
	if got, want := strings.Join(log, ", "), "saved 1, menu 0, by date true, by date false, save"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAnEntityPageShowsWhatIsKnown(t *testing.T) {
	anApp(t)
	var log []string
	p := NewEntityPage()
	p.OnSentence = func(d notebook.ID, at notebook.Span, newTab bool) {
		log = append(log, fmt.Sprint("sentence ", d[15], at.Start, newTab))
	}
	p.OnDocument = func(d notebook.ID, newTab bool) { log = append(log, fmt.Sprint("document ", d[15])) }
	p.OnTie = func(id notebook.ID) { log = append(log, fmt.Sprint("tie ", id[15])) }
	p.OnEvent = func(id notebook.ID) { log = append(log, fmt.Sprint("event ", id[15])) }
	p.OnEntity = func(id notebook.ID) { log = append(log, fmt.Sprint("entity ", id[15])) }
	p.OnNote = func(id notebook.ID, _ bool) { log = append(log, fmt.Sprint("note ", id[15])) }
	p.SetData(EntityPageData{
		Entity: notebook.Entity{ID: an(1), Kind: notebook.Organisation, Name: "Pier Nine", Aliases: []string{"P9"}}, Mentions: 27,
		Ties:   []EntityTie{{ID: an(2), Kind: notebook.Person, Name: "Agnes Whitlow", Sentences: 9, Documents: 3}},
		Events: []EntityEvent{{ID: an(3), Date: "1 Apr 2020", Title: "A letter"}},
		Notes:  []NoteRow{{ID: an(4), Title: "Who signs?"}},
		Documents: []EntityDocument{{ID: an(5), Title: "The Ledger's story", Sentences: []EntitySentence{
			{Text: "Here Pier Nine signed.", Name: notebook.Span{Start: 5, End: 14}, At: notebook.Span{Start: 105, End: 114}},
		}}},
	})
	s := stageOf(t, p, 800, 700)
	s.says("ORGANISATION", "Pier Nine", "also P9 · 27 mentions in 1 document", "OCCURS WITH", "9 sentences, 3 documents", "EVENTS", "1 Apr 2020", "NOTES", "MENTIONS")
	s.tap("9 sentences")
	s.tapWith("9 sentences", fyne.KeyModifierControl)
	s.tap("A letter")
	s.tap("Who signs?")
	s.tap("The Ledger's story")
	s.tap("signed.")
	if got, want := strings.Join(log, ", "), "tie 2, entity 2, event 3, note 4, document 5, sentence 5 105 false"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEveryIconCanBeDrawn(t *testing.T) {
	anApp(t)
	names := []string{"back", "forward", "down", "up", "right", "close", "check", "search", "import", "export", "lock", "unlock", "note", "version", "rank", "link", "eye", "edit", "case", "word", "regex", "plus", "minus", "fit", "filter", "more", "warn", "enter", "highlight", "document", "tag", "person", "organisation", "place", "event", "command", "heading", "graph", "menu", "undo", "redo", "trash", "quote", "sidebar", "inspector", "timeline", "book"}
	d := newDrawing(func(p *pen, size fyne.Size) {
		for i, name := range names {
			p.icon(name, float32(i)*20, 0, 16, "cbInk")
		}
	})
	s := stageOf(t, d, 1000, 20)
	img := s.window.Canvas().Capture()
	for i, name := range names {
		drawn := 0
		for x := i * 20; x < i*20+16; x++ {
			for y := range 16 {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0x9000 {
					drawn++
				}
			}
		}
		if drawn < 4 {
			t.Errorf("icon %s leaves %d dark pixels", name, drawn)
		}
	}
}
