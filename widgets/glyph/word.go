package glyph

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// wordKey names a shaped word. Size is no part of it: outlines are not hinted,
// so a word at twice the size is twice as wide.
type wordKey struct {
	face uint16
	rtl  bool
	text string
}

// word is a shaped word: lengths in em, x from its left edge.
type word struct {
	glyphs   []placed
	clusters []cluster // in reading order
	width    float32
}

type placed struct {
	face uint16
	gid  font.GID
	x, y float32
}

// cluster is where a character begins and how far it advances.
type cluster struct {
	at      uint32
	advance float32
}

// What is kept of shaped words. A word longer than longestKept is shaped anew
// each time; when the words hold more than mostKept bytes all are forgotten,
// which costs one screen of shaping.
const (
	longestKept = 512
	mostKept    = 1 << 19
)

// shapeSize is the size words are shaped at: large, so that rounding to 26.6
// is far below a pixel at any size one reads.
const shapeSize = 1024

// word shapes a word or finds it shaped.
func (f *Fonts) word(id uint16, rtl bool, text string) *word {
	key := wordKey{id, rtl, text}
	if w, ok := f.words[key]; ok {
		return w
	}
	w := f.shape(id, rtl, text)
	if len(text) <= longestKept {
		if f.bytes > mostKept {
			clear(f.words)
			f.bytes = 0
		}
		key.text = strings.Clone(text)
		f.words[key] = w
		f.bytes += len(text) + 16
	}
	return w
}

// Forget forgets every word that was shaped.
func (f *Fonts) Forget() {
	f.words, f.bytes = map[wordKey]*word{}, 0
	f.shaper = shaping.HarfbuzzShaper{}
}

// Advances sets out[i] to the width of the character that begins at byte i of
// text, and to 0 elsewhere. len(out) must be len(text).
func (f *Fonts) Advances(at Face, size float32, rtl bool, text string, out []float32) {
	clear(out)
	id := f.id(at)
	eachWord(text, func(start, end int) {
		for _, c := range f.word(id, rtl, text[start:end]).clusters {
			out[start+int(c.at)] = c.advance * size
		}
	})
}

// Width is how wide the text is.
func (f *Fonts) Width(at Face, size float32, text string) float32 {
	width, id := float32(0), f.id(at)
	eachWord(text, func(start, end int) { width += f.word(id, false, text[start:end]).width })
	return width * size
}

// eachWord cuts text into what is shaped as a whole: spaces, one by one; the
// characters of scripts that write no spaces, one by one; and what is left
// between these.
func eachWord(text string, visit func(start, end int)) {
	start := 0
	for i := 0; i < len(text); {
		b := text[i]
		if b == ' ' || b == '\n' || b == '\t' {
			if i > start {
				visit(start, i)
			}
			visit(i, i+1)
			i++
			start = i
			continue
		}
		if b < 0xe3 { // below U+3000
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !alone(r) {
			i += size
			continue
		}
		if i > start {
			visit(start, i)
		}
		end := i + size
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !sticks(r) {
				break
			}
			end += size
		}
		visit(i, end)
		i, start = end, end
	}
	if start < len(text) {
		visit(start, len(text))
	}
}

// alone reports whether a character is shaped without its neighbours:
// ideographs, kana and their punctuation.
func alone(r rune) bool {
	return r >= 0x3000 && r <= 0x9fff || r >= 0xff00 && r <= 0xffef || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff
}

// sticks reports whether a character belongs to the one before it.
func sticks(r rune) bool {
	return r == 0x200d || r >= 0xfe00 && r <= 0xfe0f || r >= 0x1f3fb && r <= 0x1f3ff || r >= 0xe0000 && r <= 0xe01ef || unicode.Is(unicode.M, r)
}

// item is a part of a word in one face and one script.
type item struct {
	start, end int // runes
	face       uint16
	script     language.Script
}

func (f *Fonts) shape(id uint16, rtl bool, text string) *word {
	w := &word{}
	if text == "\n" || text == "\t" {
		w.clusters = []cluster{{}}
		return w
	}
	runes := []rune(text)
	at := make([]int, 0, len(runes)+1) // byte where a rune begins
	for i := range text {
		at = append(at, i)
	}
	at = append(at, len(text))
	items := f.items(id, runes)
	if rtl {
		for a, b := 0, len(items)-1; a < b; a, b = a+1, b-1 {
			items[a], items[b] = items[b], items[a]
		}
	}
	for _, it := range items {
		f.shapeItem(w, it, rtl, text, runes, at)
	}
	return w
}

func (f *Fonts) shapeItem(w *word, it item, rtl bool, text string, runes []rune, at []int) {
	direction := di.DirectionLTR
	if rtl {
		direction = di.DirectionRTL
	}
	out := f.shaper.Shape(shaping.Input{
		Text: runes, RunStart: it.start, RunEnd: it.end, Direction: direction,
		Face: f.faces[it.face].Face, Size: fixed.I(shapeSize), Script: it.script, Language: "en",
	})
	const unit = 1.0 / (64 * shapeSize)
	for i := 0; i < len(out.Glyphs); {
		first := out.Glyphs[i]
		advance := float32(0)
		for ; i < len(out.Glyphs) && out.Glyphs[i].TextIndex() == first.TextIndex(); i++ {
			g := out.Glyphs[i]
			w.glyphs = append(w.glyphs, placed{it.face, g.GlyphID, w.width + advance + float32(g.XOffset)*unit, float32(g.YOffset) * unit})
			advance += float32(g.Advance) * unit
		}
		start, end := at[first.TextIndex()], at[min(first.TextIndex()+first.RunesCount(), len(runes))]
		w.clusters = appendCluster(w.clusters, text[start:end], start, advance)
		w.width += advance
	}
}

// appendCluster shares out the advance of a ligature among its characters.
func appendCluster(list []cluster, text string, at int, advance float32) []cluster {
	if len(text) <= 1 {
		return append(list, cluster{uint32(at), advance})
	}
	first := len(list)
	for g := graphemes.FromString(text); g.Next(); {
		list = append(list, cluster{at: uint32(at + g.Start())})
	}
	for i := first; i < len(list); i++ {
		list[i].advance = advance / float32(len(list)-first)
	}
	return list
}

// items cuts a word where its face or its script changes.
func (f *Fonts) items(id uint16, runes []rune) []item {
	var list []item
	for i, r := range runes {
		script := language.LookupScript(r)
		shared := script == language.Common || script == language.Inherited || script == language.Unknown
		use := f.faceFor(id, runes, i)
		n := len(list) - 1
		if n >= 0 && (sticks(r) || shared) && (sticks(r) || use == list[n].face) {
			list[n].end = i + 1
			continue
		}
		if n >= 0 && use == list[n].face && (script == list[n].script || list[n].script == language.Common) {
			list[n].end = i + 1
			list[n].script = script
			continue
		}
		if shared {
			script = language.Common
		}
		list = append(list, item{i, i + 1, use, script})
	}
	return list
}

// faceFor chooses the face of a character: the emoji face for what is an emoji
// or is asked to be one, else the chosen face, else a spare one.
func (f *Fonts) faceFor(id uint16, runes []rune, i int) uint16 {
	r := runes[i]
	asked := i+1 < len(runes) && runes[i+1] == 0xfe0f
	if f.emoji != nil && (asked || r >= 0x1f000 && r <= 0x1faff) && f.has(f.emoji.face(f), r) {
		return f.emoji.id
	}
	if r < 0x80 || f.has(id, r) {
		return id
	}
	if spare := f.spareFor(r); spare != missing {
		return spare
	}
	return id
}
