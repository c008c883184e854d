package storage

import (
	"errors"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
)

// sweep takes away what was left when the notebook was last closed and nobody can see: texts that
// were never published, texts of documents taken away, and originals that
// belong to neither.
func (n *Notebook) sweep() error {
	named := map[string]bool{}
	var ops []op
	err := n.db.View(func(t *badger.Txn) error {
		for _, prefix := range []byte{prefixText, prefixWaiting} {
			more, err := n.sweepTexts(t, prefix, named)
			if err != nil {
				return err
			}
			ops = append(ops, more...)
		}
		return nil
	})
	if errors.Is(err, notebook.ErrDamaged) {
		n.notice("Unpublished texts were not swept away: %v.", err)
		return nil // what is damaged stays as it is, for Verify to name
	}
	if err != nil {
		return err
	}
	if len(ops) > 0 {
		if err := n.commit(ops, true, func(f func() error) error { return f() }); err != nil {
			return err
		}
	}
	return n.originals().sweep(named)
}

// sweepTexts makes the ops for the texts under one prefix and notes the
// originals of those that stay.
func (n *Notebook) sweepTexts(t *badger.Txn, prefix byte, named map[string]bool) ([]op, error) {
	var ops []op
	err := n.scan(t, []byte{prefix}, func(key, body []byte) error {
		var h textHead
		if err := decoding.Unmarshal(body, &h); err != nil {
			return err
		}
		document := idOf(key[1:])
		_, err := t.Get(append([]byte{byte(notebook.KindDocument)}, document[:]...))
		switch {
		case err == nil && prefix == prefixText:
			if h.Imported {
				named[n.originals().name(h.Original)] = true
			}
			return nil
		case err != nil && !isMissing(err):
			return err
		}
		gone, err := n.put(t, append([]byte{prefix}, document[:]...), nil)
		ops = append(dropChunks(ops, document, h), gone...)
		return err
	})
	return ops, err
}
