package search

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"casebound/notebook"
)

// mostFacets values are told of each facet.
const mostFacets = 20

// tally counts the hits that share a value.
type tally map[string]int

// facets are functions that count the facets of all hits; they may run beside
// each other and beside whatever else makes the page.
func (p *page) facets() []func() error {
	if p.options.NoFacets {
		return nil
	}
	all := p.all()
	return []func() error{
		func() error { p.count(all); return nil },
		func() (err error) { p.results.Facets.Entities, err = p.entities(all); return err },
	}
}

// count counts what is known of each hit by itself.
func (p *page) count(all set) {
	var kinds [len(inNames)]int
	tags, publishers, years := tally{}, tally{}, map[int]int{}
	all.each(func(n uint32) {
		s := &p.x.slots[n]
		kinds[s.in]++
		for _, t := range s.tags {
			tags[t]++
		}
		d := p.documentOf(n)
		if d == nil {
			return
		}
		if d.publisher != "" {
			publishers[d.publisher]++
		}
		if d.oneYear {
			years[int(d.year)]++
		}
	})
	byKind, byYear := tally{}, tally{}
	for in, n := range kinds {
		if n > 0 {
			byKind[In(in).String()] = n
		}
	}
	for year, n := range years {
		byYear[fmt.Sprintf("%04d", year)] = n
	}
	f := &p.results.Facets
	f.Kinds = byKind.facets("in:%s")
	f.Tags = tags.facets("tag:%s")
	f.Publishers = publishers.facets("publisher:%s")
	f.Years = byYear.facets("published:%s")
}

// all are the hits of both passes.
func (p *page) all() set {
	all := p.passes[0].found.clone()
	if p.passes[1].evaluation != nil {
		all.join(p.passes[1].found)
	}
	return all
}

// documentOf is the slot of the document a hit belongs to, nil for a note
// without one.
func (p *page) documentOf(n uint32) *slot {
	s := &p.x.slots[n]
	switch {
	case s.in == InText:
		return s
	case len(s.documents) > 0:
		return &p.x.slots[s.documents[0]]
	}
	return nil
}

// mentions are in how many documents an entity is mentioned. last is the slot
// counted last, counted from 1: several that are merged may be in one.
type mentions struct{ last, of uint32 }

// entities counts in how many of the documents that match each entity is
// mentioned.
func (p *page) entities(hit set) ([]Facet, error) {
	r := p.x.names
	if r == nil {
		return nil, nil
	}
	counts := make([]mentions, len(r.list))
	for _, l := range p.x.layers() {
		c, err := l.castOf()
		if err != nil {
			return nil, err
		}
		roots := c.rootsIn(r)
		for item, n := range l.slots {
			if n == nobody || !hit.has(n) || item+1 >= len(c.begin) {
				continue
			}
			for _, e := range c.in(uint32(item)) {
				if root := roots[e]; root != nobody && counts[root].last != n+1 {
					counts[root] = mentions{last: n + 1, of: counts[root].of + 1}
				}
			}
		}
	}
	return r.facets(counts), nil
}

// entityFields name the field that narrows a search to an entity of the kind.
var entityFields = map[notebook.EntityKind]string{
	notebook.Person: "person", notebook.Organisation: "org", notebook.PlaceName: "place",
}

func (r *roster) facets(counts []mentions) []Facet {
	type count struct{ number, of uint32 }
	var list []count
	for n, c := range counts {
		if c.of == 0 {
			continue
		}
		if e := &r.list[n]; !e.hidden && entityFields[e.kind] != "" {
			list = append(list, count{uint32(n), c.of})
		}
	}
	list = first(list, mostFacets, func(a, b count) int {
		x, y := &r.list[a.number], &r.list[b.number]
		return cmp.Or(cmp.Compare(b.of, a.of), strings.Compare(x.name, y.name), bytes.Compare(x.id[:], y.id[:]))
	})
	var out []Facet
	for _, c := range list {
		e := &r.list[c.number]
		out = append(out, Facet{Value: e.name, Count: int(c.of), Query: entityFields[e.kind] + ":" + quoted(e.name)})
	}
	return out
}

func (t tally) facets(query string) []Facet {
	list := make([]Facet, 0, len(t))
	for value, n := range t {
		list = append(list, Facet{Value: value, Count: n})
	}
	list = first(list, mostFacets, func(a, b Facet) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	for i := range list {
		list[i].Query = fmt.Sprintf(query, quoted(list[i].Value))
	}
	return list
}

// quoted puts a value in quotation marks where the language needs them.
func quoted(s string) string {
	for _, r := range s {
		if r < 0x80 && !asciiWord[r] && r != '-' {
			return `"` + strings.ReplaceAll(s, `"`, " ") + `"`
		}
	}
	return s
}
