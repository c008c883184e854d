package notebook

import (
	"strings"
	"time"
)

// intervalWords writes an interval with two known ends, and by its name what
// has one: a week, a weekend, a part of a day.
func intervalWords(from, to string) string {
	e, why := parseEDTFInterval(from + "/" + to)
	if why != "" || strings.ContainsAny(from+to, "?~%XTS[{") && !strings.Contains(from, "T") {
		return edtfWords(from) + " – " + edtfWords(to)
	}
	if name := namedInterval(e); name != "" {
		return name
	}
	start, end := edtfWords(from), edtfWords(to)
	if strings.Contains(from+to, "T") {
		if day, time, ok := strings.Cut(end, ", "); ok && strings.HasPrefix(start, day+", ") {
			return start + "–" + time
		}
		return start + " – " + end
	}
	return shareTail(start, end)
}

// shareTail leaves out of the start the words it ends with in common with the
// end: "4–7 Jun 2021", "March–May 2019".
func shareTail(start, end string) string {
	a, b := strings.Fields(start), strings.Fields(end)
	if len(a) != len(b) {
		return start + " – " + end
	}
	n := len(a)
	for n > 1 && a[n-1] == b[n-1] {
		n--
	}
	if n > 1 {
		return strings.Join(a[:n], " ") + " – " + end
	}
	return a[0] + "–" + end
}

// The parts of a day, as the readers of texts take them: hours from midnight.
var dayParts = []struct {
	name     string
	from, to int
}{
	{"morning", 6, 12}, {"midday", 11, 14}, {"afternoon", 12, 18}, {"evening", 18, 24}, {"night", 18, 30}, {"daytime", 6, 18},
}

func namedInterval(e extent) string {
	const day = 24 * 60 * 60
	width := int64(e.latest) - int64(e.earliest) + 1
	start := e.earliest.Time()
	date := start.Format("2 Jan 2006")
	for _, p := range dayParts {
		if start.Hour() == p.from && start.Minute() == 0 && width == int64(p.to-p.from)*3600 && start.Second() == 0 {
			return p.name + " of " + date
		}
	}
	switch {
	case start.Hour() != 0:
		return ""
	case width == 7*day && start.Weekday() == time.Monday:
		return "week of " + date
	case width == 2*day && start.Weekday() == time.Saturday:
		return "weekend of " + date
	}
	return ""
}
