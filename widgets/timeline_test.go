package widgets

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
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

func TestNoTwoLabelsOverlap(t *testing.T) {
	anApp(t)
	var events []notebook.Event
	for i := range 300 {
		events = append(events, anEvent(t, i+1, fmt.Sprintf("%04d-%02d-%02d", 1990+i%7, 1+i%12, 1+i%28), fmt.Sprintf("Event %d of a day", i)))
	}
	items := itemsOf(events)
	for _, width := range []float32{200, 640, 1400} {
		for _, zoom := range []float64{1, 7, 90} {
			a := area{14, 32, width, 180}
			var p plan
			p.arrange(&items, events, fitted(items.first, items.last, width).zoomed(zoom, width/3), a, 40)
			for i, x := range p.tags {
				for _, y := range p.tags[:i] {
					if x.x < y.right() && y.x < x.right() && x.y < y.bottom() && y.y < x.bottom() {
						t.Errorf("width %.0f, zoom %.0f: %v overlaps %v", width, zoom, x.area, y.area)
					}
				}
				if x.x < a.x || x.right() > a.right()+0.01 || x.y < a.y {
					t.Errorf("width %.0f, zoom %.0f: label %v leaves %v", width, zoom, x.area, a)
				}
			}
			for i := 1; i < len(p.dots); i++ {
				if p.dots[i].x-p.dots[i-1].x < dotGap {
					t.Errorf("dots at %.1f and %.1f touch", p.dots[i-1].x, p.dots[i].x)
				}
			}
		}
	}
}

func TestTimeToPixelsAndBack(t *testing.T) {
	s := fitted(0, 40*yearSeconds, 1000)
	for _, seconds := range []float64{0, 1e6, 3e8, -1e9, 5e10} {
		if got := s.seconds(s.x(seconds)); math.Abs(got-seconds) > 1/s.second/10+math.Abs(seconds)*1e-6 {
			t.Errorf("%g came back as %g", seconds, got)
		}
	}
	zoomed := s.zoomed(3, 250)
	if a, b := s.seconds(250), zoomed.seconds(250); math.Abs(a-b) > 1 {
		t.Errorf("zooming moved the time under the pointer from %g to %g", a, b)
	}
}

func TestTicksAreRoundAndHaveRoom(t *testing.T) {
	middle := float64(1586000000)
	for _, span := range []float64{600, 3600, daySeconds, 9 * daySeconds, 90 * daySeconds, 3 * yearSeconds, 80 * yearSeconds, 3000 * yearSeconds, 200000 * yearSeconds} {
		s := timeScale{start: middle - span/2, second: 1000 / span}
		ticks := s.ticks(1000)
		if len(ticks) < 2 || len(ticks) > 14 {
			t.Errorf("%g seconds have %d ticks", span, len(ticks))
		}
		for i := 1; i < len(ticks); i++ {
			if gap := ticks[i].x - ticks[i-1].x; gap < 40 {
				t.Errorf("%g seconds: ticks %q and %q are %.0f apart", span, ticks[i-1].label, ticks[i].label, gap)
			}
		}
	}
}

func TestTickLabelsByZoom(t *testing.T) {
	anApp(t)
	day := float64(1585872000) // 3 April 2020
	for _, c := range []struct {
		span  float64
		label string
	}{{6 * 3600, "02:00"}, {8 * daySeconds, "5 Apr"}, {300 * daySeconds, "May"}, {30 * yearSeconds, "2025"}, {9000 * yearSeconds, "1 BC"}} {
		s := timeScale{start: day - 1, second: 1000 / c.span}
		if c.span > 5000*yearSeconds {
			s.start = day - 3*c.span/4
		}
		var labels []string
		for _, tk := range s.ticks(1000) {
			labels = append(labels, tk.label)
		}
		if !strings.Contains(strings.Join(labels, "|"), c.label) && c.label != "1 BC" || c.label == "1 BC" && !strings.Contains(strings.Join(labels, "|"), "BC") {
			t.Errorf("a span of %g seconds is labelled %q, want %q among them", c.span, labels, c.label)
		}
	}
}

func TestTheWheelZoomsAroundThePointer(t *testing.T) {
	line, s := aTimeline(t, someEvents(t))
	at := s.find("8 Apr")
	before := line.scale.seconds(at.X - 14)
	line.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.Delta{DY: 100}})
	if after := line.scale.seconds(at.X - 14); math.Abs(after-before) > 60 {
		t.Errorf("the time under the pointer moved by %g seconds", after-before)
	}
	wide := line.scale.second
	s.focus(line)
	line.TypedRune('-')
	if line.scale.second >= wide {
		t.Error("- does not zoom out")
	}
	line.TypedRune('0')
	s.says("1 Apr", "~9 Apr")
}

func TestDraggingPans(t *testing.T) {
	line, s := aTimeline(t, someEvents(t))
	before := line.scale.x(1586000000)
	test.Drag(s.window.Canvas(), fyne.NewPos(600, 100), -1, 0)
	if after := line.scale.x(1586000000); after != before-1 {
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
	s.tapAt(fyne.NewPos(line.plan.dots[1].x, line.plan.axis), 0)
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

func TestVagueDatesAreSpansAndNeverADay(t *testing.T) {
	anApp(t)
	events := []notebook.Event{
		anEvent(t, 1, "2014/2018", "The old lease"), anEvent(t, 2, "199X", "Salvage"), anEvent(t, 3, "2019-11/..", "The inquiry"),
		anEvent(t, 4, "2016-05", "A tender"), anEvent(t, 5, "2017-03-02", "A day"),
	}
	items := itemsOf(events)
	var p plan
	p.arrange(&items, events, fitted(items.first, items.last, 1200), area{0, 32, 1200, 180}, -1)
	bars := map[byte]bool{}
	for _, b := range p.bars {
		bars[events[items.list[b.item].event].ID[15]] = true
	}
	if !bars[1] || !bars[2] || !bars[3] || bars[5] {
		t.Errorf("bars are drawn for %v, want 1, 2 and 3", bars)
	}
	day := timeScale{start: float64(events[4].When.Earliest) - daySeconds/4, second: 1000.0 / (2 * daySeconds)}
	p.arrange(&items, events, day, area{0, 32, 1200, 180}, -1)
	found := false
	for _, b := range p.bars {
		found = found || events[items.list[b.item].event].Title == "A day"
	}
	if !found {
		t.Error("at the scale of hours a day is not drawn as a stretch")
	}
}

func TestEventsTooCloseAreCountedAndOpenOnZoom(t *testing.T) {
	var events []notebook.Event
	for i := range 5 {
		events = append(events, anEvent(t, i+1, fmt.Sprintf("2020-04-%02d", i+1), fmt.Sprint("April ", i)))
	}
	events = append(events, anEvent(t, 9, "1950-01-01", "Long ago"))
	line, s := aTimeline(t, events)
	s.says("+4")
	var cluster dot
	for _, d := range line.plan.dots {
		if d.count() == 5 {
			cluster = d
		}
	}
	s.tapAt(fyne.NewPos(cluster.x, line.plan.axis), 0)
	if len(line.plan.dots) != 5 {
		t.Errorf("after zooming in there are %d dots, want 5", len(line.plan.dots))
	}
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
	line, _ := aTimeline(t, someEvents(t))
	var from, to notebook.Instant
	line.OnBrush = func(a, b notebook.Instant) { from, to = a, b }
	line.held = fyne.KeyModifierShift
	line.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(410, 90)}, Dragged: fyne.Delta{DX: 10}})
	line.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(510, 90)}, Dragged: fyne.Delta{DX: 100}})
	line.DragEnd()
	if want := line.scale.seconds(400 - 14); math.Abs(float64(from)-want) > 2 || to <= from {
		t.Errorf("brushed %v to %v", from, to)
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
				if line.scale.second > 1e-3 || line.scale.second < 2e-7 {
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
