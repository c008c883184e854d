package storage

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
)

// lastNumber is a file beside the journal with the number of the last record
// acknowledged. It is written after every flush and never flushed itself: it
// outlives the process but perhaps not a power cut. So it may lag behind the
// journal; when it is ahead, the journal has lost its end.
type lastNumber struct{ file *os.File }

const lastName = "last"

func openLast(dir string) (*lastNumber, error) {
	f, err := os.OpenFile(filepath.Join(dir, lastName), os.O_CREATE|os.O_RDWR, fileMode)
	if err != nil {
		return nil, err
	}
	return &lastNumber{f}, nil
}

func (l *lastNumber) write(number uint64) error {
	b := binary.BigEndian.AppendUint64(nil, number)
	b = binary.BigEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
	_, err := l.file.WriteAt(b, 0)
	return err
}

func (l *lastNumber) close() error { return l.file.Close() }

// readLast is 0 when the file is missing or makes no sense.
func readLast(dir string) uint64 {
	b, err := os.ReadFile(filepath.Join(dir, lastName))
	if err != nil || len(b) != 12 || binary.BigEndian.Uint32(b[8:]) != crc32.Checksum(b[:8], castagnoli) {
		return 0
	}
	return binary.BigEndian.Uint64(b)
}

// removeLast begins anew, when the state says what was last.
func removeLast(dir string) error {
	err := os.Remove(filepath.Join(dir, lastName))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
