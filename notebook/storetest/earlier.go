package storetest

import (
	"testing"

	"casebound/notebook"
)

// earlierStates are kept of four kinds of record, in order of their ids, and
// listed for one thing.
func earlierStates(t *testing.T, s notebook.Store) {
	for n, was := range []notebook.Record{
		filled[notebook.Highlight](1), filled[notebook.Note](2), filled[notebook.Entity](3), filled[notebook.Event](4),
		notebook.Note{ID: ID(9)},
	} {
		second, first := earlier(2*n+2, was), earlier(2*n+1, was)
		put(t, s, second, first)
		got, err := notebook.All[notebook.Earlier](s, notebook.Key{Kind: notebook.KindEarlier, Of: was.Key().ID})
		if err != nil || len(got) != 2 || got[0].ID != first.ID {
			t.Fatalf("of %T there are %d, %v", was, len(got), err)
		}
		expect(t, s, first)
		expect(t, s, second)
		apply(t, s, notebook.Change{Before: first})
		expectNone(t, s, first.Key())
		expect(t, s, second)
	}
	all, err := notebook.All[notebook.Earlier](s, notebook.Key{Kind: notebook.KindEarlier})
	if err != nil || len(all) != 5 {
		t.Errorf("%d earlier states, %v; want one of each of five things", len(all), err)
	}
	for _, bad := range []notebook.Earlier{
		{ID: ID(1)},
		{ID: ID(1), Was: notebook.Note{}},
		{Was: notebook.Note{ID: ID(1)}},
		{ID: ID(1), Was: notebook.Document{ID: ID(1)}},
		{ID: ID(1), Was: notebook.Earlier{ID: ID(1), Was: notebook.Note{ID: ID(1)}}},
	} {
		if err := s.Apply(notebook.Put(bad)); err == nil {
			t.Errorf("an earlier %T without a place was kept: %+v", bad.Was, bad)
		}
	}
}
