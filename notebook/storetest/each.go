package storetest

import (
	"errors"
	"testing"

	"casebound/notebook"
)

func inOrder(t *testing.T, s notebook.Store) {
	for _, n := range []int{3, 1, 200, 2} {
		put(t, s, notebook.Note{ID: ID(n)}, notebook.Mentions{Document: ID(n)})
		put(t, s, notebook.Highlight{Document: ID(7), ID: ID(n)}, notebook.Highlight{Document: ID(6), ID: ID(n)})
	}
	expectNames(t, s, notebook.Key{Kind: notebook.KindNote}, "1", "2", "3", "200")
	expectNames(t, s, notebook.Key{Kind: notebook.KindMentions}, "of 1", "of 2", "of 3", "of 200")
	expectNames(t, s, notebook.Key{Kind: notebook.KindHighlight},
		"1 of 6", "2 of 6", "3 of 6", "200 of 6", "1 of 7", "2 of 7", "3 of 7", "200 of 7")
	for _, name := range []string{"b", "a\xff", "a", "\x80", "aa", "a\x00"} {
		put(t, s, notebook.Index{Name: name})
	}
	expectNames(t, s, notebook.Key{Kind: notebook.KindIndex}, "a", "a\x00", "aa", "a\xff", "b", "\x80")
}

func described(t *testing.T, s notebook.Store) {
	for n := 1; n <= 2; n++ {
		put(t, s, notebook.Document{ID: ID(n)}, notebook.Mentions{Document: ID(n)}, notebook.Timexes{Document: ID(n)},
			notebook.Highlight{Document: ID(n), ID: ID(n + 10)}, notebook.Highlight{Document: ID(n), ID: ID(n + 20)})
	}
	for _, name := range []string{"open/1", "open/2", "open", "size"} {
		put(t, s, notebook.Setting{Name: name}, notebook.Index{Name: name})
	}
	expectNames(t, s, notebook.Key{Kind: notebook.KindHighlight, Document: ID(2)}, "12 of 2", "22 of 2")
	expectNames(t, s, notebook.Key{Kind: notebook.KindHighlight, Document: ID(3)})
	expectNames(t, s, notebook.Key{Kind: notebook.KindMentions, Document: ID(1)}, "of 1")
	expectNames(t, s, notebook.Key{Kind: notebook.KindTimexes}, "of 1", "of 2")
	expectNames(t, s, notebook.Key{Kind: notebook.KindSetting, Name: "open/"}, "open/1", "open/2")
	expectNames(t, s, notebook.Key{Kind: notebook.KindIndex, Name: "open"}, "open", "open/1", "open/2")
	expectNames(t, s, notebook.Key{Kind: notebook.KindSetting}, "open", "open/1", "open/2", "size")
	expectNames(t, s, notebook.Key{Kind: notebook.KindSetting, Name: "none"})
	expectNames(t, s, notebook.Key{Kind: notebook.KindNote})
	// Fields that do not count for a kind are not looked at.
	expectNames(t, s, notebook.Key{Kind: notebook.KindDocument, Document: ID(9), ID: ID(1), Name: "x"}, "1", "2")
	expect(t, s, notebook.Document{ID: ID(1)})
}

func passesOn(t *testing.T, s notebook.Store) {
	put(t, s, notebook.Note{ID: ID(1)}, notebook.Note{ID: ID(2)})
	enough, visits := errors.New("enough"), 0
	err := s.Each(notebook.Key{Kind: notebook.KindNote}, func(notebook.Record) error {
		visits++
		return enough
	})
	if !errors.Is(err, enough) || visits != 1 {
		t.Errorf("got %v after %d visits, want %v after one", err, visits, enough)
	}
}

func visitMayRead(t *testing.T, s notebook.Store) {
	put(t, s, notebook.Note{ID: ID(1)}, notebook.Note{ID: ID(2)})
	err := s.Each(notebook.Key{Kind: notebook.KindNote}, func(r notebook.Record) error {
		if _, err := s.Get(r.Key()); err != nil {
			return err
		}
		return s.Each(notebook.Key{Kind: notebook.KindNote}, func(notebook.Record) error { return nil })
	})
	if err != nil {
		t.Error(err)
	}
}
