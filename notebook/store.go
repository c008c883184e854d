package notebook

import "fmt"

// Change is one record before and after an edit: Before nil makes it, After
// nil takes it away. Swapping the two undoes it.
type Change struct {
	Before, After Record
}

// Key is that of the record changed.
func (c Change) Key() Key {
	if c.After != nil {
		return c.After.Key()
	}
	return c.Before.Key()
}

// Inverse undoes the change.
func (c Change) Inverse() Change { return Change{Before: c.After, After: c.Before} }

// Put is the change that writes a record whatever stood there.
func Put(r Record) Change { return Change{After: r} }

// Store keeps one notebook. Package storetest holds the contract that every
// Store obeys and one in memory; package storage has the one on disk.
//
// A Store may be used from several goroutines at once. After Close every
// method returns ErrLocked.
type Store interface {
	// Get returns the record under the key, or ErrNotFound.
	Get(Key) (Record, error)

	// Each calls visit for every record that under describes, in the order of
	// their keys, until visit returns an error, which it passes on. All
	// records of under.Kind are described, fewer when under.Document is set,
	// and of settings and indexes those whose Name begins with under.Name.
	// visit must not change the store.
	Each(under Key, visit func(Record) error) error

	// Apply makes all the changes, or none: when it returns nil they are on
	// disk. It looks at After and the keys alone; Before is for undo.
	Apply(changes ...Change) error

	// PutText keeps the text and the original bytes of a document whose
	// record does not exist yet. They are not visible, and are swept away at
	// the next opening, until the document's record is applied: that record
	// is published last. original may be nil to change the text's blocks: the
	// new text of a document that exists waits in the same way and takes the
	// old one's place in the step that next applies its record.
	PutText(document ID, text Text, original []byte) error

	// Text returns the clean text of a document, or ErrNotFound.
	Text(document ID) (Text, error)

	// Original returns the bytes that were imported, or ErrNotFound.
	Original(document ID) ([]byte, error)

	// Close writes what is left and gives the notebook back.
	Close() error
}

// Load is Get for one type of record: Load[Document](s, key).
func Load[R Record](s Store, key Key) (R, error) {
	var none R
	r, err := s.Get(key)
	if err != nil {
		return none, err
	}
	typed, ok := r.(R)
	if !ok {
		return none, fmt.Errorf("record under %q is a %T, not a %T", key.Kind, r, none)
	}
	return typed, nil
}

// All collects what Each visits: All[Highlight](s, Key{Kind: KindHighlight}).
func All[R Record](s Store, under Key) ([]R, error) {
	var list []R
	err := s.Each(under, func(r Record) error {
		typed, ok := r.(R)
		if !ok {
			return fmt.Errorf("record under %q is a %T", under.Kind, r)
		}
		list = append(list, typed)
		return nil
	})
	return list, err
}
