package storage

import (
	"crypto/cipher"
	"crypto/rand"
	"crypto/subtle"
	"encoding/binary"
	"fmt"

	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/chacha20poly1305"
)

// box protects a piece of a file of ours: the journal, an encrypted original,
// a backup. What a box is opened with (its place: which file, which number)
// must be what it was sealed with.
type box interface {
	seal(place, plain []byte) []byte
	// open returns the plain bytes, or errTag.
	open(place, sealed []byte) ([]byte, error)
}

// box seals with XChaCha20-Poly1305 in an encrypted notebook and adds a tag in
// one that is not.
func (s *secrets) box(key []byte) box {
	if !s.encrypted() {
		return tagBox(key)
	}
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		panic("storage: " + err.Error()) // only for a key of another length
	}
	return aeadBox{aead}
}

// tagBox appends a keyed BLAKE2b-128 over the length of the place, the place
// and the bytes.
type tagBox []byte

func (t tagBox) seal(place, plain []byte) []byte {
	out := make([]byte, 0, len(plain)+tagSize)
	return append(append(out, plain...), t.sum(place, plain)...)
}

func (t tagBox) open(place, sealed []byte) ([]byte, error) {
	if len(sealed) < tagSize {
		return nil, errTag
	}
	plain, tag := sealed[:len(sealed)-tagSize], sealed[len(sealed)-tagSize:]
	if subtle.ConstantTimeCompare(tag, t.sum(place, plain)) != 1 {
		return nil, errTag
	}
	return plain, nil
}

func (t tagBox) sum(place, plain []byte) []byte {
	h, err := blake2b.New(tagSize, t)
	if err != nil {
		panic("storage: tag: " + err.Error())
	}
	var size [4]byte
	binary.BigEndian.PutUint32(size[:], uint32(len(place)))
	h.Write(size[:])
	h.Write(place)
	h.Write(plain)
	return h.Sum(nil)
}

// aeadBox puts a random nonce of 24 bytes in front; they are long enough never
// to meet.
type aeadBox struct{ cipher.AEAD }

func (a aeadBox) seal(place, plain []byte) []byte {
	out := make([]byte, a.NonceSize(), a.NonceSize()+len(plain)+a.Overhead())
	random(out)
	return a.Seal(out, out, plain, place)
}

func (a aeadBox) open(place, sealed []byte) ([]byte, error) {
	if len(sealed) < a.NonceSize() {
		return nil, errTag
	}
	plain, err := a.Open(nil, sealed[:a.NonceSize()], sealed[a.NonceSize():], place)
	if err != nil {
		return nil, errTag
	}
	return plain, nil
}

// random fills b. Since Go 1.24 reading the system's source never fails.
func random(b []byte) {
	if _, err := rand.Read(b); err != nil {
		panic(fmt.Sprintf("storage: random bytes: %v", err))
	}
}
