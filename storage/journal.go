package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"casebound/notebook"
)

// The journal is the promise: a change is acknowledged when its record lies in
// the journal and the file is flushed. Badger, which flushes nothing on
// Windows and not the drive's cache on macOS, is written afterwards and may
// lose what it likes.
//
// A journal is a row of segments, each a file named after the number of its
// first record. A segment begins with a header and holds whole records:
//
//	header: magic 8 | notebook 16 | first number 8 | tag 16
//	record: length of box 4 | number 8 | box
//
// Box and header are sealed with the journal's key and bound to the notebook,
// the segment and the number.
const (
	journalMagic = "CBjrnl\x00\x01"
	headerSize   = 8 + 16 + 8 + tagSize
	frameSize    = 4 + 8
	segmentLimit = 16 << 20
)

type journal struct {
	dir      string
	notebook notebook.ID
	box      box
	tags     tagBox

	file  *os.File // nil until the first record
	first uint64   // number of the first record of file
	size  int64
	dirty bool // written and not flushed
	cut   bool // a write went wrong: there may be a torn tail after size
	// failed is set when a flush went wrong: what of the file is on disk is not
	// known then, and only a new checkpoint of the store helps.
	failed error
	// written counts bytes since the journal was opened.
	written int64
}

func newJournal(dir string, id notebook.ID, s *secrets) *journal {
	return &journal{dir: dir, notebook: id, box: s.box(s.journal), tags: tagBox(s.journal)}
}

func segmentName(first uint64) string { return fmt.Sprintf("%016x.log", first) }

func (j *journal) header(first uint64) []byte {
	b := append(make([]byte, 0, headerSize), journalMagic...)
	b = append(b, j.notebook[:]...)
	b = binary.BigEndian.AppendUint64(b, first)
	return append(b, j.tags.sum(nil, b)...)
}

// place binds a record to where it stands.
func (j *journal) place(first, number uint64) []byte {
	b := append(make([]byte, 0, 32), j.notebook[:]...)
	b = binary.BigEndian.AppendUint64(b, first)
	return binary.BigEndian.AppendUint64(b, number)
}

// append writes a record. It is safe only after flush. When it returns an
// error the record is not in the journal.
func (j *journal) append(number uint64, payload []byte) error {
	if j.failed != nil {
		return j.failed
	}
	if err := j.mend(); err != nil {
		return fmt.Errorf("mend the journal: %w", err)
	}
	if err := j.segment(number); err != nil {
		return fmt.Errorf("begin a segment of the journal: %w", err)
	}
	sealed := j.box.seal(j.place(j.first, number), payload)
	record := binary.BigEndian.AppendUint32(make([]byte, 0, frameSize+len(sealed)), uint32(len(sealed)))
	record = binary.BigEndian.AppendUint64(record, number)
	record = append(record, sealed...)
	j.cut = true
	if _, err := j.file.WriteAt(record, j.size); err != nil {
		return fmt.Errorf("write to the journal: %w", errors.Join(err, j.mend()))
	}
	reached("record written")
	j.cut, j.dirty = false, true
	j.size += int64(len(record))
	j.written += int64(len(record))
	return nil
}

// flush brings all records to the disk. When it returns an error the journal
// takes no more: nobody can tell what a failed flush left on the disk.
func (j *journal) flush() error {
	if !j.dirty || j.failed != nil {
		return j.failed
	}
	if err := j.file.Sync(); err != nil {
		j.failed = fmt.Errorf("flush the journal: %w", err)
		return j.failed
	}
	reached("record flushed")
	j.dirty = false
	return nil
}

// mend cuts what a write that went wrong left behind.
func (j *journal) mend() error {
	if !j.cut {
		return nil
	}
	if err := j.file.Truncate(j.size); err != nil {
		return err
	}
	j.cut = false
	return nil
}

// segment makes sure that there is one with room.
func (j *journal) segment(number uint64) error {
	if j.file != nil && j.size < segmentLimit {
		return nil
	}
	if err := j.close(); err != nil {
		return err
	}
	path := filepath.Join(j.dir, segmentName(number))
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_RDWR, fileMode)
	if err != nil {
		return err
	}
	if _, err := f.Write(j.header(number)); err != nil {
		return errors.Join(err, f.Close(), os.Remove(path))
	}
	if err := errors.Join(f.Sync(), syncDir(j.dir)); err != nil {
		return errors.Join(err, f.Close(), os.Remove(path))
	}
	reached("segment begun")
	j.file, j.first, j.size = f, number, headerSize
	return nil
}

// close flushes and closes the segment; the next record begins another. After
// a failed flush only a checkpoint of the store makes up for the segment, and
// that comes after this.
func (j *journal) close() error {
	if j.file == nil {
		return nil
	}
	if j.failed != nil {
		_ = j.file.Close()
		j.file = nil
		return nil
	}
	err := errors.Join(j.mend(), j.flush(), j.file.Close())
	j.file = nil
	return err
}
