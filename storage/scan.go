package storage

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// tail says how a journal ends.
type tail struct {
	last uint64 // number of the last good record, or the one asked for less 1
	// segment and end are where the good part of the last segment ends, for
	// cutting what follows. segment is "" when nothing follows.
	segment string
	end     int64
	// suspect is set when what follows is no write that was cut short: good
	// records come later, or the last one acknowledged is not among them.
	suspect bool
	gap     bool // a number is missing
}

// scan visits the records from number from on, without those the store had
// refused, until the journal ends or breaks.
func (j *journal) scan(from uint64, visit func(number uint64, ops []op) error) (tail, error) {
	t := tail{last: from - 1}
	segments, err := j.segments()
	if err != nil {
		return t, err
	}
	r := refusing{visit: visit}
	for i, s := range segments {
		if i+1 < len(segments) && segments[i+1].first <= from {
			continue // all of it is older
		}
		if t.segment != "" {
			t.suspect = true // more segments behind one that breaks
			break
		}
		if s.first > t.last+1 {
			t.gap = true
			break
		}
		if err := j.scanSegment(s, &t, &r); err != nil {
			return t, err
		}
	}
	return t, r.flush()
}

type segment struct {
	path  string
	first uint64
}

// segments are sorted: their names are numbers of equal length.
func (j *journal) segments() ([]segment, error) {
	names, err := fileNames(j.dir, "*.log")
	if err != nil {
		return nil, err
	}
	var list []segment
	for _, name := range names {
		first, err := strconv.ParseUint(strings.TrimSuffix(name, ".log"), 16, 64)
		if err == nil && segmentName(first) == name {
			list = append(list, segment{filepath.Join(j.dir, name), first})
		}
	}
	return list, nil
}

func (j *journal) scanSegment(s segment, t *tail, r *refusing) error {
	b, err := os.ReadFile(s.path)
	if err != nil {
		return err
	}
	if len(b) < headerSize || !bytes.Equal(b[:headerSize], j.header(s.first)) {
		t.segment, t.end = s.path, 0
		return nil
	}
	number := s.first
	for at := headerSize; at < len(b); number++ {
		payload, size := j.record(b[at:], s.first, number)
		if payload == nil {
			t.segment, t.end, t.suspect = s.path, int64(at), j.later(b[at+1:], s.first, number)
			return nil
		}
		at += size
		if number <= t.last {
			continue
		}
		t.last = number
		if err := r.record(number, payload); err != nil {
			return err
		}
	}
	return nil
}

// record opens the record in front of b. payload is nil when there is none.
func (j *journal) record(b []byte, first, number uint64) (payload []byte, size int) {
	if len(b) < frameSize || binary.BigEndian.Uint64(b[4:]) != number {
		return nil, 0
	}
	length := uint64(binary.BigEndian.Uint32(b))
	if length > uint64(len(b)-frameSize) {
		return nil, 0
	}
	size = frameSize + int(length)
	payload, err := j.box.open(j.place(first, number), b[frameSize:size])
	if err != nil || len(payload) == 0 {
		return nil, 0
	}
	return payload, size
}

// later looks for a good record behind a broken one.
func (j *journal) later(b []byte, first, number uint64) bool {
	for next := number + 1; next <= number+8; next++ {
		var want [8]byte
		binary.BigEndian.PutUint64(want[:], next)
		for at := 0; ; {
			i := bytes.Index(b[at:], want[:])
			if i < 0 {
				break
			}
			at += i
			if at >= 4 {
				if payload, _ := j.record(b[at-4:], first, next); payload != nil {
					return true
				}
			}
			at++
		}
	}
	return false
}

// refusing holds a record back until it is known that the store did not refuse
// it.
type refusing struct {
	visit  func(number uint64, ops []op) error
	number uint64
	held   []byte
}

func (r *refusing) record(number uint64, payload []byte) error {
	if payload[0] == journalAbort {
		r.held = nil
		return nil
	}
	if err := r.flush(); err != nil {
		return err
	}
	r.number, r.held = number, payload
	return nil
}

func (r *refusing) flush() error {
	if r.held == nil {
		return nil
	}
	ops, err := decodeBatch(r.held)
	r.held = nil
	if err != nil {
		return err
	}
	return r.visit(r.number, ops)
}
