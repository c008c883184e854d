package widgets

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"casebound/notebook"
)

func someEntities() []EntityRow {
	return []EntityRow{
		{ID: an(1), Kind: notebook.Person, Name: "Agnes Whitlow", Roles: []string{"chief clerk"}, Aliases: []string{"Whitlow"}, Ticks: []float32{0.1, 0.5}, Count: 2, Confidence: 0.93, Reason: "title before it", Total: 9, Documents: 3},
		{ID: an(2), Kind: notebook.Organisation, Name: "Ostrava Shipping", Aliases: []string{"Ostrava"}, Ticks: []float32{0.4}, Count: 1},
		{ID: an(3), Kind: notebook.Organisation, Name: "Pier Nine", Ticks: []float32{0, 0.25, 0.5, 0.75}, Count: 4},
		{ID: an(4), Kind: notebook.Organisation, Name: "Harbour Board", Ticks: []float32{0.9}, Count: 1},
	}
}

func anInspector(t *testing.T) (*Inspector, *stage) {
	anApp(t)
	i := NewInspector()
	i.SetEntities(someEntities())
	return i, stageOf(t, i, 312, 620)
}

func TestEntitiesAreGroupedAndRanked(t *testing.T) {
	_, s := anInspector(t)
	s.says("PEOPLE", "ORGANISATIONS", "Filter 4 entities", "chief c")
	names := []string{"Agnes Whitlow", "Pier Nine", "Ostrava Shipping", "Harbour Board"}
	for i := 1; i < len(names); i++ {
		if a, b := s.find(names[i-1]), s.find(names[i]); a.Y >= b.Y {
			t.Errorf("%s stands below %s", names[i-1], names[i])
		}
	}
	s.matches("entities.txt")
}

func TestTheReaderMayRankByAlphabet(t *testing.T) {
	_, s := anInspector(t)
	s.tapAt(fyne.NewPos(312-24, 34+26), 0)
	if a, b := s.find("Harbour Board"), s.find("Ostrava Shipping"); a.Y > b.Y {
		t.Error("Harbour Board stands below Ostrava Shipping")
	}
}

func TestTappingAnEntityStepsThroughItsMentions(t *testing.T) {
	i, s := anInspector(t)
	var went []int
	i.OnMention = func(id notebook.ID, index int) { went = append(went, index) }
	s.tap("Pier Nine")
	s.says("1 of 4")
	s.tap("Pier Nine")
	s.tap("Pier Nine")
	s.says("3 of 4")
	s.tapWith("Pier Nine", fyne.KeyModifierShift)
	s.says("2 of 4")
	s.tap("Agnes Whitlow")
	s.tapWith("Agnes Whitlow", fyne.KeyModifierShift)
	if got, want := fmt.Sprint(went), "[0 1 2 1 0 1]"; got != want {
		t.Errorf("went to %s, want %s", got, want)
	}
}

func TestTappingATickGoesToItsMention(t *testing.T) {
	i, s := anInspector(t)
	at := -1
	i.OnMention = func(id notebook.ID, index int) { at = index }
	var ticks zone
	for _, z := range i.entities.list.pen.zones {
		if z.name == "ticks of "+an(3).String() {
			ticks = z
		}
	}
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(i.entities.list)
	s.tapAt(top.AddXY(ticks.x+ticks.w*0.77, ticks.y+ticks.h/2), 0)
	if at != 3 {
		t.Errorf("went to mention %d, want 3", at)
	}
}

func TestTheChosenEntitySaysWhyItIsHere(t *testing.T) {
	i, s := anInspector(t)
	i.SetMention(an(1), 1)
	s.says("2 of 2", "93 % sure", "chief clerk · also Whitlow", "9 mentions in 3", "title before it")
}

func TestTheFilterFindsNamesAliasesAndRoles(t *testing.T) {
	i, s := anInspector(t)
	for filter, want := range map[string]string{"ost": "Ostrava Shipping", "clerk": "Agnes Whitlow", "WHITLOW": "Agnes Whitlow"} {
		i.entities.entry.SetText(filter)
		s.says(want)
		s.silent("Pier Nine")
	}
	i.entities.entry.SetText("zzz")
	s.says("No entity here matches that.")
	s.focus(i.FocusFilter())
	s.press(fyne.KeyEscape)
	s.says("Pier Nine")
}

func TestDraggingOneEntityOnAnotherMerges(t *testing.T) {
	i, s := anInspector(t)
	merged := ""
	i.OnMerge = func(a, b notebook.ID) { merged = fmt.Sprint(a[15], " into ", b[15]) }
	s.drag("Harbour Board", "Pier Nine")
	if merged != "4 into 3" {
		t.Errorf("merged %q, want 4 into 3", merged)
	}
	merged = ""
	s.drag("Harbour Board", "PEOPLE")
	if merged != "" {
		t.Errorf("dropping on a heading merged %q", merged)
	}
}

func TestEntitiesOpenPagesAndMenus(t *testing.T) {
	i, s := anInspector(t)
	var log []string
	i.OnEntity = func(id notebook.ID) { log = append(log, fmt.Sprint("page ", id[15])) }
	i.OnEntityMenu = func(id notebook.ID, _ fyne.Position) { log = append(log, fmt.Sprint("menu ", id[15])) }
	s.tapWith("Pier Nine", fyne.KeyModifierControl)
	s.middleTap("Agnes Whitlow")
	s.rightTap("Ostrava Shipping")
	if got, want := strings.Join(log, ", "), "page 3, page 1, menu 2"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTheKeyboardStepsThroughMentions(t *testing.T) {
	i, s := anInspector(t)
	var went []int
	i.OnMention = func(id notebook.ID, index int) { went = append(went, int(id[15])*10+index) }
	s.focus(i.FocusFilter())
	s.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	if got, want := fmt.Sprint(went), "[30 31 32 31]"; got != want {
		t.Errorf("went to %s, want %s", got, want)
	}
}

func TestDeleteHidesTheEntityUnderTheCursor(t *testing.T) {
	i, s := anInspector(t)
	hidden := byte(0)
	i.OnHideEntity = func(id notebook.ID) { hidden = id[15] }
	s.focus(i.FocusFilter())
	s.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDelete)
	if hidden != 3 {
		t.Errorf("hid %d, want 3", hidden)
	}
}

func TestHighlightsAreCardsAndOrphansStandApart(t *testing.T) {
	i, s := anInspector(t)
	chosen := byte(0)
	i.OnHighlight = func(id notebook.ID) { chosen = id[15] }
	i.SetHighlights([]HighlightCard{
		{ID: an(1), Colour: notebook.Purple, Quote: "the missing appendix", State: StateOrphan},
		{ID: an(2), Colour: notebook.Yellow, Quote: strings.Repeat("The board found gaps in the lease. ", 20), Comment: "See page 11.", Tags: []string{"leases", "to-verify"}, Where: "¶ 4"},
		{ID: an(3), Colour: notebook.Red, Quote: "a tender", State: StateCheck},
	})
	i.SetTab(TabHighlights)
	s.says("The board found", "…", "See page 11.", "#leases  #to-verify", "yellow · ¶ 4", "CHECK THESE", "check the place", "NOT FOUND IN THIS TEXT", "not in this version")
	if a, b := s.find("The board found"), s.find("the missing appendix"); a.Y > b.Y {
		t.Error("the orphan stands first")
	}
	s.tap("a tender")
	if chosen != 3 {
		t.Errorf("chose %d, want 3", chosen)
	}
}

func TestNotesAreListedAndBegun(t *testing.T) {
	i, s := anInspector(t)
	var log []string
	i.OnNewNote = func() { log = append(log, "new") }
	i.OnNote = func(id notebook.ID, newTab bool) { log = append(log, fmt.Sprint(id[15], newTab)) }
	i.SetTab(TabNotes)
	s.says("No note belongs to this document yet")
	i.SetNotes([]NoteRow{{ID: an(7), Title: "Who signs?", Detail: "Brandl says"}})
	s.tap("New note")
	s.tap("Who signs?")
	if got, want := strings.Join(log, ", "), "new, 7 false"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFactsSayWhereTheyComeFrom(t *testing.T) {
	i, s := anInspector(t)
	edited := ""
	i.OnEdit = func(key string) { edited += key }
	i.SetInfo([]InfoField{
		{Key: "published", Label: "Published", Value: "9 Apr 2020", Origin: "from the byline", Editable: true},
		{Key: "authors", Label: "Authors", Editable: true},
		{Key: "sha", Label: "SHA-256", Value: strings.Repeat("6f1c", 16), Fixed: true},
	})
	i.SetTab(TabInfo)
	s.says("Published", "9 Apr 2020", "from the byline", "not known", "SHA-256")
	s.tap("9 Apr 2020")
	s.tap("SHA-256")
	if edited != "published" {
		t.Errorf("edited %q, want published alone", edited)
	}
}

func TestTheHeaderChangesTheFace(t *testing.T) {
	i, s := anInspector(t)
	var tabs []InspectorTab
	i.OnTab = func(tab InspectorTab) { tabs = append(tabs, tab) }
	s.tap("Highlights")
	s.says("Nothing is highlighted yet")
	s.silent("Pier Nine")
	s.tap("Info")
	s.tap("Entities")
	s.says("Pier Nine")
	if got, want := fmt.Sprint(tabs), "[1 3 0]"; got != want {
		t.Errorf("went to %s, want %s", got, want)
	}
	if i.Tab() != TabEntities {
		t.Errorf("the tab is %d", i.Tab())
	}
}

func TestFiveThousandEntitiesAreDrawnByWindow(t *testing.T) {
	i, s := anInspector(t)
	var rows []EntityRow
	for n := range 5000 {
		rows = append(rows, EntityRow{ID: an(n), Kind: notebook.Person, Name: fmt.Sprintf("Name %04d", n), Count: 5000 - n})
	}
	i.SetEntities(rows)
	if n := len(s.texts()); n > 100 {
		t.Errorf("%d texts are drawn", n)
	}
	test.Scroll(s.window.Canvas(), fyne.NewPos(100, 300), 0, -1e6)
	s.says("Name 4999")
}

func BenchmarkEntitiesOfFiveThousand(b *testing.B) {
	anApp(b)
	i := NewInspector()
	var rows []EntityRow
	for n := range 5000 {
		rows = append(rows, EntityRow{ID: an(n), Kind: notebook.EntityKind(1 + n%4), Name: fmt.Sprintf("Name %04d of Some Length", n), Ticks: []float32{0.1, 0.4, 0.9}, Count: 3})
	}
	i.SetEntities(rows)
	stageOf(b, i, 312, 620)
	b.Run("set", func(b *testing.B) {
		for b.Loop() {
			i.SetEntities(rows)
		}
	})
	b.Run("wheel", func(b *testing.B) {
		for b.Loop() {
			if i.entities.list.offset > 100000 {
				i.entities.list.offset = 0
			}
			i.entities.list.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -25}})
		}
	})
}
