package finder

import (
	"strings"
	"unicode/utf8"
)

// grades say how well each word of the lexicon answers one token: 0 not at
// all, 200 exactly. found lists those that do.
type grades struct {
	of    []uint8
	found []uint32
}

// The grades, in half points. The order is the point: a word typed to its end
// beats one begun, which beats a slip of the finger, which beats letters from
// the middle of a word. What is added for covering more of the word never
// reaches the next rank.
const (
	gradeExact       = 200
	gradeInitials    = 180 // of the whole title, three letters or more
	gradeTwoInitials = 160
	gradePrefix      = 156 // up to 184 as more of the word is typed
	gradeUnspaced    = 164 // inside a run of a script without spaces, up to 184
	gradeInitialsOf  = 146 // the first letters of longer initials
	gradeSwapped     = 150 // two neighbours swapped
	gradeNear        = 144 // one letter too many, too few, or wrong
	gradeOtherDate   = 170 // the second way to read a date
	gradeYear        = 176 // "23" for 2023
	gradeEnding      = 140 // "482" for 10482
	gradeNearPrefix  = 118
	gradeNearer      = 112 // two slips in a long word
	gradeInside      = 100 // up to 120
)

// grade looks through a part of the lexicon for a token and writes the grades
// into of. It finds slips and letters from the middle of words too.
func (l *lexicon) grade(t *token, from, to int, of []uint8) (found []uint32) {
	slips := 0
	if !t.wide {
		slips = t.slips()
	}
	for n := from; n < to; n++ {
		missing := l.letters[n].missing(t.letters)
		if missing > slips {
			continue
		}
		if grade := t.grade(l.words[n], l.letters[n], missing, slips); grade > 0 {
			of[n] = grade
			found = append(found, uint32(n))
		}
	}
	return found
}

// gradeBegun looks through the words that begin like the token alone.
func (l *lexicon) gradeBegun(t *token, of []uint8) (found []uint32) {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(t.text, allMarks))
	for _, n := range l.begun[first] {
		if l.letters[n].missing(t.letters) > 0 {
			continue
		}
		if grade := t.gradeBegun(l.words[n]); grade > 0 {
			of[n] = grade
			found = append(found, n)
		}
	}
	return found
}

// slips is how many mistakes are forgiven. A wrong digit is another number,
// and of three letters only two neighbours can be swapped: see gradeSlipped.
func (t *token) slips() int {
	switch {
	case t.runes < 3 || strings.ContainsAny(t.text, "0123456789"):
		return 0
	case t.runes < 8:
		return 1
	}
	return 2
}

func (t *token) grade(word string, letters letterSet, missing, slips int) uint8 {
	if missing == 0 {
		if grade := t.gradeBegun(word); grade > 0 {
			return grade
		}
		if grade := t.gradeInside(word); grade > 0 {
			return grade
		}
	}
	if slips == 0 || word[0] < ' ' {
		return 0
	}
	return t.gradeSlipped(word, letters, slips)
}

func (t *token) gradeBegun(word string) uint8 {
	switch {
	case word[0] < ' ':
		return t.gradeMarked(word)
	case !strings.HasPrefix(word, t.text):
		return 0
	case len(word) == len(t.text):
		return gradeExact
	}
	return gradePrefix + uint8(28*len(t.text)/len(word))
}

// gradeMarked judges initials and titles of one word.
func (t *token) gradeMarked(word string) uint8 {
	if word[0] == dateMark[0] || t.text[0] == dateMark[0] {
		return t.gradeDate(word)
	}
	mark, word := word[:1], word[1:]
	switch {
	case mark == aloneMark:
		if word == t.text {
			return gradeExact
		}
	case t.runes < 2:
	case word == t.text && t.runes == 2:
		return gradeTwoInitials
	case word == t.text:
		return gradeInitials
	case strings.HasPrefix(word, t.text):
		return gradeInitialsOf
	}
	return 0
}

// gradeDate judges the word of a date.
func (t *token) gradeDate(word string) uint8 {
	switch {
	case word != t.text:
		return 0
	case t.other:
		return gradeOtherDate
	}
	return gradeExact
}

func (t *token) gradeInside(word string) uint8 {
	switch {
	case word[0] < ' ':
		return 0
	case (t.wide || t.dense && t.runes >= 2) && strings.Contains(word, t.text):
		return gradeUnspaced + uint8(20*len(t.text)/len(word))
	case t.digits && t.runes >= 2 && strings.HasSuffix(word, t.text) && digits(word):
		if t.runes == 2 && len(word) == 4 && (word[:2] == "19" || word[:2] == "20") {
			return gradeYear
		}
		return gradeEnding
	case t.runes >= 3 && strings.Contains(word, t.text):
		return gradeInside + uint8(20*len(t.text)/len(word))
	}
	return 0
}

// gradeSlipped judges a word that may have been mistyped. Slips in both of the
// first two letters are looked for in long words alone: people get the
// beginning right.
func (t *token) gradeSlipped(word string, letters letterSet, slips int) uint8 {
	if !beginsAlike(word, t.text) && (slips < 2 || !strings.HasSuffix(word, t.text[2:])) {
		return 0
	}
	a, b := trimPrefix(t.text, word)
	if d := len(b) - len(a); -4*slips <= d && d <= 4*slips && t.letters.missing(letters) <= slips {
		switch n := slipsBetween(a, b, slips); {
		case n > slips: // the end may be missing yet
		case n == slipSwap:
			return gradeSwapped
		case t.runes < 4:
			return 0
		case n == 1:
			return gradeNear
		case n == 2:
			return gradeNearer
		}
	}
	if t.runes >= 5 && len(b) >= len(a) && slippedPrefix(a, b) {
		return gradeNearPrefix
	}
	return 0
}

func beginsAlike(a, b string) bool {
	return a[0] == b[0] || len(a) > 1 && len(b) > 1 && (a[1] == b[1] || a[0] == b[1] || a[1] == b[0])
}
