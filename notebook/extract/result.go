package extract

import (
	"slices"
	"strings"

	"casebound/notebook"
)

// result names the entities and writes out their mentions.
func (c *clusters) result() Result {
	var res Result
	entity := map[int]int{}
	for i := range c.d.list {
		if c.of[i] < 0 {
			continue
		}
		g := c.root(c.of[i])
		e, ok := entity[g]
		if !ok {
			e = len(res.Entities)
			entity[g] = e
			res.Entities = append(res.Entities, Entity{Kind: c.groups[g].kind})
		}
		m := &c.d.list[i]
		res.Mentions = append(res.Mentions, Mention{Span: m.Span, Entity: e, Confidence: m.confidence, Reason: m.reason()})
	}
	members := make([][]int, len(res.Entities))
	for g := range c.groups {
		if e, ok := entity[c.root(g)]; ok {
			members[e] = append(members[e], g)
		}
	}
	for e, groups := range members {
		c.describe(&res.Entities[e], groups)
	}
	return res
}

// formCount is one way an entity is written.
type formCount struct {
	form  string
	count int
	words int
	cased bool
}

// writing is all that the shown form of a mention of an entity depends on.
type writing struct {
	form, key string
	flat      bool
}

// describe gives an entity its name, aliases and roles.
func (c *clusters) describe(e *Entity, groups []int) {
	var forms []formCount
	at := map[writing]int{}
	for _, g := range groups {
		for _, i := range c.groups[g].mentions {
			m := &c.d.list[i]
			k, ok := at[writing{m.form, m.key, m.flat}]
			if !ok {
				form := c.d.display(m)
				k = slices.IndexFunc(forms, func(f formCount) bool { return f.form == form })
				if k < 0 && len(forms) == mostForms {
					continue
				}
				if k < 0 {
					k = len(forms)
					forms = append(forms, formCount{form: form, words: len(wordsOf(form))})
				}
				at[writing{m.form, m.key, m.flat}] = k
			}
			forms[k].count++
			forms[k].cased = forms[k].cased || !m.flat
			e.addRole(m.title)
			e.addRole(c.d.roleAfter(m))
		}
		if e.Kind == notebook.Misc {
			if place := c.d.facts.people[c.groups[g].key]; place != "" {
				e.Place = place
			}
		}
	}
	best := 0
	for k := 1; k < len(forms); k++ {
		if better(e.Kind, forms[k], forms[best]) {
			best = k
		}
	}
	if len(forms) == 0 {
		return
	}
	e.Name = forms[best].form
	for _, f := range forms {
		if f.form != e.Name && !slices.ContainsFunc(e.Aliases, func(a string) bool { return strings.EqualFold(a, f.form) }) && !strings.EqualFold(f.form, e.Name) {
			e.Aliases = append(e.Aliases, f.form)
		}
	}
	c.d.asKnown(e)
}

// better reports whether form a names an entity of the kind better than b: a
// person by the fullest name, an acronym by what it stands for, anything else
// by the form used most, and as often, by the one not in capitals; as written
// before as read without case.
func better(kind notebook.EntityKind, a, b formCount) bool {
	if a.cased != b.cased {
		return a.cased
	}
	if kind == notebook.Person && a.words != b.words {
		return a.words > b.words
	}
	if acronymOf(b.form, a.form) {
		return true
	}
	if acronymOf(a.form, b.form) {
		return false
	}
	if a.count != b.count {
		return a.count > b.count
	}
	return shouted(b.form) && !shouted(a.form) // the dateline's capitals
}

func shouted(form string) bool { return form == strings.ToUpper(form) }

func acronymOf(short, long string) bool {
	w := wordsOf(long)
	return len(w) > 1 && slices.Contains(initials(w), strings.ReplaceAll(normal(short), " ", ""))
}

// display is how a mention is shown: as it is written, without line breaks,
// "the" and stray blanks; names read without case as the lists write them, or
// with capitals.
func (d *document) display(m *mention) string {
	form := strings.Join(strings.Fields(m.form), " ")
	if !m.kind.Named() {
		return form
	}
	form = strings.TrimPrefix(form, "the ")
	if m.broken {
		form = withoutBreaks(form)
	}
	if !m.flat {
		return form
	}
	for _, list := range []map[string]fact{d.facts.full, d.facts.doubtful} {
		if f, ok := list[m.key]; ok {
			return strings.TrimPrefix(f.form, "the ")
		}
	}
	if len(form) > 5 || strings.Contains(form, " ") {
		form = strings.ToLower(form)
	}
	if form == strings.ToLower(form) {
		return titled(form)
	}
	return form
}

// asKnown takes the name the notebook has for the entity, and its kind when
// the reader decided it.
func (d *document) asKnown(e *Entity) {
	k := d.named(normal(e.Name))
	if k == nil || k.Kind != e.Kind && !k.Decided {
		return
	}
	e.Kind = k.Kind
	if k.Name != e.Name && !slices.Contains(e.Aliases, e.Name) {
		e.Aliases = append(e.Aliases, e.Name)
	}
	e.Name = k.Name
	e.Aliases = slices.DeleteFunc(e.Aliases, func(a string) bool { return strings.EqualFold(a, e.Name) })
}

// mostForms and mostRoles bound what is kept of an entity in a text that was
// made to have too many.
const (
	mostForms = 50
	mostRoles = 12
)

func (e *Entity) addRole(role string) {
	role = strings.TrimRight(role, ",;:")
	if role != "" && len(e.Roles) < mostRoles && !slices.Contains(e.Roles, role) {
		e.Roles = append(e.Roles, role)
	}
}
