package search

import (
	"cmp"

	"casebound/notebook"
)

// readers is among how many functions the passages of a page are dealt out.
const readers = 4

// cutPassages fills in the passages of the hits that are shown. Reading and
// unpacking a text costs more than all else about its hit, so it is done side
// by side where the caller can.
func (p *page) cutPassages(in [2]occurrencesIn) error {
	var hits []*Hit
	var found []foundHit
	for i, list := range p.hits {
		for j := range list {
			hits, found = append(hits, &p.results.Groups[i].Hits[j]), append(found, list[j])
		}
	}
	errs := make([]error, len(hits))
	deal := func(from int) func() {
		return func() {
			for i := from; i < len(hits); i += readers {
				n, at := found[i].slot, in[found[i].pass]
				hits[i].Snippets, errs[i] = p.snippets(&p.x.slots[n], *hits[i], at.body[n], at.quote[n])
			}
		}
	}
	var parts []func()
	for from := range min(readers, len(hits)) {
		parts = append(parts, deal(from))
	}
	p.options.Together(parts...)
	return cmp.Or(errs...)
}

// snippets reads the thing and cuts out its best passages.
func (p *page) snippets(s *slot, hit Hit, body, quote []occurrence) ([]Snippet, error) {
	switch s.in {
	case InText:
		text, err := p.x.text(s.id)
		if isGone(err) {
			return nil, nil
		}
		return cutSnippets(text, s.spots, body, p.options.Snippets), err
	case InNote:
		n, err := notebook.Load[notebook.Note](p.x.store, notebook.Key{Kind: notebook.KindNote, ID: s.id})
		if isGone(err) {
			return nil, nil
		}
		return cutSnippets(n.Markdown, nil, body, p.options.Snippets), err
	}
	h, err := notebook.Load[notebook.Highlight](p.x.store, notebook.Key{Kind: notebook.KindHighlight, Document: hit.Document, ID: s.id})
	if isGone(err) {
		return nil, nil
	}
	if len(body) > 0 || h.Comment != "" && len(quote) == 0 {
		return cutSnippets(h.Comment, nil, body, p.options.Snippets), err
	}
	list := cutSnippets(h.Anchor.Quote, nil, quote, p.options.Snippets)
	for i := range list {
		list[i].Quote = true
	}
	return list, err
}
