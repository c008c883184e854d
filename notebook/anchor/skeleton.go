package anchor

import (
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
// Law: letter i comes from the character that at(i) covers, and letterAt leads
// back to it (TestSkeletonLeadsBackToItsText).
type skeleton struct {
	source  string
	letters []byte
	// marks[i] is where letter i*markStep comes from: byte offset << 8, plus
	// how many letters of that character come before it.
	marks []uint64
}

func newSkeleton(source string) *skeleton {
	k := &skeleton{source: source, letters: make([]byte, 0, len(source)*13/16)}
	for at := 0; at < len(source); {
		if c := source[at]; c < utf8.RuneSelf && c != '&' {
			if l := asciiLetters[c]; l != 0 {
				if len(k.letters)%markStep == 0 {
					k.marks = append(k.marks, uint64(at)<<8)
				}
				k.letters = append(k.letters, l)
			}
			at++
			continue
		}
		var f folded
		f.read(source, at)
		for i := range f.n {
			if len(k.letters)%markStep == 0 {
				k.marks = append(k.marks, uint64(at)<<8|uint64(i))
			}
			k.letters = append(k.letters, letterByte(f.letters[i]))
		}
		at += f.width
	}
	return k
}

// lettersOf is the skeleton of a short string without the way back.
func lettersOf(s string) []byte { return newSkeleton(s).letters }

func (k *skeleton) len() int { return len(k.letters) }

// at is the range of bytes of the character that letter i comes from.
func (k *skeleton) at(i int) notebook.Span {
	m := k.marks[i/markStep]
	at, left := int(m>>8), i%markStep+int(m&0xff)
	var f folded
	for {
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
	m := sort.Search(len(k.marks), func(i int) bool { return int(k.marks[i]>>8) >= offset })
	if m == 0 {
		return 0 // the first mark is the first letter
	}
	m--
	at, n := int(k.marks[m]>>8), m*markStep-int(k.marks[m]&0xff)
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
		if r < utf8.RuneSelf || !unicode.Is(unicode.Mn, r) {
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
