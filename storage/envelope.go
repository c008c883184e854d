package storage

import (
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/crypto/blake2b"
)

// Every value in the store lies in an envelope:
//
//	version 1 | flags 1 | tag 16 | body
//
// The tag is BLAKE2b-128, keyed, over the length of the key, the key, version,
// flags and body as it is stored. It binds the value to its key and is looked
// at before anything else: Badger can return an empty value without an error,
// and its encryption alone would let changed bytes pass.
const (
	envelopeVersion = 1
	flagPacked      = 1 << 0 // the body is a zstd frame
	flagParts       = 1 << 1 // the body is a partList: the value lies in parts
	tagSize         = 16
	envelopeSize    = 2 + tagSize
)

var errTag = errors.New("its seal is broken")

// wrap puts a body into its envelope.
func (s *secrets) wrap(key []byte, flags byte, body []byte) []byte {
	out := make([]byte, envelopeSize, envelopeSize+len(body))
	out[0], out[1] = envelopeVersion, flags
	out = append(out, body...)
	copy(out[2:], s.sum(key, out))
	return out
}

// unwrap checks the envelope and returns flags and body. The body shares the
// envelope's memory.
func (s *secrets) unwrap(key, envelope []byte) (flags byte, body []byte, err error) {
	if len(envelope) < envelopeSize {
		return 0, nil, fmt.Errorf("only %d bytes of it are left", len(envelope))
	}
	if subtle.ConstantTimeCompare(envelope[2:envelopeSize], s.sum(key, envelope)) != 1 {
		return 0, nil, errTag
	}
	if envelope[0] != envelopeVersion {
		return 0, nil, fmt.Errorf("its envelope is of version %d", envelope[0])
	}
	return envelope[1], envelope[envelopeSize:], nil
}

// sum is the tag of an envelope whose tag field is not looked at.
func (s *secrets) sum(key, envelope []byte) []byte {
	h, err := blake2b.New(tagSize, s.tag)
	if err != nil {
		panic("storage: tag: " + err.Error()) // only for a key that is too long
	}
	var size [4]byte
	binary.BigEndian.PutUint32(size[:], uint32(len(key)))
	h.Write(size[:])
	h.Write(key)
	h.Write(envelope[:2])
	h.Write(envelope[envelopeSize:])
	return h.Sum(nil)
}
