package widgets

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"casebound/assets"
	"casebound/notebook"
)

func someRows() []FinderRow {
	return []FinderRow{
		{Kind: "Organisation", Title: "The Harbour Board", Matches: []notebook.Span{{Start: 4, End: 5}, {Start: 6, End: 8}}, Detail: "6 mentions in 3 documents"},
		{Kind: "Document", Title: "Minutes of the Extraordinary Meeting", Detail: "opened yesterday"},
		{Kind: "Command", Title: "Merge into…", Unavailable: "choose an entity first"},
	}
}

func aFinder(t *testing.T) (*Finder, *stage, *[]string) {
	anApp(t)
	log := &[]string{}
	f := NewFinder()
	f.OnQuery = func(q string) { *log = append(*log, "query "+q) }
	f.OnChoose = func(i int, newTab bool) { *log = append(*log, fmt.Sprint("choose ", i, newTab)) }
	f.OnClose = func() { *log = append(*log, "close") }
	s := stageOf(t, f, 1024, 700)
	s.focus(f.Focus())
	f.SetResults(someRows(), 12408, "3 ms")
	return f, s, log
}

func TestTheFinderShowsWhatItFound(t *testing.T) {
	_, s, _ := aFinder(t)
	s.says("Organisation", "6 mentions in 3 documents", "Minutes of the Extraordinary Meeting", "choose an entity first", "3 of 12\u202f408 in 3 ms", "open in new tab", "> commands")
	if n := s.inked(assets.PaletteOf(assets.LookLight)[assets.ColourAccent]); n < 2 {
		t.Errorf("%d pieces are in the accent, want the two matches", n)
	}
}

func TestTypingAsks(t *testing.T) {
	f, _, log := aFinder(t)
	test.Type(f.entry, "cit")
	if got, want := strings.Join(*log, ", "), "query c, query ci, query cit"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if f.Query() != "cit" {
		t.Errorf("the query is %q", f.Query())
	}
}

func TestKeysMoveAndChoose(t *testing.T) {
	f, s, log := aFinder(t)
	s.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	f.entry.KeyDown(&fyne.KeyEvent{Name: desktop.KeyControlLeft})
	s.press(fyne.KeyReturn)
	f.entry.KeyUp(&fyne.KeyEvent{Name: desktop.KeyControlLeft})
	s.press(fyne.KeyDown, fyne.KeyReturn) // not now: the command is unavailable
	s.press(fyne.KeyDown, fyne.KeyReturn) // round to the first
	s.press(fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn)
	s.press(fyne.KeyEscape)
	want := "choose 0 false, choose 1 false, choose 1 true, choose 0 false, choose 1 false, close"
	if got := strings.Join(*log, ", "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTabAndControlKeysMoveToo(t *testing.T) {
	f, s, _ := aFinder(t)
	if !f.entry.AcceptsTab() {
		t.Fatal("Tab would leave the finder")
	}
	shortcut := func(k fyne.KeyName) {
		f.entry.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl})
	}
	s.press(fyne.KeyTab)
	shortcut(fyne.KeyN)
	if f.list.chosen != 2 {
		t.Errorf("at row %d after Tab and Ctrl+N, want 2", f.list.chosen)
	}
	shortcut(fyne.KeyP)
	if f.list.chosen != 1 {
		t.Errorf("at row %d after Ctrl+P, want 1", f.list.chosen)
	}
}

func TestTabAsksForTheKindOfTheRow(t *testing.T) {
	f, s, _ := aFinder(t)
	var asked []string
	f.OnQuery = func(q string) { asked = append(asked, q) }
	f.SetQuery("sol")
	f.SetResults([]FinderRow{{Kind: "Person", Title: "Ingrid Solberg", Prefix: "@"}, {Kind: "Person", Title: "Sol", Prefix: "@"}}, 2, "")
	s.press(fyne.KeyTab)
	if f.Query() != "@sol" || f.list.chosen != 0 {
		t.Errorf("Tab typed %q and chose row %d", f.Query(), f.list.chosen)
	}
	s.press(fyne.KeyTab)
	if got := strings.Join(asked, ", "); got != "sol, @sol" || f.list.chosen != 1 {
		t.Errorf("asked %s; the second Tab chose row %d, want 1", got, f.list.chosen)
	}
}

func TestTappingARowChoosesItAndBesideClosesTheFinder(t *testing.T) {
	f, s, log := aFinder(t)
	s.tap("Minutes of the Extraordinary")
	s.tapWith("Minutes of the Extraordinary", fyne.KeyModifierControl)
	if s.window.Canvas().Focused() != f.Focus() {
		t.Error("tapping a row took the keyboard from the entry")
	}
	s.tapAt(fyne.NewPos(20, 600), 0)
	if got, want := strings.Join(*log, ", "), "choose 1 false, choose 1 true, close"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAFinderWithoutRowsSaysWhy(t *testing.T) {
	f, s, _ := aFinder(t)
	f.SetQuery("zzz")
	f.SetResults(nil, 100, "1 ms")
	s.says("Nothing in this notebook goes by that name.")
	f.SetHint("Still reading the notebook…")
	s.says("Still reading the notebook…")
	s.press(fyne.KeyDown, fyne.KeyReturn)
}

func TestSpansThatDoNotFitTheTitleAreLeftOut(t *testing.T) {
	f, s, _ := aFinder(t)
	f.SetResults([]FinderRow{{Kind: "Note", Title: "“…é", Matches: []notebook.Span{{Start: 1, End: 2}, {Start: -1, End: 2}, {Start: 3, End: 99}, {Start: 6, End: 8}}}}, 1, "")
	s.says("“…")
	if strings.ContainsRune(s.reads(), '\ufffd') {
		t.Errorf("a rune was cut: %q", s.reads())
	}
}

func TestManyRowsScrollWithTheKeyboard(t *testing.T) {
	f, s, _ := aFinder(t)
	var rows []FinderRow
	for i := range 100 {
		rows = append(rows, FinderRow{Kind: "Document", Title: fmt.Sprintf("Document %d", i)})
	}
	f.SetResults(rows, 100, "1 ms")
	for range 40 {
		s.press(fyne.KeyDown)
	}
	s.says("Document 40")
	s.press(fyne.KeyPageUp, fyne.KeyPageUp)
	if f.list.chosen != 20 {
		t.Errorf("at row %d, want 20", f.list.chosen)
	}
}
