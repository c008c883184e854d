package session

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/anchor"
	"casebound/notebook/storetest"
)

// TestSketchesOfAnEarlierVersionAreDrawnAgain opens a notebook whose sketches
// this version of the program cannot read, or that lacks one.
func TestSketchesOfAnEarlierVersionAreDrawnAgain(t *testing.T) {
	for name, spoil := range map[string]func(notebook.Index) notebook.Change{
		"an earlier version": func(x notebook.Index) notebook.Change {
			x.Data = append([]byte{1}, x.Data[1:]...)
			return notebook.Put(x)
		},
		"lost": func(x notebook.Index) notebook.Change { return notebook.Change{Before: x} },
	} {
		store := storetest.Memory()
		old := take(t, open(t, store), "harbour.txt", harbour)
		key := notebook.Key{Kind: notebook.KindIndex, Name: sketchPrefix + old.String()}
		record, err := notebook.Load[notebook.Index](store, key)
		must(t, err)
		must(t, store.Apply(spoil(record)))

		s := open(t, store)
		path := filepath.Join(t.TempDir(), "stripped.txt")
		must(t, os.WriteFile(path, []byte(strings.ToLower(strings.ReplaceAll(harbour, ".", ""))), 0o600))
		if out := s.Import(context.Background(), path, Given{}); out.Outcome != OutcomeVersion {
			t.Errorf("%s: the other capture is %s: %s", name, out.Outcome, out.Reason)
		}
		again, err := notebook.Load[notebook.Index](store, key)
		must(t, err)
		var sketch anchor.Sketch
		if err := sketch.UnmarshalBinary(again.Data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
