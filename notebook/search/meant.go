package search

// meantOften is in how many things a word stands that nobody is taken to have
// misspelt.
const meantOften = 100

// comesAfter tells an evaluation that looks for near misses what was found as
// written.
func (e *evaluation) comesAfter(exact *evaluation) {
	e.exact = exact
	e.own.join(exact.own)
}

// mayBeMisspelt reports whether form i of the words stands for others near it
// too: where near misses are looked for, of words that count for the score and
// are whole, and unless it was asked for, that are not in many things as they
// are.
func (e *evaluation) mayBeMisspelt(w *words, i int, counts bool) bool {
	if !counts || e.near == asWritten || w.begins && i == len(w.forms)-1 {
		return false
	}
	return w.near || e.near == nearEverywhere && e.often(w, i, counts) < meantOften
}

// often is in how many items the form stands as written, or another form of the
// same word.
func (e *evaluation) often(w *words, i int, counts bool) int {
	if e.exact == nil {
		return 0
	}
	l := e.exact.known[w.key(counts)]
	if l == nil {
		return 0
	}
	items := 0
	for _, v := range l.forms[i] {
		items += int(v.term.count)
	}
	return items
}

// asBefore is the leaf of words that cannot be misspelt, as it was found before.
func (e *evaluation) asBefore(w *words, key string, counts bool) *leaf {
	if e.exact == nil {
		return nil
	}
	for i := range w.forms {
		if e.mayBeMisspelt(w, i, counts) {
			return nil
		}
	}
	return e.exact.known[key]
}
