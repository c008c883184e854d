package ingest

import (
	"strings"

	"casebound/notebook"
)

// Assessment is how much speaks for a block being page furniture, and why.
type Assessment struct {
	Score   float32
	Reasons []string // in words: "asks to subscribe"
}

// Threshold is the score from which a block is taken for furniture.
const Threshold = 3

// Furniture reports whether there is enough evidence.
func (v Assessment) Furniture() bool { return v.Score >= Threshold }

// Add is the assessment with one more piece of evidence, such as what other
// versions of the document or other pages of the site show.
func (v Assessment) Add(weight float32, reason string) Assessment {
	return Assessment{v.Score + weight, append(v.Reasons[:len(v.Reasons):len(v.Reasons)], reason)}
}

// Judge weighs the words of every block: one assessment for each of t.Blocks().
// It knows only the text; what the format said about the page is lost by then,
// but stays in the blocks' Furniture.
func Judge(t notebook.Text) []Assessment { return judge(t, make([]clue, len(t.Blocks()))) }

// Furniture are the blocks, by index, that Judge takes for page furniture.
func Furniture(t notebook.Text) map[int]Assessment {
	found := map[int]Assessment{}
	for i, v := range Judge(t) {
		if v.Furniture() {
			found[i] = v
		}
	}
	return found
}

func judge(t notebook.Text, clues []clue) []Assessment {
	profiles := profilesOf(t, clues)
	assessments := make([]Assessment, len(profiles))
	for i := range profiles {
		assessments[i] = profiles[i].assessment()
	}
	company(profiles, assessments)
	return assessments
}

// mostOfIt is the share of a text's words above which the words are no longer
// believed: a page about newsletters is not furniture throughout.
const mostOfIt = 0.6

// markFurniture sets the blocks' Furniture from what the format said, and from
// their words.
func markFurniture(d draft) notebook.Text {
	blocks := d.text.Blocks()
	clues := d.clues
	assessments := judge(d.text, clues)
	furniture, inside, judged := map[int]bool{}, 0, 0
	for i, b := range blocks {
		if clues[i].outside {
			furniture[i] = true
			continue
		}
		inside += b.Len()
		if assessments[i].Furniture() {
			judged += b.Len()
		}
	}
	if float64(judged) > mostOfIt*float64(inside) {
		return d.text.WithFurniture(furniture)
	}
	for i := range blocks {
		if assessments[i].Furniture() {
			furniture[i] = true
		}
	}
	return d.text.WithFurniture(furniture)
}

// profile is what the evidence looks at in one block.
type profile struct {
	kind     notebook.BlockKind
	text     string
	words    string   // lower case words, each followed by a space
	first    string   // the first of them
	said     []phrase // what pages say, among them
	count    int
	you      float32 // the share of you, your, our, us
	position float32 // from 0 for the first block to 1 for the last
	few      bool    // the text has too few blocks for a position to mean much
	personal bool    // the whole text speaks to its reader
	title    bool    // it says the first block's words again
	linked   float32
}

// sideWords is how much of a long block is read: furniture is short.
const sideWords = 150

func profilesOf(t notebook.Text, clues []clue) []profile {
	blocks := t.Blocks()
	profiles := make([]profile, len(blocks))
	var you, all float32
	for i, b := range blocks {
		p := profileOf(t.At(b.Span))
		p.kind, p.linked = b.Kind, clues[i].linked
		p.position, p.few = float32(i)/float32(max(1, len(blocks)-1)), len(blocks) < 4
		you, all = you+p.you*float32(p.count), all+float32(p.count)
		profiles[i] = p
	}
	for i := range profiles {
		profiles[i].personal = you > 0.025*all
		profiles[i].title = i > 0 && profiles[0].count > 2 && profiles[0].count < 40 && profiles[i].words == profiles[0].words
	}
	return profiles
}

// profileOf is what the words alone give.
func profileOf(text string) profile {
	words := bareWords(text)
	p := profile{text: text, count: len(words)}
	if len(words) == 0 {
		return p
	}
	p.words = strings.Join(words, " ") + " "
	p.said = said(words, p.words)
	p.first = words[0]
	n := 0
	for _, w := range words {
		if secondPerson[w] {
			n++
		}
	}
	p.you = float32(n) / float32(len(words))
	return p
}

// pageWords reports whether a line says what only pages say, so that it is no
// title.
func pageWords(s string) bool {
	p := profileOf(s)
	score := phraseEvidence(&p).Score
	return menu(s) || control.MatchString(s) || score >= 2 || score >= 1 && p.count <= 3
}

// bareWords are the words in lower case without punctuation and apostrophes.
// Of a long text only the first are given.
func bareWords(s string) []string {
	words := make([]string, 0, 32)
	var word []byte
	flush := func() {
		if len(word) > 0 {
			words = append(words, string(word))
			word = word[:0]
		}
	}
	for _, r := range s {
		if len(words) > sideWords {
			break
		}
		switch {
		case wordRune(r):
			word = appendLower(word, r)
		case r == '\'' || r == '’':
		default:
			flush()
		}
	}
	flush()
	return words
}

// assessment adds up the evidence. Manner (how it speaks, where it stands) counts
// for little unless something in the words is furniture's own.
func (p *profile) assessment() Assessment {
	var v Assessment
	if p.kind == notebook.Code || p.kind == notebook.Page || p.count == 0 {
		return v
	}
	var manner Assessment
	for _, e := range matter {
		if w := e.weigh(p); w != 0 {
			v = v.Add(w, e.reason)
		}
	}
	words := phraseEvidence(p)
	v.Score += words.Score
	v.Reasons = append(v.Reasons, words.Reasons...)
	for _, e := range manners {
		if w := e.weigh(p); w != 0 {
			manner = manner.Add(w, e.reason)
		}
	}
	if v.Score <= 0 {
		manner.Score = min(manner.Score, 1)
	}
	v.Score += manner.Score
	v.Reasons = append(v.Reasons, manner.Reasons...)
	for _, e := range further {
		if w := e.weigh(p); w != 0 {
			v = v.Add(w, e.reason)
		}
	}
	return v
}

// company looks at the neighbours: what stands among furniture, and is short,
// is furniture sooner; so are the short lines of a list of other articles.
func company(profiles []profile, assessments []Assessment) {
	listing := false
	for i := range profiles {
		p, v := &profiles[i], &assessments[i]
		short := (p.count <= 15 || p.title) && p.kind != notebook.Code
		before := i > 0 && assessments[i-1].Furniture()
		after := i+1 < len(assessments) && assessments[i+1].Furniture()
		switch {
		case v.Furniture():
			listing = p.position > 0.6 && leadsElsewhere(p)
			continue
		case listing && short && !endsSentence(p.text):
			*v = v.Add(Threshold, "listed among other articles")
			continue
		case short && before && (after || i+1 == len(assessments)), short && after && i == 0:
			*v = v.Add(1.5, "stands among page furniture")
		}
		listing = false
	}
}
