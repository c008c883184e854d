package timeline

import (
	"strings"

	"casebound/notebook"
)

// StretchWords says from when to when, as finely as so long a stretch needs:
// "3–9 Apr 2020", "March–May 2019", "1914–1918".
func StretchWords(from, to notebook.Instant) string {
	from, to = instant(seconds(from)), instant(seconds(to))
	cut := len("-MM-DDThh:mm:ss")
	switch length := float64(to) - float64(from); {
	case length < 2*day && !wholeDays(from, to):
		cut = len(":ss")
	case length < 90*day:
		cut = len("Thh:mm:ss")
	case length < 3*year:
		cut = len("-DDThh:mm:ss")
	}
	start, end := from.String(), to.String()
	start, end = start[:len(start)-cut], end[:len(end)-cut]
	both := start + "/" + end
	if start == end {
		both = start
	}
	if w, err := notebook.ParseEDTF(both); err == nil {
		return w.String()
	}
	return strings.Replace(both, "/", " – ", 1)
}

func wholeDays(from, to notebook.Instant) bool { return from%day == 0 && (to+1)%day == 0 }
