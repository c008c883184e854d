package notebook

import (
	"fmt"
	"strings"
)

// ParseEDTF reads an uncertain time from its EDTF form (ISO 8601-2, the
// Extended Date/Time Format of the Library of Congress) and fills the earliest
// and the latest instant. It knows all of level 1 and of level 2 what texts
// need: 199X and 15XX-12-XX, 1890~ and 2004-06?-11, seasons, quarters and
// halves (21 to 41), years of more than four digits (Y-17000, Y17E7), 1950S2,
// and one-of sets [1667,1670..1672]. Beyond EDTF it reads a time of day
// without seconds (T22:00) and times of day as the ends of an interval, since
// texts name them.
//
// What it returns prints back to the same string (TestWhenLaws).
func ParseEDTF(s string) (When, error) {
	bad := func(why string) (When, error) {
		return When{}, fmt.Errorf("%q is not a date in EDTF: %s", s, why)
	}
	if len(s) > 200 {
		return When{}, fmt.Errorf("a text of %d bytes is not a date in EDTF", len(s))
	}
	var e extent
	var why string
	switch {
	case strings.HasPrefix(s, "[") || strings.HasPrefix(s, "{"):
		e, why = parseEDTFSet(s)
	case strings.Contains(s, "/"):
		e, why = parseEDTFInterval(s)
	default:
		e, why = parseEDTFDate(s)
	}
	if why != "" {
		return bad(why)
	}
	if e.earliest > e.latest {
		return bad("it ends before it begins")
	}
	w := When{EDTF: s, Earliest: e.earliest, Latest: e.latest}
	if strings.ContainsAny(s, "~%") {
		w.Modifier = About
	}
	return w, nil
}

// extent is the first and the last second that a written date may mean.
type extent struct{ earliest, latest Instant }

func (e extent) join(f extent) extent {
	return extent{min(e.earliest, f.earliest), max(e.latest, f.latest)}
}

func parseEDTFInterval(s string) (e extent, why string) {
	from, to, _ := strings.Cut(s, "/")
	if isOpen(from) && isOpen(to) {
		return e, "an interval needs one known end"
	}
	e = extent{Beginning, End}
	if !isOpen(from) {
		f, why := parseEDTFDate(from)
		if why != "" {
			return e, why
		}
		e.earliest = f.earliest
	}
	if !isOpen(to) {
		t, why := parseEDTFDate(to)
		if why != "" {
			return e, why
		}
		e.latest = t.latest
	}
	return e, ""
}

// isOpen tells an open end ("..") or an unknown one ("") from a date. Neither
// limits the interval.
func isOpen(s string) bool { return s == ".." || s == "" }

// parseEDTFSet reads [a,b,c..d] (one of them) and {a,b} (all of them).
func parseEDTFSet(s string) (e extent, why string) {
	closing := map[byte]string{'[': "]", '{': "}"}[s[0]]
	inside, ok := strings.CutSuffix(s[1:], closing)
	if !ok {
		return e, "the set is not closed"
	}
	for i, member := range strings.Split(inside, ",") {
		m, why := parseEDTFMember(member)
		if why != "" {
			return e, why
		}
		if i == 0 {
			e = m
		}
		e = e.join(m)
	}
	return e, ""
}

func parseEDTFMember(s string) (e extent, why string) {
	from, to, ranged := strings.Cut(s, "..")
	if !ranged {
		return parseEDTFDate(s)
	}
	if from == "" && to == "" {
		return e, "a range needs one known end"
	}
	e = extent{Beginning, End}
	if from != "" {
		f, why := parseEDTFDate(from)
		if why != "" {
			return e, why
		}
		e.earliest = f.earliest
	}
	if to != "" {
		t, why := parseEDTFDate(to)
		if why != "" {
			return e, why
		}
		e.latest = t.latest
	}
	if e.earliest > e.latest {
		return e, "a range ends before it begins"
	}
	return e, ""
}
