package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"casebound/notebook"
)

func putText(t *testing.T, s notebook.Store, document notebook.ID, text notebook.Text, original []byte) {
	t.Helper()
	if err := s.PutText(document, text, original); err != nil {
		t.Fatalf("put text: %v", err)
	}
}

func expectText(t *testing.T, s notebook.Store, document notebook.ID, want notebook.Text) {
	t.Helper()
	got, err := s.Text(document)
	if err != nil {
		t.Fatalf("text: %v", err)
	}
	sameText(t, got, want)
}

func expectOriginal(t *testing.T, s notebook.Store, document notebook.ID, want []byte) {
	t.Helper()
	got, err := s.Original(document)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("original: %d bytes, %v; want %d bytes", len(got), err, len(want))
	}
}

func expectNoText(t *testing.T, s notebook.Store, document notebook.ID) {
	t.Helper()
	if text, err := s.Text(document); !errors.Is(err, notebook.ErrNotFound) {
		t.Errorf("text: %q, %v; want ErrNotFound", text.All(), err)
	}
	expectNoOriginal(t, s, document)
}

func expectNoOriginal(t *testing.T, s notebook.Store, document notebook.ID) {
	t.Helper()
	if original, err := s.Original(document); !errors.Is(err, notebook.ErrNotFound) {
		t.Errorf("original: %q, %v; want ErrNotFound", original, err)
	}
}

func seenWithDocument(t *testing.T, s notebook.Store) {
	text := notebook.PlainText("The mayor left the room.\nNobody asked why.")
	expectNoText(t, s, ID(1))
	putText(t, s, ID(1), text, []byte("original"))
	expectNoText(t, s, ID(1))
	put(t, s, notebook.Document{ID: ID(2)})
	expectNoText(t, s, ID(1))
	expectNoText(t, s, ID(2))
	put(t, s, notebook.Document{ID: ID(1)})
	expectText(t, s, ID(1), text)
	expectOriginal(t, s, ID(1), []byte("original"))
	put(t, s, notebook.Document{ID: ID(1), Title: "changed"})
	expectText(t, s, ID(1), text)
	expectOriginal(t, s, ID(1), []byte("original"))
}

// essay is a text with every kind of block and mark.
func essay(t *testing.T) notebook.Text {
	t.Helper()
	content := "Köpfe\nA para with a link\n• item\nquoted\ncode()\na\tb\niv\n"
	blocks, at := []notebook.Block(nil), 0
	for i, line := range strings.SplitAfter(strings.TrimSuffix(content, "\n"), "\n") {
		span := notebook.Span{Start: at, End: at + len(strings.TrimSuffix(line, "\n"))}
		blocks = append(blocks, notebook.Block{Span: span, Kind: notebook.BlockKind(i), Level: uint8(i), Furniture: i%2 == 1})
		at += len(line)
	}
	marks := []notebook.Mark{
		{Span: notebook.Span{Start: 0, End: 6}, Kind: notebook.Strong},
		{Span: notebook.Span{Start: 7, End: 13}, Kind: notebook.Link, Target: "https://example.org/ö"},
		{Span: notebook.Span{Start: 7, End: 8}, Kind: notebook.Emphasis},
	}
	text, err := notebook.NewText(content, blocks, marks)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func textWhole(t *testing.T, s notebook.Store) {
	for i, text := range []notebook.Text{essay(t), {}, notebook.PlainText("\n"), notebook.PlainText("x")} {
		putText(t, s, ID(i+1), text, []byte{0, byte(i)})
		put(t, s, notebook.Document{ID: ID(i + 1)})
		expectText(t, s, ID(i+1), text)
		expectOriginal(t, s, ID(i+1), []byte{0, byte(i)})
	}
}

// longTexts are cut inside runes of two, three and four bytes by whatever
// length of piece a Store chooses.
func longTexts(t *testing.T, s notebook.Store) {
	for i, rune := range []string{"a", "é", "漢", "🗂"} {
		var b strings.Builder
		for line := 0; b.Len() < 400_000; line++ {
			fmt.Fprintf(&b, "%d %s\n", line, strings.Repeat(rune, line%97))
		}
		text := notebook.PlainText(b.String())
		putText(t, s, ID(i+1), text, []byte(b.String()))
		put(t, s, notebook.Document{ID: ID(i + 1)})
		expectText(t, s, ID(i+1), text)
		expectOriginal(t, s, ID(i+1), []byte(b.String()))
	}
}

func originals(t *testing.T, s notebook.Store) {
	putText(t, s, ID(1), notebook.PlainText("x"), []byte{})
	putText(t, s, ID(2), notebook.PlainText("x"), nil)
	same := []byte("two documents, one file")
	putText(t, s, ID(3), notebook.PlainText("x"), same)
	putText(t, s, ID(4), notebook.PlainText("x"), same)
	for n := 1; n <= 4; n++ {
		put(t, s, notebook.Document{ID: ID(n)})
	}
	expectOriginal(t, s, ID(1), nil)
	expectNoOriginal(t, s, ID(2))
	apply(t, s, notebook.Change{Before: notebook.Document{ID: ID(3)}})
	expectOriginal(t, s, ID(4), same)
	same[0] = 'X'
	expectOriginal(t, s, ID(4), []byte("two documents, one file"))
	got, err := s.Original(ID(4))
	if err != nil {
		t.Fatal(err)
	}
	got[0] = 'Y'
	expectOriginal(t, s, ID(4), []byte("two documents, one file"))
}

func putAgain(t *testing.T, s notebook.Store) {
	text := notebook.PlainText("menu\nstory")
	putText(t, s, ID(1), notebook.PlainText("never applied"), []byte("first"))
	putText(t, s, ID(1), text, nil) // keeps the original that waits
	put(t, s, notebook.Document{ID: ID(1)})
	expectText(t, s, ID(1), text)
	expectOriginal(t, s, ID(1), []byte("first"))

	folded := text.WithFurniture(map[int]bool{0: true})
	putText(t, s, ID(1), folded, nil)
	expectText(t, s, ID(1), text)
	put(t, s, notebook.Document{ID: ID(1), Title: "folded"})
	expectText(t, s, ID(1), folded)
	expectOriginal(t, s, ID(1), []byte("first"))

	putText(t, s, ID(1), text, []byte("second"))
	expectOriginal(t, s, ID(1), []byte("first"))
	put(t, s, notebook.Document{ID: ID(1)})
	expectText(t, s, ID(1), text)
	expectOriginal(t, s, ID(1), []byte("second"))
}

func goesAndComes(t *testing.T, s notebook.Store) {
	document, text := notebook.Document{ID: ID(1)}, notebook.PlainText("story")
	putText(t, s, ID(1), text, []byte("original"))
	put(t, s, document)
	away := notebook.Change{Before: document}
	apply(t, s, away)
	expectNoText(t, s, ID(1))
	apply(t, s, away.Inverse())
	expectText(t, s, ID(1), text)
	expectOriginal(t, s, ID(1), []byte("original"))
}
