package typeset

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"casebound/notebook"
)

// seeds are texts that have gone wrong, or are likely to.
var seeds = []string{
	"The clerk carried twelve boxes down to the car park.\nNobody asked why.",
	"",
	"\n\n\n",
	"one\n\ntwo  three   \n four",
	"שלום עולם, this is 123 and (עוד) more\nتقرير عن 14 مارس 2019",
	"日本語の文章は単語の間に空白を入れません。\n👩‍👩‍👧‍👦🇸🇪👍🏽 é ǖ",
	"a\tb\tc\t\td",
	"soft\u00adhyphen\u00adated\u200bzero\u2028line\r\nnew",
	strings.Repeat("abcdefghij", 1000),
	strings.Repeat("word ", 3000),
	"\u202eoverride\u202c \u2067isolate\u2069 (brackets [nested]) -1.5% \u0661\u0662",
	"\u202eoverride\u202c a\u2067isolate\u2069 \u2068\u05d0b\u2069 -1.5% \u0661\u0662 \u202b\u05d0 1\u202c",
	"\u0301leading mark",
}

// withBlocks makes every line of a text a block, of kinds drawn from choice.
func withBlocks(content string, choice uint64) notebook.Text {
	text := notebook.PlainText(strings.ToValidUTF8(content, "\ufffd"))
	random := rand.New(rand.NewPCG(choice, 1))
	blocks := append([]notebook.Block(nil), text.Blocks()...)
	for i := range blocks {
		if choice%4 != 0 {
			blocks[i].Kind = notebook.BlockKind(random.IntN(7))
			blocks[i].Level = uint8(random.IntN(7))
			blocks[i].Furniture = random.IntN(3) == 0
		}
	}
	var marks []notebook.Mark
	for i := 0; choice%2 == 1 && i < len(blocks); i++ {
		b := blocks[i].Span
		from := fit(text, b.Start+random.IntN(b.Len()+1))
		to := fit(text, from+random.IntN(b.End-from+1))
		marks = append(marks, notebook.Mark{Span: notebook.Span{Start: from, End: max(from, to)}, Kind: notebook.MarkKind(random.IntN(4))})
	}
	made, err := notebook.NewText(text.All(), blocks, marks)
	if err != nil {
		panic(err)
	}
	return made
}

func seed(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, uint64(i))
		f.Add(s, uint64(4*i))
	}
}

func FuzzRowsCoverTheTextInOrderAndFit(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, content string, choice uint64) {
		text := withBlocks(content, choice)
		set := plain(5 + int(choice%60))
		l := NewLayout(text, fixed{}, set)
		l.OpenAll(true)
		at, block := 0, -1
		for _, r := range l.Visible(Position{}, 1e9) {
			if r.Furniture > 0 {
				continue
			}
			if r.Block != block {
				block, at = r.Block, text.Blocks()[r.Block].Start
			}
			if r.Start != at {
				t.Fatalf("row %v begins at %d, the one before ended at %d", r.Span, r.Start, at)
			}
			at = r.End
			l.fits(t, r)
		}
	})
}

// fits fails when the ink of a row reaches beyond its box, unless one
// character alone does.
func (l *Layout) fits(t *testing.T, r *Row) {
	t.Helper()
	width := float32(0)
	for _, run := range r.Runs {
		if run.Start < r.ink {
			width += run.W
		}
	}
	for _, c := range r.cells {
		if c.Start >= r.ink && !c.rtl && !r.RTL {
			width -= c.w
		}
	}
	if strings.Contains(l.text.At(r.Span), "\t") || r.RTL {
		return // tab stops are counted from the row's own beginning
	}
	count := 0
	for g := graphemes.FromString(l.text.At(r.Ink())); g.Next(); {
		count++
	}
	if width > r.Width+slack && count > 1 {
		t.Errorf("row %q is %v wide in a column of %v", l.text.At(r.Span), width, r.Width)
	}
}

func FuzzPointsFindTheCharacterThatIsThere(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, content string, choice uint64) {
		l := NewLayout(withBlocks(content, choice), fixed{}, plain(8+int(choice%40)))
		l.OpenAll(true)
		for _, r := range l.Visible(Position{}, 4000) {
			for x := float32(-30); x < r.Left+r.Width+30; x += 3.7 {
				under := r.Under(x)
				if under.Empty() {
					continue
				}
				found := false
				for _, e := range r.Extents(under) {
					found = found || x >= e.X && x < e.X+e.W
				}
				if !found {
					t.Fatalf("x=%v finds %v, whose extents are %v", x, under, r.Extents(under))
				}
				if c := r.Caret(x); c < r.Start || c > r.End {
					t.Fatalf("x=%v puts the caret at %d, outside %v", x, c, r.Span)
				}
			}
		}
	})
}

// A caret that is put where a caret stands must stay there, or a drag could
// not select every span.
func FuzzCaretsComeBackToTheirOffset(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, content string, choice uint64) {
		text := withBlocks(content, choice)
		l := NewLayout(text, fixed{}, plain(8+int(choice%40)))
		for _, r := range l.Visible(Position{}, 4000) {
			if r.Furniture > 0 {
				continue
			}
			for _, c := range r.cells {
				if c.w < 2 || c.Start >= r.ink || r.mixed {
					continue
				}
				if got := r.Caret(r.CaretX(c.Start)); got != c.Start && !zeroWidthBefore(r, c) {
					t.Fatalf("the caret at %d stands at %v, where the caret is %d", c.Start, r.CaretX(c.Start), got)
				}
			}
		}
	})
}

// zeroWidthBefore reports whether what stands before a cell takes no room, so
// that two offsets share a place.
func zeroWidthBefore(r *Row, c cell) bool {
	for _, other := range r.cells {
		if other.End == c.Start {
			return other.w == 0
		}
	}
	return false
}

func FuzzLayoutAfterAnythingEqualsAfresh(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, content string, choice uint64) {
		text := withBlocks(content, choice)
		random := rand.New(rand.NewPCG(choice, 2))
		set := plain(30)
		l := NewLayout(text, fixed{}, set)
		open := false
		at := Position{}
		for range 12 {
			switch random.IntN(6) {
			case 0:
				set = plain(6 + random.IntN(60))
				l.Set(set)
			case 1:
				open = !open
				l.OpenAll(open)
			case 2:
				at = l.Show(random.IntN(text.Len()+1), random.Float32(), 400)
			case 3:
				at = l.Goto(random.Float64(), 400)
			default:
				at = l.Move(at, float32(random.IntN(900)-450), 400)
			}
			l.Visible(at, 400)
		}
		fresh := NewLayout(text, fixed{}, set)
		fresh.OpenAll(open)
		got, want := printed(l, l.Visible(at, 400)), printed(fresh, fresh.Visible(at, 400))
		if got != want {
			t.Errorf("after all that\n%s\nafresh\n%s", got, want)
		}
	})
}

func FuzzScrollingThereAndBackComesBack(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, content string, choice uint64) {
		l := NewLayout(withBlocks(content, choice), fixed{}, plain(10+int(choice%30)))
		const height = 300
		at := l.Goto(float64(choice%100)/100, height)
		for _, dy := range []float32{1, 29, 120, 777} {
			down := l.Move(at, dy, height)
			back := l.Move(down, -dy, height)
			if l.Move(down, 1, height) == down { // stopped by the end
				continue
			}
			if got, want := l.settle(l.spotOf(back)), l.settle(l.spotOf(at)); got != want {
				t.Fatalf("%v down and up again from %+v is %+v", dy, want, got)
			}
		}
	})
}
