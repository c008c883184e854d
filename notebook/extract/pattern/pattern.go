// Package pattern finds what has a form of its own in a text: e-mail
// addresses, links, domains, telephone numbers, IP addresses, amounts of
// money, percentages, quantities, bank accounts, card numbers, wallet
// addresses, file hashes, coordinates, case and document numbers, handles.
// Where a kind has a checksum it is verified, and what fails is not reported.
//
// One scan over the text tries at each place only what can begin there, and
// each attempt looks at a bounded stretch, so the time is linear in the text.
package pattern

import (
	"strings"
	"unicode/utf8"

	"casebound/notebook"
)

// Found is one pattern in a text.
type Found struct {
	notebook.Span
	Kind       notebook.EntityKind
	Name       string // the normal form: one for all ways to write the same thing
	Confidence float32
	Reason     string
}

// Find returns the patterns of a text in order; they do not overlap.
func Find(text notebook.Text) []Found {
	var found []Found
	for _, b := range text.Blocks() {
		s := scanner{s: text.All()[:b.End], from: b.Start}
		found = s.scan(found)
	}
	return found
}

// scanner is one pass over a block. from is where what is not yet reported
// begins: nothing reported reaches back before it.
type scanner struct {
	s    string
	from int
}

// attempt tries one kind of pattern at i; ok with the span's start and end.
type attempt func(s *scanner, i int) (f Found, ok bool)

// tries are the attempts by the byte where a pattern begins.
var (
	atDigit = []attempt{ipAddress, coordinates, cardNumber, wallet, fileHash, phone, amount, email, host, caseNumber}
	atSign  = [utf8.RuneSelf][]attempt{
		'+': {phone}, '(': {phone}, '@': {handle}, '-': {coordinates}, '$': {money}, ':': {ipAddress},
	}
)

func (s *scanner) scan(found []Found) []Found {
	for i := s.from; i < len(s.s); {
		b := s.s[i]
		var tries []attempt
		start := i == 0 || !isAlnum(s.s[i-1])
		switch {
		case isDigit(b):
			if start {
				tries = atDigit
			}
		case b < utf8.RuneSelf && isAlnum(b):
			if start {
				tries = s.atLetter(i)
			}
		case b >= utf8.RuneSelf:
			tries = atRune(s.s[i:])
		default:
			tries = atSign[b]
		}
		next := i + 1
		for _, try := range tries {
			if f, ok := try(s, i); ok && f.Start >= s.from {
				found = append(found, f)
				s.from = f.End
				next = f.End
				break
			}
		}
		if i++; next > i {
			i = next
			continue
		}
		for plain[b] && i < len(s.s) && plain[s.s[i]] { // nothing begins inside a word
			i++
		}
	}
	return found
}

// Groups of attempts for words, by what can follow from their first look.
var (
	atAddress = []attempt{link, email, host, caseNumber}
	atLong    = []attempt{iban, wallet, fileHash, email, host}
	atCode    = []attempt{iban, moneyCode, caseNumber}
	atKeyword = []attempt{caseNumber, numberWord}
)

// shortestLong is how long a run of letters and digits must be to be a wallet
// or a digest.
const shortestLong = 20

// atLetter looks at the word that begins at i and gives the attempts it may
// be worth: most words are worth none, which is what makes the scan fast.
func (s *scanner) atLetter(i int) []attempt {
	var lower [shortestLong]byte
	end, upper := i, 0
	for end < len(s.s) && end-i < shortestLong && isAlnum(s.s[end]) {
		b := s.s[end]
		if isUpper(b) {
			upper++
			b |= 0x20
		}
		lower[end-i] = b
		end++
	}
	switch n := end - i; {
	case n == shortestLong:
		return atLong
	case strings.IndexByte("._%+-@:", s.at(end)) >= 0 && end < len(s.s):
		return atAddress
	case upper >= 2 && n >= 3 && (isDigit(s.s[i+2]) || upper == n):
		return atCode
	case keyword(lower[:n]):
		return atKeyword
	}
	return nil
}

// keyword: a case number or an amount may begin with the word.
func keyword(word []byte) bool {
	if len(word) == 1 {
		return true
	}
	if keywordLengths[word[0]]>>len(word)&1 == 0 {
		return false
	}
	if _, ok := keywords[string(word)]; ok {
		return true
	}
	if _, ok := numberWords[string(word)]; ok {
		return true
	}
	return string(word) == "cve"
}

// keywordLengths are the lengths of such words, a bit each, by their first byte.
var keywordLengths = func() (of [256]uint32) {
	of['c'] |= 1 << len("cve")
	for word := range keywords {
		of[word[0]] |= 1 << len(word)
	}
	for word := range numberWords {
		of[word[0]] |= 1 << len(word)
	}
	return of
}()

// atRune are the attempts at a character beyond ASCII: currency signs and the
// section sign.
func atRune(s string) []attempt {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '€', '£', '¥', '₹', '₽', '₩', '₺', '₪', '₿', '₴', '฿', '¢':
		return []attempt{money}
	case '§':
		return []attempt{caseNumber}
	}
	return nil
}

// hit makes a result of the bytes start to end.
func (s *scanner) hit(kind notebook.EntityKind, start, end int, name string, confidence float32, reason string) (Found, bool) {
	return Found{notebook.Span{Start: start, End: end}, kind, name, confidence, reason}, true
}

func none() (Found, bool) { return Found{}, false }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
func isUpper(b byte) bool { return b >= 'A' && b <= 'Z' }
func isHex(b byte) bool   { return isDigit(b) || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F' }

// isAlnum takes bytes beyond ASCII for letters: a pattern does not begin or
// end in the middle of a word of any script.
func isAlnum(b byte) bool { return plain[b] || b >= utf8.RuneSelf }

// plain are the letters and digits of ASCII.
var plain = func() (is [256]bool) {
	for b := range is {
		is[b] = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
	}
	return is
}()

// at is the byte at i, 0 beyond the end.
func (s *scanner) at(i int) byte {
	if i < 0 || i >= len(s.s) {
		return 0
	}
	return s.s[i]
}

// run is the end of the longest run from i, at most most bytes, of bytes that
// are ok.
func (s *scanner) run(i, most int, ok func(byte) bool) int {
	end := min(len(s.s), i+most)
	for i < end && ok(s.s[i]) {
		i++
	}
	return i
}

// ends reports whether a pattern may end before i.
func (s *scanner) ends(i int) bool { return i >= len(s.s) || !isAlnum(s.s[i]) }
