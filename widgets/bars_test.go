package widgets

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestTheFindBarAsksAtEveryChange(t *testing.T) {
	anApp(t)
	var asked []string
	f := NewFindBar()
	f.OnFind = func(q FindQuery) { asked = append(asked, fmt.Sprintf("%s %t %t %t", q.Text, q.Case, q.Word, q.Regex)) }
	s := stageOf(t, f, 700, 40)
	test.Type(f.entry, "le")
	for i := range 3 {
		s.tapAt(fyne.NewPos(f.buttons.Position().X+14+float32(i)*30, 20), 0)
	}
	want := "l false false false, le false false false, le true false false, le true true false, le true true true"
	if got := strings.Join(asked, ", "); got != want {
		t.Errorf("asked %s, want %s", got, want)
	}
}

func TestTheFindBarCountsAndWarns(t *testing.T) {
	anApp(t)
	f := NewFindBar()
	s := stageOf(t, f, 700, 40)
	f.SetText("lease")
	f.SetCount(0, 12)
	s.says("12 found")
	f.SetCount(3, 12)
	s.says("3 of 12")
	f.SetCount(0, 0)
	s.says("not found")
	f.SetFault("a bracket is open")
	s.says("a bracket is open")
}

func TestFindBarKeys(t *testing.T) {
	anApp(t)
	var log []string
	f := NewFindBar()
	f.OnNext = func() { log = append(log, "next") }
	f.OnPrevious = func() { log = append(log, "previous") }
	f.OnClose = func() { log = append(log, "close") }
	s := stageOf(t, f, 700, 40)
	s.focus(f.Focus())
	s.press(fyne.KeyReturn)
	f.entry.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	s.press(fyne.KeyReturn)
	f.entry.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	s.press(fyne.KeyDown, fyne.KeyUp, fyne.KeyEscape)
	if got, want := strings.Join(log, ", "), "next, previous, next, previous, close"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTheToolbarCallsBack(t *testing.T) {
	anApp(t)
	var log []string
	b := NewToolbar("Ctrl P")
	b.OnNotebook = func(fyne.Position) { log = append(log, "notebook") }
	b.OnBack = func() { log = append(log, "back") }
	b.OnForward = func() { log = append(log, "forward") }
	b.OnFinder = func() { log = append(log, "finder") }
	b.OnImport = func() { log = append(log, "import") }
	b.OnExport = func() { log = append(log, "export") }
	b.OnLock = func() { log = append(log, "lock") }
	b.SetNotebook("Piers & leases")
	b.SetHistory(true, false)
	s := stageOf(t, b, 1200, 43)
	s.says("Piers & leases", "Go to document, person", "Ctrl P", "Not encrypted")
	b.SetEncrypted(true)
	s.says("Encrypted")
	s.silent("Not encrypted")
	for _, text := range []string{"Piers & leases", "Go to document", "Import", "Export", "Encrypted"} {
		s.tap(text)
	}
	s.focus(b)
	s.press(fyne.KeyRight, fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn) // forward leads nowhere, so it is no stop
	if got, want := strings.Join(log, ", "), "notebook, finder, import, export, lock, export, lock"; len(log) != 7 || !strings.HasPrefix(got, "notebook, finder, import, export, lock") {
		t.Errorf("got %s, want %s or the like", got, want)
	}
}

func TestEveryButtonOfTheToolbarIsAStop(t *testing.T) {
	anApp(t)
	b := NewToolbar("Ctrl P")
	b.SetNotebook("Piers")
	b.SetHistory(true, true)
	stageOf(t, b, 1200, 43)
	names := map[string]bool{}
	for _, z := range b.pen.zones {
		names[z.name] = z.stop
	}
	for _, want := range []string{"notebook", "back", "forward", "finder", "import", "export", "unlock"} {
		if !names[want] {
			t.Errorf("the keyboard cannot reach %s: %v", want, names)
		}
	}
}

func TestANarrowToolbarKeepsItsParts(t *testing.T) {
	anApp(t)
	b := NewToolbar("Ctrl P")
	b.SetNotebook("A notebook with a name that is far too long for its place")
	stageOf(t, b, 640, 43)
	var parts []area
	for _, z := range b.pen.zones {
		parts = append(parts, z.area)
	}
	for i, x := range parts {
		for _, y := range parts[:i] {
			if x.x < y.right()-0.5 && y.x < x.right()-0.5 {
				t.Errorf("%v and %v overlap", x, y)
			}
		}
	}
}

func TestTheStatusBarShowsItemsAndTapsThem(t *testing.T) {
	anApp(t)
	tapped := ""
	b := NewStatusBar()
	b.OnItem = func(key string) { tapped += key }
	b.SetItems([]StatusItem{{Text: "Saved"}, {Key: "cancel", Text: "Importing 3 of 20", Progress: 0.15}, {Text: "disk is full", Warn: true}}, StatusItem{Text: "Local only: no network connections"})
	s := stageOf(t, b, 900, 24)
	s.says("Saved", "Importing 3 of 20", "disk is full", "Local only: no network connections")
	s.tap("Importing")
	s.tap("Saved")
	if tapped != "cancel" {
		t.Errorf("tapped %q, want cancel alone", tapped)
	}
	s.window.Resize(fyne.NewSize(300, 24))
	for _, text := range s.texts() {
		if text.at.X < 0 || text.at.X+text.size.Width > 301 {
			t.Errorf("%q leaves the bar", text.text)
		}
	}
}

func TestTheKeyListFiltersAndCloses(t *testing.T) {
	anApp(t)
	closed := 0
	k := NewKeyList([]KeyGroup{
		{"Go", []KeyRow{{"Ctrl P", "Go to anything"}, {"Alt ←", "Back"}}},
		{"Mark", []KeyRow{{"1 to 8", "Highlight in a colour"}}},
	})
	k.OnClose = func() { closed++ }
	s := stageOf(t, k, 900, 600)
	s.says("Keys", "GO", "Go to anything", "Ctrl", "MARK", "Highlight in a colour")
	test.Type(k.entry, "high")
	s.says("Highlight in a colour")
	s.silent("Go to anything")
	test.Type(k.entry, "zzz")
	s.says("No key does that.")
	s.focus(k.Focus())
	s.press(fyne.KeyDown, fyne.KeyEscape)
	s.tapAt(fyne.NewPos(10, 10), 0)
	if closed != 2 {
		t.Errorf("closed %d times, want 2", closed)
	}
}
