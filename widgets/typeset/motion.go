package typeset

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/clipperhouse/uax29/v2/words"

	"casebound/notebook"
)

// Motions of a caret through a text, by the boundaries of UAX #29. They look
// at one block, and of a long block at reach bytes around the offset, so that
// they cost the same everywhere.
const reach = 2048

// window is the part of the block at the offset that motions look at: it
// begins at a blank where it does not begin with the block.
func window(t notebook.Text, offset int) notebook.Span {
	s := ParagraphAt(t, offset)
	if s.Start < offset-reach {
		s.Start = fit(t, offset-reach)
		for i := s.Start; i < offset-reach/2; i++ {
			if t.All()[i] == ' ' {
				s.Start = i + 1
				break
			}
		}
	}
	if s.End > offset+reach {
		s.End = fit(t, offset+reach)
	}
	return s
}

// fit moves an offset back to where a rune begins, and into the text.
func fit(t notebook.Text, offset int) int {
	offset = min(max(offset, 0), t.Len())
	for offset > 0 && !t.Valid(notebook.Span{Start: offset, End: offset}) {
		offset--
	}
	return offset
}

// ParagraphAt is the block that holds the offset; between blocks, the one before.
func ParagraphAt(t notebook.Text, offset int) notebook.Span {
	blocks := t.Blocks()
	if len(blocks) == 0 {
		return notebook.Span{Start: 0, End: t.Len()}
	}
	i := min(t.BlockAt(offset), len(blocks)-1)
	if i > 0 && blocks[i].Start > offset {
		i--
	}
	return blocks[i].Span
}

// part is the piece, of those that next cuts the window into, that holds the
// offset; the last piece when the offset is at the end.
func part(t notebook.Text, offset int, pieces func(s string) func() (start, end int, ok bool)) notebook.Span {
	w := window(t, offset)
	found := notebook.Span{Start: w.Start, End: w.Start}
	for next := pieces(t.At(w)); ; {
		start, end, ok := next()
		if !ok {
			return found
		}
		found = notebook.Span{Start: w.Start + start, End: w.Start + end}
		if found.End > offset {
			return found
		}
	}
}

func byGraphemes(s string) func() (int, int, bool) {
	g := graphemes.FromString(s)
	return func() (int, int, bool) { ok := g.Next(); return g.Start(), g.End(), ok }
}

func byWords(s string) func() (int, int, bool) {
	g := words.FromString(s)
	return func() (int, int, bool) { ok := g.Next(); return g.Start(), g.End(), ok }
}

func bySentences(s string) func() (int, int, bool) {
	g := sentences.FromString(s)
	return func() (int, int, bool) { ok := g.Next(); return g.Start(), g.End(), ok }
}

// CharacterAt is the user-perceived character that holds the offset.
func CharacterAt(t notebook.Text, offset int) notebook.Span { return part(t, offset, byGraphemes) }

// WordAt is the word that holds the offset, or the run of blanks or the mark
// of punctuation there. Behind the end of a word it is that word.
func WordAt(t notebook.Text, offset int) notebook.Span {
	w := part(t, offset, byWords)
	if !wordly(t, w) && offset > 0 && w.Start == offset {
		if before := part(t, fit(t, offset-1), byWords); wordly(t, before) && before.End == offset {
			return before
		}
	}
	return w
}

// SentenceAt is the sentence that holds the offset, without the blanks behind it.
func SentenceAt(t notebook.Text, offset int) notebook.Span {
	return trimmed(t, part(t, offset, bySentences))
}

func trimmed(t notebook.Text, s notebook.Span) notebook.Span {
	for !s.Empty() {
		r, size := utf8.DecodeLastRuneInString(t.At(s))
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= size
	}
	return s
}

// wordly reports whether a piece is a word and not blanks or punctuation.
func wordly(t notebook.Text, s notebook.Span) bool {
	for _, r := range t.At(s) {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
	}
	return false
}

// NextCharacter is the boundary behind the character at the offset.
func NextCharacter(t notebook.Text, offset int) int {
	return onward(t, offset, CharacterAt(t, offset).End)
}

// PreviousCharacter is the boundary before the character that ends at the offset.
func PreviousCharacter(t notebook.Text, offset int) int {
	if start := ParagraphAt(t, offset).Start; offset <= start {
		return blockBefore(t, offset)
	}
	return CharacterAt(t, fit(t, offset-1)).Start
}

// NextWord is the end of the word at or behind the offset.
func NextWord(t notebook.Text, offset int) int {
	w := window(t, offset)
	for it := words.FromString(t.At(w)); it.Next(); {
		s := notebook.Span{Start: w.Start + it.Start(), End: w.Start + it.End()}
		if s.End > offset && wordly(t, s) {
			return s.End
		}
	}
	return onward(t, offset, w.End)
}

// PreviousWord is the start of the word that the offset is in or behind.
func PreviousWord(t notebook.Text, offset int) int {
	if offset <= ParagraphAt(t, offset).Start {
		return blockBefore(t, offset)
	}
	w := window(t, offset)
	before := w.Start
	for it := words.FromString(t.At(w)); it.Next(); {
		s := notebook.Span{Start: w.Start + it.Start(), End: w.Start + it.End()}
		if s.Start >= offset {
			break
		}
		if wordly(t, s) {
			before = s.Start
		}
	}
	return before
}

// NextSentence is the start of the sentence behind the one at the offset.
func NextSentence(t notebook.Text, offset int) int {
	s := part(t, offset, bySentences)
	if s.End >= ParagraphAt(t, offset).End {
		return NextParagraph(t, offset)
	}
	return onward(t, offset, s.End)
}

// PreviousSentence is the start of the sentence the offset is in or behind.
func PreviousSentence(t notebook.Text, offset int) int {
	from := offset
	if from <= ParagraphAt(t, from).Start {
		from = blockBefore(t, from)
	}
	return min(offset, part(t, fit(t, from-1), bySentences).Start)
}

// NextParagraph is the start of the block behind the one at the offset, or the
// end of the text.
func NextParagraph(t notebook.Text, offset int) int {
	blocks := t.Blocks()
	i := t.BlockAt(offset)
	if i < len(blocks) && blocks[i].Start <= offset {
		i++
	}
	if i < len(blocks) {
		return blocks[i].Start
	}
	return t.Len()
}

// PreviousParagraph is the start of the block the offset is in, or of the one
// before when it is at its start.
func PreviousParagraph(t notebook.Text, offset int) int {
	if start := ParagraphAt(t, offset).Start; start < offset {
		return start
	}
	return min(offset, ParagraphAt(t, blockBefore(t, offset)).Start)
}

// onward makes sure of progress: at the end of a block the next one begins.
func onward(t notebook.Text, offset, to int) int {
	if to > offset {
		return to
	}
	return NextParagraph(t, offset)
}

// blockBefore is the end of the block before the one that begins at the offset.
func blockBefore(t notebook.Text, offset int) int {
	blocks := t.Blocks()
	i := t.BlockAt(offset)
	for i > 0 && (i == len(blocks) || blocks[i].Start >= offset) {
		i--
		if blocks[i].End < offset {
			return blocks[i].End
		}
	}
	return 0
}
