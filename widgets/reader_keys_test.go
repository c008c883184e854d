package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/notebook"
)

func TestKeysMoveTheCaret(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(readerTale))
	r.FocusGained()
	r.clickAt(readerPointOf(t, r, 0), 0)
	r.TypedRune('v')
	if !r.CaretMode() {
		t.Fatalf("v does not begin caret mode")
	}
	control := func(key fyne.KeyName, m fyne.KeyModifier) {
		r.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | m})
	}
	steps := []struct {
		name string
		do   func()
		head int
		text string
	}{
		{"right", func() { r.press(fyne.KeyRight, fyne.KeyRight) }, 2, ""},
		{"a word", func() { control(fyne.KeyRight, 0) }, 3, ""},
		{"a word more, selecting", func() { control(fyne.KeyRight, fyne.KeyModifierShift) }, 9, " clerk"},
		{"the end of the row", func() { r.press(fyne.KeyEnd) }, len("The clerk carried twelve boxes of receipts down to the car park and signed"), ""},
		{"the start of the row", func() { r.press(fyne.KeyHome) }, 0, ""},
		{"the next paragraph", func() { r.TypedRune('}') }, 93, ""},
		{"the next sentence", func() { r.TypedRune(')') }, readerSpanIn(t, r, "She wrote").Start, ""},
		{"the sentence selected", func() { r.TypedRune('s') }, readerSpanIn(t, r, "a Sunday.").End, "She wrote the memo on a Sunday."},
		{"selecting by moving", func() { r.press(fyne.KeyLeft); r.TypedRune('v'); r.press(fyne.KeyLeft, fyne.KeyLeft) }, readerSpanIn(t, r, "ay. By").Start, "ay"},
	}
	for _, s := range steps {
		s.do()
		if r.selection.head != s.head || r.SelectedText() != s.text {
			t.Errorf("%s: caret at %d with %q selected, want %d with %q", s.name, r.selection.head, r.SelectedText(), s.head, s.text)
		}
	}
	r.press(fyne.KeyEscape, fyne.KeyEscape)
	if r.CaretMode() || !r.Selection().Empty() {
		t.Errorf("Escape does not leave caret mode")
	}
}

func TestShiftAndArrowsExtendWithoutCaretMode(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(readerTale))
	word := readerSpanIn(t, r, "compliance")
	r.clickAt(readerPointOf(t, r, word.Start), 0)
	r.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	r.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	r.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if got := r.SelectedText(); got != "comp" {
		t.Errorf("selected %q, want %q", got, "comp")
	}
	before := r.Selection()
	r.press(fyne.KeyRight)
	if r.Selection() != before {
		t.Errorf("without Shift and without a caret an arrow changed the selection")
	}
}

func TestTheCaretGoesDownAndUpWithoutDrifting(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(strings.Repeat(readerTale+"\n", 10)))
	start := readerSpanIn(t, r, "receipts").Start
	r.clickAt(readerPointOf(t, r, start), 0)
	r.TypedRune('v')
	for range 25 {
		r.press(fyne.KeyDown)
	}
	if at, _ := r.ReadingPosition(); at == 0 {
		t.Errorf("the view did not follow the caret")
	}
	for range 25 {
		r.press(fyne.KeyUp)
	}
	if r.selection.head != start {
		t.Errorf("the caret came back to %d, want %d", r.selection.head, start)
	}
}

func TestKeysScroll(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(strings.Repeat(readerTale+"\n", 40)))
	var read float32
	r.OnScrolled = func(_ int, fraction float32) { read = fraction }
	place := func() int { at, _ := r.ReadingPosition(); return at }
	r.press(fyne.KeyPageDown)
	first := place()
	r.TypedRune(' ')
	second := place()
	if first == 0 || second <= first {
		t.Errorf("Page Down goes to %d, space to %d", first, second)
	}
	r.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	r.TypedRune(' ')
	r.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if place() != first {
		t.Errorf("Shift and space go back to %d, want %d", place(), first)
	}
	r.press(fyne.KeyEnd)
	if read != 1 {
		t.Errorf("at the end %v is read, want 1", read)
	}
	r.press(fyne.KeyHome)
	if place() != 0 || read != 0 {
		t.Errorf("Home goes to %d with %v read", place(), read)
	}
}

func TestTheApplicationIsAskedFirstForKeysAndLast(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(strings.Repeat(readerTale+"\n", 40)))
	var runes []rune
	var passed []fyne.Shortcut
	var coloured []notebook.Colour
	r.OnRune = func(letter rune) bool { runes = append(runes, letter); return letter == 'v' }
	r.OnKey = func(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyPageDown }
	r.OnShortcut = func(s fyne.Shortcut) { passed = append(passed, s) }
	r.OnColour = func(c notebook.Colour) { coloured = append(coloured, c) }
	r.TypedRune('v')
	r.TypedRune('3')
	r.press(fyne.KeyPageDown)
	r.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: fyne.KeyModifierControl})
	if at, _ := r.ReadingPosition(); r.CaretMode() || at != 0 {
		t.Errorf("what the application used was used again")
	}
	if string(runes) != "v3" || len(passed) != 1 || len(coloured) != 1 || coloured[0] != notebook.Green {
		t.Errorf("runes %q, shortcuts %v, colours %v", string(runes), passed, coloured)
	}
}

func TestSelectAllAndCopyTakeTheWholeText(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(readerTale))
	r.TypedShortcut(&fyne.ShortcutSelectAll{})
	r.TypedShortcut(&fyne.ShortcutCopy{Clipboard: fyne.CurrentApp().Clipboard()})
	if got := fyne.CurrentApp().Clipboard().Content(); got != readerTale {
		t.Errorf("copied %q", got)
	}
}

func TestTheKeyboardDoesWhatTheMouseDoes(t *testing.T) {
	r, ids := readerMarked(t)
	var said []string
	r.OnHighlightTapped = func(id notebook.ID) { said = append(said, "highlight") }
	r.OnMarkTapped = func(m ReaderMark) { said = append(said, "mark") }
	r.OnMenu = func(offset int, _ fyne.Position) { said = append(said, "menu") }
	var moved notebook.Span
	r.OnHighlightEdges = func(id notebook.ID, s notebook.Span) {
		if id == ids["long"] {
			moved = s
		}
	}
	r.FocusGained()
	r.clickAt(readerPointOf(t, r, spanInMarta(t, r).Start-1), 0)
	r.TypedRune('v')
	r.press(fyne.KeyRight, fyne.KeyReturn, fyne.KeyReturn, desktop.KeyMenu)
	if got := strings.Join(said, " "); got != "highlight mark menu" {
		t.Errorf("Enter, Enter and Menu on a name that is highlighted: got %s", got)
	}
	r.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierShortcutDefault})
	r.TypedRune(']')
	if want := (notebook.Span{Start: spanInMarta(t, r).Start, End: spanInMarta(t, r).Start + len("Marta")}); moved != want {
		t.Errorf("] moves the edge to %v, want %v", moved, want)
	}
}

func spanInMarta(t *testing.T, r *Reader) notebook.Span { return readerSpanIn(t, r, "Marta Oyelaran") }

func TestEnterUnfoldsFurnitureAndPassingItDoesNot(t *testing.T) {
	r := readerWindow(t, notebook.PlainText("The article.\nSubscribe\nThe end.").WithFurniture(map[int]bool{1: true}))
	r.clickAt(readerPointOf(t, r, 3), 0)
	r.TypedRune('v')
	before := len(r.visible())
	r.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	if got := len(r.visible()); got != before {
		t.Errorf("passing the line changed %d rows to %d", before, got)
	}
	r.press(fyne.KeyReturn)
	if got := len(r.visible()); got != before+1 {
		t.Errorf("Enter on the line: %d rows before and %d after", before, got)
	}
}

func TestScrollingBackToTheLineOfFurnitureLeavesItFolded(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(strings.Repeat("The article.\n", 40)+"Subscribe\n"+strings.Repeat("The end.\n", 40)).WithFurniture(map[int]bool{40: true}))
	line := readerSpanIn(t, r, "Subscribe").Start
	r.ScrollTo(line)
	if at, _ := r.ReadingPosition(); at != line || r.visible()[0].Furniture != 1 || r.visible()[0].Open {
		t.Errorf("at %d the top row is %+v", at, r.visible()[0].Span)
	}
}
