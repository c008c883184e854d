package name

import "casebound/notebook"

// Known is a name the reader or another text gave, to be looked for.
type Known struct {
	Kind  notebook.EntityKind
	Forms []string
}

// longestName is the number of words of the longest name that is looked up in
// the rest of the document.
const longestName = 6

// ballot collects what the places of one name in a document say of it.
type ballot struct {
	kinds    [kinds]int // places where the model found it, by kind
	untagged int        // places where the model found nothing
	words    int
	known    notebook.EntityKind // of a name known beforehand
	part     notebook.EntityKind // of a longer name that this is part of
	acronym  bool                // counts only where written in capitals
}

// election decides for every name of a document of which kind it is, and where
// else it stands (the "one sense per discourse" of Gale, Church & Yarowsky
// 1992).
type election struct {
	readings []reading
	ballots  map[uint64]*ballot
	heads    map[uint64]bool // first words of the names
	surnames map[uint64]int  // last words of people's names of two or three words
}

// agree makes the places of each name in a document agree.
func agree(readings []reading, known []Known) {
	e := &election{readings, map[uint64]*ballot{}, map[uint64]bool{}, map[uint64]int{}}
	e.nominate(known)
	for i := range readings {
		e.collect(&readings[i])
	}
	for i := range readings {
		e.shorten(&readings[i])
	}
	for w := range e.surnames {
		e.heads[w] = true
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
			e.heads[head] = true
			b := e.ballots[key]
			if b == nil {
				b = &ballot{words: n}
				e.ballots[key] = b
			}
			b.known = k.Kind
		}
	}
}

// key hashes the tokens a to b of a passage.
func (r *reading) key(a, b int) uint64 {
	key := uint64(7)
	for _, w := range r.seq.words[a:b] {
		key = mix(key, w.low)
	}
	return key
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
		e.heads[r.seq.words[a].low] = true
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
	e.heads[r.seq.words[a].low] = true
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
		e.heads[low] = true
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
	}
}

// countUntagged counts the places where names stand that the model left alone.
func (e *election) countUntagged(r *reading) {
	for i := range r.labels {
		if r.labels[i] != Outside || !e.heads[r.seq.words[i].low] || !r.mayBeName(i, 1) {
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

// mayBeName: in cased text a name is capitalised; in caseless text a single
// very common word is left alone.
func (r *reading) mayBeName(i, n int) bool {
	w := r.seq.words[i]
	if !r.seq.flat {
		return w.capital() || w.first >= 0x80
	}
	return n > 1 || w.lex.rank() == 0 || w.lex.rank() > 6
}

// exactly reports whether tokens a to b make one name.
func (r *reading) exactly(a, b int) bool {
	for i := a; i < b; i++ {
		l := r.labels[i]
		if l == Outside || (i > a) == l.starts() || (i == b-1) == l.open() {
			return false
		}
	}
	return true
}

// holds reports whether a person's name ends at b and nothing else that was
// found reaches into tokens a to b: "von der [Leyen]".
func (r *reading) holds(a, b int) bool {
	if b < len(r.labels) && r.labels[b-1].open() || r.labels[b-1].Kind() != notebook.Person || !r.labels[a].starts() {
		return false
	}
	for _, l := range r.labels[a:b] {
		if l != Outside && l.Kind() != notebook.Person {
			return false
		}
	}
	return true
}

func (r *reading) free(a, b int) bool {
	for _, l := range r.labels[a:b] {
		if l != Outside {
			return false
		}
	}
	return true
}

// settle writes what was decided into the labels of a passage, longer names
// first.
func (e *election) settle(r *reading) {
	for i := 0; i < len(r.labels); i++ {
		if !e.heads[r.seq.words[i].low] || !r.labels[i].starts() {
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

// mark labels tokens i to i+n as one name of the kind.
func (r *reading) mark(i, n int, kind notebook.EntityKind) {
	for k := range n {
		place := Inside
		switch {
		case n == 1:
			place = Unit
		case k == 0:
			place = Begin
		case k == n-1:
			place = Last
		}
		r.labels[i+k] = LabelOf(kind, place)
	}
}

// label gives tokens i to i+n one label.
func (r *reading) label(i, n int, l Label) {
	for k := range n {
		r.labels[i+k] = l
	}
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
	best, tagged := 0, 0
	for k, c := range v.kinds {
		tagged += c
		if c > v.kinds[best] {
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
	if tagged == 0 || v.kinds[best]*2 <= tagged && tagged > 1 {
		return notebook.UnknownKind // no majority
	}
	if found {
		return kind
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
