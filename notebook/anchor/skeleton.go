package anchor

import (
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
)

// markStep is how many letters lie between two marks of a skeleton: the price
// of finding a letter's place is folding at most that many again.
const markStep = 64

// skeleton is the letters and digits of a text, folded, one byte each. ASCII
// letters and digits stand for themselves, every other letter for 128 plus its
// low seven bits: within one alphabet no two letters share a byte, and where
// they may (Chinese characters) sameLetters decides.
//
// It takes about nine tenths of the memory of the text: a byte a letter, and
// four for each markStep. The text must be shorter than 4 GiB.
//
// Law: letter i comes from the character that at(i) covers, and letterAt leads
// back to it (TestSkeletonLeadsBackToItsText).
type skeleton struct {
	source  string
	letters []byte
	// marks[i] is an offset of the source from which folding yields letter
	// i*markStep, after the inside[i] letters that the character there has
	// before it. inside is nil while all of it would be zero.
	marks  []uint32
	inside []uint8
}

// counted is 1 for the bytes that newSkeleton makes room for: ASCII letters and
// digits, and the first byte of every other character.
var counted = func() (table [256]uint8) {
	for c := range table {
		if c < utf8.RuneSelf && asciiLetters[c] != 0 || c >= 0xc0 {
			table[c] = 1
		}
	}
	return table
}()

// plain is the letter of each byte, 0 for what is none and folds where a
// character must be looked at whole.
var plain = func() (table [256]byte) {
	for c := range table {
		switch {
		case c >= utf8.RuneSelf || c == '&':
			table[c] = folds
		default:
			table[c] = asciiLetters[c]
		}
	}
	return table
}()

const folds = 0xff

// lettersIn estimates how many letters a text has, from a sample of a long one.
func lettersIn(source string) int {
	const stretch, every = 1 << 9, 1 << 13
	seen, letters := 0, 0
	for at := 0; at < len(source); at += every {
		for _, c := range []byte(source[at:min(at+stretch, len(source))]) {
			letters += int(counted[c])
			seen++
		}
		if len(source) < 1<<16 {
			at += stretch - every
		}
	}
	if seen == len(source) {
		return letters
	}
	return min(len(source), int(1.01*float64(letters)/float64(seen)*float64(len(source))))
}

func newSkeleton(source string) *skeleton {
	room := lettersIn(source)
	k := &skeleton{source: source, letters: make([]byte, 0, room+markStep+1), marks: make([]uint32, 0, room/markStep+1)}
	for at := 0; at < len(source); {
		if at = k.readASCII(at); at == len(source) {
			break
		}
		var f folded
		f.read(source, at)
		for i := range f.n {
			k.mark(at, i)
			k.letters = append(k.letters, letterByte(f.letters[i]))
		}
		at += f.width
	}
	return k
}

// readASCII takes characters up to the first one that needs folding, and
// returns its offset.
func (k *skeleton) readASCII(at int) int {
	for at < len(k.source) {
		n := len(k.letters)
		k.mark(at, 0)
		// The room up to the next mark; one byte more because a character
		// that is no letter is written too, and then written over.
		most := (n/markStep + 1) * markStep
		k.letters = slices.Grow(k.letters, most-n+1)
		letters, source := k.letters[:most+1], k.source
		for at < len(source) && n < most {
			c := source[at]
			l := plain[c]
			if l == folds {
				k.letters = letters[:n]
				return at
			}
			letters[n] = l
			n += int(counted[c])
			at++
		}
		k.letters = letters[:n]
	}
	return at
}

// mark notes where the next letter comes from, if it is one to be marked.
func (k *skeleton) mark(at, inside int) {
	n := len(k.letters)
	if n%markStep != 0 || len(k.marks) > n/markStep {
		return
	}
	k.marks = append(k.marks, uint32(at))
	if inside > 0 && k.inside == nil {
		k.inside = make([]uint8, len(k.marks)-1, cap(k.marks))
	}
	if k.inside != nil {
		k.inside = append(k.inside, uint8(inside))
	}
}

// lettersOf is the skeleton of a short string without the way back.
func lettersOf(s string) []byte { return newSkeleton(s).letters }

func (k *skeleton) len() int { return len(k.letters) }

// before is how many letters the character at a mark has before the marked one.
func (k *skeleton) before(mark int) int {
	if k.inside == nil {
		return 0
	}
	return int(k.inside[mark])
}

// at is the range of bytes of the character that letter i comes from.
func (k *skeleton) at(i int) notebook.Span {
	m := i / markStep
	at, left := int(k.marks[m]), i%markStep+k.before(m)
	var f folded
	for {
		if c := k.source[at]; c < utf8.RuneSelf && c != '&' {
			if n := int(counted[c]); left < n {
				return notebook.Span{Start: at, End: at + 1}
			} else {
				left -= n
			}
			at++
			continue
		}
		f.read(k.source, at)
		if left < f.n {
			return notebook.Span{Start: at, End: at + f.width}
		}
		left -= f.n
		at += f.width
	}
}

// letterAt is the first letter whose character starts at or after offset.
func (k *skeleton) letterAt(offset int) int {
	m := sort.Search(len(k.marks), func(i int) bool { return int(k.marks[i]) >= offset })
	if m == 0 {
		return 0 // the first mark comes before all letters
	}
	m--
	at, n := int(k.marks[m]), m*markStep-k.before(m)
	var f folded
	for at < offset && at < len(k.source) {
		f.read(k.source, at)
		n += f.n
		at += f.width
	}
	return min(n, len(k.letters))
}

// within is the range of letters that a span of the source covers.
func (k *skeleton) within(s notebook.Span) (from, to int) {
	return k.letterAt(s.Start), k.letterAt(s.End)
}

// span is the range of bytes that the letters [from, to) come from, with the
// accents that follow the last one. from < to.
func (k *skeleton) span(from, to int) notebook.Span {
	s := notebook.Span{Start: k.at(from).Start, End: k.at(to - 1).End}
	for s.End < len(k.source) {
		r, size := utf8.DecodeRuneInString(k.source[s.End:])
		if r < utf8.RuneSelf || !unicode.Is(accents, r) {
			break
		}
		s.End += size
	}
	return s
}

// between is what stands in the source between the letters i-1 and i.
func (k *skeleton) between(i int) string {
	start, end := 0, len(k.source)
	if i > 0 {
		start = k.at(i - 1).End
	}
	if i < len(k.letters) {
		end = k.at(i).Start
	}
	if start >= end {
		return ""
	}
	return k.source[start:end]
}

// wordEdge reports whether a word ends or begins between letters i-1 and i.
func (k *skeleton) wordEdge(i int) bool {
	return i <= 0 || i >= len(k.letters) || separates(k.between(i))
}

// separates reports whether a word cannot go on across the characters:
// apostrophes, hyphens and broken lines after hyphens do not separate.
func separates(between string) bool {
	hyphen := false
	for _, r := range between {
		switch {
		case isApostrophe(r) || r == 0xAD || unicode.Is(unicode.Mn, r):
		case isHyphen(r):
			hyphen = true
		case hyphen && (r == '\n' || r == ' '):
		default:
			return true
		}
	}
	return false
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '`' || r == 'ʼ' }

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }
