package storage

import (
	"fmt"
	"time"

	"github.com/fxamacker/cbor/v2"

	"casebound/notebook"
)

// The records on disk are structs of their own, with numbered fields, so that
// the nouns may be renamed and rearranged freely. A number is never used
// twice; a field that is not there is zero, one that is not known is skipped.
// storetest.Full finds a field of a noun that was forgotten here.
var (
	encoding = mode(cbor.EncOptions{Sort: cbor.SortCoreDeterministic, ShortestFloat: cbor.ShortestFloat16}.EncMode())
	// Strings come back byte for byte even where a file name was not UTF-8.
	decoding = mode(cbor.DecOptions{UTF8: cbor.UTF8DecodeInvalid, MaxArrayElements: 1 << 26, MaxMapPairs: 1 << 22}.DecMode())
)

func mode[M any](m M, err error) M {
	if err != nil {
		panic("storage: " + err.Error())
	}
	return m
}

// stamp is an instant: seconds since 1970 and nanoseconds.
type stamp struct {
	_    struct{} `cbor:",toarray"`
	Sec  int64
	Nsec int64
}

func stampOf(t time.Time) *stamp {
	if t.IsZero() {
		return nil
	}
	return &stamp{Sec: t.Unix(), Nsec: int64(t.Nanosecond())}
}

func (s *stamp) time() time.Time {
	if s == nil {
		return time.Time{}
	}
	return time.Unix(s.Sec, s.Nsec).UTC()
}

// idBytes is nil for the zero ID, which is then left out.
func idBytes(id notebook.ID) []byte {
	if id.IsZero() {
		return nil
	}
	return id[:]
}

func idOf(b []byte) (id notebook.ID) {
	copy(id[:], b)
	return id
}

func idsBytes(ids []notebook.ID) []byte {
	var b []byte
	for _, id := range ids {
		b = append(b, id[:]...)
	}
	return b
}

func idsOf(b []byte) []notebook.ID {
	var ids []notebook.ID
	for ; len(b) >= 16; b = b[16:] {
		ids = append(ids, idOf(b[:16]))
	}
	return ids
}

// each makes a list of another type, nil from none.
func each[A, B any](list []A, f func(A) B) []B {
	if len(list) == 0 {
		return nil
	}
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = f(a)
	}
	return out
}

// disk is a record as it is stored: T is what it is to the rest of the program.
type disk[T notebook.Record] interface {
	from(T) error
	// record fills in what the key says.
	record(notebook.Key) (T, error)
}

// codec turns records of one kind into bytes and back.
type codec struct {
	encode func(notebook.Record) ([]byte, error)
	decode func(notebook.Key, []byte) (notebook.Record, error)
}

func codecOf[T notebook.Record, D any, P interface {
	*D
	disk[T]
}]() codec {
	return codec{
		encode: func(r notebook.Record) ([]byte, error) {
			typed, ok := r.(T)
			if !ok {
				return nil, fmt.Errorf("a %T is not a record to keep", r)
			}
			var d D
			if err := P(&d).from(typed); err != nil {
				return nil, err
			}
			return encoding.Marshal(&d)
		},
		decode: func(k notebook.Key, b []byte) (notebook.Record, error) {
			var d D
			if err := decoding.Unmarshal(b, &d); err != nil {
				return nil, err
			}
			return P(&d).record(k)
		},
	}
}

var codecs = map[notebook.Kind]codec{
	notebook.KindDocument:   codecOf[notebook.Document, diskDocument](),
	notebook.KindHighlight:  codecOf[notebook.Highlight, diskHighlight](),
	notebook.KindNote:       codecOf[notebook.Note, diskNote](),
	notebook.KindEntity:     codecOf[notebook.Entity, diskEntity](),
	notebook.KindMentions:   codecOf[notebook.Mentions, diskMentions](),
	notebook.KindTimexes:    codecOf[notebook.Timexes, diskTimexes](),
	notebook.KindEvent:      codecOf[notebook.Event, diskEvent](),
	notebook.KindCollection: codecOf[notebook.Collection, diskCollection](),
	notebook.KindSetting:    codecOf[notebook.Setting, diskSetting](),
	notebook.KindIndex:      codecOf[notebook.Index, diskIndex](),
	notebook.KindEarlier:    codecOf[notebook.Earlier, diskEarlier](),
}
