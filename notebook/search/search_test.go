package search

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
)

func document(n int, title string) notebook.Document {
	return notebook.Document{ID: id(n), Title: title, Language: "en"}
}

func TestBetterMatchesComeFirst(t *testing.T) {
	l := newLibrary(t)
	l.add(document(1, "A long walk"), strings.Repeat("they walked along the coast for days ", 40)+"and saw a harbour")
	l.add(document(2, "Two ports"), "The harbour was sold. A harbour is a public thing.")
	l.add(document(3, "The harbour"), "It was sold.")
	l.add(document(4, "Nothing of the kind"), "A field of barley.")
	want := []string{"The harbour", "Two ports", "A long walk"}
	if got := titles(l.search("harbour")); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNearMissesAreMarkedAndLast(t *testing.T) {
	l := newLibrary(t)
	l.add(document(1, "misprinted"), "encrypton "+strings.Repeat("encrypton ", 20))
	l.add(document(2, "right"), strings.Repeat("some other words stand here ", 30)+" encryption")
	r := l.search("encryption")
	if got := titles(r); !reflect.DeepEqual(got, []string{"right", "misprinted"}) {
		t.Fatalf("got %q", got)
	}
	if r.Groups[0].Hits[0].Near || !r.Groups[1].Hits[0].Near || r.Near != 1 || !reflect.DeepEqual(r.Meant["encryption"], []string{"encrypton"}) {
		t.Errorf("near %v %v of %d, meant %v", r.Groups[0].Hits[0].Near, r.Groups[1].Hits[0].Near, r.Near, r.Meant)
	}
	if got := titles(l.search("NOT encryption")); !reflect.DeepEqual(got, []string{"misprinted"}) {
		t.Errorf("what is excluded must not be taken for misspelt: %q", got)
	}
}

func TestSnippetsShowAllHits(t *testing.T) {
	l := newLibrary(t)
	long := strings.Repeat("Nothing happens in this sentence at all. ", 500)
	l.add(document(1, "long"), long+"The ledger named the harbour,\nand the harbours were named again. "+long+"A ledger. "+long)
	r := l.search("ledger harbour")
	hit := r.Groups[0].Hits[0]
	if hit.Count != 4 {
		t.Errorf("%d occurrences, want 4", hit.Count)
	}
	if len(hit.Snippets) != 2 {
		t.Fatalf("%d snippets, want 2: %+v", len(hit.Snippets), hit.Snippets)
	}
	text, err := l.store.Text(id(1))
	if err != nil {
		t.Fatal(err)
	}
	var bold []string
	for _, s := range hit.Snippets {
		if flat := strings.ReplaceAll(text.At(s.Span), "\n", " "); flat != s.Text {
			t.Errorf("snippet %q stands for %q", s.Text, flat)
		}
		if len(s.Marks) != len(s.Hits) {
			t.Fatalf("%d marks for %d hits", len(s.Marks), len(s.Hits))
		}
		for i, m := range s.Marks {
			if s.Text[m.Start:m.End] != text.At(s.Hits[i]) {
				t.Errorf("mark %q, hit %q", s.Text[m.Start:m.End], text.At(s.Hits[i]))
			}
			bold = append(bold, text.At(s.Hits[i]))
		}
	}
	if want := []string{"ledger", "harbour", "harbours", "ledger"}; !reflect.DeepEqual(bold, want) {
		t.Errorf("bold %q, want %q", bold, want)
	}
	marks, err := l.index.Marks("ledger harbour", id(1))
	if err != nil || len(marks) != 4 {
		t.Errorf("%d marks in the opened document, want 4 (%v)", len(marks), err)
	}
}

func TestPhraseIsMarkedAsOne(t *testing.T) {
	l := newLibrary(t)
	l.add(document(1, "d"), "Keys, who holds\nthe keys and the keys.")
	s := l.search(`"the keys"`).Groups[0].Hits[0].Snippets[0]
	var bold []string
	for _, m := range s.Marks {
		bold = append(bold, s.Text[m.Start:m.End])
	}
	if want := []string{"the keys", "the keys"}; !reflect.DeepEqual(bold, want) {
		t.Errorf("bold %q, want %q", bold, want)
	}
}

func TestLoneLetterIsMarkedInItsPair(t *testing.T) {
	l := newLibrary(t)
	l.add(document(1, "d"), "東の港から西の港へ")
	s := l.search("港").Groups[0].Hits[0].Snippets[0]
	var bold []string
	for _, m := range s.Marks {
		bold = append(bold, s.Text[m.Start:m.End])
	}
	if want := []string{"港", "港"}; !reflect.DeepEqual(bold, want) {
		t.Errorf("bold %q in %q, want %q", bold, s.Text, want)
	}
}

func TestTitleHitShowsTheBeginning(t *testing.T) {
	l := newLibrary(t)
	l.add(document(1, "Who holds the ledger"), "It begins here. "+strings.Repeat("And goes on. ", 100))
	g := l.search("ledger").Groups[0]
	if len(g.Hits[0].Snippets) != 1 || !strings.HasPrefix(g.Hits[0].Snippets[0].Text, "It begins here.") || g.Hits[0].Count != 0 {
		t.Errorf("%+v", g.Hits[0])
	}
	if len(g.Marks) != 1 || g.Title[g.Marks[0].Start:g.Marks[0].End] != "ledger" {
		t.Errorf("marks of the title: %v", g.Marks)
	}
}

func TestHitsAreGroupedByDocument(t *testing.T) {
	l := newLibrary(t)
	l.add(document(1, "Ledger of the port"), "The ledger is long.")
	l.put(
		notebook.Highlight{ID: id(10), Document: id(1), Anchor: notebook.Anchor{Quote: "ledger"}, Comment: "a ledger of lies"},
		notebook.Highlight{ID: id(11), Document: id(1), Anchor: notebook.Anchor{Quote: "The ledger"}},
		notebook.Note{ID: id(12), Markdown: "# Ledger\n\nSee [[Ledger of the port]]", Documents: []notebook.ID{id(1)}},
		notebook.Note{ID: id(13), Markdown: "A ledger of my own"},
	)
	r := l.search("ledger")
	if got, want := fmt.Sprint(titles(r)), "[Ledger of the port A ledger of my own]"; got != want {
		t.Fatalf("groups %v, want %v", got, want)
	}
	var in []string
	for _, h := range r.Groups[0].Hits {
		in = append(in, h.In.String())
	}
	// The highlight without a comment says nothing that its document does not.
	if got := strings.Join(sorted(in), " "); got != "comment note text" || len(in) != 3 || r.Hits != 4 || r.Documents != 2 {
		t.Errorf("hits in %q (%d of %d, %d groups)", in, len(in), r.Hits, r.Documents)
	}
	if r.Groups[1].Document != (notebook.ID{}) || r.Groups[1].Hits[0].Note != id(13) {
		t.Errorf("a note without a document: %+v", r.Groups[1])
	}
	if got := l.search("colour:yellow ledger"); got.Hits != 0 {
		t.Errorf("no highlight is yellow, but %d hits", got.Hits)
	}
}

func TestHighlightIsFoundByItsQuote(t *testing.T) {
	l := newLibrary(t)
	l.add(document(1, "d"), "The ledger is long. The river is longer.")
	l.put(notebook.Highlight{ID: id(10), Document: id(1), Colour: notebook.Red, Anchor: notebook.Anchor{Quote: "The ledger is long."}})
	r := l.search("colour:red ledger")
	if r.Hits != 1 || r.Groups[0].Hits[0].Highlight != id(10) || !r.Groups[0].Hits[0].Snippets[0].Quote {
		t.Errorf("%+v", r.Groups)
	}
}

func TestDatesSortNewestFirst(t *testing.T) {
	l := newLibrary(t)
	for n, y := range []int{2018, 2021, 0, 2019} {
		d := document(n+1, fmt.Sprint(y))
		if y > 0 {
			d.Published = year(y)
		}
		l.add(d, strings.Repeat("ledger ", n+1))
	}
	r, err := l.index.Search(context.Background(), "ledger", Options{Sort: ByDate})
	if got, want := titles(r), []string{"2021", "2019", "2018", "0"}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q (%v)", got, want, err)
	}
}

func TestPagesFollowEachOther(t *testing.T) {
	l := newLibrary(t)
	for n := range 30 {
		l.add(document(n+1, fmt.Sprint(n)), strings.Repeat("ledger ", n%7+1)+strings.Repeat("x ", n))
	}
	all := titles(l.search("ledger"))
	var paged []string
	for skip := 0; skip < 35; skip += 7 {
		r, err := l.index.Search(context.Background(), "ledger", Options{Skip: skip, Limit: 7})
		if err != nil || r.Documents != 30 {
			t.Fatalf("%d documents, %v", r.Documents, err)
		}
		paged = append(paged, titles(r)...)
	}
	if !reflect.DeepEqual(all, paged) {
		t.Errorf("at once %q, by pages %q", all, paged)
	}
}

func TestFacetsNarrowTheSearch(t *testing.T) {
	l := someLibrary(t, 4, 60)
	r, err := l.index.Search(context.Background(), "harbour OR port", Options{})
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string][]Facet{"kinds": r.Facets.Kinds, "tags": r.Facets.Tags, "publishers": r.Facets.Publishers, "years": r.Facets.Years, "entities": r.Facets.Entities}
	for name, list := range groups {
		if len(list) == 0 {
			t.Errorf("no facet of %s", name)
		}
		for _, f := range list {
			narrowed := l.search("(harbour OR port) AND " + f.Query)
			if got := narrowed.Hits - narrowed.Near; got < 1 || name == "kinds" && got < f.Count-r.Near {
				t.Errorf("%s finds %d, the facet counts %d", f.Query, got, f.Count)
			}
		}
	}
}

func TestStemsAreEnglishOnly(t *testing.T) {
	l := newLibrary(t)
	english, german := document(1, "english"), document(2, "german")
	german.Language = "de"
	l.add(english, "ships sailing")
	l.add(german, "ships sailing")
	if r := l.search("ship"); r.Hits-r.Near != 1 || r.Groups[0].Title != "english" {
		t.Errorf("ship finds %q", titles(r))
	}
	if got := len(l.search("SHIPS").Groups); got != 2 {
		t.Errorf("SHIPS finds %d", got)
	}
	english.Language = "fr"
	l.put(english)
	if got := l.search("ship").Hits - l.search("ship").Near; got != 0 {
		t.Errorf("a document that is no longer English is still stemmed")
	}
}

func TestTrashHidesADocumentWithItsComments(t *testing.T) {
	l := newLibrary(t)
	d := document(1, "d")
	l.add(d, "the ledger")
	l.put(notebook.Highlight{ID: id(10), Document: id(1), Comment: "ledger"})
	d.Trashed = time.Unix(5, 0)
	l.put(d)
	if r := l.search("ledger"); r.Hits != 0 {
		t.Errorf("%d hits in the trash", r.Hits)
	}
	d.Trashed = time.Time{}
	l.put(d)
	if r := l.search("ledger"); r.Hits != 2 {
		t.Errorf("%d hits when it is back, want 2", r.Hits)
	}
	l.verify()
}

func TestMergedEntityIsFoundUnderEitherName(t *testing.T) {
	l := newLibrary(t)
	l.add(document(1, "one"), "x")
	l.add(document(2, "two"), "y")
	a := notebook.Entity{ID: id(20), Kind: notebook.Person, Name: "Marta Lindqvist"}
	b := notebook.Entity{ID: id(21), Kind: notebook.Person, Name: "Mrs Moreau"}
	l.put(a, b,
		notebook.Mentions{Document: id(1), List: []notebook.Mention{{Entity: a.ID}}},
		notebook.Mentions{Document: id(2), List: []notebook.Mention{{Entity: b.ID}}})
	if got := titles(l.search("person:lindqvist")); !reflect.DeepEqual(got, []string{"one"}) {
		t.Fatalf("before the merge: %q", got)
	}
	b.MergedInto = a.ID
	l.put(b)
	for _, query := range []string{"person:lindqvist", "person:moreau", `person:"marta lindqvist"`} {
		if got := sorted(titles(l.search(query))); !reflect.DeepEqual(got, []string{"one", "two"}) {
			t.Errorf("%s: %q", query, got)
		}
	}
	if got := l.search("org:lindqvist").Hits; got != 0 {
		t.Errorf("a person is found as an organisation")
	}
}
