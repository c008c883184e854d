package when

// misread reads a number in which a scanner of paper took a 1 for l or I, or a
// 0 for O: l2 March, l9l4, 2OO3. At least half of it must be digits, and it must
// be a year, or a day in front of a month, so that no word and no code is taken
// for a number. end is 0 when there is none.
func (s *scanner) misread(i, stop int) (t token, end int) {
	j, digits, value := i, 0, int32(0)
	for j < stop && j-i < 5 {
		switch c := s.text[j]; {
		case isDigit(c):
			value, digits = value*10+int32(c-'0'), digits+1
		case c == 'l' || c == 'I':
			value = value*10 + 1
		case c == 'O' || c == 'o':
			value *= 10
		default:
			return s.misreadNumber(i, j, digits, value, stop)
		}
		j++
	}
	return s.misreadNumber(i, j, digits, value, stop)
}

func (s *scanner) misreadNumber(i, j, digits int, value int32, stop int) (t token, end int) {
	size := j - i
	if digits == size || 2*digits < size || j < stop && (isLetter(s.text[j]) || isDigit(s.text[j]) || s.text[j] >= 0x80) {
		return t, 0
	}
	year := size == 4 && value >= 1400 && value <= 2100
	day := size == 2 && value >= 1 && value <= 31 && s.monthBehind(j, stop)
	if !year && !day {
		return t, 0
	}
	return token{start: int32(i), end: int32(j), kind: number, word: &unknown, digits: int8(size), value: value}, j
}

// monthBehind reports whether the name of a month follows, perhaps after the
// point of an ordinal.
func (s *scanner) monthBehind(i, stop int) bool {
	if i < stop && s.text[i] == '.' {
		i++
	}
	if i >= stop || s.text[i] != ' ' {
		return false
	}
	return s.lex.lookup(s.text[i+1:s.letters(i+1, stop)]).month > 0
}
