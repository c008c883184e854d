package storage

import "encoding/binary"

// A stream is cut into pieces of pieceSize, each sealed in a box of its own
// whose place is the name of the stream, the number of the piece and whether
// it is the last (the STREAM construction): pieces can be neither swapped,
// dropped nor taken from another stream, and an end cut off is noticed.
const pieceSize = 64 << 10

func piecePlace(name []byte, n uint64, last bool) []byte {
	b := append(make([]byte, 0, len(name)+9), name...)
	b = binary.BigEndian.AppendUint64(b, n)
	if last {
		return append(b, 1)
	}
	return append(b, 0)
}

// sealStream seals all of plain, as at least one piece.
func sealStream(b box, name, plain []byte) []byte {
	var out []byte
	for n := uint64(0); ; n++ {
		piece := plain[:min(len(plain), pieceSize)]
		plain = plain[len(piece):]
		out = append(out, b.seal(piecePlace(name, n, len(plain) == 0), piece)...)
		if len(plain) == 0 {
			return out
		}
	}
}

// openStream opens what sealStream sealed, or fails.
func openStream(b box, name, sealed []byte) ([]byte, error) {
	size := pieceSize + len(b.seal(nil, nil))
	var out []byte
	for n := uint64(0); ; n++ {
		piece := sealed[:min(len(sealed), size)]
		sealed = sealed[len(piece):]
		plain, err := b.open(piecePlace(name, n, len(sealed) == 0), piece)
		if err != nil {
			return nil, err
		}
		out = append(out, plain...)
		if len(sealed) == 0 {
			return out, nil
		}
	}
}
