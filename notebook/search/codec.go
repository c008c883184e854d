package search

import (
	"encoding/binary"
	"errors"

	"casebound/notebook"
)

// errCorrupt is what reading a record of the index ends with that was not
// written by this code. The index is derived: it is made again.
var errCorrupt = errors.New("a record of the search index cannot be read")

// encoder writes numbers and strings one after the other.
type encoder struct{ out []byte }

func (e *encoder) number(n uint64) { e.out = binary.AppendUvarint(e.out, n) }

// pair writes two small numbers, in one byte where both are less than 15.
func (e *encoder) pair(a, b int) {
	e.out = append(e.out, byte(min(a, 15)<<4|min(b, 15)))
	if a >= 15 {
		e.number(uint64(a - 15))
	}
	if b >= 15 {
		e.number(uint64(b - 15))
	}
}

func (e *encoder) signed(n int64) { e.out = binary.AppendVarint(e.out, n) }

func (e *encoder) text(s string) {
	e.number(uint64(len(s)))
	e.out = append(e.out, s...)
}

func (e *encoder) texts(list []string) {
	e.number(uint64(len(list)))
	for _, s := range list {
		e.text(s)
	}
}

func (e *encoder) id(id notebook.ID) { e.out = append(e.out, id[:]...) }

func (e *encoder) flag(b bool) {
	if b {
		e.out = append(e.out, 1)
		return
	}
	e.out = append(e.out, 0)
}

// decoder reads what encoder wrote. After the first thing that cannot be read
// bad is set and everything else is zero.
type decoder struct {
	in  []byte
	bad bool
}

func (d *decoder) number() uint64 {
	if len(d.in) > 0 && d.in[0] < 0x80 { // most are small
		n := d.in[0]
		d.in = d.in[1:]
		return uint64(n)
	}
	n, size := binary.Uvarint(d.in)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.in = d.in[size:]
	return n
}

// pair reads two small numbers. One that cannot be is an error.
func (d *decoder) pair() (a, b int) {
	if len(d.in) == 0 {
		d.fail()
		return 0, 0
	}
	c := d.in[0]
	d.in = d.in[1:]
	a, b = int(c>>4), int(c&15)
	if a == 15 {
		a += int(min(d.number(), 1<<16))
	}
	if b == 15 {
		b += int(min(d.number(), 1<<16))
	}
	return a, b
}

func (d *decoder) signed() int64 {
	n, size := binary.Varint(d.in)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.in = d.in[size:]
	return n
}

func (d *decoder) fail() { d.bad, d.in = true, nil }

func (d *decoder) bytes(n uint64) []byte {
	if n > uint64(len(d.in)) {
		d.fail()
		return nil
	}
	b := d.in[:n]
	d.in = d.in[n:]
	return b
}

func (d *decoder) text() string { return string(d.bytes(d.number())) }

func (d *decoder) texts() []string {
	n := d.number()
	if n > uint64(len(d.in)) {
		d.fail()
		return nil
	}
	var list []string
	for range n {
		list = append(list, d.text())
	}
	return list
}

// count is a number of things of at least size bytes each that are still to be
// read; a greater one cannot be true.
func (d *decoder) count(size int) uint64 {
	n := d.number()
	if n > uint64(len(d.in)/size) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) id() (id notebook.ID) {
	copy(id[:], d.bytes(uint64(len(id))))
	return id
}

func (d *decoder) flag() bool {
	b := d.bytes(1)
	return len(b) == 1 && b[0] == 1
}

func (d *decoder) err() error {
	if d.bad {
		return errCorrupt
	}
	return nil
}
