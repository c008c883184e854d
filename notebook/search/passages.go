package search

import (
	"cmp"

	"casebound/notebook"
)

// hands is among how many functions the work on a page is dealt out. Reading
// and unpacking a text costs more than all else about its hit.
const hands = 4

// passages are those of one hit, to be filled in.
type passages struct {
	hit    *Hit
	found  foundHit
	slot   *slot
	text   string
	isRead bool
	err    error
}

// passages are those that the page shows.
func (p *page) passages() []passages {
	var list []passages
	if p.options.Snippets < 0 {
		return nil
	}
	for i, hits := range p.hits {
		for j, h := range hits {
			list = append(list, passages{hit: &p.results.Groups[i].Hits[j], found: h, slot: &p.x.slots[h.slot]})
		}
	}
	return list
}

// read reads the text of a document, once.
func (of *passages) read(x *Index) error {
	if !of.isRead {
		of.text, of.err = x.text(of.slot.id)
		of.isRead = true
	}
	return of.err
}

// isShort reports whether the text, of some 200 KB at most, can be held until
// its turn comes.
func (of *passages) isShort() bool {
	const short = 200 << 10 / (6 * spotStep)
	return of.slot.in == InText && len(of.slot.spots) < short
}

// gather finds where the query stands in what is shown, counts the facets, and
// reads the short texts, all beside each other.
func (p *page) gather(list []passages) (found [2]occurrencesIn, err error) {
	tasks := append(p.facets(), func() (err error) { found, err = p.occurrences(); return err })
	errs := make([]error, len(tasks))
	var parts []func()
	for i, task := range tasks {
		parts = append(parts, func() { errs[i] = task() })
	}
	parts = append(parts, p.deal(list, func(of *passages) {
		if of.isShort() {
			_ = of.read(p.x) // is told when the passage is cut
		}
	})...)
	p.options.Together(parts...)
	return found, cmp.Or(errs...)
}

// occurrences finds where the passes stand in what is shown.
func (p *page) occurrences() (found [2]occurrencesIn, err error) {
	for number := range p.passes {
		e := p.passes[number].evaluation
		if e == nil {
			continue
		}
		wanted := newSet(len(p.x.slots))
		for _, hits := range p.hits {
			for _, h := range hits {
				if h.pass == number {
					wanted.add(h.slot)
				}
			}
		}
		found[number] = e.occurrences(wanted)
		if e.err != nil {
			return found, e.err
		}
	}
	return found, nil
}

// cut fills in the passages.
func (p *page) cut(list []passages, found [2]occurrencesIn) error {
	p.options.Together(p.deal(list, func(of *passages) {
		at, n := found[of.found.pass], of.found.slot
		of.hit.Snippets, of.err = p.snippets(of, at.body[n], at.quote[n])
		of.text = ""
	})...)
	for i := range list {
		if list[i].err != nil {
			return list[i].err
		}
	}
	return nil
}

// deal makes functions that do the work for all of the list between them.
func (p *page) deal(list []passages, work func(*passages)) []func() {
	var parts []func()
	for from := range min(hands, len(list)) {
		parts = append(parts, func() {
			for i := from; i < len(list); i += hands {
				work(&list[i])
			}
		})
	}
	return parts
}

// snippets cuts out the best passages of a hit.
func (p *page) snippets(of *passages, body, quote []occurrence) ([]Snippet, error) {
	s := of.slot
	switch s.in {
	case InText:
		err := of.read(p.x)
		if isGone(err) {
			return nil, nil
		}
		return cutSnippets(of.text, s.spots, body, p.options.Snippets), err
	case InNote:
		n, err := notebook.Load[notebook.Note](p.x.store, notebook.Key{Kind: notebook.KindNote, ID: s.id})
		if isGone(err) {
			return nil, nil
		}
		return cutSnippets(n.Markdown, nil, body, p.options.Snippets), err
	}
	h, err := notebook.Load[notebook.Highlight](p.x.store, notebook.Key{Kind: notebook.KindHighlight, Document: of.hit.Document, ID: s.id})
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
