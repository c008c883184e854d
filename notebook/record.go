package notebook

import "errors"

// Errors that callers decide on. A Store wraps them with the act and the
// object; ask with errors.Is.
var (
	ErrNotFound        = errors.New("not in the notebook")
	ErrLocked          = errors.New("the notebook is locked")
	ErrWrongPassphrase = errors.New("that is not the passphrase")
	ErrInUse           = errors.New("another program has the notebook open")
	ErrNewerFormat     = errors.New("the notebook was written by a newer version")
	ErrNotANotebook    = errors.New("the folder is not a notebook")
	ErrDamaged         = errors.New("the notebook is damaged")
	ErrReadOnly        = errors.New("the notebook is open for reading only")
	ErrNoSpace         = errors.New("there is too little space left on the disk")
)

// Kind says what a record is.
type Kind byte

// The kinds of record. The numbers are stored: append, never reorder.
const (
	KindDocument   Kind = 'd'
	KindHighlight  Kind = 'h'
	KindNote       Kind = 'n'
	KindEntity     Kind = 'e'
	KindMentions   Kind = 'M'
	KindTimexes    Kind = 'T'
	KindEvent      Kind = 'v'
	KindCollection Kind = 'g'
	KindSetting    Kind = 's'
	KindIndex      Kind = 'x'
	KindEarlier    Kind = 'E'
)

// Key names a record. Which fields count depends on Kind:
//
//	document, note, entity, event, collection   ID
//	highlight                                   Document, ID
//	mentions, timexes                           Document
//	setting, index                              Name
//	earlier                                     Of, ID
type Key struct {
	Kind     Kind
	Document ID
	ID       ID
	Name     string
	Of       ID // the thing an earlier state is of
}

// Record is one thing a Store keeps. Records are values: a Store neither
// changes the one it is given nor shares memory with the ones it returns.
type Record interface {
	Key() Key
}

// Setting is something the notebook remembers about its own window: sizes,
// open tabs, reading positions, saved searches. Value is JSON.
type Setting struct {
	Name  string
	Value []byte
}

// Index is a piece of a derived index (search, versions). It can always be
// made again from the rest.
type Index struct {
	Name string // bytes; sorted as such
	Data []byte
}

// Collection is a named set of documents.
type Collection struct {
	ID        ID
	Name      string
	Documents []ID
}

// Key implements Record.
func (d Document) Key() Key { return Key{Kind: KindDocument, ID: d.ID} }

// Key implements Record.
func (h Highlight) Key() Key { return Key{Kind: KindHighlight, Document: h.Document, ID: h.ID} }

// Key implements Record.
func (n Note) Key() Key { return Key{Kind: KindNote, ID: n.ID} }

// Key implements Record.
func (e Entity) Key() Key { return Key{Kind: KindEntity, ID: e.ID} }

// Key implements Record.
func (m Mentions) Key() Key { return Key{Kind: KindMentions, Document: m.Document} }

// Key implements Record.
func (t Timexes) Key() Key { return Key{Kind: KindTimexes, Document: t.Document} }

// Key implements Record.
func (e Event) Key() Key { return Key{Kind: KindEvent, ID: e.ID} }

// Key implements Record.
func (c Collection) Key() Key { return Key{Kind: KindCollection, ID: c.ID} }

// Key implements Record.
func (s Setting) Key() Key { return Key{Kind: KindSetting, Name: s.Name} }

// Key implements Record.
func (x Index) Key() Key { return Key{Kind: KindIndex, Name: x.Name} }
