package session

import (
	"context"
	"errors"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

func TestSavedSearchesAreKeptRenamedAndUndone(t *testing.T) {
	store := storetest.Memory()
	s := open(t, store)
	v, err := s.SaveSearch("  Dredging   money ", `dredging AND "4.2 million"`, true)
	must(t, err)
	names := func(s *Session) string {
		var list []string
		for _, v := range s.SavedSearches() {
			list = append(list, v.Name+": "+v.Query)
		}
		return strings.Join(list, "; ")
	}
	const first = `Dredging money: dredging AND "4.2 million"`
	if got := names(open(t, store)); got != first {
		t.Fatalf("after opening again there is %q", got)
	}
	if again, err := s.SaveSearch("dredging MONEY", "dredging", false); err != nil || again.ID != v.ID {
		t.Errorf("the same name made %v, %v", again, err)
	}
	must(t, s.RenameSearch(v.ID, "Silt"))
	must(t, s.DeleteSearch(v.ID))
	if got := names(s); got != "" {
		t.Errorf("after deleting there is %q", got)
	}
	for _, want := range []string{"Silt: dredging", "dredging MONEY: dredging", first, ""} {
		must(t, s.Undo())
		if got := names(s); got != want {
			t.Errorf("undone, there is %q, want %q", got, want)
		}
	}
	must(t, s.Redo())
	if got := names(open(t, store)); got != first {
		t.Errorf("redone, there is %q", got)
	}
}

func TestSavedSearchesAreFoundByNameAndByWord(t *testing.T) {
	s := open(t, nil)
	v, err := s.SaveSearch("Money matters", "dredging OR kronor", false)
	must(t, err)
	for _, query := range []string{"mony", "kronor", "money mat"} {
		a := s.Find(context.Background(), query, 5)
		if len(a.Results) == 0 || a.Results[0].Candidate.Command != savedCommand+v.ID.String() {
			t.Errorf("%q finds %q", query, found(s, query))
		}
	}
	must(t, s.DeleteSearch(v.ID))
	finds(t, s, "money", "search Money matters", false)
}

func TestSavedSearchesRefuseWhatCannotBeAnswered(t *testing.T) {
	s := open(t, nil)
	if _, err := s.SaveSearch("Broken", `"never closed`, false); err == nil || !strings.Contains(err.Error(), "character 1") {
		t.Errorf("a broken query: %v", err)
	}
	if _, err := s.SaveSearch(" ", "dredging", false); err == nil {
		t.Error("a search without a name was saved")
	}
	if _, err := s.SavedSearch("nothing"); !errors.Is(err, notebook.ErrNotFound) {
		t.Errorf("a name that is not there: %v", err)
	}
	a, err := s.SaveSearch("A", "one", false)
	must(t, err)
	_, err = s.SaveSearch("B", "two", false)
	must(t, err)
	if err := s.RenameSearch(a.ID, "b"); err == nil {
		t.Error("two saved searches have one name")
	}
	if len(s.SavedSearches()) != 2 {
		t.Errorf("there are %v", s.SavedSearches())
	}
}
