package name

import "casebound/notebook"

// Without capitals the model misses rare names that a reader still sees by
// what stands behind them. These rules look at words it left alone.

// flatRules marks, in a caseless passage, two rare words before a role ("oda
// garn the chief engineer") as a person, and unknown words before a word for
// companies ("ruvanta software") as an organisation.
func (r *reading) flatRules() {
	for i := 0; i+1 < len(r.labels); i++ {
		switch {
		case r.labels[i] != Outside:
		case r.labels[i+1] == Outside && r.rareName(i) && r.role(i+2):
			r.rule(i, 2, notebook.Person)
			i++
		case r.seq.words[i].unheard():
			n := 1
			for i+n < len(r.labels) && n < 4 && r.labels[i+n] == Outside && r.seq.words[i+n].unheard() {
				n++
			}
			if i+n < len(r.labels) && r.labels[i+n] == Outside && companyWords[r.seq.words[i+n].low] {
				r.rule(i, n+1, notebook.Organisation)
			}
			i += n - 1
		}
	}
}

func (r *reading) rule(i, n int, kind notebook.EntityKind) {
	r.mark(i, n, kind)
	r.origin[i], r.prob[i] = FromRule, 0.6
}

// unlikely drops single words that the model took for names, not being sure,
// though no list has them and they stand as common words do: a place behind
// "the" or "its" ("from the frontlines"), a frequent word as a work or product
// ("internet security").
func (r *reading) unlikely() {
	for a, b := range r.names {
		w := r.seq.words[a]
		if b-a != 1 || r.prob[a] >= surely || !w.known {
			continue
		}
		prev := r.seq.at(a - 1)
		switch kind := r.labels[a].Kind(); {
		case kind == notebook.PlaceName && w.lists&listPlaces == 0 && (prev.low == articleThe || prev.uses&isDeterminer != 0),
			kind == notebook.Misc && w.lists&(listDemonyms|listOthers) == 0 && w.lex.rank() <= 11:
			r.labels[a] = Outside
		}
	}
}

var articleThe = hashLower("the")

// calledSo draws the start of a company's name that ends in its legal form back
// to what says that a name comes: "a firm called [acme cloud video] co ltd".
func (r *reading) calledSo() {
	for a, b := range r.names {
		if r.labels[a].Kind() != notebook.Organisation || !legalForms[r.seq.words[b-1].low] {
			continue
		}
		from := a
		for from > 0 && b-from < longestName+2 && !r.seq.marks[from].cut && !naming[r.seq.words[from-1].low] {
			from--
		}
		if from < a && from > 0 && naming[r.seq.words[from-1].low] && r.labels[from].starts() {
			r.label(from, b-from, Outside)
			r.mark(from, b-from, notebook.Organisation)
			r.origin[from], r.prob[from] = FromRule, r.prob[a]
		}
	}
}

var naming = hashes("called", "named")

// numeric: the word has a digit.
func numeric(w *word) bool { return w.shape != flatShape }

// unheard: a word of at least four letters that the lexicon does not have.
func (w *word) unheard() bool { return !w.known && !numeric(w) && w.pre[2] != 0 }

var companyWords = hashes("software", "technologies", "technology", "systems", "inc", "corp", "ltd", "llc", "gmbh", "holdings", "pharmaceuticals", "airlines", "airways", "foundation", "laboratories", "robotics", "industries", "biotech", "semiconductor")

// rareName: word i is like a first name and word i+1 may be a last name.
func (r *reading) rareName(i int) bool {
	first, last := r.seq.words[i], r.seq.words[i+1]
	if numeric(first) || numeric(last) || first.lists&(listDemonyms|listOrgWords) != 0 || last.lists&(listDemonyms|listOrgWords|listTitles) != 0 {
		return false
	}
	rare := func(w *word) bool { return w.unheard() || w.lex.rank() >= 9 }
	like := first.unheard() || first.lex.prior()&7 >= 4 || first.lists&listFirst != 0
	return like && rare(first) && rare(last)
}

var (
	roleHeads = hashes("officer", "president", "chairman", "chairwoman", "director", "manager", "minister", "secretary", "spokesman", "spokeswoman", "governor", "senator", "mayor", "ambassador", "commissioner", "judge", "prosecutor", "lawyer", "professor", "researcher", "scientist", "economist", "analyst", "engineer", "editor", "founder", "ceo", "executive", "leader", "commander", "chancellor", "head")
	roleFirst = hashes("the", "a", "an", "former", "chief", "then", "acting", "deputy", "senior", "vice", "executive")
	roleStops = hashes("of", "for", "to", "in", "on", "at", "and", "that", "who", "which", "said", "says", "was", "is", "has", "had", "with", "from", "by", "as")
)

// role reports whether a role begins at token i: "the chief product officer".
func (r *reading) role(i int) bool {
	if i >= len(r.labels) || !roleFirst[r.seq.words[i].low] {
		return false
	}
	for k := i; k < len(r.labels) && k < i+6; k++ {
		low := r.seq.words[k].low
		if roleStops[low] || r.seq.marks[k].cut && k > i {
			return false
		}
		if k > i && roleHeads[low] {
			return true
		}
	}
	return false
}
