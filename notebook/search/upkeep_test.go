package search

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"casebound/notebook"
)

// frail is a Store that stops taking changes after so many Apply, as a
// process that is killed does.
type frail struct {
	notebook.Store
	left int
}

var errKilled = errors.New("killed")

func (f *frail) Apply(changes ...notebook.Change) error {
	if f.left == 0 {
		return errKilled
	}
	f.left--
	return f.Store.Apply(changes...)
}

// TestIndexAfterEveryInterruption kills the index after every number of writes
// it makes, opens it again, lets it catch up and holds it against the texts.
func TestIndexAfterEveryInterruption(t *testing.T) {
	for kill := range 60 {
		r := rand.New(rand.NewPCG(uint64(kill), 5))
		l := newLibrary(t)
		store := &frail{Store: l.store, left: -1}
		l.store = store
		for n := 1; n <= 90; n++ {
			l.add(someDocument(r, n), prose(r, 20))
			l.change(r, n)
			if n%30 == 0 {
				l.reopen()
			}
		}
		store.left = kill
		if kill%3 == 0 {
			l.index.Rebuild(context.Background())
		}
		for more, err := true, error(nil); more && err == nil; {
			more, err = l.index.Upkeep(context.Background())
		}
		store.left = -1
		l.reopen()
		l.settle()
		l.verify()
		if searched, total := l.index.Progress(); searched != total || total == 0 {
			t.Fatalf("killed after %d writes: searched %d of %d", kill, searched, total)
		}
		leftovers(t, l)
	}
}

// leftovers fails when pages lie about that no segment has.
func leftovers(t *testing.T, l *library) {
	t.Helper()
	found, err := l.index.segmentsInStore()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range l.index.meta.segments {
		delete(found, s.number)
	}
	if len(found) > 0 {
		t.Errorf("pages of segments %v lie about", found)
	}
}

func TestUnappliedChangeChangesNothing(t *testing.T) {
	l := newLibrary(t)
	l.add(document(1, "d"), "the ledger")
	before := l.search("ledger OR harbour")
	u, err := l.index.Follow([]notebook.Change{notebook.Put(notebook.Note{ID: id(9), Markdown: "a harbour"})}, nil)
	if err != nil || len(u.Changes) == 0 {
		t.Fatal(u, err)
	}
	if got := l.search("ledger OR harbour"); !reflect.DeepEqual(got, before) {
		t.Errorf("an update that was never done is found")
	}
	l.reopen()
	l.settle()
	l.verify()
}

func TestIndexTellsHowFarBehindItIs(t *testing.T) {
	l := newLibrary(t)
	for n := range 8 {
		l.add(document(n+1, fmt.Sprint(n)), "ledger")
	}
	l.reopen() // nothing was written as a segment yet
	if searched, total := l.index.Progress(); searched != 0 || total != 8 {
		t.Errorf("after a crash: %d of %d, want 0 of 8", searched, total)
	}
	if r := l.search("ledger"); r.Searched != 0 || r.Total != 8 || r.Hits != 0 {
		t.Errorf("an answer says %d of %d", r.Searched, r.Total)
	}
	l.settle()
	if r := l.search("ledger"); r.Searched != 8 || r.Total != 8 || r.Hits != 8 {
		t.Errorf("caught up, an answer says %d of %d with %d hits", r.Searched, r.Total, r.Hits)
	}
}

func TestNotebookWithoutAnIndexGetsOne(t *testing.T) {
	l := newLibrary(t)
	for n := range 200 {
		d := document(n+1, fmt.Sprint(n))
		if err := l.store.PutText(d.ID, notebook.PlainText("a ledger"), nil); err != nil {
			t.Fatal(err)
		}
		if err := l.store.Apply(notebook.Put(d)); err != nil {
			t.Fatal(err)
		}
	}
	l.reopen()
	if _, total := l.index.Progress(); total != 200 {
		t.Errorf("%d to search, want 200", total)
	}
	l.settle()
	l.verify()
	l.reopen()
	if searched, total := l.index.Progress(); searched != 200 || total != 200 {
		t.Errorf("opened again: %d of %d", searched, total)
	}
}

func TestLongTextIsReadLater(t *testing.T) {
	l := newLibrary(t)
	l.add(document(1, "book"), strings.Repeat("word ", longText/5)+"ledger")
	if searched, total := l.index.Progress(); searched != 0 || total != 1 {
		t.Errorf("%d of %d at once", searched, total)
	}
	l.settle()
	if got := l.search("ledger").Hits; got != 1 {
		t.Errorf("%d hits", got)
	}
	l.verify()
}

func TestSegmentsStayFew(t *testing.T) {
	l := newLibrary(t)
	r := rand.New(rand.NewPCG(3, 3))
	for n := range 3000 {
		l.add(someDocument(r, n+1), prose(r, 4))
		if n%100 == 99 {
			l.settle()
		}
	}
	l.settle()
	if n := len(l.index.meta.segments); n > 6 {
		t.Errorf("%d segments of 3,000 documents", n)
	}
	l.verify()
}

// pageNames lists the pages of all segments.
func (l *library) pageNames() (names []string) {
	l.t.Helper()
	err := l.store.Each(notebook.Key{Kind: notebook.KindIndex, Name: segmentPrefix}, func(r notebook.Record) error {
		names = append(names, r.Key().Name)
		return nil
	})
	if err != nil {
		l.t.Fatal(err)
	}
	return names
}

func TestDamagedIndexIsNoticedAndMadeAgain(t *testing.T) {
	for _, damage := range []struct {
		name string
		do   func(l *library, name string)
	}{
		{"page lost", func(l *library, name string) {
			l.store.Apply(notebook.Change{Before: notebook.Index{Name: name}})
		}},
		{"page changed", func(l *library, name string) {
			l.store.Apply(notebook.Put(notebook.Index{Name: name, Data: []byte{0xff, 0xff, 0xff}}))
		}},
	} {
		l := newLibrary(t)
		r := rand.New(rand.NewPCG(8, 8))
		for n := range 100 {
			l.add(someDocument(r, n+1), prose(r, 30))
		}
		l.settle()
		names := l.pageNames()
		if len(names) < 4 {
			t.Fatalf("%d pages", len(names))
		}
		for i := range names {
			t.Run(fmt.Sprintf("%s/%d", damage.name, i), func(t *testing.T) {
				damaged := &library{t: t, store: l.store, texts: l.texts}
				name := damaged.pageNames()[i]
				damage.do(damaged, name)
				damaged.reopen()
				report, err := damaged.index.Verify(context.Background())
				searched, total := damaged.index.Progress()
				if err != nil || len(report.Faults) == 0 && searched == total {
					t.Errorf("not noticed: %+v, %v, %d of %d", report, err, searched, total)
				}
				if len(report.Faults) > 0 {
					if err := damaged.index.Rebuild(context.Background()); err != nil {
						t.Fatal(err)
					}
				}
				damaged.settle()
				damaged.verify()
			})
		}
	}
}

func TestSearchOfABrokenIndexMendsItself(t *testing.T) {
	l := newLibrary(t)
	for n := range 70 {
		l.add(document(n+1, fmt.Sprint(n)), "the ledger")
	}
	l.settle()
	l.reopen()
	number := l.index.meta.segments[0].number
	if err := l.store.Apply(notebook.Change{Before: notebook.Index{Name: pageName(number, docsStream, 0)}}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.index.Search(context.Background(), "ledger", Options{}); !errors.Is(err, ErrBroken) {
		t.Fatalf("got %v, want ErrBroken", err)
	}
	l.settle()
	if got := l.search("ledger").Hits; got != 70 {
		t.Errorf("%d hits after mending, want 70", got)
	}
}

func TestLockedNotebookIsNotABrokenIndex(t *testing.T) {
	l := newLibrary(t)
	for n := range 70 {
		l.add(document(n+1, fmt.Sprint(n)), "the ledger")
	}
	l.settle()
	l.reopen()
	l.store.Close()
	if _, err := l.index.Search(context.Background(), "ledger", Options{}); !errors.Is(err, notebook.ErrLocked) {
		t.Errorf("got %v, want ErrLocked", err)
	}
	if _, err := l.index.Upkeep(context.Background()); err != nil && !errors.Is(err, notebook.ErrLocked) {
		t.Errorf("upkeep: %v", err)
	}
}
