package pattern

import (
	"strings"

	"casebound/notebook"
)

// keywords stand before the number of a case or document; after some a mark
// like "No." may follow, after others it must.
var keywords = map[string]struct{ mark bool }{
	"case": {true}, "docket": {false}, "cause": {true}, "matter": {true}, "file": {true}, "ref": {false}, "reference": {true},
	"invoice": {false}, "contract": {true}, "order": {true}, "patent": {true}, "permit": {true}, "report": {true}, "application": {true},
	"az": {false}, "aktenzeichen": {false}, "geschäftszeichen": {false}, "gz": {false}, "rechnung": {true}, "drucksache": {false},
	"resolution": {false}, "directive": {false}, "regulation": {false}, "richtlinie": {false}, "verordnung": {false}, "executive": {false},
	"isbn": {false}, "issn": {false}, "doi": {false}, "no": {false}, "nr": {false}, "foia": {false},
}

// caseNumber begins at a keyword, or at a number whose form alone tells:
// CVE-2021-1234, C-131/12, 1:20-cv-01234, 18 U.S.C. § 1030.
func caseNumber(s *scanner, i int) (Found, bool) {
	switch b := s.s[i]; {
	case b == '#' || b >= 0x80 && !isWordRune(s, i):
		return none()
	case isDigit(b):
		if end := s.docket(i); end > i {
			return s.hit(notebook.CaseNumber, i, end, s.s[i:end], 0.96, "written as a court's docket number")
		}
		if end := s.code(i); end > i {
			return s.hit(notebook.CaseNumber, i, end, s.s[i:end], 0.95, "a section of a code of law")
		}
		return none()
	}
	end := s.run(i, 18, isAlnum)
	word := strings.ToLower(s.s[i:end])
	if n := s.formed(i, end, word); n > i {
		return s.hit(notebook.CaseNumber, i, n, s.s[i:n], 0.95, "written as a document's number")
	}
	k, ok := keywords[word]
	if !ok {
		return none()
	}
	return s.keyed(i, end, word, k.mark)
}

func isWordRune(s *scanner, i int) bool { return letterAt(s.s, i) }

// docket: 1:20-cv-01234 of United States district courts.
func (s *scanner) docket(i int) int {
	at := s.run(i, 2, isDigit)
	if s.at(at) == ':' {
		at = s.run(at+1, 2, isDigit)
	}
	if s.at(at) != '-' {
		return i
	}
	kind := at + 1
	at = s.run(kind, 3, func(b byte) bool { return b >= 'a' && b <= 'z' || isUpper(b) })
	switch strings.ToLower(s.s[kind:at]) {
	case "cv", "cr", "mj", "md", "mc", "bk", "ap", "po", "civ":
	default:
		return i
	}
	if s.at(at) != '-' {
		return i
	}
	end := s.run(at+1, 7, isDigit)
	if end-at < 4 {
		return i
	}
	for s.at(end) == '-' && isUpper(s.at(end+1)) { // judges' initials
		end = s.run(end+1, 5, isUpper)
	}
	if !s.ends(end) {
		return i
	}
	return end
}

// code: 18 U.S.C. § 1030, 42 USC 1983, 17 CFR 240.
func (s *scanner) code(i int) int {
	at := s.run(i, 3, isDigit)
	if s.at(at) != ' ' {
		return i
	}
	rest := s.s[at+1 : min(len(s.s), at+20)]
	for _, name := range []string{"U.S.C.", "USC", "C.F.R.", "CFR"} {
		if !strings.HasPrefix(rest, name) {
			continue
		}
		at += 1 + len(name)
		if s.at(at) == ' ' {
			at++
		}
		if strings.HasPrefix(s.s[at:], "§") {
			at += len("§")
			if s.at(at) == ' ' {
				at++
			}
		}
		end := s.run(at, 12, func(b byte) bool { return b < 0x80 && isAlnum(b) || b == '.' || b == '(' || b == ')' })
		for end > at && s.s[end-1] == '.' {
			end--
		}
		if end > at && isDigit(s.s[at]) {
			return end
		}
	}
	return i
}

// formed recognises numbers by the letters they begin with.
func (s *scanner) formed(i, end int, word string) int {
	digits := func(at, least int) int {
		to := s.run(at, 9, isDigit)
		if to-at < least {
			return 0
		}
		return to
	}
	switch word {
	case "cve":
		if s.at(end) == '-' {
			if y := digits(end+1, 4); y > 0 && s.at(y) == '-' {
				return digits(y+1, 4)
			}
		}
	case "c", "t", "f": // Court of Justice and General Court of the European Union
		if s.at(end) == '-' && isUpper(s.s[i]) {
			if n := digits(end+1, 1); n > 0 && s.at(n) == '/' {
				if y := digits(n+1, 2); y == n+3 && s.ends(y) {
					return y
				}
			}
		}
	case "s", "a", "e": // documents of the United Nations
		rest := s.s[end:min(len(s.s), end+5)]
		if isUpper(s.s[i]) && strings.HasPrefix(rest, "/RES/") {
			n := s.run(end+5, 12, func(b byte) bool { return isDigit(b) || b == '/' })
			for n > end+5 && !isDigit(s.s[n-1]) {
				n--
			}
			if n > end+5 {
				return n
			}
		}
	}
	return 0
}

// keyed reads the number after a keyword, with "No." or the like between.
func (s *scanner) keyed(i, end int, word string, needMark bool) (Found, bool) {
	at, marked := s.mark(end)
	if word == "no" || word == "nr" {
		if s.at(end) != '.' {
			return none()
		}
		at, marked = end+1, true
		if s.at(at) == ' ' {
			at++
		}
	}
	if word == "executive" {
		next, _, to := s.next(end)
		if next != "order" {
			return none()
		}
		at, marked = s.mark(to)
	}
	if needMark && !marked {
		return none()
	}
	if word == "az" || word == "gz" || word == "aktenzeichen" || word == "geschäftszeichen" {
		for s.at(at) == ' ' {
			at++
		}
		if n := s.german(at); n > at {
			return s.hit(notebook.CaseNumber, at, n, s.s[at:n], 0.95, "after "+s.s[i:end])
		}
	}
	if strings.HasPrefix(s.s[min(at, len(s.s)):], "(") { // Regulation (EU) 2016/679
		if to := s.run(at+1, 8, isUpper); s.at(to) == ')' && s.at(to+1) == ' ' {
			at = to + 2
			if next, marked := s.mark(at - 1); marked {
				at = next
			}
		}
	}
	n := s.run(at, 40, func(b byte) bool { return b < 0x80 && isAlnum(b) || strings.IndexByte("-/.:_", b) >= 0 })
	for n > at && !isAlnum(s.s[n-1]) {
		n--
	}
	number := s.s[at:n]
	digits := len(digitsOf(number))
	least := 3
	if word == "no" || word == "nr" {
		least = 4
		if !strings.ContainsAny(number, "-/:") {
			return none()
		}
	}
	if digits < least || digits*3 < len(number) || !s.ends(n) || !marked && year(number) {
		return none()
	}
	return s.hit(notebook.CaseNumber, at, n, number, 0.92, "after "+s.s[i:end])
}

func year(n string) bool { return len(n) == 4 && (n[:2] == "19" || n[:2] == "20") }

// mark skips ". ", ": ", "No. ", "Nr. ", "number " and "#" after a keyword.
func (s *scanner) mark(end int) (at int, marked bool) {
	at = end
	for range 4 {
		rest := strings.ToLower(s.s[min(at, len(s.s)):min(at+8, len(s.s))])
		switch {
		case strings.HasPrefix(rest, "."), strings.HasPrefix(rest, " ") && at == end, strings.HasPrefix(rest, " ") && marked:
			at++
		case strings.HasPrefix(rest, ":"), strings.HasPrefix(rest, "#"):
			at, marked = at+1, true
		case strings.HasPrefix(rest, "no. "), strings.HasPrefix(rest, "nr. "):
			at, marked = at+4, true
		case strings.HasPrefix(rest, "nos. "):
			at, marked = at+5, true
		case strings.HasPrefix(rest, "no "), strings.HasPrefix(rest, "nr "):
			at, marked = at+3, true
		case strings.HasPrefix(rest, "number "), strings.HasPrefix(rest, "nummer "):
			at, marked = at+7, true
		default:
			return at, marked
		}
	}
	return at, marked
}

// german: 1 BvR 123/20, VI ZR 12/19, 5 StR 34/21.
func (s *scanner) german(i int) int {
	end := s.run(i, 24, func(b byte) bool { return isAlnum(b) || b == ' ' || b == '/' || b == '.' || b == '-' })
	slash := strings.IndexByte(s.s[i:end], '/')
	if slash < 3 || !isDigit(s.s[i+slash-1]) {
		return i
	}
	to := s.run(i+slash+1, 4, isDigit)
	if to-i-slash-1 != 2 && to-i-slash-1 != 4 {
		return i
	}
	return to
}
