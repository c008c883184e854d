package storage

import (
	"encoding/binary"
	"errors"
)

// op writes a value in its envelope, or deletes one when it has none.
type op struct {
	key, value []byte
}

// What a record of the journal holds.
const (
	journalBatch = 1 // count, then for every op: key, length of value + 1 or 0, value
	journalAbort = 2 // the record before was refused by the store: it does not count
)

var errPayload = errors.New("a record of the journal that cannot be read")

func encodeBatch(ops []op) []byte {
	size := 16
	for _, o := range ops {
		size += len(o.key) + len(o.value) + 2*binary.MaxVarintLen32
	}
	b := append(make([]byte, 0, size), journalBatch)
	b = binary.AppendUvarint(b, uint64(len(ops)))
	for _, o := range ops {
		b = binary.AppendUvarint(b, uint64(len(o.key)))
		b = append(b, o.key...)
		if o.value == nil {
			b = append(b, 0)
			continue
		}
		b = binary.AppendUvarint(b, uint64(len(o.value))+1)
		b = append(b, o.value...)
	}
	return b
}

// decodeBatch reads what encodeBatch wrote. The ops share the payload's memory.
func decodeBatch(payload []byte) ([]op, error) {
	if len(payload) == 0 || payload[0] != journalBatch {
		return nil, errPayload
	}
	v := varints(payload[1:])
	count := v.unsigned()
	if count > uint64(len(payload)) {
		return nil, errPayload
	}
	ops := make([]op, 0, count)
	for range count {
		key := v.bytes(v.unsigned())
		length := v.unsigned()
		o := op{key: key}
		if length > 0 {
			o.value = v.bytes(length - 1)
		}
		ops = append(ops, o)
	}
	if v == nil || len(v) > 0 {
		return nil, errPayload
	}
	return ops, nil
}
