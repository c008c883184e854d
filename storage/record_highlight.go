package storage

import "casebound/notebook"

type diskHighlight struct {
	Start    int      `cbor:"1,keyasint,omitempty"`
	End      int      `cbor:"2,keyasint,omitempty"`
	Quote    string   `cbor:"3,keyasint,omitempty"`
	Prefix   string   `cbor:"4,keyasint,omitempty"`
	Suffix   string   `cbor:"5,keyasint,omitempty"`
	Colour   uint8    `cbor:"6,keyasint,omitempty"`
	Tags     []string `cbor:"7,keyasint,omitempty"`
	Comment  string   `cbor:"8,keyasint,omitempty"`
	Created  *stamp   `cbor:"9,keyasint,omitempty"`
	Modified *stamp   `cbor:"10,keyasint,omitempty"`
	Trashed  *stamp   `cbor:"11,keyasint,omitempty"`
	From     []byte   `cbor:"12,keyasint,omitempty"`
	Bearings []byte   `cbor:"13,keyasint,omitempty"`
}

func (d *diskHighlight) from(n notebook.Highlight) error {
	*d = diskHighlight{
		Start: n.Anchor.Start, End: n.Anchor.End,
		Quote: n.Anchor.Quote, Prefix: n.Anchor.Prefix, Suffix: n.Anchor.Suffix, Bearings: []byte(n.Anchor.Bearings),
		Colour: uint8(n.Colour), Tags: n.Tags, Comment: n.Comment, From: idBytes(n.From),
		Created: stampOf(n.Created), Modified: stampOf(n.Modified), Trashed: stampOf(n.Trashed),
	}
	return nil
}

func (d *diskHighlight) record(k notebook.Key) (notebook.Highlight, error) {
	return notebook.Highlight{
		ID: k.ID, Document: k.Document,
		Anchor: notebook.Anchor{
			Span:  notebook.Span{Start: d.Start, End: d.End},
			Quote: d.Quote, Prefix: d.Prefix, Suffix: d.Suffix, Bearings: string(d.Bearings),
		},
		Colour: notebook.Colour(d.Colour), Tags: d.Tags, Comment: d.Comment, From: idOf(d.From),
		Created: d.Created.time(), Modified: d.Modified.time(), Trashed: d.Trashed.time(),
	}, nil
}

type diskNote struct {
	Markdown  string `cbor:"1,keyasint,omitempty"`
	Documents []byte `cbor:"2,keyasint,omitempty"` // 16 bytes each
	Created   *stamp `cbor:"3,keyasint,omitempty"`
	Modified  *stamp `cbor:"4,keyasint,omitempty"`
	Trashed   *stamp `cbor:"5,keyasint,omitempty"`
}

func (d *diskNote) from(n notebook.Note) error {
	*d = diskNote{
		Markdown: n.Markdown, Documents: idsBytes(n.Documents),
		Created: stampOf(n.Created), Modified: stampOf(n.Modified), Trashed: stampOf(n.Trashed),
	}
	return nil
}

func (d *diskNote) record(k notebook.Key) (notebook.Note, error) {
	return notebook.Note{
		ID: k.ID, Markdown: d.Markdown, Documents: idsOf(d.Documents),
		Created: d.Created.time(), Modified: d.Modified.time(), Trashed: d.Trashed.time(),
	}, nil
}

type diskCollection struct {
	Name      string `cbor:"1,keyasint,omitempty"`
	Documents []byte `cbor:"2,keyasint,omitempty"`
}

func (d *diskCollection) from(n notebook.Collection) error {
	*d = diskCollection{Name: n.Name, Documents: idsBytes(n.Documents)}
	return nil
}

func (d *diskCollection) record(k notebook.Key) (notebook.Collection, error) {
	return notebook.Collection{ID: k.ID, Name: d.Name, Documents: idsOf(d.Documents)}, nil
}

type diskSetting struct {
	Value []byte `cbor:"1,keyasint,omitempty"`
}

func (d *diskSetting) from(n notebook.Setting) error {
	d.Value = n.Value
	return nil
}

func (d *diskSetting) record(k notebook.Key) (notebook.Setting, error) {
	return notebook.Setting{Name: k.Name, Value: d.Value}, nil
}

type diskIndex struct {
	Data []byte `cbor:"1,keyasint,omitempty"`
}

func (d *diskIndex) from(n notebook.Index) error {
	d.Data = n.Data
	return nil
}

func (d *diskIndex) record(k notebook.Key) (notebook.Index, error) {
	return notebook.Index{Name: k.Name, Data: d.Data}, nil
}
