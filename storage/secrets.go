package storage

import (
	"crypto/hkdf"
	"crypto/sha256"

	"casebound/notebook"
)

const keySize = 32

// secrets are the keys of one notebook. All come from its master key by
// HKDF-SHA256 (RFC 5869); those of a notebook without a passphrase come from
// its id, which is no secret: its tags find damage, not forgery.
type secrets struct {
	badger   []byte // nil: not encrypted
	tag      []byte // envelopes of records
	journal  []byte
	original []byte // contents of originals
	name     []byte // file names of originals
	backup   []byte
}

func openSecrets(id notebook.ID) *secrets {
	s := derive(id[:], id)
	s.badger = nil
	return s
}

// derive makes the keys from a master key. The notebook's id is the salt, so
// that files of one notebook are foreign to every other.
func derive(master []byte, id notebook.ID) *secrets {
	key := func(purpose string) []byte {
		// HKDF fails only when asked for more than 255 hashes.
		k, err := hkdf.Key(sha256.New, master, id[:], "casebound 1 "+purpose, keySize)
		if err != nil {
			panic("storage: derive key: " + err.Error())
		}
		return k
	}
	return &secrets{
		badger:   key("badger"),
		tag:      key("tag"),
		journal:  key("journal"),
		original: key("original"),
		name:     key("name"),
		backup:   key("backup"),
	}
}

func (s *secrets) encrypted() bool { return s.badger != nil }

// wipe overwrites the keys. Copies that Badger and the ciphers made are out of
// reach and wait for the garbage collector.
func (s *secrets) wipe() {
	for _, k := range [][]byte{s.badger, s.tag, s.journal, s.original, s.name, s.backup} {
		clear(k)
	}
}
