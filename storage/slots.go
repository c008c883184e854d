package storage

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"

	"casebound/notebook"
)

// An encrypted notebook has a random master key. It is kept only wrapped, in
// slots: one for the passphrase, one for the recovery code, one for every key
// file. Each slot wraps the same master key with XChaCha20-Poly1305 under a
// key made from its secret, and binds all its own fields and the notebook.
const (
	keysName     = "keys.json"
	keysCopyName = "keys.copy.json"

	slotPassphrase = "passphrase"
	slotRecovery   = "recovery"
	slotKeyFile    = "key file"

	argon2id   = "argon2id"    // for what a person made up
	hkdfSHA256 = "hkdf-sha256" // for what was drawn at random
)

// Key opens an encrypted notebook: one of its fields is enough. The caller
// keeps the memory and may wipe it afterwards.
type Key struct {
	Passphrase []byte
	Recovery   string // the recovery code as it was shown, spaces and case free
	KeyFile    []byte // the content of a key file
}

func (k Key) isZero() bool {
	return len(k.Passphrase) == 0 && k.Recovery == "" && len(k.KeyFile) == 0
}

// keyring is the file of slots.
type keyring struct {
	Version  int         `json:"version"`
	Notebook notebook.ID `json:"notebook"`
	Slots    []slot      `json:"slots"`
	Sum      string      `json:"sum"`
}

func (k *keyring) sum() *string { return &k.Sum }

type slot struct {
	Kind    string     `json:"kind"`
	Made    time.Time  `json:"made"`
	KDF     derivation `json:"kdf"`
	Nonce   []byte     `json:"nonce"`
	Wrapped []byte     `json:"wrapped"`
}

// derivation says how a slot's key is made from its secret.
type derivation struct {
	Algorithm string `json:"algorithm"`
	Time      uint32 `json:"time,omitempty"`
	Memory    uint32 `json:"memory_kib,omitempty"`
	Threads   uint8  `json:"threads,omitempty"`
	Salt      []byte `json:"salt"`
}

// Bounds on what a file may ask for: it may be hostile.
const (
	mostMemory = 2 << 20 // KiB: 2 GiB
	mostTime   = 64
	mostSlots  = 32
)

func (d derivation) key(secret []byte) ([]byte, error) {
	switch d.Algorithm {
	case argon2id:
		if d.Time < 1 || d.Time > mostTime || d.Memory < 8 || d.Memory > mostMemory || d.Threads < 1 {
			return nil, fmt.Errorf("%w: a slot of %s asks for the impossible", notebook.ErrDamaged, keysName)
		}
		return argon2.IDKey(secret, d.Salt, d.Time, d.Memory, d.Threads, keySize), nil
	case hkdfSHA256:
		return hkdf.Key(sha256.New, secret, d.Salt, "casebound 1 slot", keySize)
	}
	return nil, fmt.Errorf("a slot of %s uses %q: %w", keysName, d.Algorithm, notebook.ErrNewerFormat)
}

// bound is what a slot's seal covers besides the master key.
func (s slot) bound(id notebook.ID) []byte {
	var b bytes.Buffer
	for _, field := range [][]byte{id[:], []byte(s.Kind), []byte(s.KDF.Algorithm), s.KDF.Salt} {
		_ = binary.Write(&b, binary.BigEndian, uint32(len(field))) // a buffer takes everything
		b.Write(field)
	}
	_ = binary.Write(&b, binary.BigEndian, []uint32{s.KDF.Time, s.KDF.Memory, uint32(s.KDF.Threads)})
	return b.Bytes()
}

// newSlot wraps the master key.
func newSlot(kind string, d derivation, secret, master []byte, id notebook.ID, now time.Time) (slot, error) {
	s := slot{Kind: kind, Made: now.UTC().Truncate(time.Second), KDF: d}
	s.KDF.Salt, s.Nonce = make([]byte, 16), make([]byte, chacha20poly1305.NonceSizeX)
	random(s.KDF.Salt)
	random(s.Nonce)
	key, err := s.KDF.key(secret)
	if err != nil {
		return s, err
	}
	defer clear(key)
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return s, err
	}
	s.Wrapped = aead.Seal(nil, s.Nonce, master, s.bound(id))
	return s, nil
}

// open unwraps the master key, or returns ErrWrongPassphrase.
func (s slot) open(secret []byte, id notebook.ID) ([]byte, error) {
	if len(s.Nonce) != chacha20poly1305.NonceSizeX {
		return nil, fmt.Errorf("%w: a slot of %s is cut", notebook.ErrDamaged, keysName)
	}
	key, err := s.KDF.key(secret)
	if err != nil {
		return nil, err
	}
	defer clear(key)
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, err
	}
	master, err := aead.Open(nil, s.Nonce, s.Wrapped, s.bound(id))
	if err != nil || len(master) != keySize {
		return nil, notebook.ErrWrongPassphrase
	}
	return master, nil
}

// secret is what a kind of slot makes its key from.
func (k Key) secret(kind string) ([]byte, error) {
	switch {
	case kind == slotPassphrase && len(k.Passphrase) > 0:
		// The same letters can be typed in two ways, depending on the system.
		return norm.NFC.Bytes(k.Passphrase), nil
	case kind == slotRecovery && k.Recovery != "":
		return readRecoveryCode(k.Recovery)
	case kind == slotKeyFile && len(k.KeyFile) > 0:
		hash := sha256.Sum256(k.KeyFile)
		return hash[:], nil
	}
	return nil, nil
}

// master finds the slot that the key opens.
func (r keyring) master(k Key) ([]byte, error) {
	if k.isZero() {
		return nil, fmt.Errorf("%w: it wants a passphrase", notebook.ErrLocked)
	}
	for _, s := range r.Slots {
		secret, err := k.secret(s.Kind)
		if err != nil {
			return nil, err
		}
		if secret == nil {
			continue
		}
		master, err := s.open(secret, r.Notebook)
		if err == nil || !errors.Is(err, notebook.ErrWrongPassphrase) {
			return master, err
		}
	}
	if len(k.KeyFile) > 0 {
		return nil, whyNot(k.KeyFile, r.Notebook)
	}
	return nil, notebook.ErrWrongPassphrase
}

// readKeyring reads the slots from the first of the two files that is whole.
func readKeyring(data string, id notebook.ID) (r keyring, fromCopy bool, err error) {
	err = readSummed(filepath.Join(data, keysName), &r)
	if err != nil {
		var second keyring
		if readSummed(filepath.Join(data, keysCopyName), &second) == nil {
			r, fromCopy, err = second, true, nil
		}
	}
	switch {
	case errors.Is(err, errSum), errors.Is(err, fs.ErrNotExist):
		return r, false, fmt.Errorf("%w: the keys cannot be read (%v); the passphrase may well be right", notebook.ErrDamaged, err)
	case err != nil:
		return r, false, err
	case r.Version > 1:
		return r, false, fmt.Errorf("%s is of version %d: %w", keysName, r.Version, notebook.ErrNewerFormat)
	case r.Notebook != id:
		return r, false, fmt.Errorf("%w: %s belongs to another notebook", notebook.ErrDamaged, keysName)
	case len(r.Slots) == 0 || len(r.Slots) > mostSlots:
		return r, false, fmt.Errorf("%w: %s holds %d slots", notebook.ErrDamaged, keysName, len(r.Slots))
	}
	return r, fromCopy, nil
}

// writeKeyring publishes the slots, then their copy, which would otherwise
// still open with what was just taken away.
func writeKeyring(data string, r keyring) error {
	if err := writeSummed(filepath.Join(data, keysName), &r); err != nil {
		return err
	}
	reached("keys written")
	return writeSummed(filepath.Join(data, keysCopyName), &r)
}
