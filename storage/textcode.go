package storage

import (
	"encoding/binary"
	"fmt"

	"casebound/notebook"
)

// encodeBlocks writes for every block four uvarints or bytes: distance from
// the end of the block before, length, kind with the highest bit for
// furniture, level.
func encodeBlocks(blocks []notebook.Block) []byte {
	var b []byte
	end := 0
	for _, block := range blocks {
		b = binary.AppendUvarint(b, uint64(block.Start-end))
		b = binary.AppendUvarint(b, uint64(block.Len()))
		kind := byte(block.Kind)
		if block.Furniture {
			kind |= 0x80
		}
		b = append(b, kind, block.Level)
		end = block.End
	}
	return b
}

func decodeBlocks(b []byte) ([]notebook.Block, error) {
	var blocks []notebook.Block
	v, end := varints(b), 0
	for len(v) > 0 {
		var block notebook.Block
		block.Start = end + int(v.unsigned())
		block.End = block.Start + int(v.unsigned())
		fixed := v.bytes(2)
		if fixed == nil {
			return nil, fmt.Errorf("%w: its blocks are cut", notebook.ErrDamaged)
		}
		block.Kind, block.Furniture, block.Level = notebook.BlockKind(fixed[0]&0x7f), fixed[0]&0x80 != 0, fixed[1]
		blocks, end = append(blocks, block), block.End
	}
	return blocks, nil
}

// encodeMarks writes for every mark three uvarints and a byte: distance from
// the start of the mark before, length, number of its target or 0, kind.
func encodeMarks(marks []notebook.Mark) ([]byte, []string) {
	var b []byte
	targets := columnOf[string]{}
	start := 0
	for _, m := range marks {
		b = binary.AppendUvarint(b, uint64(m.Start-start))
		b = binary.AppendUvarint(b, uint64(m.Len()))
		b = targets.add(b, m.Target)
		b = append(b, byte(m.Kind))
		start = m.Start
	}
	return b, targets.values
}

func decodeMarks(b []byte, targets []string) ([]notebook.Mark, error) {
	var marks []notebook.Mark
	v, start := varints(b), 0
	for len(v) > 0 {
		var m notebook.Mark
		m.Start = start + int(v.unsigned())
		m.End = m.Start + int(v.unsigned())
		target, kind := v.index(len(targets)), v.bytes(1)
		if target < 0 || kind == nil {
			return nil, fmt.Errorf("%w: its marks are cut", notebook.ErrDamaged)
		}
		m.Target, m.Kind = targets[target], notebook.MarkKind(kind[0])
		marks, start = append(marks, m), m.Start
	}
	return marks, nil
}
