package name

import "casebound/notebook"

// appositions believes a passage with case that says what a thing is: in
// "Hartwell, a software firm based in Oslo," Hartwell is an organisation,
// unless the model is sure that it is not.
func (r *reading) appositions() {
	if r.seq.flat {
		return
	}
	for a, b := range r.names {
		kind := r.labels[a].Kind()
		if kind == notebook.Misc || !r.saysFirm(b) || kind != notebook.Organisation && r.prob[a] >= surely {
			continue
		}
		r.said = append(r.said, a)
		if kind != notebook.Organisation {
			r.mark(a, b-a, notebook.Organisation)
			r.origin[a], r.prob[a] = Changed, surely
		}
	}
}

// saying enters what the passage says outright of its names: it counts for all
// their places of which the model is not sure.
func (e *election) saying(r *reading) {
	for _, a := range r.said {
		b := a + 1
		for r.labels[b-1].open() {
			b++
		}
		if v := e.ballots[r.key(a, b)]; v != nil && r.labels[a].Kind() == notebook.Organisation {
			v.said = true
		}
	}
}

// outright reports whether the name was said to be a firm, and the model is
// nowhere near sure that it is a person or a place.
func (v *ballot) outright() bool {
	for k, n := range v.kinds {
		if notebook.Person+notebook.EntityKind(k) != notebook.Organisation && v.weight[k] >= surely*float32(n) && n > 0 {
			return false
		}
	}
	return v.said
}

// saysFirm reports whether ", a … firm" stands at token i and no word follows
// that makes it something else ("a firm owner").
func (r *reading) saysFirm(i int) bool {
	if r.seq.at(i).low != comma || !opensPhrase[r.seq.at(i+1).low] {
		return false
	}
	for k := i + 2; k < i+9 && k < len(r.seq.words); k++ {
		w := r.seq.words[k]
		if w.punct && w.uses&isLink == 0 {
			return false
		}
		if firms[w.low] && endsPhrase[r.seq.at(k+1).low] {
			return true
		}
		if endsPhrase[w.low] {
			return false
		}
	}
	return false
}

var (
	comma       = hashLower(",")
	opensPhrase = hashes("a", "an", "the")
	firms       = hashes("firm", "company", "bank", "maker", "startup", "retailer", "insurer", "lender", "airline", "carmaker", "publisher", "charity", "union", "brokerage", "consultancy", "manufacturer", "supplier", "conglomerate", "broadcaster", "newspaper", "website", "operator", "chain", "brewer", "utility", "miner", "contractor", "developer", "nonprofit", "foundation", "institute")
	endsPhrase  = hashes(",", ".", ";", ")", "that", "which", "in", "of", "from", "with", "based", "owned", "for", "founded", "whose", "and", "backed", "run", "at", "on")
)
