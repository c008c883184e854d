package session

import (
	"cmp"
	"slices"

	"casebound/notebook"
	"casebound/notebook/extract/sentence"
)

// GraphLimit is how many names a graph of ties holds: more cannot be read.
const GraphLimit = 12

// Graph is an entity with those that stand in the same sentences, strongest
// first, and the ties among all of them.
type Graph struct {
	Nodes []notebook.Entity // the entity asked about first
	Edges []Edge
}

// Edge counts the sentences and documents that two nodes share.
type Edge struct {
	A, B                 int // indexes of Nodes, A < B
	Sentences, Documents int
}

// pair is two entities, the smaller id first.
type pair [2]notebook.ID

func pairOf(a, b notebook.ID) pair {
	if byID(a, b) > 0 {
		a, b = b, a
	}
	return pair{a, b}
}

// Graph reads the sentences of every live document that mentions an entity.
func (s *Session) Graph(id notebook.ID) (Graph, error) {
	e, err := s.Entity(id)
	if err != nil {
		return Graph{}, err
	}
	counts := map[pair]*Edge{}
	for _, d := range s.shelf.mentioning(e.ID) {
		if err := s.countPairs(counts, d); err != nil {
			return Graph{}, err
		}
	}
	return s.strongest(e, counts), nil
}

// mentioning lists the live documents with a mention of an entity or of one
// merged into it.
func (sh *shelf) mentioning(id notebook.ID) []notebook.ID {
	t, _ := sh.total(id, true)
	return t.Documents
}

// countPairs counts every two names that share a sentence of a document.
func (s *Session) countPairs(counts map[pair]*Edge, document notebook.ID) error {
	text, err := s.Text(document)
	if err != nil {
		return err
	}
	mentions := s.namedMentions(document)
	counted := map[pair]bool{}
	for _, at := range sentence.Split(text) {
		names := distinct(within(mentions, at))
		for i, a := range names {
			for _, b := range names[i+1:] {
				key := pairOf(a, b)
				if counts[key] == nil {
					counts[key] = &Edge{}
				}
				counts[key].Sentences++
				if !counted[key] {
					counted[key] = true
					counts[key].Documents++
				}
			}
		}
	}
	return nil
}

// namedMentions are those of names, not of amounts, addresses and the like.
func (s *Session) namedMentions(document notebook.ID) []notebook.Mention {
	return slices.DeleteFunc(s.Mentions(document), func(m notebook.Mention) bool {
		return !s.shelf.entities[m.Entity].Kind.Named()
	})
}

func distinct(mentions []notebook.Mention) []notebook.ID {
	var ids []notebook.ID
	for _, m := range mentions {
		if !slices.Contains(ids, m.Entity) {
			ids = append(ids, m.Entity)
		}
	}
	return ids
}

// strongest keeps the names with the strongest ties to one, and what ties them.
func (s *Session) strongest(centre notebook.Entity, counts map[pair]*Edge) Graph {
	g := Graph{Nodes: []notebook.Entity{centre}}
	var others []notebook.ID
	for key := range counts {
		switch centre.ID {
		case key[0]:
			others = append(others, key[1])
		case key[1]:
			others = append(others, key[0])
		}
	}
	slices.SortFunc(others, func(a, b notebook.ID) int {
		x, y := counts[pairOf(centre.ID, a)], counts[pairOf(centre.ID, b)]
		return cmp.Or(y.Sentences-x.Sentences, y.Documents-x.Documents, byID(a, b))
	})
	for _, id := range others[:min(len(others), GraphLimit-1)] {
		g.Nodes = append(g.Nodes, s.shelf.entities[id])
	}
	for a := range g.Nodes {
		for b := a + 1; b < len(g.Nodes); b++ {
			if e := counts[pairOf(g.Nodes[a].ID, g.Nodes[b].ID)]; e != nil {
				g.Edges = append(g.Edges, Edge{A: a, B: b, Sentences: e.Sentences, Documents: e.Documents})
			}
		}
	}
	return g
}

// Shared lists the sentences that mention both of two entities.
func (s *Session) Shared(a, b notebook.ID) ([]ProfileDocument, error) {
	b = s.canonical(b)
	p, err := s.Profile(a)
	if err != nil {
		return nil, err
	}
	var shared []ProfileDocument
	for _, d := range p.Documents {
		mentions := s.Mentions(d.Document.ID)
		keep := d
		keep.Sentences = nil
		for _, sentence := range d.Sentences {
			at := notebook.Span{Start: sentence.At.Start - sentence.Name.Start}
			at.End = at.Start + len(sentence.Text)
			if slices.ContainsFunc(within(mentions, at), func(m notebook.Mention) bool { return m.Entity == b }) {
				keep.Sentences = append(keep.Sentences, sentence)
			}
		}
		if len(keep.Sentences) > 0 {
			shared = append(shared, keep)
		}
	}
	return shared, nil
}
