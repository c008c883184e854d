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

// TestPastedTextsAreAnsweredOrRefused: whoever pastes a page into the box finds
// the page, and whoever pastes a book is told why nothing is looked for.
func TestPastedTextsAreAnsweredOrRefused(t *testing.T) {
	l := newLibrary(t)
	page := strings.Repeat("the harbour board met and wrote down what it owed. ", 12)
	l.add(notebook.Document{ID: id(1), Title: "Minutes"}, page)
	l.add(notebook.Document{ID: id(2), Title: "Ledger"}, "the board met in the harbour and wrote nothing down")
	l.settle()
	for _, query := range []string{page, `"` + strings.TrimSpace(page) + `"`} {
		if r := ask(t, l, query); r.Hits != 1 || r.Groups[0].Title != "Minutes" {
			t.Errorf("%.40s… finds %+v", query, r.Groups)
		}
	}
	var words []string
	for n := range mostLeaves + 1 {
		words = append(words, fmt.Sprint("word", n))
	}
	for _, c := range []struct{ query, want string }{
		{strings.Join(words, " "), "put its beginning in quotation marks"},
		{strings.Join(words, " OR "), "put its beginning in quotation marks"},
		{"title:(" + strings.Join(words, "* ") + ")", "put its beginning in quotation marks"},
		{`"` + strings.Repeat("a b ", mostForms/2+1) + `"`, "its beginning will do"},
	} {
		if _, err := ParseQuery(c.query); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.40s… is refused with %v, want %q in it", c.query, err, c.want)
		}
	}
	if _, err := ParseQuery(strings.Join(words[1:], " ")); err != nil {
		t.Error(err)
	}
}

// TestAWordTwiceIsAWord: a word that stands in a query twice finds what it
// finds once, in the same order and with the same passages.
func TestAWordTwiceIsAWord(t *testing.T) {
	l := newLibrary(t)
	for n := range 30 {
		l.add(notebook.Document{ID: id(n + 1), Title: fmt.Sprint("Sheet ", n)},
			strings.Repeat("harbour ", n%5+1)+strings.Repeat("of the quay ", n%3)+"and so on")
	}
	once, twice := ask(t, l, "harbour quay"), ask(t, l, "harbour quay harbour quay")
	if len(once.Groups) != 20 || len(twice.Groups) != 20 {
		t.Fatalf("%d and %d groups", len(once.Groups), len(twice.Groups))
	}
	for i := range once.Groups {
		a, b := once.Groups[i], twice.Groups[i]
		if a.Document != b.Document || !reflect.DeepEqual(a.Hits[0].Snippets, b.Hits[0].Snippets) || a.Hits[0].Count != b.Hits[0].Count {
			t.Errorf("group %d: %+v once, %+v twice", i, a, b)
		}
	}
}

// TestNearMissesStandBehindExactHits in either order, also where they are the
// newer ones.
func TestNearMissesStandBehindExactHits(t *testing.T) {
	l := newLibrary(t)
	day := time.Date(2019, 5, 1, 9, 0, 0, 0, time.UTC)
	for n := range 8 {
		text := "the dredging of the harbour"
		if n%2 == 1 {
			text = "the dredgng of the quay" // as it was printed
		}
		d := notebook.Document{ID: id(n + 1), Title: fmt.Sprint("Sheet ", n), Published: year(2000 + n), Imported: day}
		l.add(d, text)
	}
	for _, sort := range []Sort{ByRelevance, ByDate} {
		r, err := l.index.Search(context.Background(), "dredging", Options{Sort: sort})
		if err != nil || r.Hits != 8 || r.Near != 4 {
			t.Fatalf("%d hits, %d of them near, %v", r.Hits, r.Near, err)
		}
		for i, g := range r.Groups {
			if g.Hits[0].Near != (i >= 4) {
				t.Errorf("sort %d: group %d (%s) is near: %v", sort, i, g.Title, g.Hits[0].Near)
			}
		}
		if sort == ByDate && (r.Groups[0].Title != "Sheet 6" || r.Groups[4].Title != "Sheet 7") {
			t.Errorf("by date %s comes first, and %s of the near misses", r.Groups[0].Title, r.Groups[4].Title)
		}
	}
}
