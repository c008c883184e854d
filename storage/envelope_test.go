package storage

import (
	"bytes"
	"errors"
	"testing"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

func TestAValueMovedForgedOrFlippedIsNoticed(t *testing.T) {
	for name, key := range map[string]Key{"plain": {}, "encrypted": {Passphrase: secret}} {
		t.Run(name, func(t *testing.T) {
			n := openGuarded(t, t.TempDir(), key)
			defer closeNow(t, n)
			one, two := notebook.Note{ID: storetest.ID(1), Markdown: "pay Alice"}, notebook.Note{ID: storetest.ID(2), Markdown: "pay Mallory"}
			fatal(t, n.Apply(notebook.Put(one), notebook.Put(two)))
			first, second := raw(t, n, one.Key()), raw(t, n, two.Key())
			foreign := openSecrets(storetest.ID(99))
			at, _ := keyOf(one.Key())
			flipped := bytes.Clone(first)
			flipped[len(flipped)-1] ^= 1
			for what, value := range map[string][]byte{
				"moved":             second,
				"flipped":           flipped,
				"cut":               first[:len(first)-1],
				"empty":             {},
				"of another key":    foreign.wrap(at, 0, first[envelopeSize:]),
				"with other flags":  append([]byte{first[0], first[1] ^ flagPacked}, first[2:]...),
				"of another format": append([]byte{9, first[1]}, first[2:]...),
			} {
				setRaw(t, n, one.Key(), value)
				if r, err := n.Get(one.Key()); !errors.Is(err, notebook.ErrDamaged) {
					t.Errorf("a value %s: %v, %v; want ErrDamaged", what, r, err)
				}
				err := n.Each(notebook.Key{Kind: notebook.KindNote}, func(notebook.Record) error { return nil })
				if !errors.Is(err, notebook.ErrDamaged) {
					t.Errorf("each over a value %s: %v; want ErrDamaged", what, err)
				}
			}
			setRaw(t, n, one.Key(), first)
			if r, err := n.Get(one.Key()); err != nil || r.(notebook.Note).Markdown != one.Markdown {
				t.Errorf("put back: %v, %v", r, err)
			}
		})
	}
}

func raw(t *testing.T, n *Notebook, key notebook.Key) (value []byte) {
	t.Helper()
	at, err := keyOf(key)
	fatal(t, err)
	fatal(t, n.db.View(func(txn *badger.Txn) error {
		item, err := txn.Get(at)
		if err != nil {
			return err
		}
		value, err = item.ValueCopy(nil)
		return err
	}))
	return value
}

func setRaw(t *testing.T, n *Notebook, key notebook.Key, value []byte) {
	t.Helper()
	at, err := keyOf(key)
	fatal(t, err)
	fatal(t, n.db.Update(func(txn *badger.Txn) error { return txn.Set(at, value) }))
}

func TestAPartOfALongValueCannotBeMissingOrOld(t *testing.T) {
	n := openAt(t, t.TempDir())
	defer closeNow(t, n)
	long := notebook.Setting{Name: "long", Value: make([]byte, 3*partSize)}
	random(long.Value)
	fatal(t, n.Apply(notebook.Put(long)))
	at, err := keyOf(long.Key())
	fatal(t, err)
	var old []byte
	fatal(t, n.db.View(func(txn *badger.Txn) error {
		item, err := txn.Get(partKey(at, 1))
		if err == nil {
			old, err = item.ValueCopy(nil)
		}
		return err
	}))
	random(long.Value)
	fatal(t, n.Apply(notebook.Put(long)))
	for what, change := range map[string]func(*badger.Txn) error{
		"old":     func(txn *badger.Txn) error { return txn.Set(partKey(at, 1), old) },
		"missing": func(txn *badger.Txn) error { return txn.Delete(partKey(at, 1)) },
	} {
		fatal(t, n.db.Update(change))
		if _, err := n.Get(long.Key()); !errors.Is(err, notebook.ErrDamaged) {
			t.Errorf("a part that is %s: %v; want ErrDamaged", what, err)
		}
	}
}

func TestAShorterValueLeavesNoPartsBehind(t *testing.T) {
	n := openAt(t, t.TempDir())
	defer closeNow(t, n)
	long := notebook.Setting{Name: "long", Value: make([]byte, 4*partSize)}
	for _, length := range []int{4 * partSize, 2 * partSize, 10, 3 * partSize, 0} {
		long.Value = long.Value[:length]
		random(long.Value)
		fatal(t, n.Apply(notebook.Put(long)))
		if r := verified(t, n); !r.Sound() {
			t.Errorf("%d bytes long:\n%s", length, r)
		}
	}
	fatal(t, n.Apply(notebook.Change{Before: long}))
	count := 0
	fatal(t, n.db.View(func(txn *badger.Txn) error {
		var err error
		count, err = countValues(txn)
		return err
	}))
	if count != 1 { // the number of the last change
		t.Errorf("%d values are left", count)
	}
}

func TestClosingWipesTheKeys(t *testing.T) {
	n := openGuarded(t, t.TempDir(), Key{Passphrase: secret})
	s := n.secrets
	closeNow(t, n)
	for name, key := range map[string][]byte{
		"badger": s.badger, "tag": s.tag, "journal": s.journal, "original": s.original, "name": s.name, "backup": s.backup,
	} {
		if len(key) != keySize || !bytes.Equal(key, make([]byte, keySize)) {
			t.Errorf("the %s key is still there", name)
		}
	}
}

func TestKeysForDifferentUsesDiffer(t *testing.T) {
	met := map[string]bool{}
	for _, s := range []*secrets{
		derive([]byte("master"), storetest.ID(1)), derive([]byte("master"), storetest.ID(2)),
		derive([]byte("another"), storetest.ID(1)), openSecrets(storetest.ID(1)),
	} {
		for _, key := range [][]byte{s.tag, s.journal, s.original, s.name, s.backup, s.badger} {
			if key != nil && met[string(key)] {
				t.Error("two keys are the same")
			}
			met[string(key)] = true
		}
	}
}
