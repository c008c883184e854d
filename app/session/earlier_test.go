package session

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"casebound/notebook"
)

// earlier lists the earlier states of a thing, and fails the test when that
// fails.
func earlier(t *testing.T, s *Session, id notebook.ID) []notebook.Earlier {
	t.Helper()
	list, err := s.Earlier(id)
	must(t, err)
	return list
}

// edits are of every kind of thing that has earlier states. Each starts with
// one that the reader has changed twice, and reads what can be seen of it.
func edits(t *testing.T, s *Session) map[string]struct {
	id    notebook.ID
	again func() error
	seen  func() string
} {
	t.Helper()
	d := take(t, s, "a.txt", harbour)
	h, err := s.AddHighlight(d, at(t, s, d, "Lindqvist Marine"), NewHighlight{Comment: "who?"})
	must(t, err)
	must(t, s.Recolour(h.ID, notebook.Blue))
	must(t, s.SetTags(h.ID, []string{"money"}))
	n, err := s.NewNote("first")
	must(t, err)
	must(t, s.SetNote(n.ID, "second"))
	must(t, s.SetNote(n.ID, "third"))
	e := s.EntitiesIn(d, false)[0]
	must(t, s.RenameEntity(e.ID, "Somebody"))
	must(t, s.HideEntity(e.ID, true))
	v := s.EventsIn(d)[0]
	must(t, s.EditEvent(v.ID, "A signature", "2019-03-05"))
	must(t, s.JudgeEvent(v.ID, notebook.Confirmed))
	return map[string]struct {
		id    notebook.ID
		again func() error
		seen  func() string
	}{
		"highlight": {h.ID, func() error { return s.SetComment(h.ID, "they") }, func() string {
			h, _ := s.Highlight(h.ID)
			return fmt.Sprint(h.Colour, h.Tags, h.Comment)
		}},
		"note": {n.ID, func() error { return s.SetNote(n.ID, "fourth") }, func() string {
			n, _ := s.Note(n.ID)
			return n.Markdown
		}},
		"entity": {e.ID, func() error { return s.RetypeEntity(e.ID, notebook.Misc) }, func() string {
			e, _ := s.Entity(e.ID)
			return fmt.Sprint(e.Name, e.Hidden, e.Kind)
		}},
		"event": {v.ID, func() error { return s.EditEvent(v.ID, "A contract", "2019-03-06") }, func() string {
			v, _ := s.Event(v.ID)
			return fmt.Sprint(v.Title, v.When.EDTF, v.Verdict)
		}},
	}
}

func TestEveryEarlierStateCanBeSeenAndTakenBack(t *testing.T) {
	s := open(t, nil)
	for name, e := range edits(t, s) {
		t.Run(name, func(t *testing.T) {
			before := e.seen()
			must(t, e.again())
			now := e.seen()
			list := earlier(t, s, e.id)
			if len(list) != 3 {
				t.Fatalf("%d earlier states, want three: %+v", len(list), list)
			}
			if list[0].Edit == "" || !list[0].Until.After(list[1].Until) || !list[1].Until.After(list[2].Until) {
				t.Errorf("they are not dated from the newest on: %+v", list)
			}
			must(t, s.TakeBack(list[0]))
			if got := e.seen(); got != before {
				t.Errorf("taken back it is %q, want %q", got, before)
			}
			must(t, s.Undo())
			if got := e.seen(); got != now {
				t.Errorf("after undo it is %q, want %q", got, now)
			}
			must(t, s.Redo())
			must(t, s.TakeBack(earlier(t, s, e.id)[2]))
			if err := s.TakeBack(earlier(t, s, e.id)[2]); err == nil && e.seen() == before {
				t.Error("the oldest state is the newest")
			}
		})
	}
}

func TestAStateThatComesAgainStandsOnce(t *testing.T) {
	s := open(t, nil)
	n, err := s.NewNote("a")
	must(t, err)
	for range 5 {
		must(t, s.SetNote(n.ID, "b"))
		must(t, s.SetNote(n.ID, "a"))
	}
	if list := earlier(t, s, n.ID); len(list) != 2 {
		t.Errorf("%d earlier states, want two: %+v", len(list), list)
	}
	if err := s.TakeBack(notebook.Earlier{Was: n}); !errors.Is(err, ErrSameNow) {
		t.Errorf("taking back what is so: %v", err)
	}
}

func TestTypingIsKeptNowAndThen(t *testing.T) {
	s := open(t, nil)
	now := s.now()
	s.now = func() time.Time { return now }
	n, err := s.NewNote("")
	must(t, err)
	for i := range 300 { // five minutes of typing, a letter a second
		now = now.Add(time.Second)
		must(t, s.SetNote(n.ID, fmt.Sprintf("letter %d", i)))
	}
	now = now.Add(time.Hour)
	must(t, s.SetNote(n.ID, "the next day"))
	list := earlier(t, s, n.ID)
	if len(list) < 3 || len(list) > 5 {
		t.Fatalf("of 300 letters %d states are kept: %+v", len(list), list)
	}
	if got := list[0].Was.(notebook.Note).Markdown; got != "letter 299" {
		t.Errorf("the state that stood for an hour is %q", got)
	}
}

func TestAHundredStatesAreKept(t *testing.T) {
	s := open(t, nil)
	n, err := s.NewNote("the first of all")
	must(t, err)
	for i := range 3 * earlierKept {
		must(t, s.SetNote(n.ID, fmt.Sprint(i)))
	}
	list := earlier(t, s, n.ID)
	if len(list) != earlierKept {
		t.Errorf("%d are kept", len(list))
	}
	if first := list[len(list)-1].Was.(notebook.Note).Markdown; first != "the first of all" {
		t.Errorf("the oldest kept is %q", first)
	}
	for i := range earlierNewest {
		if got := list[i].Was.(notebook.Note).Markdown; got != fmt.Sprint(3*earlierKept-2-i) {
			t.Errorf("the newest but %d is %q", i, got)
		}
	}
}

func TestEarlierStatesGoWithTheirThing(t *testing.T) {
	s := open(t, nil)
	all := edits(t, s)
	must(t, s.TrashNote(all["note"].id))
	must(t, s.TrashHighlight(all["highlight"].id))
	if len(earlier(t, s, all["note"].id)) == 0 {
		t.Error("the trash has no earlier versions")
	}
	must(t, s.EmptyTrash(true))
	for _, name := range []string{"note", "highlight"} {
		if list := earlier(t, s, all[name].id); len(list) != 0 {
			t.Errorf("a %s that is gone left %d states", name, len(list))
		}
	}
	if len(earlier(t, s, all["entity"].id)) == 0 {
		t.Error("what is not gone lost its earlier versions")
	}
}

func TestAMovedHighlightKeepsItsPast(t *testing.T) {
	s := open(t, nil)
	a, b := take(t, s, "a.txt", harbour), take(t, s, "b.txt", "Another text about the Lindqvist contract altogether.")
	h, err := s.AddHighlight(a, at(t, s, a, "Lindqvist Marine"), NewHighlight{})
	must(t, err)
	must(t, s.Recolour(h.ID, notebook.Red))
	must(t, s.MoveHighlight(h.ID, b, at(t, s, b, "Lindqvist")))
	list := earlier(t, s, h.ID)
	if len(list) != 2 {
		t.Fatalf("%d earlier states of a highlight that moved: %+v", len(list), list)
	}
	must(t, s.TakeBack(list[1]))
	if got, _ := s.Highlight(h.ID); got.Document != b || got.Colour != notebook.Yellow {
		t.Errorf("taken back it is %+v", got)
	}
}

func TestATakenBackMergeLeavesNoNamesBehind(t *testing.T) {
	s := open(t, nil)
	d := take(t, s, "a.txt", harbour)
	list := s.EntitiesIn(d, false)
	a, b := list[0].Entity, list[1].Entity
	must(t, s.MergeEntities(a.ID, b.ID))
	must(t, s.TakeBack(earlier(t, s, b.ID)[0]))
	if got, _ := s.Entity(b.ID); got.ID != b.ID || got.Name != b.Name {
		t.Errorf("the merged entity is %+v", got)
	}
	if got, _ := s.Entity(a.ID); len(got.Aliases) != len(a.Aliases) {
		t.Errorf("the other one kept the names %q", got.Aliases)
	}
}
