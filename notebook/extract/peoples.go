package extract

import (
	"strings"
	"unicode"

	"casebound/notebook"
)

// faiths are the words for religions and those who hold them, and for the
// parties of a belief, which name no organisation and no place.
var faiths = setOf(`muslim muslims islam islamic islamist islamists christians jew jews jewish judaism hindu hindus hinduism
buddhist buddhists buddhism sikh sikhs catholic catholics catholicism protestant protestants sunni sunnis shia shiite shiites shi'ite shi'ites
orthodox nazi nazis communist communists`)

// quarters stand before the adjective of a people or a continent.
var quarters = setOf("north south east west northern southern eastern western central latin")

// continental are the adjectives of continents, which the list of peoples lacks.
var continental = setOf("american americans african africans asian asians european europeans")

// ofPeople reports whether a word says of which people or faith something is.
func (d *document) ofPeople(word string) bool {
	_, ok := d.facts.people[word]
	return ok || faiths[word] || continental[word]
}

// demonyms makes peoples, their adjectives and faiths no places and no
// organisations: "South American", "Bosnian Muslims". In "Nazi Germany" and "Saudi
// Interior Ministry" they are a name of their own.
func (d *document) demonyms() {
	for i := range d.list {
		m := &d.list[i]
		if m.kind != notebook.PlaceName && m.kind != notebook.Organisation {
			continue
		}
		if f, ok := d.facts.full[m.key]; ok && f.kind != notebook.Misc || d.facts.homes[m.key] {
			continue
		}
		if _, ok := d.facts.people[m.key]; ok || faiths[m.key] {
			m.kind = notebook.Misc
			continue
		}
		words := strings.Fields(strings.ToLower(m.form))
		n := d.peopleBefore(words)
		switch {
		case n == len(words):
			m.kind = notebook.Misc
		case n > 0 && d.standsAlone(words[n:], m.kind):
			end, next := afterFields(m.form, n)
			d.cut(i, end, next, notebook.Misc, m.kind)
		}
	}
}

// peopleBefore is how many words at the front say of which people or faith.
func (d *document) peopleBefore(words []string) int {
	n := 0
	for n < len(words) {
		switch {
		case n+1 < len(words) && quarters[words[n]] && d.ofPeople(words[n+1]):
			n += 2
		case d.ofPeople(words[n]) && (n > 0 || len(words) > 1):
			n++
		default:
			return n
		}
	}
	return n
}

// standsAlone reports whether the words behind those for a people are a name
// without them: a place of the lists, or what every country has one of.
func (d *document) standsAlone(words []string, kind notebook.EntityKind) bool {
	if kind == notebook.PlaceName {
		name := strings.Join(words, " ")
		return d.facts.homes[name] || d.facts.full[name].kind == kind
	}
	last := words[len(words)-1]
	return last == "ministry" && len(words) == 2 || (last == "senate" || last == "congress") && len(words) == 1
}

// afterFields is where the first n words of a form end and the next begins; it
// has more than n.
func afterFields(form string, n int) (end, next int) {
	for range n {
		end = next + strings.IndexFunc(form[next:], unicode.IsSpace)
		next = end + strings.IndexFunc(form[end:], func(r rune) bool { return !unicode.IsSpace(r) })
	}
	return end, next
}
