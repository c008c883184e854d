package widgets

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"casebound/assets"
	"casebound/notebook"
)

func aLibrary() LibraryData {
	return LibraryData{
		Total: 3,
		Documents: []DocumentRow{
			{ID: an(1), Title: "Harbour Board Leased Pier Nine to a Firm Without an Office", Publisher: "The Ledger", Date: "9 Apr 2020", Highlights: 6, Notes: 2},
			{ID: an(2), VersionOf: an(1), VersionText: "second capture, 99 % the same"},
			{ID: an(3), Title: "Minutes", Publisher: "Harbour Board", Date: "3 Apr 2020", Format: "PDF"},
			{ID: an(4), Title: "Thrown out", Trashed: true},
		},
		Notes: []NoteRow{{ID: an(5), Title: "Who signs the leases?"}},
		Tags:  []TagRow{{"leases", 11}, {"to-verify", 4}},
	}
}

func TestLibraryListsDocumentsNotesAndTags(t *testing.T) {
	anApp(t)
	l := NewLibrary()
	l.SetData(aLibrary())
	s := stageOf(t, l, 252, 520)
	s.says("LIBRARY", "Harbour Board Leased", "The Ledger · 9 Apr 2020", "second capture, 99 % the same", "NOTES", "TAGS", "# leases", "11")
	s.silent("Thrown out") // the trash is folded
	s.matches("library.txt")
}

func TestLibraryCountsSourcesNotCaptures(t *testing.T) {
	anApp(t)
	l := NewLibrary()
	l.SetData(aLibrary())
	s := stageOf(t, l, 252, 520)
	if reads := s.reads(); !strings.Contains(reads, "LIBRARY|2|") {
		t.Errorf("the library reads %q, want 2 sources", reads)
	}
}

func TestVersionsStandBelowTheirDocument(t *testing.T) {
	anApp(t)
	l := NewLibrary()
	data := aLibrary()
	data.Documents[1], data.Documents[2] = data.Documents[2], data.Documents[1]
	l.SetData(data)
	s := stageOf(t, l, 252, 520)
	if v, m := s.find("second capture"), s.find("Minutes"); v.Y > m.Y {
		t.Errorf("the version stands at %v, below the next document at %v", v.Y, m.Y)
	}
}

func TestTappingTheLibraryOpens(t *testing.T) {
	anApp(t)
	var log []string
	l := NewLibrary()
	l.OnDocument = func(id notebook.ID, newTab bool) { log = append(log, fmt.Sprint("document ", id[15], newTab)) }
	l.OnNote = func(id notebook.ID, newTab bool) { log = append(log, fmt.Sprint("note ", id[15], newTab)) }
	l.OnTag = func(name string) { log = append(log, "tag "+name) }
	l.OnMenu = func(id notebook.ID, at fyne.Position) { log = append(log, fmt.Sprint("menu ", id[15])) }
	l.SetData(aLibrary())
	s := stageOf(t, l, 252, 520)
	s.tap("Harbour Board Leased")
	s.middleTap("Minutes")
	s.middleTap("second capture")
	s.tap("Who signs")
	s.tap("# leases")
	s.rightTap("Minutes")
	want := "document 1 false, document 3 true, document 2 true, note 5 false, tag leases, menu 3"
	if got := strings.Join(log, ", "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTheKeyboardWalksTheLibrary(t *testing.T) {
	anApp(t)
	var opened []byte
	l := NewLibrary()
	l.OnDocument = func(id notebook.ID, newTab bool) { opened = append(opened, id[15]) }
	l.SetData(aLibrary())
	s := stageOf(t, l, 252, 520)
	s.focus(l)
	s.press(fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if string(opened) != "\x01\x02\x03" {
		t.Errorf("opened %v, want 1 2 3", opened)
	}
}

// TestTheKeyboardStaysOnItsDocument unlinks the version that the keyboard is on:
// its row goes elsewhere, and another document stands where it was.
func TestTheKeyboardStaysOnItsDocument(t *testing.T) {
	anApp(t)
	var opened []byte
	l := NewLibrary()
	l.OnDocument = func(id notebook.ID, newTab bool) { opened = append(opened, id[15]) }
	data := aLibrary()
	l.SetData(data)
	s := stageOf(t, l, 252, 520)
	s.focus(l)
	s.press(fyne.KeyHome, fyne.KeyDown, fyne.KeyDown)
	version := data.Documents[1]
	version.VersionOf, version.Title = notebook.ID{}, "As they leased pier nine"
	data.Documents = append([]DocumentRow{version}, data.Documents[0], data.Documents[2])
	l.SetData(data)
	if s.press(fyne.KeyReturn); string(opened) != "\x02" {
		t.Errorf("opened %v, want 2", opened)
	}
}

func TestSeveralDocumentsAreChosen(t *testing.T) {
	anApp(t)
	var log []string
	l := NewLibrary()
	l.OnSelected = func(ids []notebook.ID) { log = append(log, fmt.Sprint(len(ids))) }
	l.SetData(aLibrary())
	l.SetCurrent(an(1))
	s := stageOf(t, l, 252, 620)
	s.tapWith("Minutes", fyne.KeyModifierControl) // beside the one that is open
	s.tapWith("Harbour Board Leased", fyne.KeyModifierShift)
	s.tapWith("second capture", fyne.KeyModifierControl)
	s.tap("Minutes")
	s.focus(l)
	s.press(fyne.KeyHome, fyne.KeyDown)
	l.held = fyne.KeyModifierShift
	s.press(fyne.KeyDown)
	l.held = fyne.KeyModifierControl
	s.press(fyne.KeySpace)
	l.held = 0
	s.press(fyne.KeyEscape)
	if got := strings.Join(log, " "); got != "2 3 2 0 2 1 0" {
		t.Errorf("chosen %s", got)
	}
	l.toggle(l.rowAt(60))
	l.SetData(LibraryData{Total: 1, Documents: []DocumentRow{{ID: an(9), Title: "Another"}}})
	if len(l.Selected()) != 0 {
		t.Error("what is no longer listed is still chosen")
	}
}

func TestTheLibraryListsCollections(t *testing.T) {
	anApp(t)
	var asked []byte
	stopped := false
	l := NewLibrary()
	l.OnCollection = func(id notebook.ID) { asked = append(asked, id[15]) }
	l.OnWithin = func() { stopped = true }
	data := aLibrary()
	data.Collections = []CollectionRow{{an(7), "Leases", 2}, {an(8), "Pilots", 0}}
	l.SetData(data)
	s := stageOf(t, l, 252, 620)
	s.says("COLLECTIONS", "Leases|2", "Pilots|0")
	s.tap("Leases")
	data.In, data.Within = an(7), "3–9 Apr 2020"
	l.SetData(data)
	s.says("Only Leases", "Only 3–9 Apr 2020")
	s.tap("Only Leases")
	s.tap("Only 3–9 Apr 2020")
	if string(asked) != "\x07\x00" || !stopped {
		t.Errorf("asked for %v, stopped %v", asked, stopped)
	}
}

func TestSectionsFoldAndUnfold(t *testing.T) {
	anApp(t)
	l := NewLibrary()
	l.SetData(aLibrary())
	s := stageOf(t, l, 252, 620)
	s.tap("TRASH")
	s.says("Thrown out")
	s.tap("LIBRARY")
	s.silent("Minutes")
	s.says("Who signs")
	s.tap("LIBRARY")
	s.says("Minutes")
}

func TestAFilteredLibrarySaysSo(t *testing.T) {
	anApp(t)
	asked := "untouched"
	l := NewLibrary()
	l.OnTag = func(name string) { asked = name }
	l.SetData(LibraryData{Total: 4, Filter: "leases", Tags: []TagRow{{"leases", 11}}})
	s := stageOf(t, l, 252, 400)
	s.says("Only # leases", "Nothing here carries this tag.")
	s.tap("Only # leases")
	if asked != "" {
		t.Errorf("tapping the filter asked for %q, want all", asked)
	}
	s.tap("# leases")
	if asked != "" {
		t.Errorf("tapping the tag that filters asked for %q, want all", asked)
	}
}

func TestAnEmptyLibrarySaysHowToImport(t *testing.T) {
	anApp(t)
	imported := false
	l := NewLibrary()
	l.OnImport = func() { imported = true }
	l.SetData(LibraryData{})
	s := stageOf(t, l, 252, 400)
	s.says("Your notebook is empty")
	s.tap("Import documents…")
	if !imported {
		t.Error("the button does not import")
	}
}

func TestOnlyVisibleRowsAreObjects(t *testing.T) {
	anApp(t)
	var data LibraryData
	for i := range 10000 {
		data.Documents = append(data.Documents, DocumentRow{ID: an(i), Title: fmt.Sprintf("Document %d about a matter of some length", i), Publisher: "Registry", Date: "20 Mar 2020"})
	}
	l := NewLibrary()
	l.SetData(data)
	s := stageOf(t, l, 252, 700)
	if n := len(s.texts()); n > 60 {
		t.Errorf("%d texts are drawn for 700 units of height", n)
	}
	l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -300000}})
	s.says("Document 4")
	l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -1e9}})
	s.says("Document 9999", "NOTES")
}

func TestTheOpenDocumentIsInView(t *testing.T) {
	anApp(t)
	var data LibraryData
	for i := range 200 {
		data.Documents = append(data.Documents, DocumentRow{ID: an(i + 1), Title: fmt.Sprintf("Document %d", i)})
	}
	l := NewLibrary()
	l.SetData(data)
	l.SetCurrent(an(150))
	s := stageOf(t, l, 252, 400)
	s.says("Document 149")
	s.window.Resize(fyne.NewSize(252, 700))
	s.says("Document 149")
}

func TestColoursFollowTheLook(t *testing.T) {
	anApp(t)
	l := NewLibrary()
	l.SetData(aLibrary())
	for _, look := range []assets.Look{assets.LookLight, assets.LookDark, assets.LookSepia, assets.LookContrast} {
		s := stageIn(t, look, l, 252, 520)
		l.Refresh()
		ink := s.inked(theme.Color(assets.ColourInk))
		if want := assets.PaletteOf(look)[assets.ColourInk]; theme.Color(assets.ColourInk) != want || ink < 4 {
			t.Errorf("%s: %d texts are in its ink", look, ink)
		}
	}
}

func BenchmarkLibraryOfTenThousand(b *testing.B) {
	anApp(b)
	var data LibraryData
	for i := range 10000 {
		data.Documents = append(data.Documents, DocumentRow{ID: an(i), Title: fmt.Sprintf("Document %d about a rather long matter that needs two lines or three", i), Publisher: "Registry", Date: "20 Mar 2020"})
	}
	l := NewLibrary()
	l.SetData(data)
	stageOf(b, l, 252, 700)
	b.Run("set", func(b *testing.B) {
		for b.Loop() {
			l.SetData(data)
		}
	})
	b.Run("wheel", func(b *testing.B) {
		for b.Loop() {
			if l.offset > 500000 {
				l.offset = 0
			}
			l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -25}})
		}
	})
}
