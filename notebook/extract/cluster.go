package extract

import (
	"slices"
	"strings"

	"casebound/notebook"
)

// clusters are the entities while they are made: groups of mentions with one
// form, joined where two forms name the same thing.
type clusters struct {
	d      *document
	groups []group
	parent []int    // a forest over groups; a root is an entity
	claims []*Known // by root: what the reader decided that it is, nil for nothing
	of     []int    // mention → group
	index  map[groupKey]int
}

type groupKey struct {
	kind notebook.EntityKind
	key  string
}

// group is the mentions of one kind and normal form.
type group struct {
	groupKey
	words    []string
	mentions []int
}

// cluster brings the mentions of the document together.
func (d *document) cluster() *clusters {
	c := &clusters{d: d, of: make([]int, len(d.list)), index: map[groupKey]int{}}
	for i := range d.list {
		m := &d.list[i]
		k := groupKey{m.kind, m.key}
		if m.kind == notebook.Organisation {
			k.key = withoutLegalForm(m.key)
		}
		g, ok := c.index[k]
		if !ok {
			g = len(c.groups)
			c.index[k] = g
			c.groups = append(c.groups, group{groupKey: k, words: strings.Fields(k.key)})
			c.parent = append(c.parent, g)
			c.claims = append(c.claims, d.claimed(k))
		}
		c.groups[g].mentions = append(c.groups[g].mentions, i)
		c.of[i] = g
	}
	c.joinFacts()
	c.joinPeople()
	c.joinOrganisations()
	c.joinAcronyms()
	c.regroup()
	return c
}

// regroup gives each group the mentions that were left or given to it.
func (c *clusters) regroup() {
	lists := make([][]int, len(c.groups))
	for i, g := range c.of {
		lists[g] = append(lists[g], i)
	}
	for g := range c.groups {
		c.groups[g].mentions = lists[g]
	}
}

func (c *clusters) root(g int) int {
	for c.parent[g] != g {
		c.parent[g] = c.parent[c.parent[g]]
		g = c.parent[g]
	}
	return g
}

// join makes two groups one entity, unless the reader keeps them apart.
func (c *clusters) join(a, b int) {
	a, b = c.root(a), c.root(b)
	if a == b || c.apart(a, b) {
		return
	}
	a, b = min(a, b), max(a, b)
	c.parent[b] = a
	if c.claims[a] == nil {
		c.claims[a] = c.claims[b]
	}
}

// apart: the reader decided that the two are different entities.
func (c *clusters) apart(a, b int) bool {
	x, y := c.claims[c.root(a)], c.claims[c.root(b)]
	return x != nil && y != nil && x != y
}

// claimed is the entity that the reader decided a form to name, nil for none.
func (d *document) claimed(k groupKey) *Known {
	if known := d.named(k.key); known != nil && known.Decided && known.Kind == k.kind {
		return known
	}
	return nil
}

// joinFacts joins forms that the lists, the notebook or another version of
// the text give as names of one thing, and the words for one people.
func (c *clusters) joinFacts() {
	main := map[groupKey]int{}
	join := func(k groupKey, g int) {
		if other, ok := main[k]; ok {
			c.join(other, g)
		} else {
			main[k] = g
		}
	}
	for g := range c.groups {
		k := c.groups[g].groupKey
		if known := c.d.named(k.key); known != nil && known.Kind == k.kind {
			join(groupKey{k.kind, "known " + known.Name}, g)
		}
		if f, ok := c.d.facts.full[k.key]; ok && f.kind == k.kind {
			join(groupKey{k.kind, f.name}, g)
		} else if f, ok := c.d.facts.doubtful[k.key]; ok && f.kind == k.kind {
			join(groupKey{k.kind, f.name}, g)
		}
		if place, ok := c.d.facts.people[k.key]; ok && k.kind == notebook.Misc {
			join(groupKey{k.kind, "people of " + place}, g)
		}
	}
}

// legal are words that tell a company's form and no more.
var legal = setOf("inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag se kg kgaa ohg ev sa sas srl spa nv bv oy ab asa as pty holdings holding")

// withoutLegalForm is the normal form of a company without its legal form.
func withoutLegalForm(key string) string {
	words := strings.Fields(key)
	n := len(words)
	for n > 1 && legal[words[n-1]] {
		n--
	}
	return strings.Join(words[:n], " ")
}

// generic are words that may follow a company's short name in its long one:
// "Acme", "Acme Video", "Acme Software Technology".
var generic = setOf(`inc corp company group holdings technologies technology systems software video communications media networks
network labs laboratories industries international global enterprises partners capital ventures bank motors motor airlines airways energy
pharmaceuticals pharma entertainment studios pictures platforms services solutions electronics semiconductor foods records
foundation university institute college platform app news magazine newspaper party ministry department`)

// joinOrganisations joins the short and the long name of a company, when only
// one long name begins so.
func (c *clusters) joinOrganisations() {
	begins := map[string]int{} // first words → group, -1 when several
	for g := range c.groups {
		w := c.groups[g].words
		if c.groups[g].kind != notebook.Organisation || len(w) < 2 {
			continue
		}
		for n := 1; n < len(w); n++ {
			if !allIn(w[n:], generic) {
				continue
			}
			key := strings.Join(w[:n], " ")
			if other, ok := begins[key]; ok && other >= 0 && c.root(other) != c.root(g) && !samePrefix(c.groups[other].words, w) {
				begins[key] = -1
			} else if !ok {
				begins[key] = g
			}
		}
	}
	for g := range c.groups {
		if c.groups[g].kind != notebook.Organisation {
			continue
		}
		if long, ok := begins[c.groups[g].key]; ok && long >= 0 {
			c.join(g, long)
		}
	}
}

func allIn(words []string, set map[string]bool) bool {
	for _, w := range words {
		if !set[w] {
			return false
		}
	}
	return true
}

// samePrefix: one list of words begins with the other.
func samePrefix(a, b []string) bool {
	n := min(len(a), len(b))
	return slices.Equal(a[:n], b[:n])
}

// furniture drops the mentions of entities that only page furniture has.
func (c *clusters) furniture() {
	inBody := map[int]bool{}
	for i, m := range c.d.list {
		if !m.furniture || !m.kind.Named() {
			inBody[c.root(c.of[i])] = true
		}
	}
	for g := range c.groups {
		if !inBody[c.root(g)] {
			c.groups[g].mentions = nil
		}
	}
	for i := range c.of {
		if !inBody[c.root(c.of[i])] {
			c.of[i] = -1
		}
	}
}
