package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"casebound/app/session"
	"casebound/notebook"
)

// labels are those of a menu, and of the menus in it, with a mark at what is
// chosen.
func labels(items ...*fyne.MenuItem) string {
	var list []string
	for _, item := range items {
		label := item.Label
		if item.Checked {
			label = "*" + label
		}
		if item.ChildMenu != nil {
			label += "(" + labels(item.ChildMenu.Items...) + ")"
		}
		list = append(list, label)
	}
	return strings.Join(list, "|")
}

func TestTheTimelineIsFiltered(t *testing.T) {
	s := sit(t)
	s.run("timeline.everything")
	if !strings.HasPrefix(s.message, "The timeline shows everything") {
		t.Errorf("it says %q", s.message)
	}
	s.run("timeline.filter")
	if s.win.Canvas().Overlays().Top() == nil {
		t.Fatal("there is no menu")
	}
	view := s.session.View()
	if got := labels(s.timeline.names(view.Filter)); !strings.HasPrefix(got, "Name(*Any|") || !strings.Contains(got, "Ewa Lind  1") {
		t.Errorf("names %s", got)
	}
	if got, want := labels(s.timeline.verdicts(view.Filter)), "What you said(*All but rejected|Confirmed|Unconfirmed|Rejected)"; got != want {
		t.Errorf("verdicts %s", got)
	}
	all, _ := s.session.Timeline(session.TimelineFilter{}, s.document)
	s.timeline.statuses(view.Filter).ChildMenu.Items[3].Action() // planned: none is
	if got := s.timeline.widget.AccessibilityLabel(); !strings.Contains(got, "0 dated passages") {
		t.Errorf("after filtering %q", got)
	}
	s.run("timeline.csv")
	if !strings.HasPrefix(s.message, "There is no event") {
		t.Errorf("exporting nothing says %q", s.message)
	}
	if got := labels(s.timeline.statuses(view.Filter)); !strings.HasPrefix(got, "*How it is said(Any|Stated|Attributed|*Planned|") {
		t.Errorf("statuses %s", got)
	}
	s.run("timeline.everything")
	if got := s.timeline.widget.AccessibilityLabel(); strings.Contains(got, "0 dated") || !view.Filter.IsZero() || len(all) == 0 {
		t.Errorf("after showing everything %q", got)
	}
	s.timeline.setFilter(func(f *session.TimelineFilter) { f.Text = "lindqvist" })
	if shown, hidden := s.session.Timeline(view.Filter, s.timeline.scope()...); len(shown) == 0 || hidden == 0 {
		t.Errorf("%d shown, %d hidden", len(shown), hidden)
	}
	s.run("timeline.scope")
	if s.timeline.scope() != nil {
		t.Error("the scope is not the notebook")
	}
	if e := s.session.Events()[0]; e.Verdict == notebook.Unconfirmed {
		if err := s.session.JudgeEvent(e.ID, notebook.Rejected); err != nil {
			t.Fatal(err)
		}
	}
	if _, hidden := s.session.Timeline(session.TimelineFilter{}); hidden != 1 {
		t.Errorf("%d hidden after rejecting one", hidden)
	}
}
