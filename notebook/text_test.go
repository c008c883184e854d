package notebook

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTextLaws(t *testing.T) {
	const content = "Títle\n\nOne line.\nTwo."
	for _, c := range []struct {
		name   string
		blocks []Block
		marks  []Mark
		ok     bool
	}{
		{"no blocks", nil, nil, true},
		{"blocks in order", []Block{{Span: Span{0, 6}, Kind: Heading, Level: 1}, {Span: Span{8, 17}}}, nil, true},
		{"blocks that touch", []Block{{Span: Span{0, 6}}, {Span: Span{6, 8}}}, nil, true},
		{"blocks that overlap", []Block{{Span: Span{0, 8}}, {Span: Span{6, 17}}}, nil, false},
		{"blocks out of order", []Block{{Span: Span{8, 17}}, {Span: Span{0, 6}}}, nil, false},
		{"a block past the end", []Block{{Span: Span{18, 99}}}, nil, false},
		{"a block that ends before it starts", []Block{{Span: Span{8, 6}}}, nil, false},
		{"a block inside a rune", []Block{{Span: Span{0, 2}}}, nil, false},
		{"marks in order", nil, []Mark{{Span: Span{0, 6}}, {Span: Span{0, 1}, Kind: Link}, {Span: Span{8, 11}}}, true},
		{"marks out of order", nil, []Mark{{Span: Span{8, 11}}, {Span: Span{0, 6}}}, false},
		{"a mark inside a rune", nil, []Mark{{Span: Span{2, 6}}}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := NewText(content, c.blocks, c.marks); (err == nil) != c.ok {
				t.Errorf("got error %v, want ok %v", err, c.ok)
			}
		})
	}
	if _, err := NewText("a\xffb", nil, nil); err == nil {
		t.Error("content that is not UTF-8 was accepted")
	}
}

func FuzzPlainTextKeepsTheLaws(f *testing.F) {
	for _, s := range []string{"", "\n", "one", "one\ntwo\n\nthree\n", "a\xffb\nc\xf0\x9f", "\n\n😀\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := PlainText(s)
		if _, err := NewText(text.All(), text.Blocks(), text.Marks()); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		var lines []string
		for _, b := range text.Blocks() {
			lines = append(lines, text.At(b.Span))
		}
		want := strings.FieldsFunc(text.All(), func(r rune) bool { return r == '\n' })
		if strings.Join(lines, "\n") != strings.Join(want, "\n") {
			t.Fatalf("%q: blocks %q, lines %q", s, lines, want)
		}
		if utf8.ValidString(s) && text.All() != s {
			t.Fatalf("%q became %q", s, text.All())
		}
	})
}

// FuzzSpansLocateTheirText: what Valid allows At slices, the rest panics.
func FuzzSpansLocateTheirText(f *testing.F) {
	f.Add("Ångström 😀", 0, 3)
	f.Add("abc", -1, 2)
	f.Add("abc", 2, 1)
	f.Add("é", 1, 2)
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		text, span := PlainText(s), Span{start, end}
		var got string
		panicked := func() (yes bool) {
			defer func() { yes = recover() != nil }()
			got = text.At(span)
			return false
		}()
		if panicked == text.Valid(span) {
			t.Fatalf("%v of %q: valid %v, panicked %v", span, s, text.Valid(span), panicked)
		}
		if !panicked && (got != text.All()[start:end] || !utf8.ValidString(got)) {
			t.Fatalf("%v of %q is %q", span, s, got)
		}
	})
}

func TestBlockAtFindsTheBlockOrTheNext(t *testing.T) {
	text := PlainText("ab\n\ncd\ne")
	for offset, want := range []int{0, 0, 1, 1, 1, 1, 2, 2, 3} {
		if got := text.BlockAt(offset); got != want {
			t.Errorf("offset %d: block %d, want %d", offset, got, want)
		}
	}
}

func TestFurnitureIsMarkedOnACopy(t *testing.T) {
	text := PlainText("Menu\nThe story\nRelated")
	marked := text.WithFurniture(map[int]bool{0: true, 2: true})
	for _, c := range []struct {
		text Text
		span Span
		body bool
	}{
		{text, Span{0, 4}, true},
		{marked, Span{0, 4}, false},
		{marked, Span{5, 14}, true},
		{marked, Span{10, 16}, false},
		{marked, Span{4, 5}, true},
	} {
		if got := c.text.Body(c.span); got != c.body {
			t.Errorf("%v: body is %v, want %v", c.span, got, c.body)
		}
	}
	if again := marked.WithFurniture(nil); !again.Body(Span{0, 4}) {
		t.Error("furniture cannot be taken back")
	}
}

func TestBlockKindsHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for k := Paragraph; k <= Page; k++ {
		if name := k.String(); name == "" || strings.Contains(name, "kind") || seen[name] {
			t.Errorf("kind %d is called %q", k, name)
		}
		seen[k.String()] = true
	}
	if BlockKind(200).String() != "block kind 200" {
		t.Errorf("an unknown kind is called %q", BlockKind(200))
	}
}
