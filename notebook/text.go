package notebook

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// BlockKind says what a block of text is.
type BlockKind uint8

// The kinds of block. The numbers are stored: append, never reorder.
const (
	Paragraph BlockKind = iota
	Heading             // Level 1 to 6
	ListItem            // Level is the depth of nesting, from 1
	Quote
	Code
	TableRow // cells are separated by a tab
	Page     // a page break; the block holds the page's label
)

var blockKinds = [...]string{"paragraph", "heading", "list item", "quote", "code", "table row", "page"}

// String is the English name of the kind.
func (k BlockKind) String() string {
	if int(k) < len(blockKinds) {
		return blockKinds[k]
	}
	return fmt.Sprintf("block kind %d", uint8(k))
}

// Block is one block of a text. Blocks are in order, do not overlap and
// between them cover everything but the line breaks that separate them.
type Block struct {
	Span
	Kind  BlockKind
	Level uint8
	// Furniture marks what belongs to the page and not to the document:
	// menus, subscription boxes, "related posts". It is folded, never removed.
	Furniture bool
}

// MarkKind says how the source set a run of text apart.
type MarkKind uint8

// The kinds of mark. The numbers are stored: append, never reorder.
const (
	Emphasis MarkKind = iota
	Strong
	CodeRun
	Link // Target holds where it leads; nothing follows it by itself
)

// Mark is emphasis or a link inside a block, as the source had it.
type Mark struct {
	Span
	Kind   MarkKind
	Target string
}

// Text is the immutable clean content of a document: valid UTF-8 with "\n" as
// the only line break, in blocks. The zero Text is empty. A Text may be shared
// freely between goroutines.
type Text struct {
	content string
	blocks  []Block
	marks   []Mark
}

// NewText checks the laws of a text (TestTextLaws) and returns it: content is
// valid UTF-8; blocks lie inside it, in order, apart, and on rune boundaries;
// marks lie on rune boundaries, in order of their start. NewText keeps the
// slices: the caller gives them away.
func NewText(content string, blocks []Block, marks []Mark) (Text, error) {
	if !utf8.ValidString(content) {
		return Text{}, fmt.Errorf("text is not valid UTF-8")
	}
	t := Text{content: content, blocks: blocks, marks: marks}
	end := 0
	for i, b := range blocks {
		if b.Start < end || !t.Valid(b.Span) {
			return Text{}, fmt.Errorf("block %d %v: out of order or out of the text", i, b.Span)
		}
		end = b.End
	}
	start := 0
	for i, m := range marks {
		if m.Start < start || !t.Valid(m.Span) {
			return Text{}, fmt.Errorf("mark %d %v: out of order or out of the text", i, m.Span)
		}
		start = m.Start
	}
	return t, nil
}

// PlainText makes a text of one paragraph a line. Bytes that are not UTF-8
// become U+FFFD.
func PlainText(content string) Text {
	if !utf8.ValidString(content) {
		content = string([]rune(content))
	}
	t := Text{content: content}
	for start := 0; start < len(content); {
		end := start
		for end < len(content) && content[end] != '\n' {
			end++
		}
		if end > start {
			t.blocks = append(t.blocks, Block{Span: Span{start, end}})
		}
		start = end + 1
	}
	return t
}

// At is the only way to slice a text. It panics when the span breaks the law
// of spans: inside the text, on rune boundaries.
func (t Text) At(s Span) string {
	if !t.Valid(s) {
		panic(fmt.Sprintf("notebook: span %v outside the text or inside a rune (length %d)", s, len(t.content)))
	}
	return t.content[s.Start:s.End]
}

// Valid reports whether the span may be given to At.
func (t Text) Valid(s Span) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(t.content) &&
		t.boundary(s.Start) && t.boundary(s.End)
}

func (t Text) boundary(offset int) bool {
	return offset == len(t.content) || utf8.RuneStart(t.content[offset])
}

// All is the whole content.
func (t Text) All() string { return t.content }

// Len is the number of bytes.
func (t Text) Len() int { return len(t.content) }

// Blocks are in order. The caller must not change them.
func (t Text) Blocks() []Block { return t.blocks }

// Marks are in order of their start. The caller must not change them.
func (t Text) Marks() []Mark { return t.marks }

// BlockAt is the index of the block that holds the offset, or of the first
// block after it; len(Blocks()) when there is none.
func (t Text) BlockAt(offset int) int {
	return sort.Search(len(t.blocks), func(i int) bool { return t.blocks[i].End > offset })
}

// Body reports whether the span touches no page furniture.
func (t Text) Body(s Span) bool {
	for i := t.BlockAt(s.Start); i < len(t.blocks) && t.blocks[i].Start < s.End; i++ {
		if t.blocks[i].Furniture {
			return false
		}
	}
	return true
}

// WithFurniture returns the same text with the given blocks, and no others,
// marked as page furniture. It answers to blocks by index.
func (t Text) WithFurniture(furniture map[int]bool) Text {
	blocks := make([]Block, len(t.blocks))
	copy(blocks, t.blocks)
	for i := range blocks {
		blocks[i].Furniture = furniture[i]
	}
	t.blocks = blocks
	return t
}
