package when

import "casebound/notebook"

// A line this long that ends without a mark was most likely broken to fit a
// page, so an expression may go on in the next one.
const brokenLine = 40

// scan cuts a text into tokens, each looked up once. Blocks are kept apart by
// edges.
func scan(text notebook.Text, lex *lexicon) []token {
	all := text.All()
	s := scanner{text: all, lex: lex, tokens: make([]token, 0, len(all)/4+16)}
	end := 0
	for i, b := range text.Blocks() {
		if i > 0 && !s.continues(text.Blocks()[i-1], b) {
			s.edge(end)
		}
		s.block(b.Span)
		end = b.End
	}
	if len(text.Blocks()) == 0 {
		s.block(notebook.Span{End: len(all)})
	}
	return s.tokens
}

type scanner struct {
	text   string
	lex    *lexicon
	tokens []token
	gap    bool
}

// continues reports whether block b goes on with the sentence of a.
func (s *scanner) continues(a, b notebook.Block) bool {
	if a.Kind != notebook.Paragraph || b.Kind != notebook.Paragraph || b.Start != a.End+1 || a.Len() < brokenLine {
		return false
	}
	last := s.text[a.End-1]
	return isLetter(last) || isDigit(last) || last == ','
}

func (s *scanner) edge(at int) {
	s.tokens = append(s.tokens, token{start: int32(at), end: int32(at), kind: edge, gap: true, word: &unknown})
}

func (s *scanner) block(b notebook.Span) {
	s.gap = true
	for i := b.Start; i < b.End; {
		switch c := s.text[i]; {
		case c == ' ' || c == '\r' || c == '\n':
			s.gap = true
			i++
		case c == '\t': // the next cell of a table
			s.edge(i)
			s.gap = true
			i++
		case isDigit(c):
			i = s.number(i, b.End)
		case isLetter(c):
			i = s.word(i, b.End)
		case c < 0x80:
			i = s.mark(i, 1, c)
		default:
			i = s.foreign(i, b.End)
		}
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// foreign reads what begins outside ASCII: spaces, quotes and dashes by their
// meaning, other symbols as one mark, everything else as letters.
func (s *scanner) foreign(i, end int) int {
	size, c := symbol(s.text[i:end])
	switch c {
	case 0:
		return s.word(i, end)
	case ' ':
		s.gap = true
		return i + size
	}
	return s.mark(i, size, c)
}

// symbol is the length of the symbol at the front of s and the mark it stands
// for; 0 for a letter.
func symbol(s string) (size int, c byte) {
	switch {
	case len(s) > 1 && s[0] == 0xC2: // U+0080 to U+00BF
		if s[1] == 0xA0 {
			return 2, ' '
		}
		if s[1] == 0xAB || s[1] == 0xBB { // « »
			return 2, '"'
		}
		return 2, '?'
	case len(s) > 2 && s[0] == 0xE2 && s[1] == 0x80: // general punctuation
		switch b := s[2]; {
		case b <= 0x8F || b == 0xA8 || b == 0xA9 || b == 0xAF:
			return 3, ' '
		case b <= 0x95:
			return 3, '-'
		case b >= 0x98 && b <= 0x9B:
			return 3, '\''
		case b >= 0x9C && b <= 0x9F:
			return 3, '"'
		}
		return 3, '?'
	case len(s) > 2 && s[0] == 0xE2 && s[1] == 0x88 && s[2] == 0x92: // minus
		return 3, '-'
	}
	return 0, 0
}

func (s *scanner) mark(i, size int, c byte) int {
	s.add(token{start: int32(i), end: int32(i + size), kind: mark, mark: c, word: &unknown})
	return i + size
}

func (s *scanner) add(t token) {
	t.gap, s.gap = s.gap, false
	s.tokens = append(s.tokens, t)
}

// word reads letters, and abbreviations of single letters with points (a.m)
// as one word without the last point.
func (s *scanner) word(i, end int) int {
	if c := s.text[i]; (c == 'l' || c == 'I' || c == 'O') && i+1 < end && isDigit(s.text[i+1]) {
		if t, j := s.misread(i, end); j > 0 {
			s.add(t)
			return j
		}
	}
	j := s.letters(i, end)
	for j-i < 2 || s.text[j-2] == '.' {
		if j+1 >= end || j-i > 8 || s.text[j] != '.' || !isLetter(s.text[j+1]) || s.letters(j+1, end) != j+2 {
			break
		}
		j += 2
	}
	if clock := s.text[i:j]; len(clock) == 1 && clock[0]|0x20 == 'o' && j+6 <= end && isQuote(s.text[j]) && fold(s.text[j+1:j+6]) == "clock" {
		j += 6 // o'clock
	}
	first := s.text[i]
	t := token{start: int32(i), end: int32(j), kind: word, word: s.lex.lookup(s.text[i:j])}
	t.capital = first >= 'A' && first <= 'Z' || first == 0xC3 && i+1 < j && s.text[i+1] < 0x9F
	t.shout = t.capital && j-i > 1 && s.text[i+1] >= 'A' && s.text[i+1] <= 'Z'
	s.add(t)
	return j
}

func isQuote(c byte) bool { return c == '\'' }

func (s *scanner) letters(i, end int) int {
	for i < end {
		c := s.text[i]
		if isLetter(c) {
			i++
			continue
		}
		if c < 0x80 {
			break
		}
		if size, _ := symbol(s.text[i:end]); size > 0 {
			break
		}
		i++
	}
	return i
}

// number reads digits, with commas between groups of three, and the suffix of
// an ordinal or a decade.
func (s *scanner) number(i, end int) int {
	t := token{start: int32(i), kind: number, word: &unknown}
	j, digits, value := i, 0, int64(0)
	for j < end {
		switch {
		case isDigit(s.text[j]):
			if value < 1e9 {
				value = value*10 + int64(s.text[j]-'0')
			}
			digits++
			j++
			continue
		case s.text[j] == ',' && (digits <= 3 || t.grouped) && s.threeDigits(j+1, end):
			t.grouped = true
			j++
			continue
		}
		break
	}
	if j < end && j-i < 4 && (s.text[j] == 'l' || s.text[j] == 'I' || s.text[j] == 'O') {
		if t, j := s.misread(i, end); j > 0 {
			s.add(t)
			return j
		}
	}
	t.value, t.digits = int32(min(value, 1<<31-1)), int8(min(digits, 100))
	t.suffix, j = s.suffix(j, end, t)
	t.end = int32(j)
	s.add(t)
	return j
}

func (s *scanner) threeDigits(i, end int) bool {
	return i+3 <= end && isDigit(s.text[i]) && isDigit(s.text[i+1]) && isDigit(s.text[i+2]) &&
		(i+3 == end || !isDigit(s.text[i+3]))
}

// suffix reads what belongs to a number without a space: "th", "s", "'s", and
// the "er" of German decades.
func (s *scanner) suffix(j, end int, t token) (byte, int) {
	ends := func(k int) bool {
		return k == end || k < end && !isLetter(s.text[k]) && s.text[k] < 0x80 || k < end && s.text[k] == 0xE2
	}
	if j+2 <= end && ends(j+2) {
		switch fold(s.text[j : j+2]) {
		case "th", "st", "nd", "rd":
			return 't', j + 2
		case "er":
			if t.value%10 == 0 && t.digits%2 == 0 {
				return 's', j + 2
			}
		}
	}
	if j < end && s.text[j] == 's' && ends(j+1) {
		return 's', j + 1
	}
	if j+2 <= end && s.text[j] == '\'' && s.text[j+1] == 's' && ends(j+2) && t.digits == 4 && t.value%10 == 0 && t.value > 1000 {
		return 's', j + 2
	}
	return 0, j
}

func fold(s string) string {
	var b [8]byte
	n := copy(b[:], s)
	for i := range b[:n] {
		if b[i] >= 'A' && b[i] <= 'Z' {
			b[i] |= 0x20
		}
	}
	return string(b[:n])
}
