package when

import (
	"strings"
	"sync"
)

// entry is what the lexicon says about one word.
type entry struct {
	class   class
	hints   hint
	begins  begins
	dates   uint16 // the readings of wordDates that may begin with it
	roles   uint16 // of the phrases that begin with it
	month   int8
	weekday int8 // 1 is Monday
	unit    unit
	season  int8 // 1 is spring
	part    part
	number  int32 // a number in words
	half    bool  // that number and a half
	decade  int16 // the nineties are 1990
	length  unit  // of yearlong
	tense   tense // of a verb
	ordinal int16
	days    int8   // from the day of writing, plus one hundred: yesterday is 99
	vague   string // the TIMEX3 value of now, recently, …
	every   string // the TIMEX3 value of daily, weekly, …
}

var unknown entry

// pastForm is the entry of words that only end like a verb in the past.
var pastForm = entry{tense: pastTense}

// language is the table of one language: each string lists words, separated
// by spaces, the usual one first. It is turned into a lexicon once.
type language struct {
	months    [12]string
	weekdays  [7]string
	shortDays [7]string // weekdays abbreviated
	manyDays  [7]string // on each such weekday: Mondays
	seasons   [4]string
	units     map[unit]string
	manyUnits map[unit]string // the plurals
	parts     map[part]string
	manyParts map[part]string
	numbers   map[int]string
	halfMore  map[int]string // numbers that hold a half: anderthalb
	decades   map[int]string
	lengths   map[unit]string // adjectives of one unit: yearlong
	verbs     map[tense]string
	ordinals  map[int]string
	classes   map[class]string
	hints     map[hint]string
	days      map[int]string // yesterday is -1
	vague     map[string]string
	every     map[string]string
	holidays  map[holiday]string // one name a line
	tonight   map[part]string    // parts of the day of writing
	suffixes  []string           // how verbs in the past end
	// joined are weekdays and parts of the day that may be written as one
	// word: Montagabend.
	joined bool
	// pointed ordinals are numbers with a point: der 3. April.
	pointed bool
	// phrases by their role, one a line.
	phrases map[role]string
}

// lexicon finds the entry of a word.
type lexicon struct {
	words   map[string]*entry
	endings []string // of verbs in the past
	pointed bool
	phrases [roles]map[*entry][]phrase
	// holidays have names of several words, too.
	holidays map[*entry][]holidayName
}

// longest word that is looked up; longer ones say nothing about time.
const longestWord = 32

// lookup folds the case of ASCII and Latin-1 and never returns nil.
func (x *lexicon) lookup(w string) *entry {
	if len(w) > longestWord {
		return &unknown
	}
	var folded [longestWord]byte
	b := folded[:copy(folded[:], w)]
	for i, c := range b {
		switch {
		case c >= 'A' && c <= 'Z':
			b[i] = c | 0x20
		case i > 0 && b[i-1] == 0xC3 && c >= 0x80 && c <= 0x9E:
			b[i] = c | 0x20
		}
	}
	if e := x.words[string(b)]; e != nil {
		return e
	}
	if len(b) > 4 && b[0] == w[0] { // a capital: a name, or in German a noun
		for _, ending := range x.endings {
			if n := len(b) - len(ending); string(b[n:]) == ending && b[n-1] != 'e' {
				return &pastForm
			}
		}
	}
	return &unknown
}

// builder fills a lexicon from a table.
type builder struct{ words map[string]*entry }

func (b builder) each(list string, set func(*entry)) {
	for _, w := range strings.Fields(list) {
		e := b.words[w]
		if e == nil {
			e = &entry{}
			b.words[w] = e
		}
		set(e)
	}
}

func newLexicon(l *language) *lexicon {
	b := builder{words: map[string]*entry{}}
	b.calendar(l)
	b.lengths(l)
	b.numbers(l)
	b.roles(l)
	x := &lexicon{words: b.words, endings: l.suffixes, pointed: l.pointed, phrases: b.phrases(l), holidays: b.holidays(l)}
	for _, e := range x.words {
		e.begin()
	}
	return x
}

// calendar fills in the names of days, months and seasons.
func (b builder) calendar(l *language) {
	for i, list := range l.months {
		b.each(list, func(e *entry) { e.month = int8(i + 1) })
	}
	for i, list := range l.seasons {
		b.each(list, func(e *entry) { e.season = int8(i + 1) })
	}
	b.weekdays(l)
	for n, list := range l.days {
		b.each(list, func(e *entry) { e.days = int8(n + 100) })
	}
	for p, list := range l.tonight {
		b.each(list, func(e *entry) { e.days, e.part = 100, p })
	}
}

func (b builder) weekdays(l *language) {
	for i := range l.weekdays {
		b.each(l.weekdays[i], func(e *entry) { e.weekday = int8(i + 1) })
		b.each(l.shortDays[i], func(e *entry) { e.weekday, e.class = int8(i+1), e.class|shaky })
		b.each(l.manyDays[i], func(e *entry) { e.weekday, e.class = int8(i+1), e.class|plural })
		if !l.joined {
			continue
		}
		for p, parts := range l.parts {
			for _, name := range strings.Fields(parts) {
				b.each(strings.Fields(l.weekdays[i])[0]+name, func(e *entry) { e.weekday, e.part = int8(i+1), p })
			}
		}
	}
}

// lengths fills in units and parts of the day.
func (b builder) lengths(l *language) {
	for u, list := range l.units {
		b.each(list, func(e *entry) { e.unit = u })
	}
	for u, list := range l.manyUnits {
		b.each(list, func(e *entry) { e.unit, e.class = u, e.class|plural })
	}
	for u, list := range l.lengths {
		b.each(list, func(e *entry) { e.length = u })
	}
	for p, list := range l.parts {
		b.each(list, func(e *entry) { e.part = p })
	}
	for p, list := range l.manyParts {
		b.each(list, func(e *entry) { e.part, e.class = p, e.class|plural })
	}
}

func (b builder) numbers(l *language) {
	for n, list := range l.numbers {
		b.each(list, func(e *entry) { e.number = int32(n) })
	}
	for n, list := range l.halfMore {
		b.each(list, func(e *entry) { e.number, e.half = int32(n), true })
	}
	for n, list := range l.decades {
		b.each(list, func(e *entry) { e.decade = int16(n) })
		if l.joined { // Neunzigerjahre
			for _, noun := range strings.Fields(l.manyUnits[years]) {
				b.each(list+noun, func(e *entry) { e.decade = int16(n) })
			}
		}
	}
	for n, list := range l.ordinals {
		b.each(list, func(e *entry) { e.ordinal = int16(n) })
	}
}

// roles fills in what words do in the grammar, and words that are a whole
// expression.
func (b builder) roles(l *language) {
	for c, list := range l.classes {
		b.each(list, func(e *entry) { e.class |= c })
	}
	for h, list := range l.hints {
		b.each(list, func(e *entry) { e.hints |= h })
	}
	for t, list := range l.verbs {
		b.each(list, func(e *entry) { e.tense = t })
	}
	for v, list := range l.vague {
		b.each(list, func(e *entry) { e.vague = v })
	}
	for v, list := range l.every {
		b.each(list, func(e *entry) { e.every = v })
	}
}

// lexicons are made when first asked for.
var lexicons = map[string]func() *lexicon{
	"en": sync.OnceValue(func() *lexicon { return newLexicon(&english) }),
	"de": sync.OnceValue(func() *lexicon { return newLexicon(&german) }),
}

// lexiconOf answers English for languages that have no table.
func lexiconOf(tag string) *lexicon {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if made, ok := lexicons[primary]; ok {
		return made()
	}
	return lexicons["en"]()
}
