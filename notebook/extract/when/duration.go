package when

import (
	"fmt"
	"strconv"
	"strings"
)

// unitCodes are the letters of TIMEX3; those of hours and finer stand behind
// a T.
var unitCodes = [...]string{
	seconds: "S", minutes: "M", hours: "H", days: "D", weekends: "WE", weeks: "W", fortnights: "W", months: "M",
	seasons: "S", quarters: "Q", halves: "H", years: "Y", decades: "DE", centuries: "CE", millennia: "ML",
}

// durationValue writes a length as TIMEX3 does: P2Y, PT2H30M, PXW.
func durationValue(m meaning) string {
	u, n := m.unit, m.n
	switch {
	case n <= 0:
	case u == fortnights:
		u, n = weeks, 2*n
	case u == decades && !m.halves: // ISO 8601 has no longer unit than the year
		u, n = years, 10*n
	case u == centuries && !m.halves:
		u, n = years, 100*n
	case u == millennia && !m.halves:
		u, n = years, 1000*n
	}
	number := strconv.Itoa(n)
	if n == unknownNumber {
		number = "X"
	}
	if m.decimals == "5" {
		m.halves, m.decimals = true, ""
	}
	if m.decimals != "" {
		number += "." + m.decimals
	}
	if m.halves {
		return halfDuration(u, n, number)
	}
	v := "P" + timePart(u) + number + unitCodes[u]
	if m.plus > 0 {
		mark := timePart(m.plusOf)
		if strings.Contains(v, "T") {
			mark = ""
		}
		v += fmt.Sprintf("%s%d%s", mark, m.plus, unitCodes[m.plusOf])
	}
	return v
}

func timePart(u unit) string {
	if u <= hours {
		return "T"
	}
	return ""
}

// halfDuration writes so many units and a half: in whole finer units where
// they are round, as a decimal elsewhere.
func halfDuration(u unit, n int, number string) string {
	finer := map[unit]string{years: "6M", hours: "30M", minutes: "30S"}[u]
	switch {
	case finer == "":
		return "P" + number + ".5" + unitCodes[u]
	case n == 0:
		return "P" + timePart(u) + finer
	}
	return "P" + timePart(u) + number + unitCodes[u] + finer
}
