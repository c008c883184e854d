package ingest

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
)

// builder assembles a text from runs of characters. It owns the rules that
// every format shares: white space collapses, invisible characters go, every
// block holds something visible, and marks end where their words end.
type builder struct {
	out    []byte
	blocks []notebook.Block
	marks  []notebook.Mark
	clues  []clue // one for each of blocks

	here place // what the format says about the place being read

	kind   notebook.BlockKind // of the block being written
	level  uint8
	start  int // where the block starts; -1 before its first character
	region string
	weight [2]int // bytes of the block inside and outside the article
	linked int    // bytes of it inside links

	wait blanks
	open []openMark
}

// blanks are what waits for the next visible character, and is dropped when
// none follows in the block.
type blanks struct {
	space bool
	lines int    // line breaks
	tabs  int    // cell borders
	code  []byte // white space of code, as it is
}

type openMark struct {
	kind   notebook.MarkKind
	target string
	start  int // -1 until something visible follows
}

// place is where in a page the format reader stands.
type place struct {
	outside bool   // not in the article
	region  string // "the page's navigation"; "" for none in particular
}

// clue is what a format knows about a block.
type clue struct {
	place
	linked float32 // the share of it that is links
}

func newBuilder() *builder { return &builder{start: -1} }

// begin ends the block being written and makes the next one of this kind.
func (b *builder) begin(kind notebook.BlockKind, level int) {
	b.end()
	b.kind, b.level = kind, uint8(min(level, 255))
}

// end closes the block being written, if there is one.
func (b *builder) end() {
	b.wait = blanks{code: b.wait.code[:0]}
	if b.start < 0 {
		return
	}
	for i := range b.open {
		b.cut(&b.open[i])
	}
	span := notebook.Span{Start: b.start, End: len(b.out)}
	b.blocks = append(b.blocks, notebook.Block{Span: span, Kind: b.kind, Level: b.level})
	b.clues = append(b.clues, clue{
		place:  place{b.weight[1] > b.weight[0], b.region},
		linked: float32(b.linked) / float32(span.Len()),
	})
	b.start, b.weight, b.linked = -1, [2]int{}, 0
}

// text adds characters to the block.
func (b *builder) text(s string) {
	for i := 0; i < len(s); {
		end := i
		for end < len(s) && s[end] > ' ' && s[end] < 0x7f {
			end++
		}
		if end > i {
			b.visible(s[i:end])
			i = end
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		b.rune(r)
		i += size
	}
}

func (b *builder) rune(r rune) {
	switch {
	case isC1(r):
		if r = fromC1(r); !invisible(r) {
			b.visible(string(r))
		}
	case unicode.IsSpace(r):
		b.blank(r)
	case !invisible(r):
		b.visible(string(r))
	}
}

// invisible characters mean nothing in a text that is set anew, and would
// stand between a reader's words and their match. Joiners, which shape letters
// and emoji, stay.
func invisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff', '\x7f':
		return true
	}
	return r < ' ' || isC1(r)
}

func (b *builder) blank(r rune) {
	switch {
	case b.kind != notebook.Code:
		b.wait.space = true
	case r == '\n' || r == '\t':
		b.wait.code = append(b.wait.code, byte(r))
	default:
		b.wait.code = append(b.wait.code, ' ')
	}
}

// lineBreak breaks the line inside the block; an empty line ends the block.
func (b *builder) lineBreak() {
	if b.kind == notebook.Code {
		b.wait.code = append(b.wait.code, '\n')
		return
	}
	b.wait.lines++
}

// cell ends a cell of a table row.
func (b *builder) cell() { b.wait.tabs++ }

// visible writes what waits, then s.
func (b *builder) visible(s string) {
	if b.wait.lines > 1 && b.start >= 0 && b.kind != notebook.TableRow {
		b.end()
	}
	if b.start < 0 {
		b.startBlock()
	} else {
		b.writeBlanks()
	}
	b.wait = blanks{code: b.wait.code[:0]}
	for i := range b.open {
		if b.open[i].start < 0 {
			b.open[i].start = len(b.out)
		}
	}
	b.out = append(b.out, s...)
	b.weigh(len(s))
}

func (b *builder) weigh(n int) {
	if b.here.outside {
		b.weight[1] += n
	} else {
		b.weight[0] += n
	}
	for i := range b.open {
		if b.open[i].kind == notebook.Link {
			b.linked += n
			return
		}
	}
}

// startBlock separates the block from the one before: one line break between
// rows of a table or items of a list, an empty line elsewhere.
func (b *builder) startBlock() {
	if n := len(b.blocks); n > 0 {
		b.out = append(b.out, '\n')
		tight := b.kind == notebook.ListItem || b.kind == notebook.TableRow
		if !tight || b.blocks[n-1].Kind != b.kind {
			b.out = append(b.out, '\n')
		}
	}
	b.start, b.region = len(b.out), b.here.region
	b.writeTabs()
	indent := b.wait.code[bytes.LastIndexByte(b.wait.code, '\n')+1:]
	b.out = append(b.out, indent...)
}

func (b *builder) writeBlanks() {
	switch {
	case b.wait.tabs > 0:
		b.writeTabs()
	case b.wait.lines > 0 && b.kind != notebook.TableRow:
		b.out = append(b.out, '\n')
	case b.wait.space || b.wait.lines > 0:
		b.out = append(b.out, ' ')
	}
	b.out = append(b.out, b.wait.code...)
}

func (b *builder) writeTabs() {
	for range b.wait.tabs {
		b.out = append(b.out, '\t')
	}
}

// mark opens a mark; unmark closes the last one opened.
func (b *builder) mark(kind notebook.MarkKind, target string) {
	b.open = append(b.open, openMark{kind, target, -1})
}

func (b *builder) unmark() {
	last := len(b.open) - 1
	b.cut(&b.open[last])
	b.open = b.open[:last]
}

// cut writes what the mark covers so far and lets it go on in the next block.
func (b *builder) cut(m *openMark) {
	if m.start >= 0 && m.start < len(b.out) {
		b.marks = append(b.marks, notebook.Mark{Span: notebook.Span{Start: m.start, End: len(b.out)}, Kind: m.kind, Target: m.target})
	}
	m.start = -1
}

// finish gives the text. It panics when a law of texts is broken: that would
// be a fault of the builder (FuzzRead looks for it), and Read turns it into a
// sentence.
func (b *builder) finish() notebook.Text {
	b.end()
	slices.SortStableFunc(b.marks, func(x, y notebook.Mark) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	t, err := notebook.NewText(string(b.out), b.blocks, b.marks)
	if err != nil {
		panic(fmt.Sprintf("ingest: %v", err))
	}
	return t
}
