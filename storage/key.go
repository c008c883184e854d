package storage

import (
	"encoding/binary"
	"fmt"

	"casebound/notebook"
)

// The first bytes of keys that are not records of their own. Those of records
// are the numbers of notebook.Kind. docs/format.md has the whole table.
const (
	prefixMeta    = 'm' // name: what the store knows about itself
	prefixText    = 't' // document: head of its published text
	prefixWaiting = 'u' // document: head of a text that is not published yet
	prefixChunk   = 'c' // document, revision 4, number 4: a piece of a text
	prefixPart    = '+' // another key, number 4: a piece of a long value
)

// maxName keeps keys of settings and indexes well below Badger's 65,000 bytes.
const maxName = 32 << 10

// keyOf is the key a record is kept under. It sorts as the port wants and
// leaves out the fields that do not count for the kind.
func keyOf(k notebook.Key) ([]byte, error) {
	b := append(make([]byte, 0, 33), byte(k.Kind))
	missing := ""
	switch k.Kind {
	case notebook.KindDocument, notebook.KindNote, notebook.KindEntity, notebook.KindEvent, notebook.KindCollection:
		b = append(b, k.ID[:]...)
		if k.ID.IsZero() {
			missing = "id"
		}
	case notebook.KindHighlight:
		b = append(append(b, k.Document[:]...), k.ID[:]...)
		if k.ID.IsZero() || k.Document.IsZero() {
			missing = "id or document"
		}
	case notebook.KindEarlier:
		b = append(append(b, k.Of[:]...), k.ID[:]...)
		if k.ID.IsZero() || k.Of.IsZero() {
			missing = "id or thing"
		}
	case notebook.KindMentions, notebook.KindTimexes:
		b = append(b, k.Document[:]...)
		if k.Document.IsZero() {
			missing = "document"
		}
	case notebook.KindSetting, notebook.KindIndex:
		b = append(b, k.Name...)
		if k.Name == "" {
			missing = "name"
		}
		if len(k.Name) > maxName {
			return nil, fmt.Errorf("a name of %d bytes: at most %d are kept", len(k.Name), maxName)
		}
	default:
		return nil, fmt.Errorf("%q is not a kind of record", k.Kind)
	}
	if missing != "" {
		return nil, fmt.Errorf("a record of kind %q without its %s", k.Kind, missing)
	}
	return b, nil
}

// under is what the keys of all records that k describes begin with.
func under(k notebook.Key) ([]byte, error) {
	b := []byte{byte(k.Kind)}
	switch k.Kind {
	case notebook.KindDocument, notebook.KindNote, notebook.KindEntity, notebook.KindEvent, notebook.KindCollection:
	case notebook.KindHighlight, notebook.KindMentions, notebook.KindTimexes:
		if !k.Document.IsZero() {
			b = append(b, k.Document[:]...)
		}
	case notebook.KindEarlier:
		if !k.Of.IsZero() {
			b = append(b, k.Of[:]...)
		}
	case notebook.KindSetting, notebook.KindIndex:
		b = append(b, k.Name...)
	default:
		return nil, fmt.Errorf("%q is not a kind of record", k.Kind)
	}
	return b, nil
}

// recordKey reads what keyOf wrote. ok is false for keys that are no record's.
func recordKey(b []byte) (k notebook.Key, ok bool) {
	if len(b) < 2 {
		return notebook.Key{}, false
	}
	k.Kind = notebook.Kind(b[0])
	switch rest := b[1:]; k.Kind {
	case notebook.KindDocument, notebook.KindNote, notebook.KindEntity, notebook.KindEvent, notebook.KindCollection:
		return k, copy(k.ID[:], rest) == 16 && len(rest) == 16
	case notebook.KindHighlight:
		if len(rest) != 32 {
			return k, false
		}
		copy(k.Document[:], rest)
		copy(k.ID[:], rest[16:])
		return k, true
	case notebook.KindEarlier:
		if len(rest) != 32 {
			return k, false
		}
		copy(k.Of[:], rest)
		copy(k.ID[:], rest[16:])
		return k, true
	case notebook.KindMentions, notebook.KindTimexes:
		return k, copy(k.Document[:], rest) == 16 && len(rest) == 16
	case notebook.KindSetting, notebook.KindIndex:
		k.Name = string(rest)
		return k, true
	}
	return k, false
}

func metaKey(name string) []byte { return append([]byte{prefixMeta}, name...) }

func textKey(document notebook.ID) []byte {
	return append([]byte{prefixText}, document[:]...)
}

func waitingKey(document notebook.ID) []byte {
	return append([]byte{prefixWaiting}, document[:]...)
}

func chunkKey(document notebook.ID, revision, n uint32) []byte {
	b := append(make([]byte, 0, 25), prefixChunk)
	b = append(b, document[:]...)
	b = binary.BigEndian.AppendUint32(b, revision)
	return binary.BigEndian.AppendUint32(b, n)
}

// partKey cannot meet another key's: of two keys of equal length with the same
// part key both are the same.
func partKey(key []byte, n uint32) []byte {
	b := append(make([]byte, 0, len(key)+5), prefixPart)
	b = append(b, key...)
	return binary.BigEndian.AppendUint32(b, n)
}
