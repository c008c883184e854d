package session

import (
	"slices"
	"testing"

	"casebound/notebook"
)

func names(list []notebook.Collection) (out []string) {
	for _, c := range list {
		out = append(out, c.Name)
	}
	return out
}

func TestCollectionsAreMadeRenamedFilledAndUndone(t *testing.T) {
	s, a, b := told(t)
	fires, err := s.AddCollection("  Fires ", b)
	must(t, err)
	_, err = s.AddCollection("Contracts")
	must(t, err)
	if got := names(s.Collections()); !slices.Equal(got, []string{"Contracts", "Fires"}) {
		t.Fatalf("collections %q", got)
	}
	for _, name := range []string{"", " ", "fires"} {
		if _, err := s.AddCollection(name); err == nil {
			t.Errorf("%q was taken for a name", name)
		}
	}
	must(t, s.RenameCollection(fires.ID, "FIRES"))
	must(t, s.Collect(fires.ID, a, b))
	if c, err := s.Collection(fires.ID); err != nil || c.Name != "FIRES" || !slices.Equal(c.Documents, []notebook.ID{b, a}) {
		t.Errorf("%+v, %v", c, err)
	}
	must(t, s.Uncollect(fires.ID, b))
	if s.InCollection(fires.ID, b) || !s.InCollection(fires.ID, a) {
		t.Error("the wrong document was taken out")
	}
	must(t, s.DeleteCollection(fires.ID))
	if _, err := s.Collection(fires.ID); err == nil {
		t.Error("it is still there")
	}
	for range 4 {
		must(t, s.Undo())
	}
	if c, err := s.Collection(fires.ID); err != nil || c.Name != "Fires" || !slices.Equal(c.Documents, []notebook.ID{b}) {
		t.Errorf("after undoing %+v, %v", c, err)
	}
	again := open(t, s.store)
	if got := names(again.Collections()); !slices.Equal(got, []string{"Contracts", "Fires"}) {
		t.Errorf("opened again %q", got)
	}
}

func TestACollectionFollowsItsDocuments(t *testing.T) {
	s, a, b := told(t)
	c, err := s.AddCollection("Both", a, b)
	must(t, err)
	must(t, s.TrashDocument(a))
	if c, _ := s.Collection(c.ID); !slices.Equal(c.Documents, []notebook.ID{b}) {
		t.Errorf("with one in the trash %v", c.Documents)
	}
	must(t, s.RestoreDocument(a))
	if c, _ := s.Collection(c.ID); len(c.Documents) != 2 {
		t.Errorf("restored %v", c.Documents)
	}
	must(t, s.TrashDocument(a))
	must(t, s.EmptyTrash(true))
	if s.InCollection(c.ID, a) {
		t.Error("it lists a document that is gone for good")
	}
}

func TestATimelineIsFilteredByCollection(t *testing.T) {
	s, _, b := told(t)
	c, err := s.AddCollection("Fires", b)
	must(t, err)
	shown, hidden := s.Timeline(TimelineFilter{Collection: c.ID})
	inB, _ := s.Timeline(TimelineFilter{}, b)
	if dates(shown) != dates(inB) || hidden == 0 {
		t.Errorf("%s, want %s", dates(shown), dates(inB))
	}
	must(t, s.DeleteCollection(c.ID))
	if _, hidden := s.Timeline(TimelineFilter{Collection: c.ID}); hidden != 0 {
		t.Errorf("a collection that is gone hides %d", hidden)
	}
}
