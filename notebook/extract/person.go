package extract

import (
	"slices"
	"strings"

	"casebound/notebook"
)

// joinPeople joins the forms of people's names: with and without middle
// initials, and last or first names alone to the full name they belong to.
func (c *clusters) joinPeople() {
	full := map[string]int{}    // first and last word → group
	parts := map[string][]int{} // what a full name begins or ends with → groups
	for g := range c.groups {
		w := c.groups[g].words
		if c.groups[g].kind != notebook.Person || len(w) < 2 {
			continue
		}
		w, suffix := withoutSuffix(w)
		key := w[0] + " " + w[len(w)-1] + suffix
		if other, ok := full[key]; ok && middle(bare(c.groups[other].words), w) {
			c.join(other, g)
		} else if !ok {
			full[key] = g
		}
		for n := 1; n < len(w) && n <= 4; n++ {
			parts[strings.Join(w[n:], " ")] = append(parts[strings.Join(w[n:], " ")], g)
		}
		parts["first "+w[0]] = append(parts["first "+w[0]], g)
	}
	for g := range c.groups {
		k := c.groups[g].groupKey
		if k.kind != notebook.Person {
			continue
		}
		c.joinPart(g, parts[k.key])
		if len(c.groups[g].words) == 1 && c.root(g) == g && len(parts[k.key]) == 0 {
			if owners := c.distinct(parts["first "+k.key]); len(owners) == 1 {
				c.join(g, owners[0])
			}
		}
	}
}

// suffixes stand behind last names: father and son are two people.
var suffixes = setOf("jr sr junior senior ii iii iv")

func withoutSuffix(w []string) (words []string, suffix string) {
	if n := len(w); n > 2 && suffixes[w[n-1]] {
		return w[:n-1], " " + w[n-1]
	}
	return w, ""
}

func bare(w []string) []string {
	w, _ = withoutSuffix(w)
	return w
}

// middle: two full names differ at most in middle names, of which one has
// none or an initial.
func middle(a, b []string) bool {
	ma, mb := a[1:len(a)-1], b[1:len(b)-1]
	if len(ma) == 0 || len(mb) == 0 {
		return len(ma)+len(mb) <= 1
	}
	return len(ma) == 1 && len(mb) == 1 && ma[0][0] == mb[0][0] && (len(ma[0]) == 1 || len(mb[0]) == 1)
}

// joinPart joins a last name to the full names that end with it. When there
// are several people each mention belongs to the one named last before it.
func (c *clusters) joinPart(g int, owners []int) {
	owners = slices.DeleteFunc(c.distinct(owners), func(o int) bool { return c.apart(g, o) })
	switch len(owners) {
	case 0:
		return
	case 1:
		c.join(g, owners[0])
		return
	}
	for _, i := range c.groups[g].mentions {
		to, at := owners[0], -1
		for _, o := range owners {
			k, _ := slices.BinarySearch(c.groups[o].mentions, i)
			if k > 0 && c.groups[o].mentions[k-1] > at {
				to, at = o, c.groups[o].mentions[k-1]
			}
		}
		c.of[i] = to
	}
}

// distinct are the groups that are different entities, at most a handful.
func (c *clusters) distinct(groups []int) []int {
	var out []int
	for _, g := range groups {
		if r := c.root(g); !slices.Contains(out, r) && len(out) < 8 {
			out = append(out, r)
		}
	}
	return out
}
