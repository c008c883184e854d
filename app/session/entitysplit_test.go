package session

import (
	"slices"
	"testing"

	"casebound/notebook"
)

const sisters = `Two sisters sign

Elsa Lindgren signed the lease in Oslo on 3 March 2021. Lindgren had not read it. Elsa Lindgren left for Bergen the same day, and Lindgren stayed in Oslo.
`

func called(t *testing.T, s *Session, document notebook.ID, name string) Found {
	t.Helper()
	for _, f := range s.EntitiesIn(document, false) {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("no %q among %v", name, s.EntitiesIn(document, false))
	return Found{}
}

func TestAFormSplitOffStaysSplitInLaterDocuments(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", sisters)
	elsa := called(t, s, id, "Elsa Lindgren")
	if len(elsa.Mentions) != 4 {
		t.Fatalf("%d mentions before, want 4", len(elsa.Mentions))
	}
	_, err := s.SplitForm(elsa.ID, "Lindgren")
	must(t, err)
	check := func(document notebook.ID) {
		t.Helper()
		a, b := called(t, s, document, "Elsa Lindgren"), called(t, s, document, "Lindgren")
		if len(a.Mentions) != 2 || len(b.Mentions) != 2 || slices.Contains(a.Aliases, "Lindgren") {
			t.Errorf("%d and %d mentions, aliases %q; want two each and none", len(a.Mentions), len(b.Mentions), a.Aliases)
		}
	}
	check(id)
	check(take(t, s, "b.txt", "Another report says it again, on other paper and at length.\n\n"+sisters))
}

func TestASplitIsOneActionTakenBackInOneGo(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", sisters)
	elsa := called(t, s, id, "Elsa Lindgren")
	before := s.EntitiesIn(id, false)
	for _, split := range []func() error{
		func() error { _, err := s.SplitForm(elsa.ID, "Lindgren"); return err },
		func() error { _, err := s.SplitHere(elsa.ID, id); return err },
	} {
		must(t, split())
		if slices.EqualFunc(before, s.EntitiesIn(id, false), sameFound) {
			t.Error("nothing was split")
		}
		must(t, s.Undo())
		if !slices.EqualFunc(before, s.EntitiesIn(id, false), sameFound) {
			t.Errorf("after taking it back: %v", s.EntitiesIn(id, false))
		}
	}
}

func sameFound(a, b Found) bool {
	return a.ID == b.ID && a.Name == b.Name && slices.Equal(a.Aliases, b.Aliases) && len(a.Mentions) == len(b.Mentions)
}

func TestANamesakeInOneDocumentIsSomebodyElse(t *testing.T) {
	s := open(t, nil)
	a := take(t, s, "a.txt", sisters)
	b := take(t, s, "b.txt", "A singer in Turku\n\nElsa Lindgren sings in Turku. She has never been to Norway, and owns no house.\n")
	elsa := called(t, s, b, "Elsa Lindgren")
	other, err := s.SplitHere(elsa.ID, b)
	must(t, err)
	if f := called(t, s, b, other.Name); len(f.Mentions) != 1 {
		t.Errorf("the singer has %d mentions", len(f.Mentions))
	}
	if f := called(t, s, a, "Elsa Lindgren"); len(f.Mentions) != 4 {
		t.Errorf("the sister has %d mentions, want 4", len(f.Mentions))
	}
	if _, err := s.SplitForm(elsa.ID, "Nobody"); err == nil {
		t.Error("a name that stands nowhere was split off")
	}
}
