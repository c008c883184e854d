package search

import (
	"context"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"casebound/notebook"
)

// someItem makes an item with each of its parts there or not.
func someItem(r *rand.Rand) item {
	it := item{itemKey: itemKey{kind: itemKind(r.IntN(int(itemKinds)))}, revision: r.Uint64() >> r.IntN(64)}
	for i := range it.id {
		it.id[i] = byte(r.IntN(1 + 255*r.IntN(2)))
	}
	if it.gone = r.IntN(8) == 0; it.gone {
		return it
	}
	some := func(set func()) {
		if r.IntN(2) == 0 {
			set()
		}
	}
	some(func() { it.english = true })
	some(func() { it.length = r.Uint32() })
	some(func() { it.side = r.Uint32() })
	some(func() { it.title = "Minutes of the harbour board" })
	some(func() { it.publisher = "The Kelp Bay Gazette" })
	some(func() { it.tags = []string{"dredging", "", "Straße"} })
	some(func() { it.colour = notebook.Colour(1 + r.IntN(200)) })
	some(func() { it.documents = []notebook.ID{{1}, {2, 255}} })
	some(func() { it.dated, it.from, it.to = true, notebook.Beginning, notebook.End })
	some(func() { it.dated, it.from, it.to = true, math.MinInt64, math.MaxInt64 })
	some(func() { it.spots = []spot{{256, 1400}, {512, math.MaxUint32}} })
	return it
}

func TestItemsComeBack(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	var e itemEncoder
	var want []item
	for range 2000 {
		want = append(want, someItem(r))
		e.item(&want[len(want)-1])
	}
	d := itemDecoder{decoder: decoder{in: e.out}}
	for i := range want {
		if got := d.item(); !reflect.DeepEqual(got, want[i]) {
			t.Fatalf("item %d is read as\n%+v, was\n%+v", i, got, want[i])
		}
	}
	if d.bad || len(d.in) > 0 {
		t.Fatalf("%d bytes are left, bad: %v", len(d.in), d.bad)
	}
	for cut := range 400 { // whatever is cut off is told
		d := itemDecoder{decoder: decoder{in: e.out[:cut]}}
		for range 2000 {
			d.item()
		}
		if !d.bad {
			t.Fatalf("after %d bytes nothing is missed", cut)
		}
	}
}

// TestAnIndexOfAnotherVersionIsMadeAgain has the notebook hold the record of
// an older index, with pages that nobody can read any more.
func TestAnIndexOfAnotherVersionIsMadeAgain(t *testing.T) {
	l := newLibrary(t)
	l.add(notebook.Document{ID: id(1), Title: "Dredging"}, "The board met in the harbour office.")
	l.add(notebook.Document{ID: id(2), Title: "Ledger"}, "Nothing of the harbour here but this.")
	l.settle()
	for _, version := range []uint64{1, formatVersion - 1, formatVersion + 1} {
		old := l.index.meta.clone()
		old.version = version
		if err := l.store.Apply(notebook.Put(notebook.Index{Name: metaName, Data: old.encode()})); err != nil {
			t.Fatal(err)
		}
		l.reopen()
		if searched, total := l.index.Progress(); searched != 0 || total != 2 {
			t.Errorf("version %d: searched %d of %d before it is made again, want 0 of 2", version, searched, total)
		}
		l.settle()
		r, err := l.index.Search(context.Background(), "harbour", Options{})
		if err != nil || r.Documents != 2 || r.Searched != 2 {
			t.Errorf("version %d: made again, it finds %d in %d, %v", version, r.Documents, r.Searched, err)
		}
		segments, err := l.index.segmentsInStore()
		if err != nil || len(segments) != len(l.index.meta.segments) {
			t.Errorf("version %d: pages of %d segments lie about, want %d (%v)", version, len(segments), len(l.index.meta.segments), err)
		}
	}
}
