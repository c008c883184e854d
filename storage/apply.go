package storage

import (
	"fmt"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
)

// Apply implements notebook.Store.
func (n *Notebook) Apply(changes ...notebook.Change) error {
	n.write.Lock()
	defer n.write.Unlock()
	if err := n.enter(); err != nil {
		return err
	}
	defer n.gate.leave()
	if n.options.ReadOnly {
		return notebook.ErrReadOnly
	}
	if err := n.apply(changes); err != nil {
		return fmt.Errorf("apply %d changes: %w", len(changes), err)
	}
	return nil
}

func (n *Notebook) apply(changes []notebook.Change) error {
	puts, err := encodeChanges(changes)
	if err != nil || len(puts) == 0 {
		return err
	}
	var ops []op
	var published []notebook.ID
	err = n.db.View(func(t *badger.Txn) error {
		for _, p := range puts {
			folded, err := n.put(t, p.key, p.body)
			if err != nil {
				return err
			}
			ops = append(ops, folded...)
			if _, waits := n.waiting[p.id]; p.publishes && waits {
				published = append(published, p.id)
				more, err := n.publish(t, p.id)
				if err != nil {
					return err
				}
				ops = append(ops, more...)
			}
		}
		return nil
	})
	if err != nil {
		return translate(err)
	}
	if err := n.commit(ops, true, n.gate.isolate); err != nil {
		return err
	}
	for _, id := range published {
		delete(n.waiting, id)
	}
	return nil
}

// put makes the ops that replace what lies under the key; a nil body deletes.
func (e *engine) put(t *badger.Txn, key, body []byte) ([]op, error) {
	if body == nil {
		old, err := e.stale(t, key, 0)
		return append(old, op{key: key}), err
	}
	ops := e.secrets.fold(key, body)
	old, err := e.stale(t, key, len(ops)-1)
	return append(old, ops...), err
}

// encoded is a change ready to be written.
type encoded struct {
	key, body []byte // no body: delete
	id        notebook.ID
	publishes bool // the record of a document, whose text may wait for it
}

// encodeChanges keeps the last of several changes to one record, where the
// first stood.
func encodeChanges(changes []notebook.Change) ([]encoded, error) {
	list := make([]encoded, 0, len(changes))
	seen := map[string]int{}
	for _, c := range changes {
		if c.Before == nil && c.After == nil {
			return nil, fmt.Errorf("a change of nothing into nothing")
		}
		e, err := encodeChange(c)
		if err != nil {
			return nil, err
		}
		if i, again := seen[string(e.key)]; again {
			list[i] = e
			continue
		}
		seen[string(e.key)] = len(list)
		list = append(list, e)
	}
	return list, nil
}

func encodeChange(c notebook.Change) (e encoded, err error) {
	key := c.Key()
	if e.key, err = keyOf(key); err != nil || c.After == nil {
		return e, err
	}
	if e.body, err = codecs[key.Kind].encode(c.After); err != nil {
		return e, fmt.Errorf("encode %s: %w", describe(e.key), err)
	}
	e.id, e.publishes = key.ID, key.Kind == notebook.KindDocument
	return e, nil
}
