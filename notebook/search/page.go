package search

import (
	"cmp"
	"slices"

	"casebound/notebook"
)

// page makes one page of an answer out of what was found.
type page struct {
	x       *Index
	options Options
	results Results
	passes  [2]*evaluation // as written, and nearly so
	hits    []foundHit
	shown   []foundGroup
}

type foundHit struct {
	slot  uint32
	score float64
	near  bool
}

// foundGroup is a document with its hits, or a note without a document.
type foundGroup struct {
	slot  uint32 // of the document; of the note where there is none
	score float64
	near  bool
	hits  []foundHit
}

func (p *page) add(e *evaluation, found set, near bool) {
	pass := 0
	if near {
		pass = 1
	}
	p.passes[pass] = e
	for n, score := range e.scores(found) {
		p.hits = append(p.hits, foundHit{n, score, near})
	}
}

// make sorts, counts and cuts, and reads the passages of what is left.
func (p *page) make() error {
	slices.SortFunc(p.hits, p.compareHits)
	groups := p.group()
	slices.SortStableFunc(groups, p.compareGroups)
	p.results.Documents, p.results.Hits = len(groups), len(p.hits)
	for _, h := range p.hits {
		if h.near {
			p.results.Near++
		}
	}
	if p.options.Facets {
		if err := p.count(); err != nil {
			return err
		}
	}
	groups = groups[min(p.options.Skip, len(groups)):]
	p.shown = groups[:min(p.options.Limit, len(groups))]
	return p.write()
}

// compareHits orders hits by how well they match. Equal ones keep the order of
// their ids, which is that of their making.
func (p *page) compareHits(a, b foundHit) int {
	s, t := &p.x.slots[a.slot], &p.x.slots[b.slot]
	return cmp.Or(compareBool(a.near, b.near), cmp.Compare(b.score, a.score), cmp.Compare(s.in, t.in), slices.Compare(s.id[:], t.id[:]))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// group gathers hits by document, the best first.
func (p *page) group() []foundGroup {
	var groups []foundGroup
	at := map[uint32]int{}
	for _, h := range p.hits {
		key := h.slot
		if s := &p.x.slots[h.slot]; s.in != InText && len(s.documents) > 0 {
			key = s.documents[0]
		}
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key] = i
			groups = append(groups, foundGroup{slot: key, score: h.score, near: h.near})
		}
		groups[i].hits = append(groups[i].hits, h)
	}
	return groups
}

// compareGroups orders by relevance, in which groups already are, or by date.
func (p *page) compareGroups(a, b foundGroup) int {
	if c := compareBool(a.near, b.near); c != 0 || p.options.Sort != ByDate {
		return c
	}
	s, t := &p.x.slots[a.slot], &p.x.slots[b.slot]
	if c := compareBool(!s.dated, !t.dated); c != 0 || !s.dated {
		return c
	}
	return cmp.Compare(t.from, s.from)
}

// write fills in the groups that are shown.
func (p *page) write() error {
	var wanted [2]map[uint32]bool
	for _, g := range p.shown {
		for _, h := range g.hits {
			pass := passOf(h)
			if wanted[pass] == nil {
				wanted[pass] = map[uint32]bool{}
			}
			wanted[pass][h.slot] = true
		}
	}
	var found [2]occurrencesIn
	for pass, slots := range wanted {
		if slots != nil {
			e := p.passes[pass]
			found[pass] = occurrencesIn{
				body: e.occurrences(slots, bodyField), quote: e.occurrences(slots, quoteField), title: e.occurrences(slots, titleField),
			}
			if e.err != nil {
				return e.err
			}
		}
	}
	for _, g := range p.shown {
		group, err := p.writeGroup(g, found)
		if err != nil {
			return err
		}
		p.results.Groups = append(p.results.Groups, group)
	}
	return nil
}

func passOf(h foundHit) int {
	if h.near {
		return 1
	}
	return 0
}

// occurrencesIn are the occurrences of the query by field and slot.
type occurrencesIn struct{ body, quote, title map[uint32][]occurrence }

func (p *page) writeGroup(g foundGroup, found [2]occurrencesIn) (Group, error) {
	s := &p.x.slots[g.slot]
	group := Group{Title: s.title, Score: g.score}
	if s.in == InText {
		group.Document = s.id
	}
	for _, h := range g.hits {
		in := found[passOf(h)]
		hit, err := p.writeHit(h, in)
		if err != nil {
			return Group{}, err
		}
		group.Hits = append(group.Hits, hit)
		if h.slot == g.slot && s.in == InText {
			group.Marks = spansOf(s.title, nil, in.title[h.slot])
		}
	}
	return group, nil
}

func (p *page) writeHit(h foundHit, in occurrencesIn) (Hit, error) {
	s := &p.x.slots[h.slot]
	hit := Hit{In: s.in, Score: h.score, Near: h.near, Count: len(in.body[h.slot])}
	switch s.in {
	case InText:
		hit.Document = s.id
	case InComment:
		hit.Highlight = s.id
		hit.Count += len(in.quote[h.slot])
	case InNote:
		hit.Note = s.id
	}
	if s.in != InText && len(s.documents) > 0 {
		hit.Document = p.x.slots[s.documents[0]].id
	}
	if p.options.Snippets < 0 {
		return hit, nil
	}
	snippets, err := p.snippets(s, hit, in.body[h.slot], in.quote[h.slot])
	hit.Snippets = snippets
	return hit, err
}

// snippets reads the thing and cuts out its best passages.
func (p *page) snippets(s *slot, hit Hit, body, quote []occurrence) ([]Snippet, error) {
	switch s.in {
	case InText:
		text, err := p.x.store.Text(s.id)
		if isGone(err) {
			return nil, nil
		}
		return cutSnippets(text.All(), s.spots, body, p.options.Snippets), err
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
