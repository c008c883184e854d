package anchor

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
)

// pattern is an anchor made ready to be looked for.
type pattern struct {
	anchor  notebook.Anchor
	letters []byte // of the quote
	folded  string // the quote's letters in full, "" when their bytes tell all
	before  []byte // of the prefix, backwards: outwards from the quote
	behind  []byte // of the suffix
	weight  int    // how many letters the quote is worth
	word    bool   // a single word
	bare    bool   // nothing is known but the quote
	once    bool   // the text had the words only once
	// apartBefore and apartBehind are how many letters beside the words it had
	// only once with them; 0 when that is not known.
	apartBefore, apartBehind int
	// ownBefore and ownBehind are how many letters of its own paragraph stand
	// beside the quote, as far as the anchor tells.
	ownBefore, ownBehind int
	// fromStart and toEnd say that the text began or ended within the context.
	fromStart, toEnd bool
	// headInWord and tailInWord say that the quote begins or ends inside a word.
	headInWord, tailInWord bool
}

func newPattern(a notebook.Anchor) *pattern {
	p := &pattern{anchor: a}
	quote := newSkeleton(a.Quote)
	p.letters = quote.letters
	if slices.ContainsFunc(p.letters, func(l byte) bool { return l >= utf8.RuneSelf }) {
		p.folded = foldedString(a.Quote)
	}
	p.before = lettersOf(a.Prefix)
	slices.Reverse(p.before)
	p.behind = lettersOf(a.Suffix)
	p.weight = weigh(a.Quote, len(p.letters))
	p.word = len(p.letters) > 0 && oneWord(quote) && p.weight < 24
	p.once = a.Bearings != "" && a.Bearings[0] == wordsOnce
	if len(a.Bearings)%bearingBytes == bearingHead {
		p.apartBefore, p.apartBehind = int(a.Bearings[1]), int(a.Bearings[2])
		p.ownBefore = len(lettersOf(a.Prefix[strings.LastIndex(a.Prefix, "\n\n")+1:]))
		own, _, _ := strings.Cut(a.Suffix, "\n\n")
		p.ownBehind = len(lettersOf(own))
	}
	p.bare = a.Prefix == "" && a.Suffix == "" && a.Empty()
	p.fromStart = utf8.RuneCountInString(a.Prefix) < notebook.ContextRunes
	p.toEnd = utf8.RuneCountInString(a.Suffix) < notebook.ContextRunes
	p.headInWord = insideWord(a.Prefix, a.Quote)
	p.tailInWord = insideWord(a.Quote, a.Suffix)
	return p
}

// weigh counts the letters of a quote, a Chinese or Japanese character or a
// Korean syllable as several: each tells as much as half a word.
func weigh(quote string, letters int) int {
	for _, r := range quote {
		if r > 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			letters += 2
		}
	}
	return letters
}

func oneWord(quote *skeleton) bool {
	for i := 1; i < quote.len(); i++ {
		if quote.wordEdge(i) {
			return false
		}
	}
	return true
}

// insideWord reports whether a word goes on from left to right, perhaps after a
// hyphen or an apostrophe.
func insideWord(left, right string) bool {
	between := 0
	for between < len(left) && between < 8 {
		r, size := utf8.DecodeLastRuneInString(left[:len(left)-between])
		if wordRune(r) {
			break
		}
		between += size
	}
	ahead := 0
	for ahead < len(right) && ahead < 8 {
		r, size := utf8.DecodeRuneInString(right[ahead:])
		if wordRune(r) {
			break
		}
		ahead += size
	}
	l, _ := utf8.DecodeLastRuneInString(left[:len(left)-between])
	r, _ := utf8.DecodeRuneInString(right[ahead:])
	return between < len(left) && ahead < len(right) && wordRune(l) && wordRune(r) &&
		!separates(left[len(left)-between:]+right[:ahead])
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 0 && asciiLetters[r] != 0
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// place is one range of letters of a text with what speaks for it.
type place struct {
	from, to int
	span     notebook.Span
	evidence evidence
	exact    bool  // the very characters of the quote
	full     bool  // both sides as they were, as far as they are known
	whole    bool  // it begins and ends where words do, as the quote did
	proof    proof // of the very words, when no other place has as good a one
	score    float64
	agrees   float64 // how far the anchor's bearings say that it is this one
}

// sides is how much of both neighbours stands beside a place.
func (at place) sides() float64 { return at.evidence.before + at.evidence.behind }

// weighPlace finds out what speaks for the letters [from, to).
func (f *Finder) weighPlace(p *pattern, from, to int, words float64) place {
	at := place{from: from, to: to, evidence: evidence{words: words}}
	e := &at.evidence
	left, right := f.near(p, from, to)
	e.before, e.behind = sideEvidence(p.before, left, p.fromStart), sideEvidence(p.behind, right, p.toEnd)
	at.full = e.before > 0 && e.behind > 0 && bytes.HasPrefix(left, p.before) && bytes.HasPrefix(right, p.behind)
	at.span = f.dress(f.k.span(from, to), p.anchor.Quote)
	at.exact = f.text.At(at.span) == p.anchor.Quote
	if at.exact {
		e.before = max(e.before, f.rawSide(p, at.span, true))
		e.behind = max(e.behind, f.rawSide(p, at.span, false))
	}
	at.whole = (p.headInWord || e.before == 1 || f.k.wordEdge(from)) && (p.tailInWord || e.behind == 1 || f.k.wordEdge(to))
	at.score = e.score(p.weight)
	switch {
	case p.word && (e.words < 1 || !at.whole || e.before < 1 && e.behind < 1):
		// The law for a single word: exactly the word, and one side exactly.
		at.score = min(at.score, CheckFrom-0.01)
	case !at.whole:
		at.score *= 0.8 // "he said" inside "the said"
	}
	return at
}

// proof says what tells words from the same words elsewhere.
type proof uint8

const (
	noProof     proof = iota
	beyond            // what stands beside them in another paragraph, which may have been moved
	inParagraph       // what stands beside them in their own
	onlyOnce          // they were in their text once
)

// proof is what the words of the quote, which stand at [from, to), have beside
// them that they alone had in their text.
func (f *Finder) proof(p *pattern, from, to int) proof {
	if p.once {
		return onlyOnce
	}
	best := noProof
	left, right := f.near(p, from, to)
	for _, side := range [...]struct {
		apart, inParagraph int
		was, is            []byte
	}{{p.apartBefore, p.ownBefore, p.before, left}, {p.apartBehind, p.ownBehind, p.behind, right}} {
		switch {
		case side.apart == 0 || commonPrefix(side.was, side.is) < side.apart:
		case side.apart <= side.inParagraph:
			best = inParagraph
		default:
			best = max(best, beyond)
		}
	}
	return best
}

// near are the letters on both sides of [from, to), outwards, as many as may
// be the pattern's neighbours.
func (f *Finder) near(p *pattern, from, to int) (left, right []byte) {
	reach := len(p.before) + len(p.before)/4 + 1
	left = slices.Clone(f.k.letters[max(0, from-reach):from])
	slices.Reverse(left)
	reach = len(p.behind) + len(p.behind)/4 + 1
	return left, f.k.letters[to:min(f.k.len(), to+reach)]
}

// rawSide is 1 when one side is the same to the character and whole: beside a
// quote in a table the sides may hold few letters.
func (f *Finder) rawSide(p *pattern, s notebook.Span, before bool) float64 {
	all := f.text.All()
	if before {
		if strings.HasSuffix(all[:s.Start], p.anchor.Prefix) && (!p.fromStart || len(p.anchor.Prefix) == s.Start) {
			return 1
		}
	} else if strings.HasPrefix(all[s.End:], p.anchor.Suffix) && (!p.toEnd || len(p.anchor.Suffix) == len(all)-s.End) {
		return 1
	}
	return 0
}

// dress widens a span by the punctuation around it that the quote has too: the
// letters lead to the first and the last letter only.
func (f *Finder) dress(s notebook.Span, quote string) notebook.Span {
	all := f.text.All()
	head := quote[:len(quote)-len(strings.TrimLeftFunc(quote, noWord))]
	tail := quote[len(strings.TrimRightFunc(quote, noWord)):]
	for head != "" && s.Start > 0 {
		want, size := utf8.DecodeLastRuneInString(head)
		head = head[:len(head)-size]
		r, width := utf8.DecodeLastRuneInString(all[:s.Start])
		if !sameMark(want, r) {
			break
		}
		s.Start -= width
	}
	for tail != "" && s.End < len(all) {
		want, size := utf8.DecodeRuneInString(tail)
		tail = tail[size:]
		r, width := utf8.DecodeRuneInString(all[s.End:])
		if !sameMark(want, r) {
			break
		}
		s.End += width
	}
	return s
}

// noWord selects what dress may put back.
func noWord(r rune) bool { return !wordRune(r) }

// sameMark reports whether two characters between words mean the same.
func sameMark(a, b rune) bool {
	if a == b {
		return true
	}
	for _, class := range [...]string{"\"“”„‟«»", "'‘’‚‛`‹›", "-–—‐‑−", " \u00a0\t\n", ".…"} {
		if strings.ContainsRune(class, a) && strings.ContainsRune(class, b) {
			return true
		}
	}
	return false
}
