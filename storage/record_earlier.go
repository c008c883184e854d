package storage

import (
	"fmt"

	"casebound/notebook"
)

// diskEarlier keeps what something was in the form of its kind, without what
// the key and the fields here say.
type diskEarlier struct {
	Until    *stamp `cbor:"1,keyasint,omitempty"`
	Edit     string `cbor:"2,keyasint,omitempty"`
	Kind     uint8  `cbor:"3,keyasint,omitempty"`
	Document []byte `cbor:"4,keyasint,omitempty"` // of a highlight
	Was      []byte `cbor:"5,keyasint,omitempty"`
}

// remembered are the forms of notebook.Remembered.
var remembered = map[notebook.Kind]codec{
	notebook.KindHighlight: codecOf[notebook.Highlight, diskHighlight](),
	notebook.KindNote:      codecOf[notebook.Note, diskNote](),
	notebook.KindEntity:    codecOf[notebook.Entity, diskEntity](),
	notebook.KindEvent:     codecOf[notebook.Event, diskEvent](),
}

func (d *diskEarlier) from(n notebook.Earlier) error {
	if n.Was == nil {
		return fmt.Errorf("an earlier state of nothing")
	}
	key := n.Was.Key()
	form, ok := remembered[key.Kind]
	if !ok {
		return fmt.Errorf("no earlier states of a %T are kept", n.Was)
	}
	was, err := form.encode(n.Was)
	*d = diskEarlier{Until: stampOf(n.Until), Edit: n.Edit, Kind: uint8(key.Kind), Document: idBytes(key.Document), Was: was}
	return err
}

func (d *diskEarlier) record(k notebook.Key) (notebook.Earlier, error) {
	e := notebook.Earlier{ID: k.ID, Until: d.Until.time(), Edit: d.Edit}
	form, ok := remembered[notebook.Kind(d.Kind)]
	if !ok {
		return e, fmt.Errorf("an earlier state of kind %q", d.Kind)
	}
	was, err := form.decode(notebook.Key{Kind: notebook.Kind(d.Kind), ID: k.Of, Document: idOf(d.Document)}, d.Was)
	e.Was = was
	return e, err
}
