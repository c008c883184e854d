package finder

import (
	"strings"
	"unicode/utf8"
)

// slipSwap is what slipsBetween says of two neighbours swapped, to tell this
// most common slip from others.
const slipSwap = -1

// slipsBetween is how many slips (a letter too many, too few, wrong, or two
// neighbours swapped) turn a into b: 0, slipSwap, 1, 2, and most+1 for more
// than most.
func slipsBetween(a, b string, most int) int {
	x, y := trimCommon([]rune(a), []rune(b))
	switch {
	case len(x) == 0 && len(y) == 0:
		return 0
	case max(len(x), len(y)) == 1:
		return 1
	case len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]:
		return slipSwap
	case most < 2:
		return most + 1
	}
	return distance(x, y, most)
}

// trimCommon cuts the common beginning and end off both.
func trimCommon(a, b []rune) (x, y []rune) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

// distance is the restricted edit distance of Damerau (1964) by dynamic
// programming over three rows, given up past most.
func distance(a, b []rune, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], most+1)
}

// trimPrefix cuts the common beginning off both.
func trimPrefix(a, b string) (x, y string) {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	for i > 0 && i < len(a) && !utf8.RuneStart(a[i]) {
		i--
	}
	return a[i:], b[i:]
}

// slippedPrefix reports whether a, with one slip in it, begins b. The two
// differ in their first letter.
func slippedPrefix(a, b string) bool {
	if a == "" || b == "" {
		return a == ""
	}
	p, inA := utf8.DecodeRuneInString(a)
	q, inB := utf8.DecodeRuneInString(b)
	x, y := a[inA:], b[inB:]
	if strings.HasPrefix(y, x) || strings.HasPrefix(y, a) || strings.HasPrefix(b, x) {
		return true
	}
	r, inA := utf8.DecodeRuneInString(x)
	s, inB := utf8.DecodeRuneInString(y)
	return p == s && q == r && strings.HasPrefix(y[inB:], x[inA:])
}
