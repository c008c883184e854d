package storage

import (
	"errors"
	"fmt"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
)

// Get implements notebook.Store.
func (n *Notebook) Get(key notebook.Key) (notebook.Record, error) {
	if err := n.enter(); err != nil {
		return nil, err
	}
	defer n.gate.leave()
	at, err := keyOf(key)
	if err != nil {
		if _, known := codecs[key.Kind]; known {
			err = fmt.Errorf("%w: %v", notebook.ErrNotFound, err)
		}
		return nil, fmt.Errorf("get: %w", err)
	}
	var r notebook.Record
	err = n.db.View(func(t *badger.Txn) error {
		body, err := n.value(t, at)
		if err != nil {
			return err
		}
		r, err = decode(at, body)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("get %s: %w", describe(at), translate(err))
	}
	return r, nil
}

// Each implements notebook.Store.
func (n *Notebook) Each(under notebook.Key, visit func(notebook.Record) error) error {
	if err := n.enter(); err != nil {
		return err
	}
	defer n.gate.leave()
	return n.each(under, visit)
}

func (n *Notebook) each(key notebook.Key, visit func(notebook.Record) error) error {
	prefix, err := under(key)
	if err != nil {
		return fmt.Errorf("each: %w", err)
	}
	return n.db.View(func(t *badger.Txn) error {
		return n.scan(t, prefix, func(at, body []byte) error {
			r, err := decode(at, body)
			if err != nil {
				return fmt.Errorf("read %s: %w", describe(at), err)
			}
			return visit(r)
		})
	})
}

// scan visits all values whose keys begin with the prefix, in order. The
// key is good until visit returns.
func (e *engine) scan(t *badger.Txn, prefix []byte, visit func(key, body []byte) error) error {
	options := badger.DefaultIteratorOptions
	options.Prefix, options.PrefetchSize = prefix, 32
	it := t.NewIterator(options)
	defer it.Close()
	for it.Rewind(); it.Valid(); it.Next() {
		item := it.Item()
		key := item.Key()
		var body []byte
		err := item.Value(func(v []byte) (err error) {
			body, err = e.unfold(t, key, v)
			return err
		})
		if err != nil && e.lenient {
			e.lost(key)
			continue
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", describe(key), translate(err))
		}
		if err := visit(key, body); err != nil {
			return err
		}
	}
	return nil
}

// value is what was put under the key.
func (e *engine) value(t *badger.Txn, key []byte) (body []byte, err error) {
	item, err := t.Get(key)
	if err != nil {
		return nil, err
	}
	err = item.Value(func(v []byte) (err error) {
		body, err = e.unfold(t, key, v)
		return err
	})
	return body, err
}

// decode makes a record of the body under a key.
func decode(key, body []byte) (notebook.Record, error) {
	k, ok := recordKey(key)
	if !ok {
		return nil, fmt.Errorf("%w: a key that is no record's", notebook.ErrDamaged)
	}
	r, err := codecs[k.Kind].decode(k, body)
	if err != nil {
		return nil, fmt.Errorf("%w: it cannot be decoded: %v", notebook.ErrDamaged, err)
	}
	return r, nil
}

var kindNames = map[byte]string{
	'd': "document", 'h': "highlight", 'n': "note", 'e': "entity", 'M': "mentions of document",
	'T': "time expressions of document", 'v': "event", 'g': "collection", 's': "setting", 'x': "piece of an index",
	'E':        "earlier state",
	prefixText: "text of document", prefixWaiting: "waiting text of document", prefixChunk: "text of document",
	prefixPart: "part of a long value", prefixMeta: "the store's own record",
}

// describe names what lies under a key for an error message. It shows ids, not
// names: those of settings may tell what was read.
func describe(key []byte) string {
	if len(key) == 0 {
		return "a record without a key"
	}
	name := kindNames[key[0]]
	switch k, ok := recordKey(key); {
	case ok && k.Kind == notebook.KindHighlight:
		return fmt.Sprintf("%s %v of document %v", name, k.ID, k.Document)
	case ok && !k.ID.IsZero():
		return fmt.Sprintf("%s %v", name, k.ID)
	case ok && !k.Document.IsZero():
		return fmt.Sprintf("%s %v", name, k.Document)
	case len(key) >= 17 && (key[0] == prefixText || key[0] == prefixWaiting || key[0] == prefixChunk):
		return fmt.Sprintf("%s %v", name, idOf(key[1:17]))
	case name == "":
		return "an unknown record"
	}
	return name
}

// isMissing reports whether the error says that nothing lies under the key.
func isMissing(err error) bool { return errors.Is(err, badger.ErrKeyNotFound) }
