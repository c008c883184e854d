package name

import "casebound/notebook"

// mend joins what belongs to the person's name behind it: a first name that
// was taken for a place ("[Georgia] [Holt]") and initials ("E. L. [Garn]").
func (r *reading) mend() {
	if r.seq.flat {
		return
	}
	for i := 1; i < len(r.labels); i++ {
		if r.labels[i].Kind() != notebook.Person || !r.labels[i].starts() {
			continue
		}
		from := i
		if r.labels[i-1] == LabelOf(notebook.PlaceName, Unit) && r.seq.words[i-1].lists&listFirst != 0 {
			from = i - 1
		}
		for from >= 2 && r.seq.words[from-1].low == fullStop && r.initial(from-2) {
			from -= 2
		}
		if from == i {
			continue
		}
		end := i + 1
		for end < len(r.labels) && r.labels[end-1].open() {
			end++
		}
		r.mark(from, end-from, notebook.Person)
		r.prob[from] = r.prob[i]
	}
}

// initial: one capital letter that no name has taken.
func (r *reading) initial(i int) bool {
	t := r.seq.tokens[i]
	return t.end-t.start == 1 && r.seq.words[i].capital && r.labels[i] == Outside
}
