package widgets

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func someTabs(n int) []Tab {
	tabs := []Tab{{Title: "Harbour Board Leased Pier Nine to a Firm"}, {Title: "Minutes"}, {Title: "Who signs?", Icon: "note"}}
	for i := len(tabs); i < n; i++ {
		tabs = append(tabs, Tab{Title: fmt.Sprintf("Document number %d", i)})
	}
	return tabs[:n]
}

func TestLongTabTitlesAreCut(t *testing.T) {
	anApp(t)
	tabs := NewTabs()
	tabs.SetTabs(someTabs(3), 0)
	s := stageOf(t, tabs, 700, 34)
	s.says("Harbour Board Leased", "…", "Minutes", "Who signs?")
	s.silent("a Firm")
}

func TestTabsSelectCloseAndAskForMenus(t *testing.T) {
	anApp(t)
	var log []string
	tabs := NewTabs()
	tabs.OnSelect = func(i int) { log = append(log, fmt.Sprint("select ", i)) }
	tabs.OnClose = func(i int) { log = append(log, fmt.Sprint("close ", i)) }
	tabs.OnMenu = func(i int, _ fyne.Position) { log = append(log, fmt.Sprint("menu ", i)) }
	tabs.SetTabs(someTabs(3), 0)
	s := stageOf(t, tabs, 700, 34)
	s.tap("Minutes")
	s.middleTap("Who signs?")
	s.rightTap("Minutes")
	s.hover("Minutes")
	at := s.find("Minutes")
	s.tapAt(fyne.NewPos(tabs.widthOf(0)+tabs.widthOf(1)-16, at.Y), 0) // the cross at the right of the tab
	if got, want := strings.Join(log, ", "), "select 1, close 2, menu 1, close 1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTheKeyboardSelectsAndClosesTabs(t *testing.T) {
	anApp(t)
	var log []string
	tabs := NewTabs()
	tabs.OnSelect = func(i int) { log = append(log, fmt.Sprint("select ", i)) }
	tabs.OnClose = func(i int) { log = append(log, fmt.Sprint("close ", i)) }
	tabs.SetTabs(someTabs(3), 0)
	s := stageOf(t, tabs, 700, 34)
	s.focus(tabs)
	s.press(fyne.KeyRight, fyne.KeyReturn, fyne.KeyRight, fyne.KeyDelete)
	if got, want := strings.Join(log, ", "), "select 1, close 2"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDraggingATabMovesIt(t *testing.T) {
	anApp(t)
	moved := ""
	tabs := NewTabs()
	tabs.OnMove = func(from, to int) { moved = fmt.Sprint(from, " to ", to) }
	tabs.SetTabs(someTabs(3), 0)
	s := stageOf(t, tabs, 700, 34)
	s.drag("Harbour Board", "Who signs?")
	if moved != "0 to 2" && moved != "0 to 1" {
		t.Errorf("the tab moved %q", moved)
	}
	moved = ""
	s.drag("Who signs?", "Harbour Board")
	if moved != "2 to 0" && moved != "2 to 1" {
		t.Errorf("the tab moved %q", moved)
	}
}

func TestTheActiveTabIsInView(t *testing.T) {
	anApp(t)
	tabs := NewTabs()
	tabs.SetTabs(someTabs(20), 17)
	s := stageOf(t, tabs, 500, 34)
	if at := s.find("Document number 17"); at.X < 0 || at.X > 500 {
		t.Errorf("the active tab stands at %v", at)
	}
	s.window.Resize(fyne.NewSize(800, 34))
	if at := s.find("Document number 17"); at.X < 0 || at.X > 800 {
		t.Errorf("after resizing it stands at %v", at)
	}
	tabs.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 1e6}})
	s.says("Harbour Board")
}
