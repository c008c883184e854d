package search

import (
	"sort"
	"strings"
	"sync"
)

// dictionary is the terms of a segment in memory, in the order of termKey.
// Everything lies in a few long slices: a hundred thousand words cost some
// megabytes and no work for the garbage collector.
type dictionary struct {
	text  string // forms and stems
	terms []dictTerm

	mu      sync.Mutex
	glances map[field]*glances // made when words that look alike are first asked for
}

type dictTerm struct {
	form, stem       uint32 // where they begin in text
	formLen, stemLen uint16
	field            field
	count            uint32
	docsAt, placesAt uint64 // offsets in the streams
}

func (d *dictionary) fieldOf(n int) field { return d.terms[n].field }

func (d *dictionary) form(n int) string {
	t := &d.terms[n]
	return d.text[t.form : t.form+uint32(t.formLen)]
}

func (d *dictionary) stem(n int) string {
	t := &d.terms[n]
	return d.text[t.stem : t.stem+uint32(t.stemLen)]
}

func (d *dictionary) term(n int) term { return term{number: int32(n), count: d.terms[n].count} }

// docs and places are where the postings of a term lie. The last term is
// followed by a sentinel that is not a term.
func (d *dictionary) docs(n int) (from, to uint64) {
	all := d.terms[:n+2]
	return all[n].docsAt, all[n+1].docsAt
}

func (d *dictionary) places(n int) (from, to uint64) {
	all := d.terms[:n+2]
	return all[n].placesAt, all[n+1].placesAt
}

// find is the first term not before (field, stem).
func (d *dictionary) find(f field, stem string) int {
	return sort.Search(len(d.terms), func(n int) bool {
		t := &d.terms[n]
		if t.field != f {
			return t.field > f
		}
		return d.text[t.stem:t.stem+uint32(t.stemLen)] >= stem
	})
}

// termWriter writes a dictionary: each term by how much of the one before it
// repeats.
type termWriter struct {
	out   *pages
	e     encoder
	last  termKey
	terms uint32
}

// write takes the next term in order, with the length of its postings.
func (w *termWriter) write(key termKey, count uint32, docs, places int) error {
	w.e.out = w.e.out[:0]
	if w.terms == 0 || key.field != w.last.field {
		w.e.number(0) // a new field: nothing is shared
		w.e.number(uint64(key.field))
		w.last = termKey{}
	} else {
		w.e.number(uint64(shared(w.last.form, key.form)) + 1)
	}
	w.e.text(key.form[shared(w.last.form, key.form):])
	ofForm := shared(key.form, key.stem)
	w.e.number(uint64(ofForm))
	w.e.text(key.stem[ofForm:])
	w.e.number(uint64(count))
	w.e.number(uint64(docs))
	w.e.number(uint64(places))
	w.last = key
	w.terms++
	return w.out.write(w.e.out)
}

func shared(a, b string) int {
	n := min(len(a), len(b), longestForm)
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// readDictionary reads what termWriter wrote.
func readDictionary(b []byte, terms uint32) (*dictionary, error) {
	d := &dictionary{terms: make([]dictTerm, 0, min(int(terms), len(b))+1)}
	r := termReader{in: decoder{in: b}}
	r.text.Grow(3 * len(b))
	for range terms {
		d.terms = append(d.terms, r.next())
		if r.in.bad {
			return nil, errCorrupt
		}
	}
	d.terms = append(d.terms, dictTerm{docsAt: r.docs, placesAt: r.places})[:terms]
	d.text = r.text.String()
	return d, nil
}

type termReader struct {
	in           decoder
	text         strings.Builder
	last         dictTerm
	docs, places uint64
}

func (r *termReader) next() dictTerm {
	t := dictTerm{field: r.last.field, docsAt: r.docs, placesAt: r.places}
	same := r.in.number()
	if same == 0 {
		t.field = field(r.in.number())
	} else {
		same--
	}
	t.form, t.formLen = r.compose(r.last.form, r.last.formLen, same, r.in.bytes(r.in.number()))
	same = r.in.number()
	if rest := r.in.bytes(r.in.number()); len(rest) == 0 && same <= uint64(t.formLen) {
		t.stem, t.stemLen = t.form, uint16(same) // most stems begin their form
	} else {
		t.stem, t.stemLen = r.compose(t.form, t.formLen, same, rest)
	}
	t.count = uint32(r.in.number())
	r.docs += r.in.number()
	r.places += r.in.number()
	r.last = t
	return t
}

// compose adds a string of the first same bytes of another and the rest.
func (r *termReader) compose(other uint32, length uint16, same uint64, rest []byte) (at uint32, n uint16) {
	if same > uint64(length) || same+uint64(len(rest)) > 1<<15 {
		r.in.fail()
		return 0, 0
	}
	at = uint32(r.text.Len())
	r.text.WriteString(r.text.String()[other : other+uint32(same)])
	r.text.Write(rest)
	return at, uint16(same) + uint16(len(rest))
}
