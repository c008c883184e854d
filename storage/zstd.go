package storage

import (
	"sync/atomic"

	"github.com/klauspost/compress/zstd"
)

// maxValue bounds what one value may unpack to, against hostile files.
const maxValue = 1 << 30

// zstdPair packs and unpacks; it is safe for use by several goroutines. Values
// are small, so a small window keeps its memory small too.
type zstdPair struct {
	packer   *zstd.Encoder
	unpacker *zstd.Decoder
}

// pairInUse is made when it is first needed.
var pairInUse atomic.Pointer[zstdPair]

func zstdInUse() *zstdPair {
	if pair := pairInUse.Load(); pair != nil {
		return pair
	}
	fresh := &zstdPair{}
	fresh.packer, _ = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2),
		zstd.WithWindowSize(1<<20), zstd.WithLowerEncoderMem(true), zstd.WithEncoderCRC(false)) // these options are sound
	fresh.unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(4), zstd.WithDecoderMaxMemory(maxValue))
	pairInUse.CompareAndSwap(nil, fresh)
	return fresh
}

// forgetPacked drops the packer with the pieces of values that it keeps.
func forgetPacked() { pairInUse.Store(nil) }

// pack returns the shorter of the body and its zstd form.
func pack(body []byte) (packed []byte, isPacked bool) {
	const worthwhile = 128 // below that the frame eats the gain
	if len(body) < worthwhile {
		return body, false
	}
	packed = zstdInUse().packer.EncodeAll(body, make([]byte, 0, len(body)/2))
	if len(packed) >= len(body) {
		return body, false
	}
	return packed, true
}

func unpack(packed []byte) ([]byte, error) { return zstdInUse().unpacker.DecodeAll(packed, nil) }
