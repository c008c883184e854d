package session

import (
	"context"
	"errors"
	"testing"

	"casebound/notebook"
	"casebound/notebook/search"
)

func TestAClosedSessionIsOneOfAnEmptyNotebook(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "harbour.txt", harbour)
	if _, err := s.NewNote("# Dredging"); err != nil {
		t.Fatal(err)
	}
	told := false
	s.OnChange(func([]notebook.Change) { told = true })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if n := len(s.Documents()) + len(s.Notes()) + len(s.Entities(true)) + len(s.Tags()); n != 0 {
		t.Errorf("%d things are left", n)
	}
	if _, err := s.Text(id); !errors.Is(err, notebook.ErrNotFound) {
		t.Errorf("the text is still there: %v", err)
	}
	for _, query := range []string{"harbour", "dredging"} {
		if a := s.Find(context.Background(), query, 10); len(a.Results) != 0 {
			t.Errorf("the finder finds %v", a.Results)
		}
		r, err := s.Search(context.Background(), query, search.Options{})
		if err != nil || r.Hits != 0 {
			t.Errorf("the search finds %d hits, %v", r.Hits, err)
		}
	}
	if what := s.Undoes(); what != "" {
		t.Errorf("%q could be undone", what)
	}
	if _, err := s.NewNote("late"); !errors.Is(err, notebook.ErrLocked) {
		t.Errorf("a late note: %v, want %v", err, notebook.ErrLocked)
	}
	if told {
		t.Error("somebody was told")
	}
}
