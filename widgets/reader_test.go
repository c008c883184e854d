package widgets

import (
	"math/rand/v2"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"casebound/assets"
	"casebound/notebook"
)

// readerTale is what most tests read.

const readerTale = `The clerk carried twelve boxes of receipts down to the car park and signed for them himself.
Marta Oyelaran, who ran the compliance desk, says the money had left before the warning arrived. She wrote the memo on a Sunday. By Monday it was a memo about history.
Nobody at the bank asked why. The chairman read it twice and put it in his coat.
The ninth box had been packed by someone else.`

// readerWindow is a Reader of the text in a window of its own.

func readerWindow(t testing.TB, text notebook.Text) *Reader {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(assets.Theme{Look: assets.LookLight})
	r := NewReader()
	w := test.NewTempWindow(t, r)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(800, 500))
	r.SetDocument(notebook.ID{1}, ReaderHead{}, text)
	return r
}

// readerSpanIn is where the words stand in the text.

func readerSpanIn(t testing.TB, r *Reader, words string) notebook.Span {
	t.Helper()
	at := strings.Index(r.text.All(), words)
	if at < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return notebook.Span{Start: at, End: at + len(words)}
}

// readerPointOf is where the caret before an offset stands on the screen.

func readerPointOf(t testing.TB, r *Reader, offset int) fyne.Position {
	t.Helper()
	row := readerRowHolding(r.visible(), offset)
	if row == nil {
		t.Fatalf("offset %d is not on the screen", offset)
	}
	return fyne.NewPos(r.frame.left+row.CaretX(offset), row.Y+row.Height/2)
}

// readerMiddleOf is a point in the middle of the words.

func readerMiddleOf(t testing.TB, r *Reader, words string) fyne.Position {
	t.Helper()
	s := readerSpanIn(t, r, words)
	return readerPointOf(t, r, s.Start+len(words)/2).AddXY(2, 0)
}

func readerMouseAt(p fyne.Position, modifier fyne.KeyModifier) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p, AbsolutePosition: p}, Button: desktop.MouseButtonPrimary, Modifier: modifier}
}

func (r *Reader) clickAt(p fyne.Position, modifier fyne.KeyModifier) {
	r.mouse.clicks = 0
	r.MouseDown(readerMouseAt(p, modifier))
	r.MouseUp(readerMouseAt(p, modifier))
}

func (r *Reader) dragFrom(from fyne.Position, to ...fyne.Position) {
	r.mouse.clicks = 3 // the next press begins anew
	r.mouse.x = -1000
	r.MouseDown(readerMouseAt(from, 0))
	for _, p := range to {
		r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}})
	}
	r.MouseUp(readerMouseAt(to[len(to)-1], 0))
	r.DragEnd()
}

func (r *Reader) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		r.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestADragSelectsWhatItPasses(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(readerTale))
	var told []notebook.Span
	r.OnSelected = func(s notebook.Span) { told = append(told, s) }
	want := readerSpanIn(t, r, "receipts down to the car park and signed for them himself.\nMarta Oyelaran")
	r.dragFrom(readerPointOf(t, r, want.Start), readerPointOf(t, r, want.Start+20), readerPointOf(t, r, want.End))
	if got := r.SelectedText(); got != r.text.At(want) {
		t.Errorf("selected %q, want %q", got, r.text.At(want))
	}
	if len(told) == 0 || told[len(told)-1] != want {
		t.Errorf("OnSelected told %v, want %v last", told, want)
	}
	r.Copy()
	if got := fyne.CurrentApp().Clipboard().Content(); got != r.text.At(want) {
		t.Errorf("copied %q, want %q", got, r.text.At(want))
	}
}

func TestADragBackwardsSelectsTheSame(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(readerTale))
	want := readerSpanIn(t, r, "compliance desk, says")
	r.dragFrom(readerPointOf(t, r, want.End), readerPointOf(t, r, want.Start))
	if got := r.Selection(); got != want {
		t.Errorf("selected %v, want %v", got, want)
	}
}

func TestTwoClicksSelectAWordAndThreeAParagraph(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(readerTale))
	p := readerMiddleOf(t, r, "compliance")
	want := []string{"", "compliance", r.text.At(r.text.Blocks()[1].Span)}
	for i := range want {
		r.MouseDown(readerMouseAt(p, 0))
		r.MouseUp(readerMouseAt(p, 0))
		if got := r.SelectedText(); got != want[i] {
			t.Errorf("click %d selects %q, want %q", i+1, got, want[i])
		}
	}
}

func TestADragAfterTwoClicksGrowsByWords(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(readerTale))
	p := readerMiddleOf(t, r, "compliance")
	r.MouseDown(readerMouseAt(p, 0))
	r.MouseUp(readerMouseAt(p, 0))
	r.MouseDown(readerMouseAt(p, 0))
	r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: readerMiddleOf(t, r, "money")}})
	r.MouseUp(readerMouseAt(p, 0))
	if got, want := r.SelectedText(), "compliance desk, says the money"; got != want {
		t.Errorf("selected %q, want %q", got, want)
	}
}

func TestShiftAndAClickExtendTheSelection(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(readerTale))
	want := readerSpanIn(t, r, "twelve boxes of receipts")
	r.clickAt(readerPointOf(t, r, want.Start), 0)
	r.clickAt(readerPointOf(t, r, want.End), fyne.KeyModifierShift)
	if got := r.Selection(); got != want {
		t.Errorf("selected %v, want %v", got, want)
	}
}

func TestADragBeyondTheEdgeScrolls(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(strings.Repeat(readerTale+"\n", 30)))
	from := readerPointOf(t, r, 10)
	r.MouseDown(readerMouseAt(from, 0))
	r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 540)}})
	before := r.Selection()
	r.pullOnce()
	r.pullOnce()
	if _, read := r.ReadingPosition(); read == 0 {
		t.Errorf("the view did not scroll")
	}
	if got := r.Selection(); got.End <= before.End {
		t.Errorf("the selection ends at %d, before at %d", got.End, before.End)
	}
	r.MouseUp(readerMouseAt(from, 0))
	at := r.at
	r.pullOnce()
	if r.at != at {
		t.Errorf("it scrolls on after the button is up")
	}
}

// FuzzSelectingAnySpanByMouseCopiesIt holds the law of selection: press at one

// boundary between characters, drag to another, copy.

func FuzzSelectingAnySpanByMouseCopiesIt(f *testing.F) {
	f.Add(readerTale, uint64(1))
	f.Add("日本語の文章は単語の間に空白を入れません。\né ñ 👩‍👩‍👧‍👦 🇸🇪 fin", uint64(2))
	f.Add("one\n\ntwo\tthree   four", uint64(3))
	f.Add("soft\u00adhyphens fi ffi", uint64(4))
	f.Fuzz(func(t *testing.T, content string, choice uint64) {
		text := notebook.PlainText(content)
		r := readerWindow(t, text)
		r.raster = nil // what is painted is another test's business
		random := rand.New(rand.NewPCG(choice, 0))
		offsets := r.reachable()
		if len(offsets) < 2 {
			return
		}
		for range 8 {
			a, b := offsets[random.IntN(len(offsets))], offsets[random.IntN(len(offsets))]
			want := notebook.Span{Start: min(a, b), End: max(a, b)}
			r.dragFrom(readerPointOf(t, r, a), readerPointOf(t, r, b))
			if got := r.Selection(); got != want {
				t.Fatalf("dragged from %d to %d and selected %v", a, b, got)
			}
			if got := r.SelectedText(); got != text.At(want) {
				t.Fatalf("%v selects %q, want %q", want, got, text.At(want))
			}
		}
	})
}

// reachable are the offsets on the screen at which a caret can stand alone: the

// characters around them have a width, and the text runs one way.

func (r *Reader) reachable() []int {
	var list []int
	for _, row := range r.visible() {
		if row.RTL || row.Empty() {
			continue
		}
		straight := true
		for _, run := range row.Runs {
			straight = straight && !run.RTL
		}
		for at := row.Start; straight && at < row.Ink().End; at++ {
			x := row.CaretX(at)
			if row.Under(x+0.4).Start == at && row.Caret(x+0.4) == at && row.Caret(x-0.4) == at {
				list = append(list, at)
			}
		}
	}
	return list
}

// readerMarked is a Reader with two overlapping highlights, a name inside the

// longer one and a name outside.

func TestTheBarNeverCoversTheSelection(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(strings.Repeat(readerTale+"\n", 10)))
	for start := 0; start < 1200; start += 37 {
		for _, length := range []int{1, 20, 300, 900, 3000} {
			r.Select(notebook.Span{Start: start, End: min(start+length, r.text.Len())})
			if !r.bar.Visible() {
				continue
			}
			at, size := r.bar.Position(), r.bar.Size()
			for _, row := range r.visible() {
				for _, e := range row.Extents(r.Selection()) {
					x := r.frame.left + e.X
					if at.X < x+e.W && at.X+size.Width > x && at.Y < row.Y+row.Height && at.Y+size.Height > row.Y {
						t.Fatalf("%v is covered by the bar at %v", r.Selection(), at)
					}
				}
			}
		}
	}
	r.Select(readerSpanIn(t, r, "compliance"))
	if !r.bar.Visible() {
		t.Errorf("there is no bar at a short selection")
	}
	r.ClearSelection()
	if r.bar.Visible() {
		t.Errorf("the bar stays without a selection")
	}
}

func TestEveryPartOfTheBarActs(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(readerTale))
	var said []string
	r.OnColour = func(c notebook.Colour) { said = append(said, c.String()) }
	r.OnNote = func() { said = append(said, "note") }
	r.OnTag = func() { said = append(said, "tag") }
	r.OnCopyQuote = func() { said = append(said, "quote") }
	r.Select(readerSpanIn(t, r, "compliance"))
	for _, z := range r.bar.zones {
		test.TapAt(r.bar, fyne.NewPos(z.x+z.w/2, 10))
	}
	if got := strings.Join(said, " "); got != "yellow red green blue purple magenta orange grey note tag quote" {
		t.Errorf("got %s", got)
	}
}

// readerPainted is what the Reader paints at a scale.

// readerCount is how many pixels of a rectangle, in pixels of scale 1, are near a colour.
