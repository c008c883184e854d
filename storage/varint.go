package storage

import (
	"encoding/binary"

	"casebound/notebook"
)

// columnOf collects the different values of a column and numbers them.
type columnOf[T comparable] struct {
	values []T
	number map[T]int
}

// add appends the number of the value.
func (c *columnOf[T]) add(b []byte, value T) []byte {
	n, known := c.number[value]
	if !known {
		if c.number == nil {
			c.number = map[T]int{}
		}
		n = len(c.values)
		c.number[value] = n
		c.values = append(c.values, value)
	}
	return binary.AppendUvarint(b, uint64(n))
}

// appendSpan writes a span as two signed varints, the distance of its start
// from the start before and its length, and returns its start.
func appendSpan(b []byte, s notebook.Span, previous int) ([]byte, int) {
	b = binary.AppendVarint(b, int64(s.Start)-int64(previous))
	return binary.AppendVarint(b, int64(s.End)-int64(s.Start)), s.Start
}

// varints is read from the front. It becomes nil when it ends too early, and
// stays so.
type varints []byte

func (v *varints) span(previous int) (notebook.Span, int) {
	start := previous + int(v.signed())
	return notebook.Span{Start: start, End: start + int(v.signed())}, start
}

func (v *varints) signed() int64 {
	n, size := binary.Varint(*v)
	return n * int64(v.skip(size))
}

func (v *varints) unsigned() uint64 {
	n, size := binary.Uvarint(*v)
	return n * uint64(v.skip(size))
}

// index is a number below count, or -1.
func (v *varints) index(count int) int {
	n := v.unsigned()
	if *v == nil || n >= uint64(count) {
		return -1
	}
	return int(n)
}

// skip returns 1, or 0 when there was nothing to read.
func (v *varints) skip(size int) int {
	if size <= 0 {
		*v = nil
		return 0
	}
	*v = (*v)[size:]
	return 1
}

// bytes takes the next n bytes. They share the varints' memory.
func (v *varints) bytes(n uint64) []byte {
	if n > uint64(len(*v)) {
		*v = nil
		return nil
	}
	b := (*v)[:n:n]
	*v = (*v)[n:]
	return b
}
