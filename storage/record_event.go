package storage

import "casebound/notebook"

type diskTimexes struct {
	Spans []byte      `cbor:"1,keyasint,omitempty"`
	List  []diskTimex `cbor:"2,keyasint,omitempty"`
}

type diskTimex struct {
	Type   uint8     `cbor:"1,keyasint,omitempty"`
	Value  string    `cbor:"2,keyasint,omitempty"`
	When   *diskWhen `cbor:"3,keyasint,omitempty"`
	Dating uint8     `cbor:"4,keyasint,omitempty"`
	Reason string    `cbor:"5,keyasint,omitempty"`
}

func (d *diskTimexes) from(n notebook.Timexes) error {
	previous := 0
	for _, t := range n.List {
		d.Spans, previous = appendSpan(d.Spans, t.Span, previous)
		d.List = append(d.List, diskTimex{uint8(t.Type), t.Value, whenOn(t.When), uint8(t.Dating), t.Reason})
	}
	return nil
}

func (d *diskTimexes) record(k notebook.Key) (notebook.Timexes, error) {
	out := notebook.Timexes{Document: k.Document}
	spans, start := varints(d.Spans), 0
	for _, t := range d.List {
		x := notebook.Timex{
			Type: notebook.TimexType(t.Type), Value: t.Value, When: t.When.when(),
			Dating: notebook.Dating(t.Dating), Reason: t.Reason,
		}
		x.Span, start = spans.span(start)
		out.List = append(out.List, x)
	}
	if len(spans) > 0 || spans == nil && len(d.List) > 0 {
		return out, errColumns
	}
	return out, nil
}

type diskEvent struct {
	Kind     uint8        `cbor:"1,keyasint,omitempty"`
	When     *diskWhen    `cbor:"2,keyasint,omitempty"`
	Title    string       `cbor:"3,keyasint,omitempty"`
	Sentence string       `cbor:"4,keyasint,omitempty"`
	Sources  []diskSource `cbor:"5,keyasint,omitempty"`
	Dating   uint8        `cbor:"6,keyasint,omitempty"`
	Status   uint8        `cbor:"7,keyasint,omitempty"`
	Verdict  uint8        `cbor:"8,keyasint,omitempty"`
	Entities []byte       `cbor:"9,keyasint,omitempty"`
	Edited   bool         `cbor:"10,keyasint,omitempty"`
	Conflict []byte       `cbor:"11,keyasint,omitempty"`
	Modified *stamp       `cbor:"12,keyasint,omitempty"`
	Trashed  *stamp       `cbor:"13,keyasint,omitempty"`
}

func (d *diskEvent) from(n notebook.Event) error {
	*d = diskEvent{
		Kind: uint8(n.Kind), When: whenOn(n.When), Title: n.Title, Sentence: n.Sentence,
		Sources: each(n.Sources, sourceOn), Dating: uint8(n.Dating), Status: uint8(n.Status),
		Verdict: uint8(n.Verdict), Entities: idsBytes(n.Entities), Edited: n.Edited,
		Conflict: idBytes(n.Conflict), Modified: stampOf(n.Modified), Trashed: stampOf(n.Trashed),
	}
	return nil
}

func (d *diskEvent) record(k notebook.Key) (notebook.Event, error) {
	return notebook.Event{
		ID: k.ID, Kind: notebook.EventKind(d.Kind), When: d.When.when(), Title: d.Title, Sentence: d.Sentence,
		Sources: each(d.Sources, diskSource.source), Dating: notebook.Dating(d.Dating),
		Status: notebook.Status(d.Status), Verdict: notebook.Verdict(d.Verdict), Entities: idsOf(d.Entities),
		Edited: d.Edited, Conflict: idOf(d.Conflict), Modified: d.Modified.time(), Trashed: d.Trashed.time(),
	}, nil
}

// diskSource is an array: document, sentence and expression.
type diskSource struct {
	_                  struct{} `cbor:",toarray"`
	Document           []byte
	Start, End         int
	ExprStart, ExprEnd int
}

func sourceOn(s notebook.Source) diskSource {
	return diskSource{
		Document: s.Document[:], Start: s.Sentence.Start, End: s.Sentence.End,
		ExprStart: s.Expression.Start, ExprEnd: s.Expression.End,
	}
}

func (s diskSource) source() notebook.Source {
	return notebook.Source{
		Document:   idOf(s.Document),
		Sentence:   notebook.Span{Start: s.Start, End: s.End},
		Expression: notebook.Span{Start: s.ExprStart, End: s.ExprEnd},
	}
}
