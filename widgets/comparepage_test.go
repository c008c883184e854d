package widgets

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"casebound/assets"
	"casebound/notebook"
)

// markOf marks the first place where words stand.
func markOf(text, words string, k CompareKind) CompareMark {
	at := strings.Index(text, words)
	return CompareMark{notebook.Span{Start: at, End: at + len(words)}, k}
}

func sameRow(text string) CompareRow {
	return CompareRow{A: CompareCell{Text: text}, B: CompareCell{Text: text}, Moved: -1}
}

func changedRow(a, b, from, to string, k CompareKind) CompareRow {
	return CompareRow{
		A: CompareCell{Text: a, Marks: []CompareMark{markOf(a, from, k)}}, B: CompareCell{Text: b, Marks: []CompareMark{markOf(b, to, k)}},
		Changed: true, Moved: -1,
	}
}

// committeeData has a change of words, of a number, a run of new paragraphs,
// and one that moved.
func committeeData() CompareData {
	return CompareData{
		A: CompareSide{"First capture", "The Ledger · captured 2 Apr 2020"}, B: CompareSide{"Second capture", "The Ledger · captured 9 Apr 2020"},
		Said: "96 % the same words · 2 changes of words",
		Rows: []CompareRow{
			sameRow("The committee met in the hall."),
			changedRow("The tap dripped since August.", "The tap dripped since April.", "August", "April", CompareWords),
			{B: CompareCell{Text: "A guest was heard."}, Moved: -1},
			{B: CompareCell{Text: "She brought a plan."}, Moved: -1},
			sameRow("The roller is to be painted."),
			changedRow("Carried with three votes.", "Carried with four votes.", "three", "four", CompareFact),
			{A: CompareCell{Text: "Fees stay as they are."}, Moved: 0},
		},
		Notices: []CompareNotice{{5, "A number differs."}},
	}
}

func TestAComparisonStandsInTwoColumns(t *testing.T) {
	anApp(t)
	c := NewComparePage()
	s := stageOf(t, c, 900, 700)
	c.SetData(committeeData())
	s.says("First capture", "Second capture", "captured 9 Apr 2020", "96 % the same words", "4 changes", "A number differs.", "not in this version", "stands further up")
	s.matches("compare.txt")
	left, right := s.find("First capture"), s.find("Second capture")
	if got := s.find("A guest was heard."); got.X < right.X-200 || left.X >= right.X {
		t.Errorf("what the second alone has stands at %v, the titles at %v and %v", got, left, right)
	}
}

func TestChangesAreSteppedThroughRound(t *testing.T) {
	anApp(t)
	c := NewComparePage()
	var steps []int
	c.OnStep = func(n int) { steps = append(steps, n) }
	s := stageOf(t, c, 900, 700)
	c.SetData(committeeData())
	if c.Changes() != 4 || c.Change() != -1 {
		t.Fatalf("%d changes, at %d; want 4 (the run of two is one), at none", c.Changes(), c.Change())
	}
	s.focus(c.Focus())
	for range 2 {
		s.window.Canvas().Focused().TypedRune('n')
	}
	s.says("2 of 4 changes")
	s.window.Canvas().Focused().TypedRune('p')
	s.window.Canvas().Focused().TypedRune('p')
	s.says("4 of 4 changes")
	s.tap("A number differs.")
	s.says("3 of 4 changes")
	s.tap("Fees stay as they are.")
	s.says("4 of 4 changes")
	s.tap("stands further up")
	if got := fmt.Sprint(steps); got != "[0 1 0 3]" {
		t.Errorf("told of steps %s", got)
	}
}

func TestAComparisonOpensItsDocuments(t *testing.T) {
	anApp(t)
	var log []string
	c := NewComparePage()
	c.OnOpen = func(row int, side Side, newTab bool) { log = append(log, fmt.Sprint("open ", row, side, newTab)) }
	c.OnTitle = func(side Side) { log = append(log, fmt.Sprint("title ", side)) }
	c.OnIgnore = func(letters, punctuation bool) { log = append(log, fmt.Sprint("ignore ", letters, punctuation)) }
	c.OnClose = func() { log = append(log, "close") }
	s := stageOf(t, c, 900, 700)
	c.SetData(committeeData())
	s.tap("Second capture")
	s.tap("Case")
	s.tap("Punctuation")
	s.focus(c.Focus())
	c.Next()
	s.press(fyne.KeyReturn)
	s.hover("Carried with")
	s.tapAt(iconAt(s), 0)
	s.press(fyne.KeyEscape)
	if got, want := strings.Join(log, ", "), "title 1, ignore true false, ignore false true, open 1 0 false, open 5 0 false, close"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// iconAt is where the button that opens a document is drawn.
func iconAt(s *stage) fyne.Position {
	s.t.Helper()
	var at fyne.Position
	walk(s.widget, fyne.Position{}, func(o fyne.CanvasObject, pos fyne.Position) {
		if l, ok := o.(*compareList); ok {
			for _, z := range l.pen.zones {
				if strings.HasPrefix(z.name, "open ") {
					at = pos.AddXY(z.x+z.w/2, z.y+z.h/2)
				}
			}
		}
	})
	if at.IsZero() {
		s.t.Fatal("no button opens a document")
	}
	return at
}

// chapters is a comparison of so many paragraphs of differing length, every
// hundredth of which is changed.
func chapters(paragraphs int) CompareData {
	d := CompareData{A: CompareSide{Title: "A"}, B: CompareSide{Title: "B"}}
	for i := range paragraphs {
		text := fmt.Sprintf("Paragraph %d", i) + strings.Repeat(" tells of the harbour and of those who work there", 1+i*7%11) + "."
		if i%100 == 50 {
			d.Rows = append(d.Rows, changedRow(text, strings.Replace(text, "tells", "speaks", 1), "tells", "speaks", CompareWords))
		} else {
			d.Rows = append(d.Rows, sameRow(text))
		}
	}
	return d
}

func TestLongComparisonsWrapOnlyWhatIsInView(t *testing.T) {
	anApp(t)
	c := NewComparePage()
	s := stageOf(t, c, 1000, 700)
	c.SetData(chapters(10000))
	for range 50 {
		c.Next()
	}
	s.says("50 of 100 changes", "Paragraph 4950")
	wrapped := 0
	for _, r := range c.list.rows {
		if r, ok := r.(*compareRow); ok && r.width > 0 {
			wrapped++
		}
	}
	if wrapped > 1500 {
		t.Errorf("%d of 10000 paragraphs were wrapped to show 50 places", wrapped)
	}
}

// TestWhatIsInViewStaysWhileGuessesAreMended scrolls up and down through rows
// whose heights were guessed: the paragraph at the top moves by as much as was
// scrolled.
func TestWhatIsInViewStaysWhileGuessesAreMended(t *testing.T) {
	anApp(t)
	c := NewComparePage()
	s := stageOf(t, c, 1000, 700)
	c.SetData(chapters(2000))
	c.GoTo(10)
	for i := range 60 {
		by := float32(-90)
		if i%3 == 0 {
			by = 130
		}
		text, before := topText(s)
		test.Scroll(s.window.Canvas(), fyne.NewPos(300, 400), 0, -by)
		if after, ok := textAt(s, text); ok && (before-after-by > 1 || before-after-by < -1) {
			t.Fatalf("scroll %d by %v moved %q from %v to %v", i, by, text, before, after)
		}
	}
	top, above := c.list.topmost()
	s.window.Resize(fyne.NewSize(700, 700))
	if now, within := c.list.topmost(); now != top || within > above+200 {
		t.Errorf("a narrower window shows paragraph %d from %v, before %d from %v", now, within, top, above)
	}
}

// topText is the first line of a paragraph that is wholly in view, in the
// middle of it.
func topText(s *stage) (string, float32) {
	for _, t := range s.texts() {
		if strings.HasPrefix(t.text, "Paragraph") && t.at.Y > 350 {
			return t.text, t.at.Y
		}
	}
	s.t.Fatal("no paragraph is in view")
	return "", 0
}

func textAt(s *stage, text string) (float32, bool) {
	for _, t := range s.texts() {
		if t.text == text {
			return t.at.Y, true
		}
	}
	return 0, false
}

func TestOtherOptionsKeepThePlace(t *testing.T) {
	anApp(t)
	c := NewComparePage()
	s := stageOf(t, c, 1000, 700)
	c.SetData(chapters(500))
	c.GoTo(3)
	text, before := topText(s)
	d := chapters(500)
	d.IgnoreCase = true
	c.SetData(d)
	if after, ok := textAt(s, text); !ok || after != before {
		t.Errorf("%q stood at %v and stands at %v", text, before, after)
	}
	if c.Change() != 3 {
		t.Errorf("the reader was at change 3 and is at %d", c.Change())
	}
	d.A.Title = "Another document"
	c.SetData(d)
	s.says("Paragraph 0")
}

func TestMarksAreReadOnEveryLook(t *testing.T) {
	anApp(t)
	for _, look := range []assets.Look{assets.LookLight, assets.LookDark, assets.LookSepia, assets.LookContrast} {
		c := NewComparePage()
		s := stageIn(t, look, c, 900, 700)
		c.SetData(committeeData())
		want := color.Color(assets.PaletteOf(look)[assets.ColourInk])
		for _, word := range []string{"August", "April", "three", "four"} {
			walk(c, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) {
				if text, ok := o.(*canvas.Text); ok && text.Text == word && text.Color != want {
					t.Errorf("%s: %q is written in %v, want ink", look, word, text.Color)
				}
			})
		}
		s.says("August", "April")
	}
}

func BenchmarkComparePage(b *testing.B) {
	anApp(b)
	data := chapters(10000)
	c := NewComparePage()
	s := stageOf(b, c, 1000, 700)
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			c.SetData(data)
		}
	})
	b.Run("step", func(b *testing.B) {
		for b.Loop() {
			c.Next()
		}
	})
	b.Run("scroll", func(b *testing.B) {
		for b.Loop() {
			test.Scroll(s.window.Canvas(), fyne.NewPos(300, 400), 0, -40)
		}
	})
	b.Run("resize", func(b *testing.B) {
		n := 0
		for b.Loop() {
			n++
			c.Resize(fyne.NewSize(700+float32(n%200), 600))
		}
	})
}
