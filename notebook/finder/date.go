package finder

import (
	"fmt"
	"strings"
)

// A date is typed in one spelling and written in another: "14.8.2011" is meant
// for "14 Aug 2011", "sept 2011" for "September 2011". So the lexicon has, for
// every date in a title, words of its own for the day, the month of the year,
// the day of the year and the month, and a query that holds a date asks for
// these beside its words.

// dateMark begins those words: \x03 2011-08-14, \x03 2011-08, \x03 -08-14 and
// \x03 -08, without the space.
const dateMark = "\x03"

// monthNames are the beginnings by which months are known, and the words that
// are. English, German, French and Spanish, without marks.
var monthNames = func() map[string]int {
	names := map[string]int{}
	for i, list := range []string{
		"jan january januar janvier enero", "feb february februar fevrier febrero",
		"mar march marz maerz mars marzo", "apr april avril abril", "may mai mayo", "jun june juni juin junio",
		"jul july juli juillet julio", "aug august aout agosto", "sep sept september septembre septiembre",
		"oct october okt oktober octobre octubre", "nov november novembre noviembre",
		"dec december dez dezember decembre diciembre",
	} {
		for _, name := range strings.Fields(list) {
			names[name] = i + 1
		}
	}
	return names
}()

// written date found in a plainText: n words from the first on.
type plainDate struct {
	year, month, day int // 0: not told
	n                int
	// other says that it is the second way to read an ambiguous date.
	other bool
}

// word is the date's word in the lexicon.
func (d plainDate) word() string {
	switch {
	case d.year > 0 && d.day > 0:
		return fmt.Sprintf("%s%04d-%02d-%02d", dateMark, d.year, d.month, d.day)
	case d.year > 0:
		return fmt.Sprintf("%s%04d-%02d", dateMark, d.year, d.month)
	case d.day > 0:
		return fmt.Sprintf("%s-%02d-%02d", dateMark, d.month, d.day)
	}
	return fmt.Sprintf("%s-%02d", dateMark, d.month)
}

// parts are the words by which a date in a title is found.
func (d plainDate) parts() []string {
	list := []string{d.word(), plainDate{month: d.month}.word()}
	if d.year > 0 && d.day > 0 {
		list = append(list, plainDate{year: d.year, month: d.month}.word(), plainDate{month: d.month, day: d.day}.word())
	}
	return list
}

// datesAt are the ways to read a date that begins with the first word. A month
// alone is one in a query, where it may stand for its other names.
func (p plainText) datesAt(i int, alone bool) []plainDate {
	w := p.dateWords(i)
	at := func(k int) dateWord {
		if k < len(w) {
			return w[k]
		}
		return dateWord{}
	}
	a, b, c := at(0), at(1), at(2)
	found := func(year, month, day int, last dateWord) []plainDate {
		return []plainDate{{year: year, month: month, day: day, n: last.index - i + 1}}
	}
	switch {
	case a.day > 0 && b.month > 0 && c.year > 0:
		return found(c.year, b.month, a.day, c)
	case a.month > 0 && b.day > 0 && c.year > 0:
		return found(c.year, a.month, b.day, c)
	case a.month > 0 && b.year > 0:
		return found(b.year, a.month, 0, b)
	case a.year > 0 && b.month > 0 && c.day > 0:
		return found(a.year, b.month, c.day, c)
	case a.day > 0 && b.month > 0:
		return found(0, b.month, a.day, b)
	case a.month > 0 && b.day > 0:
		return found(0, a.month, b.day, b)
	case b.glued && a.year > 0 && b.number > 0 && b.number <= 12:
		if c.glued && c.day > 0 {
			return found(a.year, b.number, c.day, c)
		}
		if !c.glued && b.digits == 2 {
			return found(a.year, b.number, 0, b)
		}
	case b.glued && c.glued && c.year > 0 && a.day > 0 && b.day > 0:
		return dayMonth(a.number, b.number, c.year, c.index-i+1)
	case alone && a.month > 0:
		return found(0, a.month, 0, a)
	}
	return nil
}

// dayMonth reads 3.4.2020: the day first, or else the month.
func dayMonth(a, b, year, n int) (list []plainDate) {
	if b <= 12 {
		list = append(list, plainDate{year: year, month: b, day: a, n: n})
	}
	if a <= 12 && a != b {
		list = append(list, plainDate{year: year, month: a, day: b, n: n, other: len(list) > 0})
	}
	return list
}

// dateWord is what a word can be in a date.
type dateWord struct {
	index            int
	number, digits   int
	day, month, year int
	glued            bool
}

// dateWords reads three words from the i-th on, passing over "of" and "de".
func (p plainText) dateWords(i int) []dateWord {
	var list []dateWord
	for n := i; n < len(p.words) && len(list) < 3; n++ {
		w := p.words[n]
		s := p.text[w.start:w.end]
		if n > i && (s == "of" || s == "de") {
			continue
		}
		d := dateWord{index: n, glued: w.glued, month: monthNames[s]}
		if d.number, d.digits = leadingNumber(s); d.digits > 0 {
			rest := s[d.digits:]
			ordinal := rest == "st" || rest == "nd" || rest == "rd" || rest == "th"
			switch {
			case d.digits <= 2 && d.number >= 1 && d.number <= 31 && (rest == "" || ordinal):
				d.day = d.number
			case d.digits == 4 && d.number >= 1000 && d.number < 2200 && rest == "":
				d.year = d.number
			}
		}
		if d.month == 0 && d.digits == 0 {
			break
		}
		list = append(list, d)
	}
	return list
}

// leadingNumber reads the digits a word begins with, up to four.
func leadingNumber(s string) (n, digits int) {
	for digits < len(s) && digits < 4 && s[digits] >= '0' && s[digits] <= '9' {
		n = 10*n + int(s[digits]-'0')
		digits++
	}
	return n, digits
}

// dates adds the words of the dates in a text.
func (r *reader) dates(p plainText) {
	seen := map[string]bool{}
	for i := 0; i < len(p.words); i++ {
		list := p.datesAt(i, false)
		if len(list) == 0 {
			continue
		}
		d := list[0]
		start, end := p.words[i].start, p.words[i+d.n-1].end
		for _, word := range d.parts() {
			if !seen[word] {
				seen[word] = true
				r.add(word, start, end, 0, dated)
			}
		}
		i += d.n - 1
	}
}

// dates adds to the tokens those that stand for the dates of the query.
func (q *query) dates(p plainText, slashes bool) {
	for i := 0; i < len(p.words); i++ {
		list := p.datesAt(i, true)
		for _, d := range list {
			if d.other && !slashes || len(q.tokens) == 2*mostTokens {
				continue
			}
			t := newToken(d.word())
			t.whole, t.parts, t.other = i, d.n, d.other
			q.tokens = append(q.tokens, t)
			q.isDate = q.isDate || i == 0 && d.n == len(p.words)
		}
		if len(list) > 0 {
			i += list[0].n - 1
		}
	}
}
