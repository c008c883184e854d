package widgets

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"casebound/assets"
	"casebound/notebook"
)

func anEvent(t testing.TB, n int, edtf, title string) notebook.Event {
	t.Helper()
	w, err := notebook.ParseEDTF(edtf)
	if err != nil {
		t.Fatal(err)
	}
	return notebook.Event{ID: an(n), When: w, Title: title}
}

// tapZone taps the middle of a zone of the strip.
func tapZone(t *testing.T, line *Timeline, s *stage, name string) {
	t.Helper()
	for _, z := range line.pen.zones {
		if z.name == name {
			s.tapAt(fyne.NewPos(z.x+z.w/2, z.y+z.h/2), 0)
			return
		}
	}
	t.Fatalf("there is no %q to tap", name)
}

func someEvents(t testing.TB) []notebook.Event {
	memo := anEvent(t, 4, "2020-04-09", "Board memo: do not sign")
	memo.Dating, memo.When.Words, memo.When.Base = notebook.FromDocument, "Thursday", "2020-04-09"
	return []notebook.Event{
		anEvent(t, 3, "2020-04-08", "Agnes Whitlow to advise Pier Nine"),
		anEvent(t, 1, "2020-04-01", "Brandl’s letter on the lease"),
		anEvent(t, 2, "2020-04-03", "Minutes: payments through Gdynia"),
		memo,
	}
}

func aTimeline(t testing.TB, events []notebook.Event) (*Timeline, *stage) {
	anApp(t)
	line := NewTimeline()
	line.SetData(TimelineData{Scope: "this document", Noun: "dated passages", Events: events, Undated: []UndatedRow{{ID: an(90), Words: "most recent filing"}}})
	return line, stageOf(t, line, 1200, 148)
}

func TestTheTimelineShowsEventsTicksAndTheTray(t *testing.T) {
	_, s := aTimeline(t, someEvents(t))
	s.says("Timeline", "this document", "4 dated passages", "1 Apr", "Brandl’s letter on the lease", "~9 Apr", "1 undated", "most recent")
	s.silent("Apr 2020|Brandl") // labels drop the year they share
	s.matches("timeline.txt")
}

func TestTheWheelZoomsAroundThePointer(t *testing.T) {
	line, s := aTimeline(t, someEvents(t))
	at := s.find("8 Apr")
	before := line.scale.At(float64(at.X - 14))
	line.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.Delta{DY: 100}})
	if after := line.scale.At(float64(at.X - 14)); after-before > 60 || before-after > 60 {
		t.Errorf("the time under the pointer moved by %d seconds", after-before)
	}
	wide := line.scale.Second
	s.focus(line)
	line.TypedRune('-')
	if line.scale.Second >= wide {
		t.Error("- does not zoom out")
	}
	line.TypedRune('0')
	s.says("1 Apr", "~9 Apr")
}

func TestDraggingPans(t *testing.T) {
	line, s := aTimeline(t, someEvents(t))
	before := line.scale.X(1586000000)
	test.Drag(s.window.Canvas(), fyne.NewPos(600, 100), -1, 0)
	if after := line.scale.X(1586000000); math.Abs(after-before+1) > 1e-3 {
		t.Errorf("dragging by −1 moved the line by %g", after-before)
	}
}

func TestTappingAnEventGoesToIt(t *testing.T) {
	line, s := aTimeline(t, someEvents(t))
	var log []string
	line.OnEvent = func(id notebook.ID) { log = append(log, fmt.Sprint("event ", id[15])) }
	line.OnEventMenu = func(id notebook.ID, _ fyne.Position) { log = append(log, fmt.Sprint("menu ", id[15])) }
	line.OnUndated = func(id notebook.ID) { log = append(log, fmt.Sprint("undated ", id[15])) }
	line.OnScope = func() { log = append(log, "scope") }
	s.tap("Brandl’s letter")
	s.rightTap("Agnes Whitlow")
	s.tap("most recent")
	s.tap("this document")
	s.tapAt(fyne.NewPos(14+line.layout.Points[1].X, line.axis), 0)
	if got, want := strings.Join(log, ", "), "event 1, menu 3, undated 90, scope, event 2"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTabGoesFromEventToEvent(t *testing.T) {
	line, s := aTimeline(t, someEvents(t))
	var went []byte
	line.OnEvent = func(id notebook.ID) { went = append(went, id[15]) }
	s.focus(line)
	s.press(fyne.KeyTab, fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn, fyne.KeyHome, fyne.KeyReturn)
	if got := fmt.Sprint(went); got != "[1 3 1]" {
		t.Errorf("went to %s, want [1 3 1]", got)
	}
	if !line.AcceptsTab() {
		t.Error("the strip does not take Tab")
	}
	line.SetSelected(an(4))
	s.press(fyne.KeyTab)
	if !line.selected.IsZero() {
		t.Error("Tab after the last event stays")
	}
}

func TestHoveringSaysHowADateWasArrivedAt(t *testing.T) {
	_, s := aTimeline(t, someEvents(t))
	s.hover("Board memo")
	s.says("9 Apr 2020", "“Thursday”, relative to the document's date, read", "from 9 Apr 2020")
}

func TestEventsTooCloseAreCountedAndOpenOnZoom(t *testing.T) {
	var events []notebook.Event
	for i := range 5 {
		events = append(events, anEvent(t, i+1, fmt.Sprintf("2020-04-%02d", i+1), fmt.Sprint("April ", i)))
	}
	events = append(events, anEvent(t, 9, "1950-01-01", "Long ago"))
	line, s := aTimeline(t, events)
	s.says("1 Apr 2020|April 0", "5 Apr 2020|April 4") // the stray one is left outside
	tapZone(t, line, s, "before")
	s.says("Long ago")
	line.Fit() // most of them again
	line.Fit() // and now all
	s.says("+4")
	if len(line.layout.Clusters) != 1 {
		t.Fatalf("there are %d clusters, want 1", len(line.layout.Clusters))
	}
	s.tapAt(fyne.NewPos(14+line.layout.Clusters[0].X, line.axis), 0)
	if len(line.layout.Points) != 5 {
		t.Errorf("after zooming in there are %d dots, want 5", len(line.layout.Points))
	}
	s.says("1 Apr 2020|April 0", "5 Apr 2020|April 4")
}

func TestAClusterOfOneDayGoesFromEventToEvent(t *testing.T) {
	events := []notebook.Event{anEvent(t, 1, "2020-04-01", "One"), anEvent(t, 2, "2020-04-01", "Two"), anEvent(t, 3, "2020-04-01", "Three")}
	line, s := aTimeline(t, events)
	var went []byte
	line.OnEvent = func(id notebook.ID) { went = append(went, id[15]) }
	for range 4 {
		s.tapAt(fyne.NewPos(14+line.layout.Clusters[0].X, line.axis), 0)
	}
	if got := fmt.Sprint(went); got != "[1 2 3 1]" {
		t.Errorf("went to %s, want [1 2 3 1]", got)
	}
}

func TestLabelsStandAboveBarsAndInsideTheStrip(t *testing.T) {
	events := []notebook.Event{
		anEvent(t, 1, "2014/2018", "The old lease"), anEvent(t, 2, "199X", "Salvage"), anEvent(t, 3, "2015-11/..", "The inquiry"),
		anEvent(t, 4, "2016-05", "A tender"), anEvent(t, 5, "2017-03-02", "A day"),
	}
	line, s := aTimeline(t, events)
	s.says("The old lease", "Salvage", "The inquiry")
	if len(line.layout.Bars) < 3 {
		t.Fatalf("there are %d bars", len(line.layout.Bars))
	}
	for _, label := range s.texts() {
		if label.text == "Salvage" && label.at.Y+label.size.Height > line.laneY(len(line.layout.Bars)-1) {
			t.Errorf("the label at %v touches the bars", label.at)
		}
		if label.at.Y < 0 {
			t.Errorf("%q leaves the strip at %v", label.text, label.at)
		}
	}
}

func TestUndatedEventsWaitInTheTray(t *testing.T) {
	line, s := aTimeline(t, []notebook.Event{{ID: an(7), Title: "some day soon"}, anEvent(t, 1, "2020-04-01", "One")})
	went := byte(0)
	line.OnUndated = func(id notebook.ID) { went = id[15] }
	s.says("2 undated")
	s.window.Resize(fyne.NewSize(1200, 220))
	s.tap("some day")
	if went != 7 {
		t.Errorf("went to %d, want 7", went)
	}
}

func TestWhatIsOutOfViewIsCounted(t *testing.T) {
	line, s := aTimeline(t, someEvents(t))
	line.zoomBy(6, 0)
	if line.layout.After == 0 {
		t.Fatal("nothing is out of view")
	}
	s.says(grouped(line.layout.After))
}

func TestRejectedEventsAreLeftOut(t *testing.T) {
	events := someEvents(t)
	events[0].Verdict = notebook.Rejected
	_, s := aTimeline(t, events)
	s.silent("Agnes Whitlow")
}

func TestAnEmptyTimelineIsKind(t *testing.T) {
	anApp(t)
	line := NewTimeline()
	line.SetData(TimelineData{Scope: "this document"})
	s := stageOf(t, line, 900, 130)
	s.says("Nothing here is dated yet", "0 events")
	s.focus(line)
	s.press(fyne.KeyLeft, fyne.KeyReturn, fyne.KeyHome)
	line.TypedRune('+')
}

func TestUndatedWordsAskForTheDayOfPublication(t *testing.T) {
	anApp(t)
	line := NewTimeline()
	asked := 0
	line.OnPublished = func() { asked++ }
	line.SetData(TimelineData{Scope: "this document", Undated: []UndatedRow{{ID: notebook.ID{15: 1}, Words: "Thursday"}}})
	s := stageOf(t, line, 900, 130)
	s.says("which is not known", "Set it…", "“Thursday”")
	s.tap("Set it…")
	if asked != 1 {
		t.Errorf("asked %d times, want once", asked)
	}
	line.OnPublished = nil
	line.SetData(TimelineData{Scope: "this document", Undated: []UndatedRow{{ID: notebook.ID{15: 1}, Words: "Thursday"}}})
	s.says("Nothing here is dated yet")
}

func TestTheTimelineKeepsItsStretchWhileEventsChange(t *testing.T) {
	line, s := aTimeline(t, someEvents(t))
	line.zoomBy(3, 200)
	before := line.scale
	line.SetData(TimelineData{Scope: "this document", Events: someEvents(t)[:2]})
	if line.scale != before {
		t.Error("new events moved the line")
	}
	line.SetData(TimelineData{Scope: "the notebook", Events: someEvents(t)})
	s.says("1 Apr", "~9 Apr")
}

func TestBrushingGivesAStretchOfTime(t *testing.T) {
	line, s := aTimeline(t, someEvents(t))
	var from, to notebook.Instant
	line.OnBrush = func(a, b notebook.Instant) { from, to = a, b }
	line.held = fyne.KeyModifierShift
	line.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(410, 90)}, Dragged: fyne.Delta{DX: 10}})
	line.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(510, 90)}, Dragged: fyne.Delta{DX: 100}})
	line.DragEnd()
	const day = 24 * 60 * 60
	if want := line.scale.At(400 - 14); from%day != 0 || (to+1)%day != 0 || from-want > day/2 || want-from > day/2 || to <= from {
		t.Errorf("brushed %v to %v", from, to)
	}
	line.data.From, line.data.To = from, to
	line.Refresh()
	s.says("Only 4 Apr 2020")
	tapZone(t, line, s, "brushed")
	if from != notebook.Beginning || to != notebook.End {
		t.Errorf("the chip leaves %v to %v", from, to)
	}
}

func TestBrushingByKeysReachesFromEventToEvent(t *testing.T) {
	events := someEvents(t)
	line, s := aTimeline(t, events)
	line.OnBrush = func(from, to notebook.Instant) {
		line.data.From, line.data.To = from, to
		if from == notebook.Beginning {
			line.data.From, line.data.To = 0, 0
		}
	}
	first := line.line.Order()[0]
	line.SetSelected(line.eventOf(first).ID)
	s.focus(line)
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	line.KeyDown(shift)
	s.press(fyne.KeyRight)
	if w := line.eventOf(first).When; line.data.From != w.Earliest || line.data.To != w.Latest {
		t.Errorf("one event is %v to %v", line.data.From, line.data.To)
	}
	s.press(fyne.KeyRight, fyne.KeyRight)
	third := line.line.Order()[2]
	if w := line.eventOf(third).When; line.data.To < w.Latest || line.chosen != third {
		t.Errorf("three events end at %v", line.data.To)
	}
	line.KeyUp(shift)
	s.press(fyne.KeyEscape)
	if line.brushed() {
		t.Error("Escape keeps the brush")
	}
	line.TypedRune('b')
	if from, to := line.View(); line.data.From != from || line.data.To != to {
		t.Errorf("b brushes %v to %v", line.data.From, line.data.To)
	}
}

func TestTheColoursOfGroupsHaveALegend(t *testing.T) {
	events := someEvents(t)
	line, s := aTimeline(t, events)
	of := make([]int, len(events))
	of[1] = 1
	line.SetData(TimelineData{Scope: "this document", Events: events, Groups: []TimelineGroup{{"stated", 4}, {"planned", 1}}, GroupOf: of})
	s.says("stated 4", "planned 1")
	inks := map[fyne.ThemeColorName]int{}
	for item := range line.shown {
		inks[line.inkOf(item)]++
	}
	if inks[groupInk(0)] == 0 || inks[groupInk(1)] == 0 {
		t.Errorf("the events are in %v", inks)
	}
}

func TestTheTimelineInEveryLook(t *testing.T) {
	anApp(t)
	line := NewTimeline()
	line.SetData(TimelineData{Scope: "this document", Events: someEvents(t)})
	for _, look := range []assets.Look{assets.LookLight, assets.LookDark, assets.LookSepia, assets.LookContrast} {
		s := stageIn(t, look, line, 900, 148)
		line.Refresh()
		ink := assets.PaletteOf(look)[assets.ColourDate]
		if n := s.inked(ink); n < 4 {
			t.Errorf("%s: %d texts are in the colour of dates, want the four dates", look, n)
		}
	}
}

func TestWhatHappenedStandsBeforeWhatWasPublished(t *testing.T) {
	published := anEvent(t, 1, "2020-04-09", "The Ledger publishes")
	published.Kind = notebook.Publication
	line, s := aTimeline(t, []notebook.Event{published, anEvent(t, 2, "2020-04-09", "The board signs"), anEvent(t, 3, "2020-04-01", "A letter")})
	s.window.Resize(fyne.NewSize(1200, 100)) // room for one row of labels
	s.says("The board signs", "+1")
	s.silent("The Ledger publishes")
	if n := len(line.layout.Clusters); n != 1 {
		t.Errorf("there are %d clusters, want 1", n)
	}
}

func BenchmarkTimeline(b *testing.B) {
	for _, n := range []int{10, 10000, 100000} {
		anApp(b)
		events := make([]notebook.Event, n)
		for i := range events {
			events[i] = anEvent(b, i%60000+1, fmt.Sprintf("%04d-%02d-%02d", 1900+i%120, 1+i%12, 1+i%28), fmt.Sprint("Event ", i))
		}
		line := NewTimeline()
		line.SetData(TimelineData{Scope: "the notebook", Events: events})
		stageOf(b, line, 1440, 148)
		b.Run(fmt.Sprint("zoom/", n), func(b *testing.B) {
			by := 1.1
			for b.Loop() {
				if line.scale.Second > 1e-3 || line.scale.Second < 2e-7 {
					by = 1 / by
				}
				line.zoomBy(by, 700)
			}
		})
		b.Run(fmt.Sprint("pan/", n), func(b *testing.B) {
			line.Fit()
			for b.Loop() {
				line.panBy(0.5)
			}
		})
	}
}

func TestBothSidesOfAConflictWarn(t *testing.T) {
	signed, moved := anEvent(t, 1, "2019-03-04", "The board signs"), anEvent(t, 2, "2019-03-06", "The board signs")
	moved.Conflict = signed.ID
	line, s := aTimeline(t, []notebook.Event{signed, moved, anEvent(t, 3, "2019-03-20", "Work begins")})
	for item, want := range []fyne.ThemeColorName{assets.ColourWarn, assets.ColourWarn, assets.ColourDate} {
		if got := line.inkOf(item); got != want {
			t.Errorf("event %d is in %s, want %s", item, got, want)
		}
	}
	s.hover("4 Mar")
	s.says("another version has a different date")
}
