package anchor

import "casebound/notebook"

// Page furniture (menus, subscription boxes, "related posts") betrays itself
// in two ways that need no list of phrases: another capture of the same source
// does not have it, and other documents have it too. Both are evidence, not a
// verdict.

const (
	// uncovered is the share of a block's letters below which the other text
	// does not have it.
	uncovered = 0.2
	// endsWithin is how much of a text that the other has too, in letters, may
	// lie between its end and a block that counts as being at its end; and
	// endsShare how much of the text may count so. More is no furniture: the
	// other version was cut off.
	endsWithin = 300
	endsShare  = 0.30
)

// Ends are the blocks, by index and in order, that only the first, and that
// only the second text of an alignment has, at its beginning or its end. Both
// are empty unless the texts are versions of one another.
func (x *Alignment) Ends() (a, b []int) {
	if x.Relation().Kind != Version {
		return nil, nil
	}
	return x.ends(), x.Inverse().ends()
}

func (x *Alignment) ends() []int {
	blocks := x.a.text.Blocks()
	found := map[int]bool{}
	letters := 0
	walk := func(i int, passed *int) bool {
		from, to := x.a.k.within(blocks[i].Span)
		if from < to && share(x.overlap(from, to), to-from) < uncovered {
			if !found[i] {
				letters += to - from
			}
			found[i] = true
		} else {
			*passed += to - from
		}
		return *passed <= endsWithin
	}
	passed := 0
	for i := 0; i < len(blocks) && walk(i, &passed); i++ {
	}
	passed = 0
	for i := len(blocks) - 1; i >= 0 && walk(i, &passed); i-- {
	}
	if float64(letters) > endsShare*float64(x.a.k.len()) {
		return nil
	}
	var list []int
	for i := range blocks {
		if found[i] {
			list = append(list, i)
		}
	}
	return list
}

// Recurring counts in how many documents a paragraph stands, by its letters.
// The zero Recurring is ready. It is not safe for several goroutines.
type Recurring struct{ counts map[uint64]int }

// recurringFrom is the number of letters below which a paragraph is too short
// to mean anything: every interview has a "Yes."
const recurringFrom = 12

// Add counts the paragraphs of a document, each once.
func (r *Recurring) Add(t notebook.Text) { r.count(t, 1) }

// Remove takes a document back that was added.
func (r *Recurring) Remove(t notebook.Text) { r.count(t, -1) }

func (r *Recurring) count(t notebook.Text, by int) {
	if r.counts == nil {
		r.counts = map[uint64]int{}
	}
	seen := map[uint64]bool{}
	for _, b := range t.Blocks() {
		hash, ok := blockHash(t, b.Span)
		if !ok || seen[hash] {
			continue
		}
		seen[hash] = true
		if r.counts[hash] += by; r.counts[hash] <= 0 {
			delete(r.counts, hash)
		}
	}
}

// Blocks are the blocks of a text, by index, that stand in at least so many of
// the documents counted.
func (r *Recurring) Blocks(t notebook.Text, documents int) []int {
	var list []int
	for i, b := range t.Blocks() {
		if hash, ok := blockHash(t, b.Span); ok && r.counts[hash] >= documents {
			list = append(list, i)
		}
	}
	return list
}

func blockHash(t notebook.Text, s notebook.Span) (uint64, bool) {
	letters := lettersOf(t.At(s))
	return hashLetters(letters), len(letters) >= recurringFrom
}
