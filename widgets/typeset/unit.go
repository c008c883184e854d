package typeset

import (
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"casebound/notebook"
)

// longest is how many bytes of a block are set as one unit. A longer block is
// cut into units, each of which begins on a row of its own: so a paragraph of
// five megabytes costs as little to look at as any other, and its rows do not
// depend on where one looked first.
const longest = 4096

// cutWindow is how far before the limit a good place to cut is looked for.
const cutWindow = 1024

// unit is what is wrapped as a whole: a block, a piece of a long block, or a
// run of folded page furniture.
type unit struct {
	start uint32 // byte where it begins; it ends at its block's end or where the next piece begins
	block uint32
}

// foldBit marks a unit that stands for a run of furniture, in unit.block.
const foldBit = 1 << 31

func (u unit) folded() bool { return u.block&foldBit != 0 }
func (u unit) index() int   { return int(u.block &^ foldBit) }

// cut lists the units of a text. Runs of furniture become one unit each unless
// open reports that the run beginning at that block is unfolded.
func cut(text notebook.Text, open func(block int) bool) []unit {
	blocks := text.Blocks()
	units := make([]unit, 0, len(blocks)+text.Len()/longest)
	for i := 0; i < len(blocks); {
		b := &blocks[i]
		if b.Furniture && !open(i) {
			units = append(units, unit{uint32(b.Start), uint32(i) | foldBit})
			i = furnitureEnd(blocks, i)
			continue
		}
		// All blocks of an unfolded run belong to it, whatever open says of them.
		end := i + 1
		if b.Furniture {
			end = furnitureEnd(blocks, i)
		}
		for ; i < end; i++ {
			units = appendPieces(units, text, i)
		}
	}
	return units
}

// furnitureEnd is the index behind the run of furniture blocks that begins at i.
func furnitureEnd(blocks []notebook.Block, i int) int {
	for i < len(blocks) && blocks[i].Furniture {
		i++
	}
	return i
}

// furnitureStart is the first block of the run of furniture that holds block i.
func furnitureStart(blocks []notebook.Block, i int) int {
	for i > 0 && blocks[i-1].Furniture {
		i--
	}
	return i
}

func appendPieces(units []unit, text notebook.Text, i int) []unit {
	b := text.Blocks()[i]
	units = append(units, unit{uint32(b.Start), uint32(i)})
	if b.Kind == notebook.TableRow {
		return units
	}
	for at := b.Start; b.End-at > longest; {
		at = cutAfter(text, at)
		units = append(units, unit{uint32(at), uint32(i)})
	}
	return units
}

// cutAfter is where the piece that begins at start ends: after a line break, a
// sentence or a word if there is one near, and never inside a rune.
func cutAfter(text notebook.Text, start int) int {
	end := start + longest
	for !text.Valid(notebook.Span{Start: end, End: end}) {
		end--
	}
	from := end - cutWindow
	for !text.Valid(notebook.Span{Start: from, End: from}) {
		from--
	}
	window := text.At(notebook.Span{Start: from, End: end})
	for _, stop := range []string{"\n", ". ", "。", " "} {
		if i := strings.LastIndex(window, stop); i >= 0 {
			return from + i + len(stop)
		}
	}
	return from + lastGrapheme(window)
}

// lastGrapheme is where the last whole user-perceived character of the window
// begins, or its end when there is but one.
func lastGrapheme(window string) int {
	at := 0
	for g := graphemes.FromString(window); g.Next(); {
		if g.Start() > 0 {
			at = g.Start()
		}
	}
	if at == 0 {
		return len(window)
	}
	return at
}
