package when

// kind tells words, numbers and marks of punctuation apart.
type kind uint8

const (
	word kind = iota
	number
	mark
	edge // the end of a block, or of the text: no expression crosses it
)

// token is a word, a number, one mark of punctuation or an edge.
type token struct {
	start, end int32
	kind       kind
	gap        bool // white space stands before it
	capital    bool // it begins with a capital letter
	shout      bool // it is written in capitals throughout
	mark       byte // which mark; dashes are '-', single quotes '\'', double '"'
	grouped    bool // a number with separators of thousands
	suffix     byte // 't' for 3rd, 's' for 1990s
	digits     int8
	value      int32
	word       *entry // what the lexicon says; never nil
}

// nothing is what lies before the first token and after the last one.
var nothing = token{kind: edge, gap: true, word: &unknown}

// is reports whether the lexicon puts the token into one of the classes.
func (t *token) is(c class) bool { return t.word.class&c != 0 }

// hints reports whether the lexicon gives the token one of the hints.
func (t *token) hints(h hint) bool { return t.word.hints&h != 0 }

// isYear reports whether the token looks like a year of four digits.
func (t *token) isYear() bool {
	return t.kind == number && t.digits == 4 && !t.grouped && t.suffix == 0 && t.value >= 1000 && t.value <= 2100
}

// plain reports whether the token is a number without suffix or separators.
func (t *token) plain() bool { return t.kind == number && t.suffix == 0 && !t.grouped }

// closes reports whether a sentence may begin behind the token, so that a
// capital there says nothing.
func (t *token) closes() bool {
	return t.kind == edge || t.kind == mark && (t.mark == '.' || t.mark == '!' || t.mark == '?' || t.mark == ':' || t.mark == '"')
}
