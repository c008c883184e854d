package search

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"casebound/notebook"
)

// TestASearchAmongDocumentsLeavesTheOthersOut: what is found among some of the
// documents are those of them that match, and what is about one of them.
func TestASearchAmongDocumentsLeavesTheOthersOut(t *testing.T) {
	telling := 0
	for seed := range uint64(4) {
		l := someLibrary(t, seed, 40)
		r := rand.New(rand.NewPCG(seed, 5))
		all, chosen := l.things(), map[notebook.ID]bool{}
		for _, x := range all {
			if x.in == InText && r.IntN(2) == 0 {
				chosen[x.id] = true
			}
		}
		among := func(id notebook.ID) bool { return chosen[id] }
		for range 100 {
			query := someQuery(r, r.IntN(3))
			q, err := ParseQuery(query)
			if err != nil {
				t.Fatalf("%s: %v", query, err)
			}
			found, err := l.index.Search(context.Background(), query, Options{Limit: 100, Snippets: -1, Among: among})
			if err != nil {
				t.Fatal(err)
			}
			var got, want []string
			for _, g := range found.Groups {
				for _, h := range g.Hits {
					if h.In == InText && !h.Near {
						got = append(got, h.Document.String())
					}
				}
			}
			s := scan{all: all, near: asWritten}
			for _, x := range all {
				if x.in == InText && chosen[x.id] && s.matches(q.root, x, true) {
					want = append(want, x.id.String())
				}
			}
			if got, want = sorted(got), sorted(want); !slices.Equal(got, want) {
				t.Fatalf("%s:\n got %q\nwant %q", query, got, want)
			}
			if len(want) > 0 && len(want) < len(chosen) {
				telling++
			}
		}
	}
	if telling < 100 {
		t.Errorf("only %d of 400 queries find something and not everything", telling)
	}
}
