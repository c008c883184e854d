package search

import (
	"runtime"
	"testing"
	"weak"
)

// TestAnIndexGoesWithTheFirstCollection asks it first: what a locked notebook
// leaves in memory must not wait for a second one.
func TestAnIndexGoesWithTheFirstCollection(t *testing.T) {
	l := newLibrary(t)
	l.add(document(1, "Log"), "harbour and ferry")
	l.settle()
	l.search("harbour ferry")
	index := weak.Make(l.index)
	l.index = nil
	runtime.GC()
	if index.Value() != nil {
		t.Error("the index that was asked is still in memory")
	}
}
