package pattern

import (
	"strings"

	"casebound/notebook"
)

// longestPhone is how many bytes a telephone number may take with its marks.
const longestPhone = 26

// phone is a number in one of three forms: international with + or 00,
// North American, or national with a leading zero and groups. E.164 allows 15
// digits at most.
func phone(s *scanner, i int) (Found, bool) {
	if i > 0 && strings.IndexByte(".,-/:+#", s.s[i-1]) >= 0 {
		return none()
	}
	if i > 1 && s.s[i-1] == ' ' && isDigit(s.s[i-2]) {
		return none() // the middle of a row of numbers
	}
	end := s.run(i, longestPhone, func(b byte) bool { return isDigit(b) || strings.IndexByte(" ()-./+", b) >= 0 })
	for end > i && !isDigit(s.s[end-1]) {
		end--
	}
	if !s.ends(end) || end <= i {
		return none()
	}
	switch {
	case s.s[i] == '+':
		return s.international(i, end)
	case s.s[i] == '0':
		return s.national(i, end)
	}
	return s.american(i)
}

func (s *scanner) international(i, end int) (Found, bool) {
	w := s.s[i:end]
	d := digitsOf(w)
	if !isDigit(s.at(i+1)) || strings.Count(w, "+") > 1 || strings.Contains(w, "  ") || d[0] == '0' || len(d) < 8 || len(d) > 15 {
		return none()
	}
	return s.hit(notebook.Phone, i, end, "+"+d, 0.96, "a plus sign and a country's code")
}

// national: 0171 1234567, 030/123456, 020 7946 0958. Dates and decimals are
// kept out by asking for nine digits in two to five groups.
func (s *scanner) national(i, end int) (Found, bool) {
	w := s.s[i:end]
	d := digitsOf(w)
	groups := strings.FieldsFunc(w, func(r rune) bool { return r < '0' || r > '9' })
	if len(d) < 9 || len(d) > 14 || len(groups) < 2 || len(groups) > 6 || strings.ContainsAny(w, "+") || strings.Contains(w, "  ") || len(groups[0]) < 3 && !strings.HasPrefix(w, "00") {
		return none()
	}
	if strings.Contains(w, ".") && (len(groups) == 2 || len(groups[0]) < 3) {
		return none()
	}
	if strings.HasPrefix(d, "00") {
		return s.hit(notebook.Phone, i, end, "+"+d[2:], 0.9, "two zeros and a country's code")
	}
	return s.hit(notebook.Phone, i, end, d, 0.85, "groups of digits after an area code")
}

// american: (202) 555-0143, 202-555-0143, 1-800-555-0199.
func (s *scanner) american(i int) (Found, bool) {
	at := i
	var d []byte
	if s.s[at] == '1' && strings.IndexByte(" -.", s.at(at+1)) >= 0 && s.at(at+1) != 0 {
		d = append(d, '1')
		at += 2
	}
	open := s.at(at) == '('
	if open {
		at++
	}
	group := func(n int) bool {
		for range n {
			if !isDigit(s.at(at)) {
				return false
			}
			d = append(d, s.s[at])
			at++
		}
		return true
	}
	var mark byte
	separator := func() bool {
		b := s.at(at)
		if b != '-' && b != '.' && b != ' ' || mark != 0 && b != mark && mark != ' ' {
			return false
		}
		mark = b
		at++
		return true
	}
	if !group(3) {
		return none()
	}
	if open {
		if s.at(at) != ')' {
			return none()
		}
		at++
		if s.at(at) == ' ' || s.at(at) == '-' {
			at++
		}
	} else if !separator() {
		return none()
	}
	if !group(3) {
		return none()
	}
	if open {
		mark = 0
	}
	if !separator() || !group(4) || !s.ends(at) || s.at(at) == '-' && isDigit(s.at(at+1)) {
		return none()
	}
	number := string(d)
	if len(number) == 11 {
		number = number[1:]
	}
	if number[0] < '2' || number[3] < '2' || mark == ' ' && !open && len(d) == 10 {
		return none()
	}
	return s.hit(notebook.Phone, i, at, "+1"+number, 0.93, "written as a North American number")
}
