package search

import "hash/maphash"

// termTable finds the number of a term by its field and form. It is a hash
// table with open addressing that keeps no keys, only hashes: the forms lie
// with the terms. A word of a text costs one look here, and nearly all words
// are known, so this is where indexing spends its time.
type termTable struct {
	seed  maphash.Seed
	cells []termCell // a power of two
	used  int
}

type termCell struct {
	hash   uint32
	number uint32 // of the term, counted from 1; 0 is an empty cell
}

func (t *termTable) hash(f field, form []byte) uint32 {
	h := maphash.Bytes(t.seed, form)
	return uint32(h^h>>32) ^ uint32(f)*0x9e3779b9
}

// find is the number of the term, or where it belongs.
func (t *termTable) find(terms []builtTerm, f field, form []byte, hash uint32) (number int32, ok bool) {
	if len(t.cells) == 0 {
		return 0, false
	}
	mask, begin := uint32(len(t.cells)-1), beginOf(form)
	for i := hash & mask; ; i = (i + 1) & mask {
		c := t.cells[i]
		if c.number == 0 {
			return 0, false
		}
		if c.hash == hash {
			if known := &terms[c.number-1]; known.begin == begin && int(known.length) == len(form) && known.field == f &&
				(len(form) <= formBegin || known.form == string(form)) {
				return int32(c.number - 1), true
			}
		}
	}
}

// add enters a term that is not there.
func (t *termTable) add(number int32, hash uint32) {
	if t.used*3 >= len(t.cells)*2 {
		t.grow()
	}
	t.used++
	t.put(termCell{hash, uint32(number) + 1})
}

func (t *termTable) put(c termCell) {
	mask := uint32(len(t.cells) - 1)
	i := c.hash & mask
	for t.cells[i].number != 0 {
		i = (i + 1) & mask
	}
	t.cells[i] = c
}

func (t *termTable) grow() {
	old := t.cells
	if len(old) == 0 {
		t.seed = maphash.MakeSeed()
	}
	t.cells = make([]termCell, max(1024, 2*len(old)))
	for _, c := range old {
		if c.number != 0 {
			t.put(c)
		}
	}
}
