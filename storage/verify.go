package storage

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"path/filepath"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
)

// Verify reads everything the notebook holds and compares it: files with their
// sums, values with their seals, originals and texts with their hashes, every
// span with its text and quote, the journal with the store. It changes
// nothing and can run beside other reading; writing waits now and then.
//
// progress, when not nil, hears how many of how many documents are done. The
// error is for not having been able to look; what was found is in the report.
func (n *Notebook) Verify(ctx context.Context, progress func(done, total int)) (Report, error) {
	if progress == nil {
		progress = func(int, int) {}
	}
	var i inspection
	if err := n.enterSettled(func() error { // a record that is being written would look torn
		n.verifyFiles(&i)
		return n.verifyJournal(ctx, &i)
	}); err != nil {
		return i.report, fmt.Errorf("verify notebook %q: %w", n.dir, translate(err))
	}
	defer n.gate.leave()
	if err := n.verify(ctx, &i, progress); err != nil {
		return i.report, fmt.Errorf("verify notebook %q: %w", n.dir, translate(err))
	}
	return i.report, nil
}

func (n *Notebook) verify(ctx context.Context, i *inspection, progress func(done, total int)) error {
	return n.db.View(func(t *badger.Txn) error {
		all, err := n.verifyValues(ctx, t, i)
		if err != nil {
			return err
		}
		return all.verify(ctx, n, t, i, progress)
	})
}

// verifyFiles compares the tables that were there when the store was last
// closed with their sums, and the copies of small files with their originals.
func (n *Notebook) verifyFiles(i *inspection) {
	var a about
	for _, name := range []string{aboutName, copyName} {
		err := readSummed(filepath.Join(n.dir, name), &a)
		i.expect("descriptions against their sums", notebook.ID{}, err == nil, "%s: %v", name, err)
	}
	for _, f := range n.state.Files {
		dir := n.path(n.state.Checkpoint)
		if isTable(f.Name) {
			dir = n.path(storeName)
		}
		i.expect("files of the checkpoint against their sums", notebook.ID{}, f.holds(dir),
			"%s of the checkpoint is not as it was written", f.Name)
	}
}

// verifyJournal reads the whole journal and compares the changes since the
// last closing with what the store has.
func (n *Notebook) verifyJournal(ctx context.Context, i *inspection) error {
	segments, err := n.journal.segments()
	if err != nil || len(segments) == 0 {
		return err
	}
	newest := map[string][]byte{} // of every key changed since the last closing
	// A journal that was trimmed begins with a later segment.
	t, err := n.journal.scan(segments[0].first, func(number uint64, ops []op) error {
		i.checked("records of the journal against their seals", 1)
		if number > n.state.Sequence {
			for _, o := range ops {
				newest[string(o.key)] = o.value
			}
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	i.expect("ends of the journal against the last change", notebook.ID{}, t.last == n.sequence,
		"the journal can be read up to change %d of %d", t.last, n.sequence)
	stored, err := n.storedSequence()
	i.expect("the store's number of the last change", notebook.ID{}, err == nil && stored <= n.sequence,
		"the store has change %d of %d (%v)", stored, n.sequence, err)
	return n.db.View(func(txn *badger.Txn) error {
		for key, value := range newest {
			ok, err := same(txn, []byte(key), value)
			if err != nil {
				return err
			}
			i.expect("changes in the journal against the store", documentOf([]byte(key)), ok,
				"%s is not as it was last written", describe([]byte(key)))
		}
		return nil
	})
}

func same(t *badger.Txn, key, value []byte) (bool, error) {
	item, err := t.Get(key)
	if isMissing(err) {
		return value == nil, nil
	}
	if err != nil {
		return false, err
	}
	ok := false
	err = item.Value(func(v []byte) error {
		ok = value != nil && string(v) == string(value)
		return nil
	})
	return ok, err
}

// documentOf is the document a key belongs to, zero if none.
func documentOf(key []byte) notebook.ID {
	if len(key) > 0 && key[0] == prefixPart {
		key = key[1:]
	}
	if len(key) < 17 {
		return notebook.ID{}
	}
	switch key[0] {
	case byte(notebook.KindDocument), byte(notebook.KindHighlight), byte(notebook.KindMentions),
		byte(notebook.KindTimexes), prefixText, prefixWaiting, prefixChunk:
		return idOf(key[1:17])
	}
	return notebook.ID{}
}

// verifyValues opens the envelope of everything in the store and decodes what
// is a record. It returns what was sound.
func (n *Notebook) verifyValues(ctx context.Context, t *badger.Txn, i *inspection) (*contents, error) {
	all := newContents()
	it := t.NewIterator(badger.DefaultIteratorOptions)
	defer it.Close()
	for it.Rewind(); it.Valid(); it.Next() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		key := it.Item().KeyCopy(nil)
		var body []byte
		err := it.Item().Value(func(v []byte) (err error) {
			if key[0] == prefixPart {
				return n.checkPart(t, key, v)
			}
			body, err = n.unfold(t, key, v)
			return err
		})
		i.expect("values against their seals", documentOf(key), err == nil, "%s: %v", describe(key), err)
		if err == nil {
			all.add(i, key, body)
		}
	}
	return all, nil
}

// add notes a value by what it is.
func (c *contents) add(i *inspection, key, body []byte) {
	switch key[0] {
	case prefixMeta, prefixPart:
		return
	case prefixChunk:
		if len(key) != 25 {
			i.problem(notebook.ID{}, "a piece of text under a key of %d bytes", len(key))
			return
		}
		c.chunks[documentOf(key)] = append(c.chunks[documentOf(key)], binary.BigEndian.Uint64(key[17:]))
		return
	case prefixText, prefixWaiting:
		var h textHead
		err := decoding.Unmarshal(body, &h)
		i.expect("records that can be read", documentOf(key), err == nil, "%s: %v", describe(key), err)
		if err == nil && key[0] == prefixText {
			c.heads[documentOf(key)] = h
		} else if err == nil {
			c.waiting[documentOf(key)] = h
		}
		return
	}
	r, err := decode(key, body)
	i.expect("records that can be read", documentOf(key), err == nil, "%s: %v", describe(key), err)
	if err == nil {
		c.record(r)
	}
}

// checkPart checks a part of a long value and that there is a list it stands
// in.
func (e *engine) checkPart(t *badger.Txn, key, v []byte) error {
	if _, _, err := e.secrets.unwrap(key, v); err != nil {
		return err
	}
	if len(key) < 6 {
		return errPart
	}
	owner, number := key[1:len(key)-4], binary.BigEndian.Uint32(key[len(key)-4:])
	item, err := t.Get(owner)
	if err != nil {
		return errPart
	}
	return item.Value(func(v []byte) error {
		flags, list, err := e.secrets.unwrap(owner, v)
		if err != nil || flags&flagParts == 0 || len(list) != partListSize || number >= binary.BigEndian.Uint32(list[8:]) {
			return errPart
		}
		return nil
	})
}

var errPart = errors.New("it belongs to no value")
