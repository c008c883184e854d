package session

import (
	"slices"
	"testing"

	"casebound/notebook"
)

// twoVersions imports two captures of one article that are linked.
func twoVersions(t *testing.T) (s *Session, a, b notebook.ID) {
	t.Helper()
	s = open(t, nil)
	a, b = take(t, s, "a.txt", harbour), take(t, s, "b.txt", corrected)
	return s, a, b
}

func offers(t *testing.T, s *Session, document notebook.ID) []Offer {
	t.Helper()
	list, err := s.Offers(document)
	must(t, err)
	return list
}

func TestWhatIsMergedOrHiddenInOneVersionIsSoInTheOther(t *testing.T) {
	s, a, b := twoVersions(t)
	names := func(document notebook.ID) (list []string) {
		for _, f := range s.EntitiesIn(document, false) {
			list = append(list, f.Name)
		}
		slices.Sort(list)
		return list
	}
	shared := names(b)
	found := slices.DeleteFunc(s.EntitiesIn(a, false), func(f Found) bool { return !slices.Contains(shared, f.Name) })
	if len(found) < 3 {
		t.Fatalf("%d entities in both, want three at least", len(found))
	}
	must(t, s.MergeEntities(found[0].ID, found[1].ID))
	must(t, s.HideEntity(found[2].ID, true))
	if got := names(b); len(got) != len(shared)-2 || slices.Contains(got, found[2].Name) || slices.Contains(got, found[1].Name) {
		t.Errorf("the other version has %v", got)
	}
}

func TestACorrectedDateIsOfferedToTheOtherVersion(t *testing.T) {
	s, a, b := twoVersions(t)
	must(t, s.SetField(a, FieldPublished, "6 March 2019"))
	list := offers(t, s, b)
	if len(list) != 1 || list[0].Published.When.EDTF != "2019-03-06" || list[0].From != a {
		t.Fatalf("offered: %+v", list)
	}
	if got := offers(t, s, a); len(got) != 0 {
		t.Errorf("offered to the version it comes from: %+v", got)
	}
	must(t, s.Accept(list[0]))
	if d, _ := s.Document(b); d.Published.When.EDTF != "2019-03-06" || d.Origins["published"] != FromReader {
		t.Errorf("published %v, from %q", d.Published.When, d.Origins["published"])
	}
	if got := offers(t, s, b); len(got) != 0 {
		t.Errorf("still offered: %+v", got)
	}
	must(t, s.Undo())
	if got := offers(t, s, b); len(got) != 1 {
		t.Errorf("after undoing, offered: %+v", got)
	}
}

func TestTheDateGivenLastIsOffered(t *testing.T) {
	s, a, b := twoVersions(t)
	must(t, s.SetField(a, FieldPublished, "6 March 2019"))
	must(t, s.SetField(b, FieldPublished, "7 March 2019"))
	if got := offers(t, s, b); len(got) != 0 {
		t.Errorf("offered to the one dated last: %+v", got)
	}
	if got := offers(t, s, a); len(got) != 1 || got[0].Published.When.EDTF != "2019-03-07" {
		t.Errorf("offered to the one dated first: %+v", got)
	}
}

func TestAnEditedEventOfBothVersionsIsEditedInBoth(t *testing.T) {
	s, a, b := twoVersions(t)
	for _, e := range s.EventsIn(a) {
		if e.When.EDTF == "2019-03-04" {
			must(t, s.EditEvent(e.ID, "The contract is signed", "5 March 2019"))
			if !slices.ContainsFunc(s.EventsIn(b), func(e notebook.Event) bool { return e.Title == "The contract is signed" }) {
				t.Error("the other version does not have the edit")
			}
			return
		}
	}
	t.Fatal("4 March 2019 is not among the events")
}

func TestAnEventMadeInOneVersionIsOfferedToTheOther(t *testing.T) {
	s, a, b := twoVersions(t)
	made, err := s.AddEvent("The second warning", "11 February 2019", a, at(t, s, a, "her office had warned the board twice"))
	must(t, err)
	list := offers(t, s, b)
	if len(list) != 1 || list[0].Event.ID != made.ID {
		t.Fatalf("offered: %+v", list)
	}
	text, err := s.Text(b)
	must(t, err)
	if got := text.At(list[0].At); got != "her office had warned the board twice" {
		t.Errorf("it stands at %q", got)
	}
	must(t, s.Accept(list[0]))
	if !slices.ContainsFunc(s.EventsIn(b), func(e notebook.Event) bool { return e.ID == made.ID }) {
		t.Error("the event is not one of the other version")
	}
	if got := offers(t, s, b); len(got) != 0 {
		t.Errorf("still offered: %+v", got)
	}
	must(t, s.Undo())
	if got := offers(t, s, b); len(got) != 1 {
		t.Errorf("after undoing, offered: %+v", got)
	}
}

func TestAnUnlinkedVersionOffersNothing(t *testing.T) {
	s, a, b := twoVersions(t)
	must(t, s.SetField(a, FieldPublished, "6 March 2019"))
	must(t, s.LinkVersion(a, b, false))
	if got := offers(t, s, b); len(got) != 0 {
		t.Errorf("offered: %+v", got)
	}
}

func TestAnAcceptedEventReplacesWhatWasReadThere(t *testing.T) {
	s := open(t, nil)
	a := take(t, s, "a.txt", harbour)
	b := take(t, s, "b.txt", corrected)
	must(t, s.LinkVersion(a, b, false))
	// Apart, each version has an event of its own for the day.
	var mine notebook.Event
	for _, e := range s.EventsIn(a) {
		if e.When.EDTF == "2019-03-04" {
			mine = e
		}
	}
	apart := mine
	apart.Sources = slices.DeleteFunc(slices.Clone(mine.Sources), func(src notebook.Source) bool { return src.Document == b })
	other := mine
	id, err := s.newID()
	must(t, err)
	other.ID = id
	other.Sources = slices.DeleteFunc(slices.Clone(mine.Sources), func(src notebook.Source) bool { return src.Document == a })
	must(t, s.commit(put("Part", apart, other)))
	must(t, s.LinkVersion(a, b, true))
	must(t, s.EditEvent(apart.ID, "The contract is signed", "5 March 2019"))

	list := offers(t, s, b)
	if len(list) != 1 {
		t.Fatalf("offered: %+v", list)
	}
	must(t, s.Accept(list[0]))
	n := 0
	for _, e := range s.EventsIn(b) {
		if sourceIn(e, b, list[0].At) {
			n++
			if e.ID != apart.ID {
				t.Errorf("the day still has the event %q", e.Title)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d events of the day, want one", n)
	}
}

func TestAHighlightOfAnotherVersionIsAttachedHereAndStaysThere(t *testing.T) {
	s, a, b := twoVersions(t)
	h, err := s.AddHighlight(a, at(t, s, a, "her office had warned the board twice"), NewHighlight{Colour: notebook.Green, Comment: "twice"})
	must(t, err)
	must(t, s.Attach(h.ID, b, at(t, s, b, "office had warned")))
	if still, err := s.Highlight(h.ID); err != nil || still.Document != a {
		t.Errorf("it is in %v now (%v)", still.Document, err)
	}
	placed, err := s.HighlightsIn(b)
	must(t, err)
	if len(placed) != 1 || placed[0].Foreign || placed[0].Anchor.Quote != "office had warned" || placed[0].Comment != "twice" || placed[0].From != h.ID {
		t.Errorf("in the other version: %+v", placed)
	}
	must(t, s.Attach(h.ID, a, at(t, s, a, "warned the board")))
	if own, err := s.Highlight(h.ID); err != nil || own.Anchor.Quote != "warned the board" {
		t.Errorf("attached in its own document: %+v (%v)", own.Anchor, err)
	}
	must(t, s.Undo())
	must(t, s.Undo())
	if placed, err = s.HighlightsIn(b); err != nil || len(placed) != 1 || !placed[0].Foreign {
		t.Errorf("after undoing: %+v (%v)", placed, err)
	}
}
