package extract

import (
	"strings"

	"casebound/notebook"
)

// The model now and then reads two names as one, above all where it knows
// neither: a person and where he works, a company and its town, two of a list.

// runOns cuts such names in two.
func (d *document) runOns() {
	known := map[groupKey]bool{}
	for i := range d.list {
		known[groupKey{d.list[i].kind, d.list[i].key}] = true
	}
	for i := range d.list {
		switch m := &d.list[i]; m.kind {
		case notebook.Person:
			d.cutPerson(i)
		case notebook.Organisation:
			if !d.cutEmployee(i) && !d.cutTown(i, known) {
				d.cutSeries(i)
			}
		}
	}
}

// cutPerson takes what somebody is of off the name: "Ed Wong of the Herald". A
// single name keeps it, as that of a saint or a prince does.
func (d *document) cutPerson(i int) {
	if name, of, ok := strings.Cut(d.list[i].form, " of the "); ok && strings.Contains(name, " ") && bodies[lastOf(normal(of))] {
		d.cut(i, len(name), len(name)+len(" of the "), notebook.Person, notebook.Organisation)
	}
}

// cutEmployee parts a last name from where its bearer works: "Johnson of
// Warwick Business School".
func (d *document) cutEmployee(i int) bool {
	m := &d.list[i]
	name, of, ok := strings.Cut(m.form, " of ")
	if !ok || !m.surname || strings.Contains(name, " ") || heading[normal(name)] {
		return false
	}
	key := normal(of)
	if words := strings.Fields(key); len(words) < 2 || !bodies[words[len(words)-1]] || strings.HasPrefix(of, "the ") {
		return false
	}
	d.cut(i, len(name), len(name)+len(" of "), notebook.Person, notebook.Organisation)
	return true
}

// cutTown parts a company from the place it is of, and a body from the person
// who leads it, when the text names that person elsewhere: "Adler Capital
// Management of Singapore".
func (d *document) cutTown(i int, known map[groupKey]bool) bool {
	m := &d.list[i]
	at := strings.LastIndex(m.form, " of ")
	if at < 0 {
		return false
	}
	name, of := m.form[:at], m.form[at+len(" of "):]
	key := normal(of)
	words, town := strings.Fields(normal(name)), strings.Fields(key)
	switch {
	case len(words) < 2:
		return false
	case corporate[words[len(words)-1]] && len(town) <= 2 && !bodies[town[len(town)-1]]:
		d.cut(i, at, at+len(" of "), notebook.Organisation, notebook.PlaceName)
	case strings.Contains(key, " ") && known[groupKey{notebook.Person, key}]:
		d.cut(i, at, at+len(" of "), notebook.Organisation, notebook.Person)
	default:
		return false
	}
	return true
}

// cutSeries parts two names of a list that only a comma divides: "the
// [Quill Society, Reclaim Tasmania] and the Lads".
func (d *document) cutSeries(i int) {
	m := &d.list[i]
	name, second, ok := strings.Cut(m.form, ", ")
	if !ok || !strings.Contains(name, " ") || strings.ContainsAny(second, ",&") || strings.Contains(" "+second+" ", " and ") || legal[normal(second)] {
		return
	}
	b := d.text.Blocks()[d.text.BlockAt(m.Start)]
	if next, _ := nextWord(d.text.All()[m.End:b.End]); next == "and" || next == "or" {
		d.cut(i, len(name), len(name)+len(", "), notebook.Organisation, notebook.Organisation)
	}
}

// cut makes two mentions of one: the bytes of its form up to end, and those
// from start on.
func (d *document) cut(i, end, start int, first, second notebook.EntityKind) {
	m := &d.list[i]
	if m.End-m.Start != len(m.form) {
		return // its form is not as it stands
	}
	rest := *m
	rest.Start, rest.form, rest.kind = m.Start+start, m.form[start:], second
	rest.key, rest.lists = normal(rest.form), ""
	m.End, m.form, m.kind = m.Start+end, m.form[:end], first
	m.key, m.lists = normal(m.form), ""
	d.list = append(d.list, rest)
}

var (
	// corporate are the words companies' names end with.
	corporate = setOf("management capital partners holdings holding maritime shipping airlines airways technologies systems software securities motors inc ltd llc plc corp limited industries pharmaceuticals")
	// bodies are the words that the names of places to work at end with.
	bodies = setOf(`management capital partners holdings holding securities inc ltd llc plc corp corporation company group bank trust fund
		technologies systems software industries airlines motors university college school institute academy hospital clinic
		foundation association federation society council laboratory observatory museum agency bureau union
		times post herald tribune journal gazette chronicle telegraph news`)
	// heading are words that such names begin with.
	heading = setOf(`bank university college school institute academy house church ministry department office board court council chamber
		society association federation league union party voice radio friends sons daughters brothers sisters women men
		workers students parents mothers fathers knights order bureau agency centre center museum library faculty fellowship company
		republic kingdom state city county district province port isle island bay`)
)

// coinages drops single words that are made of a name of the text, or of any
// word, and of an ending for those who do something or for an affair:
// "Zoombombers", "Partygate". They are written as names and are none, and neither
// are keys.
func (d *document) coinages() {
	known := map[string]bool{}
	for i := range d.list {
		if d.list[i].kind.Named() {
			known[d.list[i].key] = true
		}
	}
	keep := d.list[:0]
	for _, m := range d.list {
		if m.kind.Named() && chord(m.form) || isCoined(&m, known) {
			continue
		}
		keep = append(keep, m)
	}
	d.list = keep
}

func isCoined(m *mention, known map[string]bool) bool {
	return m.kind == notebook.Organisation && !m.flat && m.lists == "" && !strings.Contains(m.key, " ") && coined(m.key, known, m.confidence < 0.7)
}

// chord reports whether a name is keys that are pressed together: "Ctrl+P".
func chord(form string) bool {
	first, _, ok := strings.Cut(form, "+")
	return ok && chordKeys[strings.ToLower(first)]
}

var chordKeys = setOf("ctrl control alt shift cmd command option meta super win fn")

// coined reports whether a word is a known name and an ending, or, if the
// tagger doubts it, any word and an ending that is a word itself.
func coined(word string, known map[string]bool, doubt bool) bool {
	for _, end := range [...]string{"bombers", "bomber", "bombing", "bombings", "gate", "goers", "ers", "ists", "ites"} {
		root, ok := strings.CutSuffix(word, end)
		if ok && len(root) > 2 && (known[root] || doubt && len(end) > len("goers")) || ok && doubt && len(root) > 4 && end == "gate" {
			return true
		}
	}
	return false
}
