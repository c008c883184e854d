package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casebound/notebook"
)

// mostFacets values are told of each facet.
const mostFacets = 20

// tally counts the hits that share a value.
type tally map[string]int

// count counts the facets of all hits.
func (p *page) count() error {
	kinds, tags, publishers, years := tally{}, tally{}, tally{}, tally{}
	all := p.all()
	all.each(func(n uint32) {
		s := &p.x.slots[n]
		kinds[s.in.String()]++
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
		if year, ok := d.year(); ok {
			years[year]++
		}
	})
	f := &p.results.Facets
	f.Kinds = kinds.facets("in:%s")
	f.Tags = tags.facets("tag:%s")
	f.Publishers = publishers.facets("publisher:%s")
	f.Years = years.facets("published:%s")
	var err error
	f.Entities, err = p.entities(all)
	return err
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

// year is when a document was published, where that is one year.
func (s *slot) year() (string, bool) {
	if !s.dated || s.from == notebook.Beginning || s.to == notebook.End {
		return "", false
	}
	from, to := s.from.Time().Year(), s.to.Time().Year()
	return fmt.Sprintf("%04d", from), from == to && from >= 0 && from <= 9999
}

// entities counts in how many of the documents that match each entity is
// mentioned.
func (p *page) entities(hit set) ([]Facet, error) {
	if p.x.names == nil {
		return nil, nil
	}
	counts := map[notebook.ID]int{}
	for _, l := range p.x.layers() {
		err := l.each(entityField, func(form string, t term) {
			var id notebook.ID
			copy(id[:], form)
			posts, err := l.postings(t)
			p.passes[0].fail(err)
			for posts.next() {
				if n := l.slots[posts.item]; n != nobody && hit.has(n) {
					counts[p.x.names.root(id)]++
				}
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return p.x.names.facets(counts), p.passes[0].err
}

// entityField names the field that narrows a search to an entity of the kind.
var entityFields = map[notebook.EntityKind]string{
	notebook.Person: "person", notebook.Organisation: "org", notebook.PlaceName: "place",
}

func (r *roster) facets(counts map[notebook.ID]int) []Facet {
	var list []Facet
	for id, n := range counts {
		e, ok := r.entities[id]
		field := entityFields[e.Kind]
		if ok && !e.Hidden && field != "" {
			list = append(list, Facet{Value: e.Name, Count: n, Query: field + ":" + quoted(e.Name)})
		}
	}
	return mostFrequent(list)
}

func (t tally) facets(query string) []Facet {
	list := make([]Facet, 0, len(t))
	for value, n := range t {
		list = append(list, Facet{Value: value, Count: n, Query: fmt.Sprintf(query, quoted(value))})
	}
	return mostFrequent(list)
}

func mostFrequent(list []Facet) []Facet {
	slices.SortFunc(list, func(a, b Facet) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	return list[:min(len(list), mostFacets)]
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
