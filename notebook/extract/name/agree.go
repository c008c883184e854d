package name

import "casebound/notebook"

// longestName is the number of words of the longest name that is looked up in
// the rest of the document.
const longestName = 6

// ballot collects what the places of one name in a document say of it.
type ballot struct {
	kinds    [kinds]int     // places where the model found it, by kind
	weight   [kinds]float32 // their probabilities together
	untagged int            // places where the model found nothing
	words    int
	known    notebook.EntityKind // of a name known beforehand
	part     notebook.EntityKind // of a longer name that this is part of
	acronym  bool                // counts only where written in capitals
	said     bool                // the text says that it is a firm
}

// election decides for every name of a document of which kind it is, and where
// else it stands (the "one sense per discourse" of Gale, Church & Yarowsky
// 1992).
type election struct {
	readings []reading
	ballots  map[uint64]*ballot
	heads    heads          // first words of the names
	surnames map[uint64]int // last words of people's names of two or three words
}

// heads is a set of words, with a sieve before it that stops most that are not
// in it.
type heads struct {
	of    map[uint64]bool
	sieve [1 << 8]uint64
}

func (h *heads) add(w uint64) {
	h.of[w] = true
	h.sieve[w>>6%uint64(len(h.sieve))] |= 1 << (w & 63)
}

func (h *heads) has(w uint64) bool {
	return h.sieve[w>>6%uint64(len(h.sieve))]>>(w&63)&1 != 0 && h.of[w]
}

// agree makes the places of each name in a document agree.
func agree(readings []reading, known []Known) {
	e := &election{readings, map[uint64]*ballot{}, heads{of: map[uint64]bool{}}, map[uint64]int{}}
	e.nominate(known)
	for i := range readings {
		e.collect(&readings[i])
		e.saying(&readings[i])
	}
	for i := range readings {
		e.shorten(&readings[i])
	}
	for w := range e.surnames {
		e.heads.add(w)
		if key := mix(7, w); e.ballots[key] == nil {
			e.ballots[key] = &ballot{words: 1}
		}
	}
	for i := range readings {
		e.countUntagged(&readings[i])
	}
	for i := range readings {
		e.settle(&readings[i])
		readings[i].peoples()
	}
}

// settle writes what was decided into the labels of a passage, longer names
// first.
func (e *election) settle(r *reading) {
	for i := 0; i < len(r.labels); i++ {
		if !e.heads.has(r.seq.words[i].low) || !r.labels[i].starts() {
			continue
		}
		var keys [longestName]uint64
		key, most := uint64(7), min(longestName, len(r.labels)-i)
		for n := range most {
			key = mix(key, r.seq.words[i+n].low)
			keys[n] = key
		}
		for n := most; n >= 1; n-- {
			v := e.ballots[keys[n-1]]
			if v == nil || v.words != n {
				continue
			}
			found := r.exactly(i, i+n)
			if !found && !(r.free(i, i+n) && r.mayBeName(i, n)) && !(n > 1 && v.part == notebook.Person && r.holds(i, i+n)) {
				continue
			}
			kind := e.decide(v, r, i, n, found)
			if kind == notebook.UnknownKind {
				continue
			}
			r.write(i, n, kind, found, v)
			i += n - 1
			break
		}
	}
}

// write labels tokens i to i+n as one name.
func (r *reading) write(i, n int, kind notebook.EntityKind, found bool, v *ballot) {
	switch {
	case found && r.labels[i].Kind() == kind:
		return
	case v.known == kind:
		r.origin[i] = FromKnown
	case found:
		r.origin[i] = Changed
	default:
		r.origin[i] = FromDocument
	}
	if !found {
		r.prob[i] = v.share(kind)
	}
	r.mark(i, n, kind)
}

// evidence is how many places of a rare word one place that was found may
// stand for: more when the word keeps coming back as only names do, and still
// more when the project's lists have it.
func (r *reading) evidence(i int) int {
	w, doc := r.seq.words[i], r.seq.marks[i].doc
	often, determined := doc>>2&7 >= 3, doc>>5&3 == 2
	switch {
	case determined || !often:
		return 5
	case w.lists&(listOwnOrganisations|listDoubtful) != 0:
		return 20
	}
	return 8
}

// share is how many of the places of a name speak for the kind.
func (v *ballot) share(kind notebook.EntityKind) float32 {
	all := v.untagged
	for _, n := range v.kinds {
		all += n
	}
	if all == 0 {
		return 0.5
	}
	return float32(v.kinds[kind-notebook.Person]) / float32(all)
}

// decide is the kind of the name whose ballot is v, at token i of r, or
// UnknownKind to leave the place as it is.
func (e *election) decide(v *ballot, r *reading, i, n int, found bool) notebook.EntityKind {
	w := r.seq.words[i]
	if v.known != notebook.UnknownKind && (n > 1 || found || !w.everyday()) {
		return v.known
	}
	if found && v.outright() {
		return notebook.Organisation
	}
	best, tagged := 0, 0
	for k, c := range v.kinds {
		tagged += c
		if c > v.kinds[best] || c == v.kinds[best] && v.weight[k] > v.weight[best] {
			best = k
		}
	}
	kind := notebook.Person + notebook.EntityKind(best)
	if v.words == 1 {
		full := e.surnames[w.low]
		if full > 0 && tagged-v.kinds[0] <= 2*full+v.kinds[0] && (found || !w.everyday() || !r.seq.flat) {
			return notebook.Person
		}
	}
	if v.part != notebook.UnknownKind && v.kinds[v.part-notebook.Person]*2 >= tagged && !(r.seq.flat && w.everyday()) && (!v.acronym || r.seq.flat || w.shape == capitals) {
		return v.part
	}
	if found && tagged > 0 {
		return kind
	}
	if tagged == 0 || v.kinds[best]*2 <= tagged && tagged > 1 {
		return notebook.UnknownKind // no majority
	}
	all := tagged + v.untagged
	votes := v.kinds[best]
	enough := votes >= 2 && votes*2 >= all
	switch doc := r.seq.marks[i].doc; {
	case v.words > 1: // a longer name is believed when seen once
		enough = votes*3 >= all
	case !r.seq.flat && doc&seenCapital != 0 && doc&seenSmall == 0:
		enough = votes*7 >= all
	case r.seq.flat && (w.lex.rank() == 0 || w.lex.rank() >= 9):
		enough = votes >= 2 && votes*r.evidence(i) >= all
	}
	if !enough {
		return notebook.UnknownKind
	}
	return kind
}
