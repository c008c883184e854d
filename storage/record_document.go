package storage

import "casebound/notebook"

type diskDocument struct {
	Title     string            `cbor:"1,keyasint,omitempty"`
	Authors   []string          `cbor:"2,keyasint,omitempty"`
	Publisher string            `cbor:"3,keyasint,omitempty"`
	Source    string            `cbor:"4,keyasint,omitempty"`
	Published *diskDated        `cbor:"5,keyasint,omitempty"`
	Captured  *diskDated        `cbor:"6,keyasint,omitempty"`
	Language  string            `cbor:"7,keyasint,omitempty"`
	Format    string            `cbor:"8,keyasint,omitempty"`
	SHA256    string            `cbor:"9,keyasint,omitempty"`
	Size      int64             `cbor:"10,keyasint,omitempty"`
	Words     int               `cbor:"11,keyasint,omitempty"`
	Origins   map[string]string `cbor:"12,keyasint,omitempty"`
	Versions  []diskVersion     `cbor:"13,keyasint,omitempty"`
	Narrative uint8             `cbor:"14,keyasint,omitempty"`
	Tags      []string          `cbor:"15,keyasint,omitempty"`
	Imported  *stamp            `cbor:"16,keyasint,omitempty"`
	Modified  *stamp            `cbor:"17,keyasint,omitempty"`
	Trashed   *stamp            `cbor:"18,keyasint,omitempty"`
	Importer  string            `cbor:"19,keyasint,omitempty"`
}

func (d *diskDocument) from(n notebook.Document) error {
	*d = diskDocument{
		Title: n.Title, Authors: n.Authors, Publisher: n.Publisher, Source: n.Source,
		Published: datedOn(n.Published), Captured: datedOn(n.Captured),
		Language: n.Language, Format: n.Format, SHA256: n.SHA256, Size: n.Size, Words: n.Words,
		Origins: n.Origins, Versions: each(n.Versions, versionOn), Narrative: uint8(n.Narrative), Tags: n.Tags,
		Imported: stampOf(n.Imported), Modified: stampOf(n.Modified), Trashed: stampOf(n.Trashed),
		Importer: n.Importer,
	}
	return nil
}

func (d *diskDocument) record(k notebook.Key) (notebook.Document, error) {
	return notebook.Document{
		ID: k.ID, Title: d.Title, Authors: d.Authors, Publisher: d.Publisher, Source: d.Source,
		Published: d.Published.dated(), Captured: d.Captured.dated(),
		Language: d.Language, Format: d.Format, SHA256: d.SHA256, Size: d.Size, Words: d.Words,
		Origins: d.Origins, Versions: each(d.Versions, diskVersion.version),
		Narrative: notebook.Narrative(d.Narrative), Tags: d.Tags,
		Imported: d.Imported.time(), Modified: d.Modified.time(), Trashed: d.Trashed.time(),
		Importer: d.Importer,
	}, nil
}

type diskDated struct {
	When       *diskWhen `cbor:"1,keyasint,omitempty"`
	Source     string    `cbor:"2,keyasint,omitempty"`
	Confidence float32   `cbor:"3,keyasint,omitempty"`
}

func datedOn(d notebook.Dated) *diskDated {
	if d == (notebook.Dated{}) {
		return nil
	}
	return &diskDated{When: whenOn(d.When), Source: d.Source, Confidence: d.Confidence}
}

func (d *diskDated) dated() notebook.Dated {
	if d == nil {
		return notebook.Dated{}
	}
	return notebook.Dated{When: d.When.when(), Source: d.Source, Confidence: d.Confidence}
}

type diskWhen struct {
	EDTF     string `cbor:"1,keyasint,omitempty"`
	Earliest int64  `cbor:"2,keyasint,omitempty"`
	Latest   int64  `cbor:"3,keyasint,omitempty"`
	Modifier uint8  `cbor:"4,keyasint,omitempty"`
	Words    string `cbor:"5,keyasint,omitempty"`
	Base     string `cbor:"6,keyasint,omitempty"`
}

func whenOn(w notebook.When) *diskWhen {
	if w == (notebook.When{}) {
		return nil
	}
	return &diskWhen{
		EDTF: w.EDTF, Earliest: int64(w.Earliest), Latest: int64(w.Latest),
		Modifier: uint8(w.Modifier), Words: w.Words, Base: w.Base,
	}
}

func (w *diskWhen) when() notebook.When {
	if w == nil {
		return notebook.When{}
	}
	return notebook.When{
		EDTF: w.EDTF, Earliest: notebook.Instant(w.Earliest), Latest: notebook.Instant(w.Latest),
		Modifier: notebook.Modifier(w.Modifier), Words: w.Words, Base: w.Base,
	}
}

type diskVersion struct {
	Document    []byte  `cbor:"1,keyasint,omitempty"`
	Containment float32 `cbor:"2,keyasint,omitempty"`
	Related     bool    `cbor:"3,keyasint,omitempty"`
	ByHand      bool    `cbor:"4,keyasint,omitempty"`
	Unlinked    bool    `cbor:"5,keyasint,omitempty"`
}

func versionOn(v notebook.Version) diskVersion {
	return diskVersion{idBytes(v.Document), v.Containment, v.Related, v.ByHand, v.Unlinked}
}

func (v diskVersion) version() notebook.Version {
	return notebook.Version{
		Document: idOf(v.Document), Containment: v.Containment,
		Related: v.Related, ByHand: v.ByHand, Unlinked: v.Unlinked,
	}
}
