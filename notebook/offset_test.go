package notebook

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestOffsetsOfAQuoteAfterAnEmoji(t *testing.T) {
	text := PlainText("😀 é: the lamp")
	quote := Span{strings.Index(text.All(), "the lamp"), text.Len()}
	r := NewRuler(text)
	if got, want := r.CodePoints(quote), (CodePointSpan{5, 13}); got != want {
		t.Errorf("code points %v, want %v", got, want)
	}
	if got, want := r.UTF16(quote), (UTF16Span{6, 14}); got != want {
		t.Errorf("UTF-16 units %v, want %v", got, want)
	}
	if got := r.FromCodePoints(CodePointSpan{5, 13}); got != quote {
		t.Errorf("back from code points %v, want %v", got, quote)
	}
	if got := r.FromUTF16(UTF16Span{6, 14}); got != quote {
		t.Errorf("back from UTF-16 %v, want %v", got, quote)
	}
}

func TestOffsetsPastTheEndBecomeTheEnd(t *testing.T) {
	for _, s := range []string{"", "ab😀"} {
		text := PlainText(s)
		r := NewRuler(text)
		if got := r.FromCodePoints(CodePointSpan{-5, 99}); got != (Span{0, text.Len()}) {
			t.Errorf("%q: code points %v", s, got)
		}
		if got := r.FromUTF16(UTF16Span{-5, 99}); got != (Span{0, text.Len()}) {
			t.Errorf("%q: UTF-16 %v", s, got)
		}
	}
}

func TestAnOffsetInsideAPairMovesPastIt(t *testing.T) {
	r := NewRuler(PlainText("a😀b"))
	if got := r.FromUTF16(UTF16Span{2, 3}); got != (Span{5, 5}) {
		t.Errorf("got %v", got)
	}
}

// FuzzOffsetsAgreeWithCounting compares the ruler, which starts from the
// nearest mark, with counting from the beginning. The text is repeated so that
// it has many marks.
func FuzzOffsetsAgreeWithCounting(f *testing.F) {
	f.Add("abc", 100, 150)
	f.Add("é😀x", 4095, 4099)
	f.Add("日本語", 9000, 9003)
	f.Add("\n", 0, 0)
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		if s == "" || len(s) > 64 {
			return
		}
		text := PlainText(strings.Repeat(s, 3*rulerStep/len(s)+2))
		span := Span{start, end}
		if !text.Valid(span) {
			return
		}
		r, all := NewRuler(text), text.All()
		points := CodePointSpan{utf8.RuneCountInString(all[:start]), utf8.RuneCountInString(all[:end])}
		if got := r.CodePoints(span); got != points {
			t.Fatalf("%v of %q: code points %v, counted %v", span, s, got, points)
		}
		units := UTF16Span{len(utf16.Encode([]rune(all[:start]))), len(utf16.Encode([]rune(all[:end])))}
		if got := r.UTF16(span); got != units {
			t.Fatalf("%v of %q: UTF-16 %v, counted %v", span, s, got, units)
		}
		if got := r.FromCodePoints(points); got != span {
			t.Fatalf("%v of %q: back from code points %v", span, s, got)
		}
		if got := r.FromUTF16(units); got != span {
			t.Fatalf("%v of %q: back from UTF-16 %v", span, s, got)
		}
	})
}
