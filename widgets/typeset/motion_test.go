package typeset

import (
	"testing"
	"unicode/utf8"

	"casebound/notebook"
)

func TestWordsSentencesAndParagraphsAreFoundAtAnOffset(t *testing.T) {
	text := document(t, "p She didn't answer. He wrote “twice” in 2019.", "p Nobody asked why.")
	cases := []struct {
		name   string
		find   func(notebook.Text, int) notebook.Span
		offset int
		want   string
	}{
		{"a word with an apostrophe", WordAt, 5, "didn't"},
		{"behind the end of a word", WordAt, 10, "didn't"},
		{"a blank between words is passed over backwards", WordAt, 3, "She"},
		{"a full stop gives the word before it", WordAt, 17, "answer"},
		{"a sentence", SentenceAt, 7, "She didn't answer."},
		{"the next sentence", SentenceAt, 22, "He wrote “twice” in 2019."},
		{"a paragraph", ParagraphAt, 30, "She didn't answer. He wrote “twice” in 2019."},
		{"the end of the text", ParagraphAt, text.Len(), "Nobody asked why."},
		{"a character of three bytes", CharacterAt, 28, "“"},
	}
	for _, c := range cases {
		if got := text.At(c.find(text, c.offset)); got != c.want {
			t.Errorf("%s: at %d got %q, want %q", c.name, c.offset, got, c.want)
		}
	}
}

func TestMotionsStepThroughTheText(t *testing.T) {
	text := document(t, "p One two. Three!", "p Four five.")
	walk := func(step func(notebook.Text, int) int, from int) (stops []int) {
		for at := from; len(stops) < 9; {
			next := step(text, at)
			if next == at {
				break
			}
			stops = append(stops, next)
			at = next
		}
		return stops
	}
	cases := []struct {
		name string
		step func(notebook.Text, int) int
		from int
		want []int
	}{
		{"words", NextWord, 0, []int{3, 7, 14, 15, 16, 20, 25, 26}},
		{"words backwards", PreviousWord, text.Len(), []int{21, 16, 15, 9, 4, 0}},
		{"sentences", NextSentence, 0, []int{9, 16, 26}},
		{"paragraphs", NextParagraph, 0, []int{16, 26}},
		{"paragraphs backwards", PreviousParagraph, text.Len(), []int{16, 0}},
	}
	for _, c := range cases {
		got := walk(c.step, c.from)
		for i, want := range c.want {
			if i >= len(got) || got[i] != want {
				t.Errorf("%s: got %v, want %v", c.name, got, c.want)
				break
			}
		}
	}
}

func FuzzMotionsGoOnAndStayOnRunes(f *testing.F) {
	seed(f)
	forward := []func(notebook.Text, int) int{NextCharacter, NextWord, NextSentence, NextParagraph}
	backward := []func(notebook.Text, int) int{PreviousCharacter, PreviousWord, PreviousSentence, PreviousParagraph}
	f.Fuzz(func(t *testing.T, content string, choice uint64) {
		text := withBlocks(content, choice)
		check := func(name string, i, from, to int, ahead bool) {
			switch {
			case !text.Valid(notebook.Span{Start: to, End: to}):
				t.Fatalf("%s %d: %d goes to %d, inside a rune", name, i, from, to)
			case ahead && to <= from && from < text.Len():
				t.Fatalf("%s %d: %d goes to %d", name, i, from, to)
			case !ahead && (to > from || to == from && from > 0 && len(text.Blocks()) > 0 && from > text.Blocks()[0].Start):
				t.Fatalf("%s %d: %d goes to %d", name, i, from, to)
			}
		}
		for from := 0; from <= text.Len() && from < 200; from++ {
			if from < text.Len() && !utf8.RuneStart(text.All()[from]) {
				continue
			}
			for i := range forward {
				check("forward", i, from, forward[i](text, from), true)
				check("backward", i, from, backward[i](text, from), false)
			}
		}
	})
}
