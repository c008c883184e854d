package storage

import (
	"encoding/binary"
	"errors"
	"math"

	"casebound/notebook"
)

type diskEntity struct {
	Kind       uint8    `cbor:"1,keyasint,omitempty"`
	Name       string   `cbor:"2,keyasint,omitempty"`
	Aliases    []string `cbor:"3,keyasint,omitempty"`
	Roles      []string `cbor:"4,keyasint,omitempty"`
	Note       string   `cbor:"5,keyasint,omitempty"`
	Hidden     bool     `cbor:"6,keyasint,omitempty"`
	MergedInto []byte   `cbor:"7,keyasint,omitempty"`
	Decided    bool     `cbor:"8,keyasint,omitempty"`
}

func (d *diskEntity) from(n notebook.Entity) error {
	*d = diskEntity{uint8(n.Kind), n.Name, n.Aliases, n.Roles, n.Note, n.Hidden, idBytes(n.MergedInto), n.Decided}
	return nil
}

func (d *diskEntity) record(k notebook.Key) (notebook.Entity, error) {
	return notebook.Entity{
		ID: k.ID, Kind: notebook.EntityKind(d.Kind), Name: d.Name, Aliases: d.Aliases, Roles: d.Roles,
		Note: d.Note, Hidden: d.Hidden, MergedInto: idOf(d.MergedInto), Decided: d.Decided,
	}, nil
}

// diskMentions keeps the mentions of a document in columns: many share an
// entity and a reason, and their spans grow.
type diskMentions struct {
	Spans      []byte   `cbor:"1,keyasint,omitempty"` // see appendSpans
	Entities   []byte   `cbor:"2,keyasint,omitempty"` // the different ones, 16 bytes each
	Entity     []byte   `cbor:"3,keyasint,omitempty"` // index into Entities, a uvarint each
	Reasons    []string `cbor:"4,keyasint,omitempty"` // the different ones
	Reason     []byte   `cbor:"5,keyasint,omitempty"` // index into Reasons, a uvarint each
	Confidence []byte   `cbor:"6,keyasint,omitempty"` // IEEE 754 binary32, big-endian
	ByHand     []byte   `cbor:"7,keyasint,omitempty"` // numbers of those made by hand, as differences
}

var errColumns = errors.New("its columns do not agree")

func (d *diskMentions) from(n notebook.Mentions) error {
	entities, reasons := columnOf[notebook.ID]{}, columnOf[string]{}
	last, previous := 0, 0
	for i, m := range n.List {
		d.Spans, previous = appendSpan(d.Spans, m.Span, previous)
		d.Entity = entities.add(d.Entity, m.Entity)
		d.Reason = reasons.add(d.Reason, m.Reason)
		d.Confidence = binary.BigEndian.AppendUint32(d.Confidence, math.Float32bits(m.Confidence))
		if m.ByHand {
			d.ByHand = binary.AppendUvarint(d.ByHand, uint64(i-last))
			last = i
		}
	}
	d.Entities, d.Reasons = idsBytes(entities.values), reasons.values
	return nil
}

func (d *diskMentions) record(k notebook.Key) (notebook.Mentions, error) {
	out := notebook.Mentions{Document: k.Document}
	count := len(d.Confidence) / 4
	entities, spans, entity, reason := idsOf(d.Entities), varints(d.Spans), varints(d.Entity), varints(d.Reason)
	if count > 0 {
		out.List = make([]notebook.Mention, count)
	}
	start := 0
	for i := range out.List {
		m := &out.List[i]
		m.Span, start = spans.span(start)
		m.Confidence = math.Float32frombits(binary.BigEndian.Uint32(d.Confidence[4*i:]))
		e, r := entity.index(len(entities)), reason.index(len(d.Reasons))
		if e < 0 || r < 0 {
			return out, errColumns
		}
		m.Entity, m.Reason = entities[e], d.Reasons[r]
	}
	for byHand, at := varints(d.ByHand), 0; len(byHand) > 0; {
		step := byHand.index(len(out.List) - at)
		if step < 0 {
			return out, errColumns
		}
		at += step
		out.List[at].ByHand = true
	}
	if count > 0 && spans == nil || len(spans)+len(entity)+len(reason) > 0 {
		return out, errColumns
	}
	return out, nil
}
