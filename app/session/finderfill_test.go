package session

import (
	"context"
	"slices"
	"testing"

	"casebound/notebook/storetest"
)

func TestTheFinderIsToldOfNamesPieceByPieceAfterOpening(t *testing.T) {
	store := storetest.Memory()
	s := open(t, store)
	id := take(t, s, "a.txt", harbour)
	names := s.EntitiesIn(id, false)
	hidden := names[0]
	again := open(t, store)
	must(t, again.HideEntity(hidden.ID, true))

	found := func(name string) bool {
		return slices.ContainsFunc(again.Find(context.Background(), "@"+name, 50).Results, func(r finderResult) bool {
			return r.Candidate.ID == entityCandidate(hidden.ID) || r.Candidate.Title == name
		})
	}
	if found(names[1].Name) {
		t.Fatalf("%q was found before the finder was told", names[1].Name)
	}
	pieces := 1
	for again.FillFinder(1) {
		pieces++
	}
	if want := len(names) + len(s.Events()); pieces < want {
		t.Errorf("told in %d pieces, want %d at least", pieces, want)
	}
	if !found(names[1].Name) {
		t.Errorf("%q is not found", names[1].Name)
	}
	if found(hidden.Name) {
		t.Errorf("%q, hidden before the finder was told, is found", hidden.Name)
	}
}
