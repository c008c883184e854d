package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

// library is a notebook in memory with its index, changed as a session does.
type library struct {
	t     testing.TB
	store notebook.Store
	index *Index
	texts map[notebook.ID]string
}

func newLibrary(t testing.TB) *library {
	t.Helper()
	l := &library{t: t, store: storetest.Memory(), texts: map[notebook.ID]string{}}
	l.reopen()
	return l
}

// reopen forgets the index's memory, as a crash does.
func (l *library) reopen() {
	l.t.Helper()
	x, err := Open(l.store)
	if err != nil {
		l.t.Fatal(err)
	}
	l.index = x
}

func (l *library) apply(changes ...notebook.Change) {
	l.t.Helper()
	u, err := l.index.Follow(changes, func(id notebook.ID) (notebook.Text, error) {
		if text, ok := l.texts[id]; ok {
			return notebook.PlainText(text), nil
		}
		return l.store.Text(id)
	})
	if err == nil {
		err = l.store.Apply(append(changes, u.Changes...)...)
	}
	if err != nil {
		l.t.Fatal(err)
	}
	u.Done()
}

func (l *library) put(records ...notebook.Record) {
	l.t.Helper()
	for _, r := range records {
		l.apply(notebook.Put(r))
	}
}

// add puts a document with its text.
func (l *library) add(d notebook.Document, text string) {
	l.t.Helper()
	if err := l.store.PutText(d.ID, notebook.PlainText(text), nil); err != nil {
		l.t.Fatal(err)
	}
	l.texts[d.ID] = text
	l.put(d)
}

// settle lets the index do all it has put off.
func (l *library) settle() {
	l.t.Helper()
	for range 10000 {
		more, err := l.index.Upkeep(context.Background())
		if err != nil {
			l.t.Fatal(err)
		}
		if !more {
			return
		}
	}
	l.t.Fatal("upkeep never ends")
}

func (l *library) search(query string) Results {
	l.t.Helper()
	r, err := l.index.Search(context.Background(), query, Options{Limit: 1000})
	if err != nil {
		l.t.Fatalf("%s: %v", query, err)
	}
	return r
}

// verify fails when the index disagrees with the notebook.
func (l *library) verify() {
	l.t.Helper()
	r, err := l.index.Verify(context.Background())
	if err != nil || len(r.Faults) > 0 {
		l.t.Fatalf("verify: %v %+v", err, r.Faults)
	}
}

// titles lists the groups of an answer.
func titles(r Results) []string {
	var list []string
	for _, g := range r.Groups {
		list = append(list, g.Title)
	}
	return list
}

func id(n int) notebook.ID { return storetest.ID(n) }

func year(n int) notebook.Dated {
	w, err := notebook.ParseEDTF(fmt.Sprint(n))
	if err != nil {
		panic(err)
	}
	return notebook.Dated{When: w}
}

// vocabulary has forms of one word, near-misses, marks and other scripts, and
// is small, so that everything meets everything.
var vocabulary = strings.Fields(`harbour harbours harboured port ports sale sales sell selling ship ships shipping
	ledger ledgers ledgre money moneys river rivers Größe grosse Straße strasse étranger naïve naive café
	don't Zoom's zoom zooms O'Brien obrien U.S. 東京 京都 東京都 港 порт порта портов λιμάνι 2019 2020 3.5 a the of
	encryption encrypted encrypt encrypton connection connections conection Kestrel KESTREL`)

func prose(r *rand.Rand, n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = vocabulary[int(float64(len(vocabulary))*r.Float64()*r.Float64())]
		if r.IntN(9) == 0 {
			list[i] += []string{".", ",", "\n", ";", " –"}[r.IntN(5)]
		}
	}
	return strings.Join(list, " ")
}

var tagNames = []string{"claim", "to-verify", "money trail", "Claim", "ledger"}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// someDocument makes up a document.
func someDocument(r *rand.Rand, n int) notebook.Document {
	d := notebook.Document{ID: id(n), Title: prose(r, 1+r.IntN(4)), Language: pick(r, []string{"", "en", "en-GB", "de", "fr"})}
	if r.IntN(2) == 0 {
		d.Authors = []string{"Ines " + prose(r, 1), "Otto " + prose(r, 1)}[:1+r.IntN(2)]
	}
	if r.IntN(2) == 0 {
		d.Publisher = pick(r, []string{"The Daily Ledger", "Port Courier"})
	}
	if r.IntN(3) > 0 {
		d.Published = year(2017 + r.IntN(5))
	}
	if r.IntN(3) == 0 {
		d.Tags = []string{notebook.NormalTag(pick(r, tagNames))}
	}
	return d
}

func someHighlight(r *rand.Rand, n, document int) notebook.Highlight {
	h := notebook.Highlight{ID: id(n), Document: id(document), Colour: pick(r, notebook.Colours), Anchor: notebook.Anchor{Quote: prose(r, 1+r.IntN(5))}}
	if r.IntN(2) == 0 {
		h.Comment = prose(r, 1+r.IntN(6))
	}
	if r.IntN(3) == 0 {
		h.Tags = []string{notebook.NormalTag(pick(r, tagNames))}
	}
	return h
}

func someNote(r *rand.Rand, n, documents int) notebook.Note {
	note := notebook.Note{ID: id(n), Markdown: prose(r, 2+r.IntN(12))}
	for range r.IntN(3) {
		note.Documents = append(note.Documents, id(1+r.IntN(documents)))
	}
	return note
}

var someEntities = []notebook.Entity{
	{ID: id(9001), Kind: notebook.Person, Name: "Marta Lindqvist", Aliases: []string{"Ms Lindqvist"}},
	{ID: id(9002), Kind: notebook.Person, Name: "M. Lindqvist", MergedInto: id(9001)},
	{ID: id(9003), Kind: notebook.Organisation, Name: "Kestrel Holdings"},
	{ID: id(9004), Kind: notebook.PlaceName, Name: "Varnholm"},
	{ID: id(9005), Kind: notebook.Person, Name: "Hidden Lindqvist", Hidden: true},
}

func someMentions(r *rand.Rand, document int) notebook.Mentions {
	m := notebook.Mentions{Document: id(document)}
	for range r.IntN(4) {
		m.List = append(m.List, notebook.Mention{Entity: pick(r, someEntities).ID})
	}
	return m
}

// someLibrary makes up a notebook, with changes, trash and deletions, some of
// it in segments and some of it not.
func someLibrary(t testing.TB, seed uint64, documents int) *library {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 77))
	l := newLibrary(t)
	for _, e := range someEntities {
		l.put(e)
	}
	for n := 1; n <= documents; n++ {
		l.add(someDocument(r, n), prose(r, r.IntN(60)))
		if r.IntN(2) == 0 {
			l.put(someMentions(r, n))
		}
		for range r.IntN(3) {
			l.put(someHighlight(r, 1000+10*n+r.IntN(3), n))
		}
		if r.IntN(3) == 0 {
			l.put(someNote(r, 5000+r.IntN(documents), documents))
		}
		l.change(r, n)
		switch r.IntN(12) {
		case 0:
			l.settle()
		case 1:
			l.index.Upkeep(context.Background())
		case 2:
			l.reopen()
			l.settle()
		}
	}
	for l.behind() {
		l.index.Upkeep(context.Background())
	}
	return l
}

func (l *library) behind() bool {
	searched, total := l.index.Progress()
	return searched < total
}

// change edits, trashes or deletes something that is there.
func (l *library) change(r *rand.Rand, documents int) {
	n := 1 + r.IntN(documents)
	key := notebook.Key{Kind: notebook.KindDocument, ID: id(n)}
	d, err := notebook.Load[notebook.Document](l.store, key)
	if err != nil {
		return
	}
	switch r.IntN(8) {
	case 0:
		d.Title = prose(r, 2)
		l.put(d)
	case 1:
		d.Trashed = time.Unix(1, 0)
		l.put(d)
	case 2:
		l.apply(notebook.Change{Before: d})
		delete(l.texts, d.ID)
	case 3:
		changed := someDocument(r, n)
		changed.Language = d.Language
		l.put(changed)
	case 4:
		notes, err := notebook.All[notebook.Note](l.store, notebook.Key{Kind: notebook.KindNote})
		if err == nil && len(notes) > 0 {
			note := pick(r, notes)
			note.Trashed = time.Unix(1, 0)
			l.put(note)
		}
	case 5:
		list, err := notebook.All[notebook.Highlight](l.store, notebook.Key{Kind: notebook.KindHighlight})
		if err == nil && len(list) > 0 {
			l.apply(notebook.Change{Before: pick(r, list)})
		}
	}
}

func sorted(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}
