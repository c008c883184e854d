package storage

import (
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
)

// state says how the store was left. Closed with its files as they are listed,
// or open: then the folder Checkpoint holds what it was when it was last
// closed (see checkpoint.go), and the journal everything since.
type state struct {
	About about `json:"about"` // to make a lost notebook.json again; its Sum is empty

	Closed     bool      `json:"closed"`
	Sequence   uint64    `json:"sequence"` // of the last record in the files below
	Generation int       `json:"generation"`
	Checkpoint string    `json:"checkpoint,omitempty"`
	Files      []fileSum `json:"files,omitempty"`
	Sum        string    `json:"sum"`
}

func (s *state) sum() *string { return &s.Sum }

// fileSum is a file of the store as it was when the store was last closed.
type fileSum struct {
	Name string `json:"name"`
	Size int64  `json:"size"`
	CRC  uint32 `json:"crc32c"`
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sumFile reads a whole file.
func sumFile(path string) (fileSum, error) {
	f, err := os.Open(path)
	if err != nil {
		return fileSum{}, err
	}
	defer f.Close()
	h := crc32.New(castagnoli)
	size, err := io.CopyBuffer(h, f, make([]byte, 256<<10))
	return fileSum{Name: filepath.Base(path), Size: size, CRC: h.Sum32()}, err
}

// holds reports whether the file in dir is still as it was.
func (f fileSum) holds(dir string) bool {
	got, err := sumFile(filepath.Join(dir, f.Name))
	return err == nil && got == f
}
