package storage

import (
	"github.com/klauspost/compress/zstd"
)

// maxValue bounds what one value may unpack to, against hostile files.
const maxValue = 1 << 30

// packer and unpacker are safe for use by several goroutines. Values are small,
// so a small window keeps their memory small too.
var (
	packer, _ = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2),
		zstd.WithWindowSize(1<<20), zstd.WithLowerEncoderMem(true), zstd.WithEncoderCRC(false))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(4), zstd.WithDecoderMaxMemory(maxValue))
)

// pack returns the shorter of the body and its zstd form.
func pack(body []byte) (packed []byte, isPacked bool) {
	const worthwhile = 128 // below that the frame eats the gain
	if len(body) < worthwhile {
		return body, false
	}
	packed = packer.EncodeAll(body, make([]byte, 0, len(body)/2))
	if len(packed) >= len(body) {
		return body, false
	}
	return packed, true
}

func unpack(packed []byte) ([]byte, error) { return unpacker.DecodeAll(packed, nil) }
