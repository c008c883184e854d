package search

import "unicode/utf8"

// slips is how many mistakes are forgiven in a word: none in a short one or a
// number, one from four letters, two from eight.
func slips(form string) int {
	n := utf8.RuneCountInString(form)
	if n < 4 || unspaced(firstRune(form)) {
		return 0
	}
	for i := range len(form) {
		if form[i] >= '0' && form[i] <= '9' {
			return 0
		}
	}
	if n < 8 {
		return 1
	}
	return 2
}

// nearTo reports whether two different forms may be meant for one another: at
// most so many letters too many, too few, wrong or swapped with a neighbour,
// and not both of the first two letters among them.
func nearTo(a, b string, most int) bool {
	if a == b || !beginAlike(a, b) {
		return false
	}
	if d := len(a) - len(b); d > 4*most || -d > 4*most {
		return false
	}
	x, y := trim(a, b)
	if max(utf8.RuneCountInString(x), utf8.RuneCountInString(y)) > 2*most && most < 2 {
		return false
	}
	return distance([]rune(x), []rune(y), most) <= most
}

func beginAlike(a, b string) bool {
	if len(a) < 2 || len(b) < 2 {
		return false
	}
	return a[0] == b[0] || a[1] == b[1] || a[0] == b[1] || a[1] == b[0]
}

// trim cuts the common beginning and end off both, on edges of runes.
func trim(a, b string) (x, y string) {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	for i > 0 && (i < len(a) && !utf8.RuneStart(a[i]) || i < len(b) && !utf8.RuneStart(b[i])) {
		i--
	}
	a, b = a[i:], b[i:]
	n, m := len(a), len(b)
	for n > 0 && m > 0 && a[n-1] == b[m-1] {
		n, m = n-1, m-1
	}
	for n < len(a) && !utf8.RuneStart(a[n]) {
		n, m = n+1, m+1
	}
	return a[:n], b[:m]
}

// distance is the restricted edit distance of Damerau (1964), in which
// neighbours swapped count one, given up past most.
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
	return last[len(b)]
}
