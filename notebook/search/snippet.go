package search

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"casebound/notebook"
)

// occurrence is one place where a leaf of the query stands: the position of
// its first word, and how many words it has. letter is what was looked for
// inside a pair of letters.
type occurrence struct {
	at, words uint32
	leaf      int
	letter    string
}

// compare puts the longer one of two that begin at one place first.
func (o occurrence) compare(other occurrence) int {
	return cmp.Or(cmp.Compare(o.at, other.at), cmp.Compare(other.words, o.words))
}

// occurrences finds where the leaves stand in the texts, quotes and titles of
// the given slots.
func (e *evaluation) occurrences(slots set) occurrencesIn {
	in := occurrencesIn{body: byItem{}, quote: byItem{}, title: byItem{}}
	if slots.count() == 0 {
		return in
	}
	items := e.itemsOfSlots(slots)
	for i, l := range e.leaves {
		if slices.Contains(e.leaves[:i], l) {
			continue
		}
		letter := ""
		if l.words.inside {
			letter = l.words.forms[0]
		}
		e.leafIn(l, slots, items, func(at fieldOfLayer, item uint32, stands []stand) {
			if found := in.of(at.field); found != nil {
				n := at.layer.slots[item]
				for _, s := range stands {
					found[n] = append(found[n], occurrence{placeOf(s), uint32(len(l.forms)), i, letter})
				}
			}
		})
	}
	in.body.sort()
	in.quote.sort()
	in.title.sort()
	return in
}

// byItem are the occurrences in a field by slot.
type byItem map[uint32][]occurrence

func (b byItem) sort() {
	for n, list := range b {
		if !slices.IsSortedFunc(list, occurrence.compare) { // of one leaf they are
			slices.SortFunc(list, occurrence.compare)
		}
		b[n] = slices.CompactFunc(list, func(a, b occurrence) bool { return a.at == b.at })
	}
}

// occurrencesIn are the occurrences of the query by field.
type occurrencesIn struct{ body, quote, title byItem }

func (in *occurrencesIn) of(f field) byItem {
	switch f {
	case bodyField:
		return in.body
	case quoteField:
		return in.quote
	case titleField:
		return in.title
	}
	return nil
}

// itemsOfSlots are the items of some slots by the layer they lie in.
func (e *evaluation) itemsOfSlots(slots set) map[*layer]set {
	items := map[*layer]set{}
	slots.each(func(n uint32) {
		for _, p := range e.x.slots[n].parts {
			if p.layer == nil {
				continue
			}
			if items[p.layer] == nil {
				items[p.layer] = newSet(len(p.layer.slots))
			}
			items[p.layer].add(p.number)
		}
	})
	return items
}

// formsIn are the forms of the leaf without the variants that none of the
// slots has: the beginning of a word may stand for thousands.
func (l *leaf) formsIn(slots set) [][]variant {
	if len(l.forms) != 1 {
		return l.forms
	}
	had := newSet(len(l.forms[0]))
	for _, h := range l.hits {
		if slots.has(h.slot) {
			had.add(uint32(h.from))
		}
	}
	var kept []variant
	had.each(func(n uint32) { kept = append(kept, l.forms[0][n]) })
	return [][]variant{kept}
}

// leafIn visits the places of one leaf in the given items.
func (e *evaluation) leafIn(l *leaf, slots set, in map[*layer]set, visit func(fieldOfLayer, uint32, []stand)) {
	order, by := byField(l.formsIn(slots))
	for _, at := range order {
		items := in[at.layer]
		if items == nil || at.field == tagField || at.field == authorField || at.field == publisherField {
			continue
		}
		e.inRow(l, by[at], e.mayHold(l, at.layer, items), func(item uint32, stands []stand) { visit(at, item, stands) })
	}
}

// mayHold leaves out the items that the words of the leaf are not looked for in.
func (e *evaluation) mayHold(l *leaf, in *layer, items set) set {
	kept := newSet(len(in.slots))
	items.each(func(item uint32) {
		if _, ok := e.owner(in, item, &l.words, false); ok {
			kept.add(item)
		}
	})
	return kept
}

// spansOf turns occurrences, in order, to byte ranges of the text. spots spare
// it reading all of a long text.
func spansOf(text string, spots []spot, list []occurrence) []notebook.Span {
	var out []notebook.Span
	t := tokens{text: text}
	for _, o := range list {
		t.seek(spots, o.at)
		span := notebook.Span{Start: -1}
		for t.next() {
			at := uint32(t.token.at)
			if at >= o.at && span.Start < 0 {
				span.Start = t.start
			}
			if at+1 >= o.at+o.words {
				span.End = t.end
				break
			}
		}
		if span.Start < 0 || span.End <= span.Start {
			continue
		}
		if o.letter != "" {
			span = letterIn(text, span, o.letter)
		}
		if n := len(out); n > 0 && out[n-1].End >= span.Start {
			out[n-1].End = max(out[n-1].End, span.End)
		} else {
			out = append(out, span)
		}
	}
	return out
}

// letterIn narrows a span to the letter in it that folds to the one looked for.
func letterIn(text string, span notebook.Span, letter string) notebook.Span {
	for i, r := range text[span.Start:span.End] {
		if fold(r) == letter {
			return notebook.Span{Start: span.Start + i, End: span.Start + i + utf8.RuneLen(r)}
		}
	}
	return span
}

// seek makes the next token one not behind the position, at the last spot
// before it unless the reader already stands between the two.
func (t *tokens) seek(spots []spot, at uint32) {
	i, found := slices.BinarySearchFunc(spots, at, func(s spot, at uint32) int { return cmp.Compare(s.at, at) })
	if !found {
		i--
	}
	from := spot{}
	if i >= 0 {
		from = spots[i]
	}
	if now := uint32(t.pos); now > at || now < from.at {
		if int(from.offset) > len(t.text) {
			from = spot{}
		}
		*t = tokens{text: t.text, at: int(from.offset), pos: int(from.at), token: token{form: t.form}}
	}
}

const (
	// A passage holds the hits that lie within so many words of its first.
	snippetWords = 24
	// It begins and ends so many bytes before its first and behind its last
	// hit, give or take a word.
	snippetBefore = 70
	snippetBehind = 110
	// The beginning of a text stands in where there is no hit.
	snippetStart = 180
)

// cutSnippets picks the best passages, at most so many, in order. list is in
// order of position.
func cutSnippets(text string, spots []spot, list []occurrence, most int) []Snippet {
	if len(list) == 0 {
		if strings.TrimSpace(text) == "" {
			return nil
		}
		return []Snippet{newSnippet(text, notebook.Span{End: snippetStart}, nil)}
	}
	var out []Snippet
	for _, w := range windows(list, most) {
		hits := spansOf(text, spots, list[w.from:w.to])
		if len(hits) == 0 {
			continue
		}
		out = append(out, newSnippet(text, notebook.Span{
			Start: hits[0].Start - snippetBefore, End: hits[len(hits)-1].End + snippetBehind,
		}, hits))
	}
	return out
}

// window is a range of occurrences that make a passage.
type window struct {
	from, to int
	worth    int
}

// mostWindows are looked at to pick the best.
const mostWindows = 5000

// windows picks the passages with the most different words, then with the
// most words, that do not overlap, and returns them in order.
func windows(list []occurrence, most int) []window {
	var (
		all    = make([]window, 0, min(len(list), mostWindows))
		leaves = map[int]int{} // how often each leaf stands in the window
	)
	for from, to := 0, 0; from < len(list); from++ {
		for ; to < len(list) && list[to].at < list[from].at+snippetWords; to++ {
			leaves[list[to].leaf]++
		}
		all = append(all, window{from, to, 100*len(leaves) + min(to-from, 99)})
		if leaves[list[from].leaf]--; leaves[list[from].leaf] == 0 {
			delete(leaves, list[from].leaf)
		}
		if len(all) == mostWindows {
			break // a hit in every line: what follows will not be better
		}
	}
	var picked []window
	for len(picked) < most {
		best := -1
		for i, w := range all {
			if w.worth > 0 && (best < 0 || w.worth > all[best].worth) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		picked = append(picked, all[best])
		for i, w := range all {
			if w.from < all[best].to && all[best].from < w.to || all[best].near(w, list) {
				all[i].worth = 0
			}
		}
	}
	slices.SortFunc(picked, func(a, b window) int { return cmp.Compare(a.from, b.from) })
	return picked
}

// near reports whether two passages would run into each other.
func (w window) near(other window, list []occurrence) bool {
	if w.from > other.from {
		w, other = other, w
	}
	return list[other.from].at < list[w.to-1].at+snippetWords
}

// newSnippet cuts a passage at words, inside the paragraph of its first hit as
// far as that reaches.
func newSnippet(text string, span notebook.Span, hits []notebook.Span) Snippet {
	first, last := 0, 0
	if len(hits) > 0 {
		first, last = hits[0].Start, hits[len(hits)-1].End
	}
	span = notebook.Span{Start: cutBefore(text, span.Start, first), End: cutBehind(text, span.End, last)}
	s := Snippet{Span: span, Hits: hits, Text: strings.Map(lineBreakToSpace, text[span.Start:span.End])}
	for _, h := range hits {
		s.Marks = append(s.Marks, h.Shift(-span.Start))
	}
	return s
}

func lineBreakToSpace(r rune) rune {
	if r == '\n' || r == '\t' || r == '\r' {
		return ' '
	}
	return r
}

// cutBefore moves from forward to the beginning of a word, or to that of the
// hit's paragraph.
func cutBefore(text string, from, hit int) int {
	if from <= 0 {
		from = 0
	} else {
		for from < hit && text[from-1] != ' ' && text[from-1] != '\n' {
			from++
		}
	}
	if i := strings.LastIndexByte(text[from:hit], '\n'); i >= 0 {
		from += i + 1
	}
	for from < hit && text[from] == ' ' {
		from++
	}
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	return from
}

// cutBehind moves to back to the end of a word.
func cutBehind(text string, to, hit int) int {
	if to >= len(text) {
		return len(strings.TrimRight(text, " \n\t"))
	}
	for end := to; end > hit; end-- {
		if text[end] == ' ' || text[end] == '\n' {
			return end
		}
	}
	for to > hit && !utf8.RuneStart(text[to]) {
		to--
	}
	return to
}

func isGone(err error) bool { return errors.Is(err, notebook.ErrNotFound) }
