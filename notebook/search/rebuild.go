package search

import (
	"context"
	"fmt"

	"casebound/notebook"
)

// Rebuild forgets the index and lists everything in the store as still to be
// read. Upkeep then reads it; searches find what has been read so far.
func (x *Index) Rebuild(ctx context.Context) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.startOver(); err != nil {
		return fmt.Errorf("make the search index again: %w", err)
	}
	if err := x.publish(x.meta); err != nil {
		return fmt.Errorf("make the search index again: %w", err)
	}
	if err := x.dropRecords(pendingPrefix); err != nil {
		return fmt.Errorf("make the search index again: %w", err)
	}
	if err := x.list(); err != nil {
		return fmt.Errorf("make the search index again: %w", err)
	}
	return nil
}

// dropRecords deletes the records of the index whose names begin so.
func (x *Index) dropRecords(begin string) error {
	var names []string
	err := x.store.Each(notebook.Key{Kind: notebook.KindIndex, Name: begin}, func(r notebook.Record) error {
		names = append(names, r.Key().Name)
		return nil
	})
	if err != nil {
		return err
	}
	k := sink{store: x.store}
	for _, name := range names {
		if err := k.drop(name); err != nil {
			return err
		}
	}
	return k.flush()
}
