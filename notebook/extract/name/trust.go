package name

import "casebound/notebook"

// trusted are the project's own lists whose entries are believed where the
// model saw nothing, with the kind they give.
var trusted = []struct {
	list uint32
	kind notebook.EntityKind
}{
	{listOwnOrganisations, notebook.Organisation},
	{1 << 23, notebook.Person},
	{1<<5 | 1<<3, notebook.PlaceName},
}

// allTrusted are those lists together.
var allTrusted = func() (lists uint32) {
	for _, t := range trusted {
		lists |= t.list
	}
	return lists
}()

// fromLists marks the entries of trusted lists that the model passed over, and
// those of several words of which it marked a part ("[Ernst] & Young").
func (r *reading) fromLists() {
	for i := 0; i < len(r.labels); i++ {
		if (r.seq.words[i].lists|r.seq.marks[i].first)&allTrusted == 0 {
			continue
		}
		for _, t := range trusted {
			n := r.entryAt(i, t.list)
			if n == 0 || !r.untouched(i, i+n, n > 1 && t.kind == notebook.Organisation) {
				continue
			}
			r.label(i, n, Outside)
			r.mark(i, n, t.kind)
			r.origin[i], r.prob[i] = FromList, ruled
			i += n - 1
			break
		}
	}
}

// entryAt is how many tokens the entry at i has in the lists, 0 when there is
// none or it may be no name: a word of everyday language, or in caseless text
// any common word.
func (r *reading) entryAt(i int, list uint32) int {
	w := r.seq.words[i]
	if !r.seq.flat && !w.capital {
		return 0
	}
	if n := r.seq.entry(i, list); n > 0 {
		return n
	}
	if w.lists&list == 0 || list == 1<<23 || w.lists&listDoubtful != 0 || w.everyday() {
		return 0
	}
	if r.seq.flat && w.known && w.lex.rank() < 9 {
		return 0
	}
	return 1
}

const listDoubtful = 1 << 25

// entry is the number of tokens of the entry of several words that begins at i
// in one of the lists.
func (s *Sequence) entry(i int, lists uint32) int {
	if s.marks[i].first&lists == 0 {
		return 0
	}
	for k := i + 1; k < len(s.words); k++ {
		if s.words[k].punct {
			continue
		}
		if s.marks[k].last&lists != 0 {
			return k - i + 1
		}
		if s.marks[k].inner&lists == 0 {
			return 0
		}
	}
	return 0
}

// untouched reports whether no name reaches into tokens a to b; names wholly
// inside are allowed when inside is set and b-a is longer than they are.
func (r *reading) untouched(a, b int, inside bool) bool {
	if r.free(a, b) {
		return b == len(r.labels) || r.labels[b].starts()
	}
	if !inside || r.exactly(a, b) || !r.labels[a].starts() || r.labels[b-1].open() {
		return false
	}
	names := 0
	for i := a; i < b; i++ {
		if l := r.labels[i]; l != Outside && l.starts() {
			names++
		}
	}
	return names == 1 && r.labels[a] != Outside && r.labels[b-1] == Outside
}
