package extract

import (
	"cmp"
	"slices"

	"casebound/notebook"
	"casebound/notebook/extract/name"
	"casebound/notebook/extract/pattern"
)

// mention is one place of a name or pattern while the document is read.
type mention struct {
	notebook.Span
	kind       notebook.EntityKind
	form       string // as it stands in the text, clitics gone
	key        string // normal form
	confidence float32
	flat       bool // read without regard to case
	furniture  bool
	surname    bool   // its first word may be a last name
	broken     bool   // the end of a line has left a hyphen in it
	lists      string // the list it stands in, in words
	title      string // the title before it
	why        string // what else speaks for it
}

// mentions makes the list of a text's mentions from what the parts found:
// names that lie inside an address, a link or a date are none.
func (d *document) mentions(names []name.Found, patterns []pattern.Found) {
	text := d.text
	d.list = make([]mention, 0, len(names)+len(patterns))
	p := 0
	for _, n := range names {
		for p < len(patterns) && patterns[p].End <= n.Start {
			p++
		}
		if p < len(patterns) && inside(n.Span, patterns[p]) || d.inTimex(n) {
			continue
		}
		form := text.At(n.Span)
		d.list = append(d.list, mention{
			Span: n.Span, kind: n.Kind, form: form, key: normal(form), flat: n.Flat,
			confidence: confidence(n), surname: n.Surname, lists: name.ListName(n.Lists, n.Kind), why: because(n),
		})
	}
	for _, f := range patterns {
		m := mention{Span: f.Span, kind: f.Kind, form: f.Name, key: f.Name, confidence: f.Confidence, why: f.Reason}
		if asWritten(f.Kind) {
			m.form = text.At(f.Span)
		}
		d.list = append(d.list, m)
	}
}

// asWritten: amounts and numbers are shown as they stand in the text, the rest
// in the form that is the same however it is written.
func asWritten(k notebook.EntityKind) bool {
	switch k {
	case notebook.Money, notebook.Percent, notebook.Quantity, notebook.Phone, notebook.IBAN, notebook.Card, notebook.Coordinates:
		return true
	}
	return false
}

// inside reports whether a name must give way to a pattern. A company called
// like its domain is both.
func inside(n notebook.Span, p pattern.Found) bool {
	if !n.Overlaps(p.Span) {
		return false
	}
	switch p.Kind {
	case notebook.Domain:
		return !n.Covers(p.Span)
	case notebook.CaseNumber, notebook.Quantity, notebook.Percent, notebook.Money:
		return p.Span.Covers(n)
	}
	return true
}

// inTimex: "May" and "March" are dates where the dates say so, unless the
// model is all but sure of a longer name.
func (d *document) inTimex(n name.Found) bool {
	i, _ := slices.BinarySearchFunc(d.timexes, n.Start, func(t notebook.Timex, at int) int { return cmp.Compare(t.End, at+1) })
	return i < len(d.timexes) && d.timexes[i].Covers(n.Span) && n.Probability < 0.95
}

// sort puts the mentions in order and removes overlaps of one kind, the
// longer one stays. Most are in order already: those that came later are sorted
// and merged with them.
func (d *document) sort() {
	n := 1
	for n < len(d.list) && byPlace(&d.list[n-1], &d.list[n]) <= 0 {
		n++
	}
	if n < len(d.list) {
		late := slices.Clone(d.list[n:])
		slices.SortStableFunc(late, func(a, b mention) int { return byPlace(&a, &b) })
		d.merge(n, late)
	}
	var last [64]int
	d.list = slices.DeleteFunc(d.list, func(m mention) bool {
		k := m.kind
		if k.Named() {
			k = notebook.Person // names of any kind do not overlap one another
		}
		if m.Start < last[k] {
			return true
		}
		last[k] = m.End
		return false
	})
}

// merge puts mentions that are in order among the first n, which are too.
func (d *document) merge(n int, late []mention) {
	for to := len(d.list) - 1; len(late) > 0; to-- {
		if l := &late[len(late)-1]; n == 0 || byPlace(&d.list[n-1], l) <= 0 {
			d.list[to], late = *l, late[:len(late)-1]
		} else {
			d.list[to] = d.list[n-1]
			n--
		}
	}
}

func byPlace(a, b *mention) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.kind, b.kind))
}
