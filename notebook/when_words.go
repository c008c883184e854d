package notebook

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// String is the time as people write it: "9 Apr 2020", "April 2020", "about
// 1890", "spring 2019", "early 1990s", "1914–1918", "since 2014". It is ""
// when the time is not known.
func (w When) String() string {
	if !w.Known() {
		return ""
	}
	from, to, interval := strings.Cut(w.EDTF, "/")
	var words string
	switch {
	case !interval:
		words = edtfWords(w.EDTF)
	case isOpen(to) && w.Modifier == After:
		return "after " + edtfWords(from)
	case isOpen(from) && w.Modifier == Before:
		return "before " + edtfWords(to)
	case isOpen(to):
		words = "since " + edtfWords(from)
	case isOpen(from):
		words = "until " + edtfWords(to)
	default:
		words = intervalWords(from, to)
	}
	switch {
	case w.Modifier == Exactly || strings.Contains(words, w.Modifier.String()+" "):
		return words
	case w.Modifier == Mid:
		return "mid-" + words
	}
	return w.Modifier.String() + " " + words
}

// edtfWords writes what stands on one side of an interval, or a set.
func edtfWords(s string) string {
	if s != "" && (s[0] == '[' || s[0] == '{') {
		return setWords(s)
	}
	hedge := ""
	if strings.ContainsAny(s, "?%") {
		hedge = "perhaps "
	}
	if strings.ContainsAny(s, "~%") {
		hedge += "about "
	}
	return hedge + dateWords(strings.NewReplacer("?", "", "~", "", "%", "").Replace(s))
}

func setWords(s string) string {
	glue := " and "
	if s[0] == '[' {
		glue = " or "
	}
	members := strings.Split(s[1:len(s)-1], ",")
	for i, m := range members {
		from, to, ranged := strings.Cut(m, "..")
		switch {
		case !ranged:
			members[i] = edtfWords(m)
		case from == "":
			members[i] = edtfWords(to) + " or before"
		case to == "":
			members[i] = edtfWords(from) + " or after"
		default:
			members[i] = edtfWords(from) + " to " + edtfWords(to)
		}
	}
	last := len(members) - 1
	if last == 0 {
		return members[0]
	}
	return strings.Join(members[:last], ", ") + glue + members[last]
}

func dateWords(s string) string {
	d, why := splitEDTFDate(s)
	if why != "" {
		return s
	}
	year := yearWords(s, d)
	month, day := atoi(d.month), atoi(d.day)
	switch {
	case d.month == "" || d.month == "XX" && d.day == "":
		return year
	case strings.Contains(d.month, "X") || d.day != "" && d.day != "XX" && day == 0:
		return s
	case seasonWords[d.month] != "":
		return fmt.Sprintf(seasonWords[d.month], year)
	case d.day == "" || d.day == "XX":
		return strings.TrimSpace(time.Month(month).String() + " " + year)
	}
	words := strings.TrimSpace(fmt.Sprintf("%d %s %s", day, time.Month(month).String()[:3], year))
	if d.clock != "" {
		words += ", " + strings.Replace(d.clock, "Z", " UTC", 1)
	}
	return words
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

var seasonWords = map[string]string{
	"21": "spring %s", "22": "summer %s", "23": "autumn %s", "24": "winter %s",
	"25": "spring %s", "26": "summer %s", "27": "autumn %s", "28": "winter %s",
	"29": "spring %s", "30": "summer %s", "31": "autumn %s", "32": "winter %s",
	"33": "Q1 %s", "34": "Q2 %s", "35": "Q3 %s", "36": "Q4 %s",
	"37": "first third of %s", "38": "second third of %s", "39": "last third of %s",
	"40": "first half of %s", "41": "second half of %s",
}

// yearWords writes the year of a date; "" when nothing of it is known but more
// of the date is.
func yearWords(s string, d edtfDate) string {
	switch {
	case d.low == 0 && d.high == 9999:
		if d.month == "" {
			return "a year not known"
		}
		return ""
	case d.low == d.high && d.low > 999:
		return strconv.FormatInt(d.low, 10)
	case d.low == d.high && d.low > 0:
		return fmt.Sprintf("AD %d", d.low)
	case d.low == d.high:
		return fmt.Sprintf("%d BC", 1-d.low)
	case strings.Contains(s, "S"):
		return fmt.Sprintf("%d–%d", d.low, d.high)
	case d.high < 0:
		return fmt.Sprintf("%d–%d BC", 1-d.low, 1-d.high)
	case d.high-d.low == 9:
		return fmt.Sprintf("%ds", d.low)
	case d.high-d.low == 99:
		return ordinalWords(d.low/100+1) + " century"
	case d.high-d.low == 999:
		return ordinalWords(d.low/1000+1) + " millennium"
	}
	return s
}

func ordinalWords(n int64) string {
	suffix := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.FormatInt(n, 10) + suffix
}
