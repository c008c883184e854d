package finder

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// initialsMark begins the entries of the lexicon that are no words but the
// initials of a title; aloneMark those that stand for a title of one word.
const (
	initialsMark = "\x01"
	aloneMark    = "\x02"
	allMarks     = initialsMark + aloneMark + dateMark
)

// lexicon is every word of every candidate, once, with who has it. Looking
// through it takes the place of looking through the candidates: a hundred
// thousand titles share some tens of thousands of words.
type lexicon struct {
	numbers map[string]uint32
	words   []string
	letters []letterSet
	holders [][]int32         // candidates, in rising order
	begun   map[rune][]uint32 // by first letter, that after the mark where there is one
}

// letterSet has a bit for each letter and digit of a word. What the set of a
// query word has beyond that of another word cannot be in that word, which
// rules out most words at the price of one AND.
type letterSet uint64

func lettersOf(s string) letterSet {
	var set letterSet
	for _, r := range s {
		set |= letterBit(r)
	}
	return set
}

func letterBit(r rune) letterSet {
	switch {
	case r >= 'a' && r <= 'z':
		return 1 << (r - 'a')
	case r >= '0' && r <= '9':
		return 1 << (26 + r - '0')
	case r < 0x80:
		return 0
	}
	return 1 << (36 + (uint32(r)*2654435761>>16)%28)
}

// missing is how many letters of want the set has not.
func (set letterSet) missing(want letterSet) int { return bits.OnesCount64(uint64(want &^ set)) }

// number is that of the word, made if it is new.
func (l *lexicon) number(word string) uint32 {
	if n, ok := l.numbers[word]; ok {
		return n
	}
	if l.numbers == nil {
		l.numbers, l.begun = map[string]uint32{}, map[rune][]uint32{}
	}
	n := uint32(len(l.words))
	l.numbers[word] = n
	l.words = append(l.words, word)
	l.letters = append(l.letters, lettersOf(word))
	l.holders = append(l.holders, nil)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, allMarks))
	l.begun[first] = append(l.begun[first], n)
	return n
}

// add notes that the candidate has the word; once is enough.
func (l *lexicon) add(word uint32, candidate int32) {
	list := l.holders[word]
	if n := len(list); n == 0 || list[n-1] < candidate {
		l.holders[word] = append(list, candidate)
		return
	}
	if i, found := slices.BinarySearch(list, candidate); !found {
		l.holders[word] = slices.Insert(list, i, candidate)
	}
}

// remove undoes add. The word itself stays: it costs little and comes back
// often.
func (l *lexicon) remove(word uint32, candidate int32) {
	if i, found := slices.BinarySearch(l.holders[word], candidate); found {
		l.holders[word] = slices.Delete(l.holders[word], i, i+1)
	}
}
