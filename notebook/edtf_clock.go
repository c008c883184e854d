package notebook

import "strings"

// clockExtent narrows a day to a time written hh, hh:mm or hh:mm:ss, with a
// zone behind it that is checked and then left aside: an Instant is what the
// clock shows.
func clockExtent(day extent, s string) (e extent, why string) {
	const wrong = "a time of day is hh:mm or hh:mm:ss, with Z or +hh:mm behind it"
	if i := strings.IndexAny(s, "Z+-"); i >= 0 {
		if !isZone(s[i:]) {
			return e, wrong
		}
		s = s[:i]
	}
	unit := Instant(3600)
	at := day.earliest
	for i, part := range strings.Split(s, ":") {
		n, ok := twoDigits(part)
		if !ok || i > 2 || i == 0 && n > 23 || n > 59 {
			return e, wrong
		}
		if i > 0 {
			unit /= 60
		}
		at += Instant(n) * unit
	}
	return extent{at, at + unit - 1}, ""
}

func isZone(s string) bool {
	if s == "Z" {
		return true
	}
	hours, minutes, both := strings.Cut(s[1:], ":")
	h, ok := twoDigits(hours)
	if !ok || h > 14 {
		return false
	}
	if !both {
		return true
	}
	m, ok := twoDigits(minutes)
	return ok && m < 60
}

func twoDigits(s string) (int, bool) {
	if len(s) != 2 || s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' {
		return 0, false
	}
	return int(s[0]-'0')*10 + int(s[1]-'0'), true
}
