package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	badger "github.com/dgraph-io/badger/v4"
	"golang.org/x/crypto/blake2b"

	"casebound/notebook"
)

// partSize keeps values well inside a Badger transaction and out of its value
// log. A longer value, packed, lies in parts under keys of their own; in its
// place stands a list of them:
//
//	length 8 | count 4 | keyed BLAKE2b-256 of all parts
const (
	partSize     = 512 << 10
	partListSize = 8 + 4 + 32
)

// fold makes the ops that put body under key.
func (s *secrets) fold(key, body []byte) []op {
	var flags byte
	body, packed := pack(body)
	if packed {
		flags = flagPacked
	}
	if len(body) <= partSize {
		return []op{{key, s.wrap(key, flags, body)}}
	}
	var ops []op
	list := binary.BigEndian.AppendUint64(make([]byte, 0, partListSize), uint64(len(body)))
	list = append(list, 0, 0, 0, 0)
	list = append(list, s.hash(body)...)
	for rest := body; len(rest) > 0; {
		part := rest[:min(len(rest), partSize)]
		rest = rest[len(part):]
		at := partKey(key, uint32(len(ops)))
		ops = append(ops, op{at, s.wrap(at, 0, part)})
	}
	binary.BigEndian.PutUint32(list[8:], uint32(len(ops)))
	return append(ops, op{key, s.wrap(key, flags|flagParts, list)})
}

func (s *secrets) hash(b []byte) []byte {
	h, err := blake2b.New256(s.tag)
	if err != nil {
		panic("storage: hash: " + err.Error())
	}
	h.Write(b)
	return h.Sum(nil)
}

// unfold is what fold put under the key, of which v is what Badger has. It
// shares no memory with v. An error is ErrDamaged.
func (e *engine) unfold(t *badger.Txn, key, v []byte) ([]byte, error) {
	flags, body, err := e.secrets.unwrap(key, v)
	if err == nil && flags&flagParts != 0 {
		body, err = e.join(t, key, body)
	}
	if err == nil && flags&flagPacked != 0 {
		body, err = unpack(body)
	} else if err == nil {
		body = bytes.Clone(body)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %v", notebook.ErrDamaged, err)
	}
	return body, nil
}

// join puts the parts together.
func (e *engine) join(t *badger.Txn, key, list []byte) ([]byte, error) {
	if len(list) != partListSize {
		return nil, errors.New("the list of its parts is cut")
	}
	var body []byte
	for i := range binary.BigEndian.Uint32(list[8:]) {
		at := partKey(key, i)
		item, err := t.Get(at)
		if err != nil {
			return nil, fmt.Errorf("part %d: %w", i, err)
		}
		err = item.Value(func(v []byte) error {
			_, part, err := e.secrets.unwrap(at, v)
			body = append(body, part...)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("part %d: %w", i, err)
		}
	}
	if uint64(len(body)) != binary.BigEndian.Uint64(list) || !bytes.Equal(e.secrets.hash(body), list[12:]) {
		return nil, errors.New("its parts do not fit")
	}
	return body, nil
}

// stale makes the ops that delete the parts of what lies under the key now,
// from part keep on.
func (e *engine) stale(t *badger.Txn, key []byte, keep int) ([]op, error) {
	item, err := t.Get(key)
	if isMissing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var ops []op
	err = item.Value(func(v []byte) error {
		// A value that is damaged may be replaced; its parts, if any, stay.
		flags, list, err := e.secrets.unwrap(key, v)
		if err != nil || flags&flagParts == 0 || len(list) != partListSize {
			return nil
		}
		for i := uint32(keep); i < binary.BigEndian.Uint32(list[8:]); i++ {
			ops = append(ops, op{key: partKey(key, i)})
		}
		return nil
	})
	return ops, err
}
