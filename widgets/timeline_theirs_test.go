package widgets

import (
	"slices"
	"testing"

	"casebound/notebook"
)

func TestAnEventOfAnotherVersionIsTakenOverWithOneTap(t *testing.T) {
	line, s := aTimeline(t, someEvents(t))
	var taken []notebook.ID
	line.OnTakeOver = func(id notebook.ID) { taken = append(taken, id) }
	line.SetData(TimelineData{Scope: "this document", Events: someEvents(t), Theirs: []string{"", "“Later capture”", "", ""}})
	s.says("3 events · 1 of another version", "Brandl’s letter on the lease")
	if n := len(line.pen.lines.made); n < 6 {
		t.Errorf("%d dashes, want a broken ring", n)
	}
	for item := range line.shown {
		has := slices.ContainsFunc(line.pen.zones, func(z zone) bool { return z.name == takeName(item) })
		if of := line.theirs(item); has != (of != "") {
			t.Errorf("item %d of %q has a sign to take it over: %v", item, of, has)
		}
	}
	tapZone(t, line, s, takeName(1))
	line.SetSelected(an(1))
	s.focus(line)
	line.TypedRune('a')
	line.SetSelected(an(3))
	line.TypedRune('a')
	if !slices.Equal(taken, []notebook.ID{an(1), an(1)}) {
		t.Errorf("taken over: %v, want event 1 by the sign and by the key, and none of the document's own", taken)
	}
}
