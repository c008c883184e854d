package finder

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longest is how many bytes of a title are searched. A highlight's quote may
// be a page long; nobody looks for its middle in a finder.
const longest = 600

// plainText is a title as the matcher sees it: lower case, without marks, its
// words apart by one space and nothing else between them. Both the title and
// the query go through it, so that each finds the other's diacritics.
type plainText struct {
	text  string
	words []plainWord
}

// plainWord is one word of a plainText.
type plainWord struct {
	start, end int
	// glued says that only punctuation stood between this word and the one
	// before it: "e-mail", "O'Brien", "2020-04-03".
	glued bool
	// clause says that the word begins a new part of the title, after a colon,
	// a dash or a bracket.
	clause bool
	// humps are where a capital follows a small letter inside the word, or a
	// letter a digit: "WikiLeaks" has one before "leaks", "3Rivers" before
	// "rivers".
	humps []int
	// umlauts are where ä, ö or ü stood, which many write ae, oe, ue.
	umlauts []int
}

// plainer builds a plainText rune by rune.
type plainer struct {
	out     strings.Builder
	words   []plainWord
	back    []uint16 // byte of out → byte of the source; kept only when asked for
	mapped  bool
	open    bool // inside a word
	spaced  bool // a space stood since the last word
	clause  bool // what stood since the last word begins a new part
	last    rune
	lastFat bool // the last word rune was of a script without spaces
}

// plain reduces a title.
func plain(s string) plainText {
	p := plainer{spaced: true}
	p.read(s)
	return plainText{p.out.String(), p.words}
}

// plainMapped also tells for every byte of the text where in s the letter it
// comes from starts; one more entry stands for the end.
func plainMapped(s string) (plainText, []uint16) {
	p := plainer{spaced: true, mapped: true}
	end := p.read(s)
	return plainText{p.out.String(), p.words}, append(p.back, uint16(end))
}

func (p *plainer) read(s string) (end int) {
	for i, r := range s {
		if i >= longest {
			p.close()
			return i
		}
		p.add(r, i)
	}
	p.close()
	return len(s)
}

func (p *plainer) add(r rune, at int) {
	if r < utf8.RuneSelf {
		p.addASCII(byte(r), at)
		return
	}
	if special, ok := letters[unicode.ToLower(r)]; ok {
		p.letter(r, at, special)
		return
	}
	switch {
	case dropped(r):
		return
	case !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && !pictograph(r):
		p.gap(unicode.IsSpace(r), r == '–' || r == '—' || r == '：')
		return
	}
	p.letter(r, at, bare(r))
}

func (p *plainer) addASCII(c byte, at int) {
	switch {
	case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		p.letter(rune(c), at, "")
	case c >= 'A' && c <= 'Z':
		p.letter(rune(c), at, "")
	default:
		p.gap(c <= ' ', c == ':' || c == '(' || c == '[')
	}
}

// letter adds one letter of the source; folded is what it becomes, "" for
// itself in lower case.
func (p *plainer) letter(r rune, at int, folded string) {
	fat := unspaced(r)
	if p.open && fat != p.lastFat && !unicode.IsMark(r) {
		p.close()
	}
	if !p.open {
		p.begin(at)
	}
	word := &p.words[len(p.words)-1]
	if unicode.IsUpper(r) && unicode.IsLower(p.last) || unicode.IsLetter(r) && unicode.IsDigit(p.last) {
		word.humps = append(word.humps, p.out.Len())
	}
	switch r {
	case 'ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü':
		word.umlauts = append(word.umlauts, p.out.Len())
	}
	if folded == "" {
		p.put(string(unicode.ToLower(r)), at)
	} else {
		p.put(folded, at)
	}
	p.last, p.lastFat = r, fat
}

func (p *plainer) begin(at int) {
	if len(p.words) > 0 {
		p.put(" ", at)
	}
	p.words = append(p.words, plainWord{start: p.out.Len(), glued: !p.spaced, clause: p.clause})
	p.open, p.spaced, p.clause = true, false, false
	p.last = 0
}

func (p *plainer) close() {
	if p.open {
		p.words[len(p.words)-1].end = p.out.Len()
		p.open = false
	}
}

func (p *plainer) gap(space, clause bool) {
	p.close()
	p.spaced = p.spaced || space
	p.clause = p.clause || clause
}

func (p *plainer) put(s string, at int) {
	p.out.WriteString(s)
	if p.mapped {
		for range len(s) {
			p.back = append(p.back, uint16(at))
		}
	}
}

// letters that have no decomposition and still have a plain form.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th",
	'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ı': "i", 'ĸ': "k", 'ſ': "s", 'ς': "σ",
}

// bare is the rune in lower case, decomposed, without the marks that dropped
// names.
func bare(r rune) string {
	var source [utf8.UTFMax]byte
	n := utf8.EncodeRune(source[:], r)
	parts := norm.NFKD.Properties(source[:n]).Decomposition()
	if parts == nil {
		return string(unicode.ToLower(r))
	}
	var out []byte
	for len(parts) > 0 {
		d, size := utf8.DecodeRune(parts)
		parts = parts[size:]
		if !dropped(d) && d != ' ' {
			out = utf8.AppendRune(out, unicode.ToLower(d))
		}
	}
	if len(out) == 0 {
		return string(unicode.ToLower(r))
	}
	return string(out)
}

// dropped names the marks that a reader leaves out when typing: accents over
// and under Latin, Greek and Cyrillic letters, the points of Hebrew and
// Arabic. Vowel signs and the voicing marks of kana are letters and stay.
func dropped(r rune) bool {
	if r < 0x300 || !unicode.Is(unicode.Mn, r) {
		return r == 0xad || r >= 0x200b && r <= 0x200f || r == 0x2060 || r == 0xfeff || r >= 0xfe00 && r <= 0xfe0f
	}
	var source [utf8.UTFMax]byte
	n := utf8.EncodeRune(source[:], r)
	class := norm.NFKD.Properties(source[:n]).CCC()
	return class >= 200 || class == 1 || class >= 10 && class <= 36
}

// unspaced reports whether the rune is of a script written without spaces, so
// that a word may begin at any letter.
func unspaced(r rune) bool {
	return r >= 0x0e00 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) || pictograph(r))
}

// pictograph reports whether the rune is an emoji or the like, which some put
// into titles and then look for.
func pictograph(r rune) bool { return r >= 0x2600 && unicode.Is(unicode.So, r) }
