package ingest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"casebound/notebook"
)

// The years in which a source can have been published, as EDTF begins.
const (
	firstYear = "1400"
	lastYear  = "22"
)

// dated is a date of publication or capture, as wide as it was written.
func dated(edtf, words string) (notebook.When, bool) {
	w, err := notebook.ParseEDTF(edtf)
	if err != nil || edtf < firstYear || edtf > lastYear {
		return notebook.When{}, false
	}
	w.Words = words
	return w, true
}

func day(y, m, d int, words string) (notebook.When, bool) {
	return dated(fmt.Sprintf("%04d-%02d-%02d", y, m, d), words)
}

func month(y, m int, words string) (notebook.When, bool) {
	return dated(fmt.Sprintf("%04d-%02d", y, m), words)
}

// dayOf is the day that t shows on its own clock.
func dayOf(t time.Time, words string) (notebook.When, bool) {
	y, m, d := t.Date()
	return day(y, int(m), d, words)
}

// monthNames are English and German, whole and as they are shortened.
var monthNames = map[string]int{
	"january": 1, "jan": 1, "februar": 2, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
	"may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
	"october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
	"januar": 1, "jänner": 1, "märz": 3, "mär": 3, "mrz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "okt": 10, "dezember": 12, "dez": 12,
}

const monthWord = `(jan(?:uar[y]?)?|jänner|feb(?:ruar[y]?)?|mar(?:ch)?|märz|mär|mrz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?`

// dateForms are the ways a complete date is written. The groups are named for
// what they hold.
var dateForms = []*regexp.Regexp{
	regexp.MustCompile(`\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:\b|T)`),
	regexp.MustCompile(`\b(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})\b`),
	regexp.MustCompile(`(?i)\b(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?[ -]` + strings.Replace(monthWord, "(", "(?P<n>", 1) + `,?[ -](?P<y>\d{4})\b`),
	regexp.MustCompile(`(?i)\b` + strings.Replace(monthWord, "(", "(?P<n>", 1) + ` (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})\b`),
	regexp.MustCompile(`(?i)\b` + strings.Replace(monthWord, "(", "(?P<n>", 1) + ` (?P<d>\d{1,2}) (?:\d\d:\d\d(?::\d\d)? )?(?:[a-z]{3,4} )?(?P<y>\d{4})\b`),
	regexp.MustCompile(`\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})\b`),
}

// slashDate is read only when one of its numbers cannot be a month.
var slashDate = regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})/(\d{4})\b`)

// findDate is the first complete date in s: day, month and year.
func findDate(s string) (notebook.When, bool) {
	best, at := notebook.When{}, len(s)+1
	for _, form := range dateForms {
		m := form.FindStringSubmatchIndex(s)
		if m == nil || m[0] >= at {
			continue
		}
		if w, ok := named(form, s, m); ok {
			best, at = w, m[0]
		}
	}
	if m := slashDate.FindStringSubmatchIndex(s); m != nil && m[0] < at {
		if w, ok := slashed(s, m); ok {
			best, at = w, m[0]
		}
	}
	return best, at <= len(s)
}

func named(form *regexp.Regexp, s string, at []int) (notebook.When, bool) {
	var y, m, d int
	for i, name := range form.SubexpNames() {
		if name == "" || at[2*i] < 0 {
			continue
		}
		value := s[at[2*i]:at[2*i+1]]
		number, _ := strconv.Atoi(value) // the form allows only digits
		switch name {
		case "y":
			y = number
		case "m":
			m = number
		case "d":
			d = number
		case "n":
			m = monthNames[strings.ToLower(value)]
		}
	}
	return day(y, m, d, s[at[0]:at[1]])
}

func slashed(s string, at []int) (notebook.When, bool) {
	first, _ := strconv.Atoi(s[at[2]:at[3]])
	second, _ := strconv.Atoi(s[at[4]:at[5]])
	y, _ := strconv.Atoi(s[at[6]:at[7]])
	words := s[at[0]:at[1]]
	switch {
	case first > 12:
		return day(y, second, first, words)
	case second > 12 || first == second:
		return day(y, first, second, words)
	}
	return notebook.When{}, false // 4/9/2020 is April in one country and September in another
}

var (
	bareMonth   = regexp.MustCompile(`^(\d{4})-(\d{2})$`)
	bareYear    = regexp.MustCompile(`^(\d{4})$`)
	compactDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?`)
	monthYear   = regexp.MustCompile(`(?i)^` + monthWord + `,? (\d{4})$`)
)

// parseDate reads a value that is meant to be a date: any complete date in it,
// or a month or year alone.
func parseDate(s string) (notebook.When, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 100 {
		return notebook.When{}, false
	}
	if w, ok := findDate(s); ok {
		w.Words = s
		return w, true
	}
	number := func(digits string) int { n, _ := strconv.Atoi(digits); return n }
	if m := compactDate.FindStringSubmatch(s); m != nil {
		return day(number(m[1]), number(m[2]), number(m[3]), s)
	}
	if m := bareMonth.FindStringSubmatch(s); m != nil {
		return month(number(m[1]), number(m[2]), s)
	}
	if m := bareYear.FindStringSubmatch(s); m != nil {
		return dated(m[1], s)
	}
	if m := monthYear.FindStringSubmatch(s); m != nil {
		return month(number(m[2]), monthNames[strings.ToLower(m[1])], s)
	}
	return notebook.When{}, false
}

var (
	pathDay   = regexp.MustCompile(`[/-](\d{4})[/-](\d{1,2}|[a-z]{3,9})[/-](\d{1,2})(?:[/.-]|$)`)
	pathMonth = regexp.MustCompile(`/(\d{4})[/-](\d{2})/`)
	pathDigit = regexp.MustCompile(`[/-](\d{4})(\d{2})(\d{2})(?:[/.-]|$)`)
)

// dateInPath is the date that a web address carries, such as
// /2020/04/09/title or /2020/apr/09/title.
func dateInPath(path string) (notebook.When, bool) {
	number := func(s string) int {
		if m, ok := monthNames[s]; ok {
			return m
		}
		n, _ := strconv.Atoi(s)
		return n
	}
	path = strings.ToLower(path)
	for _, form := range []*regexp.Regexp{pathDay, pathDigit} {
		if m := form.FindStringSubmatch(path); m != nil {
			if w, ok := day(number(m[1]), number(m[2]), number(m[3]), strings.Trim(m[0], "/-.")); ok {
				return w, true
			}
		}
	}
	if m := pathMonth.FindStringSubmatch(path); m != nil {
		return month(number(m[1]), number(m[2]), strings.Trim(m[0], "/"))
	}
	return notebook.When{}, false
}
