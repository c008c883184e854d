package name

import "casebound/notebook"

// Known is a name the reader or another text gave, to be looked for.
type Known struct {
	Kind  notebook.EntityKind
	Forms []string
}

// smallPeoples are words for peoples that are everyday words when written
// small.
var smallPeoples = hashes("polish", "pole", "poles", "kiwi", "kiwis", "scot", "swede", "swedes", "dane", "finn", "turk", "lao", "brit", "brits", "basque", "mongol", "argentine")

// peoples marks the words for peoples that the model passed over.
func (r *reading) peoples() {
	for i, w := range r.seq.words {
		if w.lists&listDemonyms == 0 || r.labels[i] != Outside || !r.mayBeName(i, 1) || r.seq.flat && smallPeoples[w.low] {
			continue
		}
		r.labels[i] = LabelOf(notebook.Misc, Unit)
		r.origin[i], r.prob[i] = FromList, 0.8
	}
}

// nominate enters the names known beforehand.
func (e *election) nominate(known []Known) {
	for _, k := range known {
		if !k.Kind.Named() {
			continue
		}
		for _, form := range k.Forms {
			key, head, n := uint64(7), uint64(0), 0
			for _, t := range tokenise(form, 0, len(form), nil) {
				if !t.word {
					continue
				}
				for _, r := range runs(form, t, nil) {
					low := hashLower(form[r.start:r.end])
					if n == 0 {
						head = low
					}
					key = mix(key, low)
					n++
				}
			}
			if n == 0 || n > longestName {
				continue
			}
			e.heads.add(head)
			b := e.ballots[key]
			if b == nil {
				b = &ballot{words: n}
				e.ballots[key] = b
			}
			b.known = k.Kind
		}
	}
}

// collect enters the names that the model found.
func (e *election) collect(r *reading) {
	for a, b := range r.names {
		if b-a > longestName {
			continue
		}
		key := r.key(a, b)
		v := e.ballots[key]
		if v == nil {
			v = &ballot{words: b - a}
			e.ballots[key] = v
		}
		kind := r.labels[a].Kind()
		v.kinds[kind-notebook.Person]++
		v.weight[kind-notebook.Person] += r.prob[a]
		e.heads.add(r.seq.words[a].low)
		if kind == notebook.Person && b-a >= 2 {
			e.family(r, a, b)
		}
		if kind == notebook.Organisation && b-a >= 2 {
			e.shortForms(r, a, b)
		}
	}
}

// family enters the parts by which the person named by tokens a to b may be
// called later: the last name, a last name of several words ("von der Leyen"),
// and a family name that stands first, which is no first name of the lists.
func (e *election) family(r *reading, a, b int) {
	if b-a <= 3 {
		e.surnames[r.seq.words[b-1].low]++
	}
	for k := a + 1; k < b-1; k++ {
		e.nominee(r, k, b)
	}
	if first := r.seq.words[a]; b-a <= 3 && !r.seq.flat && first.lists&listFirst == 0 && len(first.parts) == 1 && !first.everyday() {
		e.nominee(r, a, a+1)
	}
}

// nominee enters tokens a to b as the name of a person.
func (e *election) nominee(r *reading, a, b int) {
	key := r.key(a, b)
	e.heads.add(r.seq.words[a].low)
	v := e.ballots[key]
	if v == nil {
		v = &ballot{words: b - a}
		e.ballots[key] = v
	}
	if v.part == notebook.UnknownKind {
		v.part = notebook.Person
	}
}

// capitals is the shape of a word of two or more capitals.
var capitals = shape("XX")

// shortForms enters what an organisation named by tokens a to b may be called
// later: its acronym, and its first word when all that follows are words for
// kinds of organisation.
func (e *election) shortForms(r *reading, a, b int) {
	enter := func(low uint64, acronym bool) {
		key := mix(7, low)
		e.heads.add(low)
		v := e.ballots[key]
		if v == nil {
			v = &ballot{words: 1}
			e.ballots[key] = v
		}
		if v.part == notebook.UnknownKind {
			v.part, v.acronym = notebook.Organisation, acronym
		}
	}
	var initials []rune
	plain := true
	for i := a; i < b; i++ {
		w := r.seq.words[i]
		if !w.punct && !runLinks[w.low] {
			initials = append(initials, w.first)
		}
		plain = plain && (i == a || w.punct || w.lists&listOrgWords != 0 || legalForms[w.low])
	}
	if n := len(initials); n >= 3 && n <= 6 {
		enter(hashLower(string(initials)), true)
	}
	if first := r.seq.words[a]; plain && !first.everyday() && first.lists&(listPlaces|listDemonyms|listOrgWords) == 0 {
		enter(first.low, false)
	}
}

// shorten cuts names that caseless text ran on into the words behind them:
// "acme lab found", where "acme lab" is a name more often.
func (e *election) shorten(r *reading) {
	if !r.seq.flat {
		return
	}
	for a, b := range r.names {
		kind := r.labels[a].Kind() - notebook.Person
		if b-a < 2 || b-a > longestName+3 {
			continue
		}
		if v := e.ballots[r.key(a, b)]; v != nil && v.kinds[kind] > 1 {
			continue
		}
		for n := min(b-a-1, longestName); n >= 1; n-- {
			v := e.ballots[r.key(a, a+n)]
			if v == nil || v.words != n || v.kinds[kind] < 2 && v.known == notebook.UnknownKind || !r.seq.words[a+n].filler() {
				continue
			}
			r.label(a, b-a, Outside)
			r.mark(a, n, notebook.Person+kind)
			v.kinds[kind]++
			break
		}
		e.behind(r, a, b)
	}
}

// behind cuts the everyday words off a name before which caseless text ran on:
// "they work from [home] acme", where "acme" is a name by itself more often.
func (e *election) behind(r *reading, a, b int) {
	if !r.exactly(a, b) {
		return // cut already
	}
	for from := a + 1; from < b && r.seq.words[from-1].everyday(); from++ {
		v := e.ballots[r.key(from, b)]
		if v == nil || v.words != b-from {
			continue
		}
		best := 0
		for k, n := range v.kinds {
			if n > v.kinds[best] {
				best = k
			}
		}
		if v.kinds[best] < 2 {
			continue
		}
		r.label(a, b-a, Outside)
		r.mark(from, b-from, notebook.Person+notebook.EntityKind(best))
		r.prob[from] = r.prob[a]
		v.kinds[best]++
		return
	}
}

// countUntagged counts the places where names stand that the model left alone.
func (e *election) countUntagged(r *reading) {
	for i := range r.labels {
		if r.labels[i] != Outside || !e.heads.has(r.seq.words[i].low) || !r.mayBeName(i, 1) {
			continue
		}
		key := uint64(7)
		for n := 1; n <= longestName && i+n <= len(r.labels) && r.labels[i+n-1] == Outside; n++ {
			key = mix(key, r.seq.words[i+n-1].low)
			if v := e.ballots[key]; v != nil && v.words == n && r.mayBeName(i, n) {
				v.untagged++
			}
		}
	}
}
