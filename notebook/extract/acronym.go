package extract

import (
	"strings"

	"casebound/notebook"
)

// joinAcronyms ties an acronym to the long name it stands for: one of the same
// kind in this text whose initials it has, when there is only one.
func (c *clusters) joinAcronyms() {
	long := map[groupKey]int{} // initials → group, -1 when several
	for g := range c.groups {
		k := c.groups[g]
		if !k.kind.Named() || k.kind == notebook.Person || len(k.words) < 2 {
			continue
		}
		for _, a := range initials(k.words) {
			key := groupKey{k.kind, a}
			if other, ok := long[key]; ok && c.root(max(other, 0)) != c.root(g) {
				long[key] = -1
			} else {
				long[key] = g
			}
		}
	}
	for g := range c.groups {
		k := c.groups[g]
		if len(k.words) != 1 || len(k.key) < 2 || len(k.key) > 7 || !c.acronym(g) {
			continue
		}
		if to, ok := long[k.groupKey]; ok && to >= 0 {
			c.join(g, to)
		}
	}
}

// acronym: written in capitals somewhere, or read without case.
func (c *clusters) acronym(g int) bool {
	for _, i := range c.groups[g].mentions {
		m := &c.d.list[i]
		if m.flat || m.form == strings.ToUpper(m.form) {
			return true
		}
	}
	return false
}

// initials of a name with and without its small words.
func initials(words []string) []string {
	var all, big strings.Builder
	for _, w := range words {
		r := []rune(w)[:1]
		all.WriteString(string(r))
		if !small[w] {
			big.WriteString(string(r))
		}
	}
	if all.String() == big.String() {
		return []string{all.String()}
	}
	return []string{all.String(), big.String()}
}
