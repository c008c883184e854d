package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
)

// TestSearchesWhileTheNotebookChanges reads, changes and does upkeep at the
// same time; the race detector looks on.
func TestSearchesWhileTheNotebookChanges(t *testing.T) {
	l := newLibrary(t)
	var done atomic.Bool
	var wait sync.WaitGroup
	for seed := range uint64(2) {
		wait.Go(func() {
			r := rand.New(rand.NewPCG(seed, 6))
			for !done.Load() {
				if _, err := l.index.Search(context.Background(), someQuery(r, 1), Options{Together: sideBySide}); err != nil {
					t.Error(err)
					return
				}
				l.index.Progress()
			}
		})
	}
	wait.Go(func() {
		for !done.Load() {
			if _, err := l.index.Upkeep(context.Background()); err != nil {
				t.Error(err)
				return
			}
		}
	})
	r := rand.New(rand.NewPCG(9, 9))
	for n := 1; n <= 300; n++ {
		d := document(n, fmt.Sprint(n))
		l.add(d, prose(r, 20)+" ledger")
		if n%3 == 0 {
			l.put(someHighlight(r, 1000+n, n), someMentions(r, n), someEntities[0])
		}
	}
	done.Store(true)
	wait.Wait()
	l.settle()
	l.verify()
	if got := l.search("ledger in:text"); got.Hits < 300 {
		t.Errorf("%d hits, want 300 or more", got.Hits)
	}
}

func sideBySide(parts ...func()) {
	var wait sync.WaitGroup
	for _, part := range parts {
		wait.Go(part)
	}
	wait.Wait()
}

// TestPassagesReadSideBySideAreTheSame asks with and without more hands.
func TestPassagesReadSideBySideAreTheSame(t *testing.T) {
	l := newLibrary(t)
	r := rand.New(rand.NewPCG(3, 3))
	for n := 1; n <= 40; n++ {
		l.add(document(n, fmt.Sprint(n)), prose(r, 60)+" ledger")
		l.put(someHighlight(r, 1000+n, n))
	}
	l.settle()
	for range 50 {
		query := someQuery(r, 2)
		alone, err := l.index.Search(context.Background(), query, Options{})
		if err != nil {
			t.Fatal(err)
		}
		together, err := l.index.Search(context.Background(), query, Options{Together: sideBySide})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(alone, together) {
			t.Errorf("%s: %v alone, %v together", query, alone.Groups, together.Groups)
		}
	}
}
