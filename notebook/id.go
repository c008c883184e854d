package notebook

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"time"
)

// ID names a record for ever. It is a UUID of version 7 (RFC 9562 §5.7), so
// that records made later sort later. The zero ID means "none".
type ID [16]byte

// NewID returns a UUIDv7 of the instant now (whole milliseconds) with its 74
// random bits read from random. It fails only when random does.
func NewID(now time.Time, random io.Reader) (ID, error) {
	var id ID
	if _, err := io.ReadFull(random, id[6:]); err != nil {
		return ID{}, fmt.Errorf("draw random bits for an id: %w", err)
	}
	var ms [8]byte
	binary.BigEndian.PutUint64(ms[:], uint64(now.UnixMilli()))
	copy(id[:6], ms[2:])
	id[6] = id[6]&0x0f | 0x70
	id[8] = id[8]&0x3f | 0x80
	return id, nil
}

// ParseID reads the form that String writes.
func ParseID(s string) (ID, error) {
	var id ID
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return ID{}, fmt.Errorf("%q is not an id: want 8-4-4-4-12 hexadecimal digits", s)
	}
	plain := s[:8] + s[9:13] + s[14:18] + s[19:23] + s[24:]
	if _, err := hex.Decode(id[:], []byte(plain)); err != nil {
		return ID{}, fmt.Errorf("%q is not an id: %w", s, err)
	}
	return id, nil
}

// IsZero reports whether the ID names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// String is the usual form of a UUID: lower-case, 36 characters.
func (id ID) String() string {
	h := hex.EncodeToString(id[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// Short is six characters of the random part in Crockford's base 32, for
// places where a person sees the id, such as a block reference in Markdown.
func (id ID) Short() string {
	const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
	bits := binary.BigEndian.Uint32(id[12:])
	out := make([]byte, 6)
	for i := range out {
		out[i] = alphabet[bits>>(27-5*i)&31]
	}
	return string(out)
}

// MarshalText writes the form of String, and nothing for the zero ID.
func (id ID) MarshalText() ([]byte, error) {
	if id.IsZero() {
		return nil, nil
	}
	return []byte(id.String()), nil
}

// UnmarshalText reads what MarshalText wrote.
func (id *ID) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*id = ID{}
		return nil
	}
	parsed, err := ParseID(string(b))
	if err != nil {
		return err
	}
	*id = parsed
	return nil
}
