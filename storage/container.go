package storage

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"time"

	"github.com/klauspost/compress/zstd"

	"casebound/notebook"
)

// A backup is one file:
//
//	CASEBOUND BACKUP 1\n
//	{header as JSON}\n
//	pieces: length 4 | box
//
// The pieces, put together, are a zstd stream of entries: key with its length
// in front, body with its length in front. The last entry has the key "" and
// the trailer as its body. Boxes are sealed with the notebook's backup key and
// bound to the header, their number and whether they are the last. The slots
// of an encrypted notebook are in the header, so that the file and the
// passphrase of its day are all that restoring takes.
const backupMagic = "CASEBOUND BACKUP 1\n"

// maxHeader bounds the header of a backup, which comes from outside.
const maxHeader = 1 << 20

type backupHeader struct {
	About   about     `json:"notebook"`
	Keys    *keyring  `json:"keys,omitempty"`
	Made    time.Time `json:"made"`
	Program string    `json:"program"`
}

// trailer is what the end of a backup says about the rest.
type trailer struct {
	Count    int    `cbor:"1,keyasint,omitempty"` // of entries before
	Sequence uint64 `cbor:"2,keyasint,omitempty"` // of the last change in it
	Hash     []byte `cbor:"3,keyasint,omitempty"` // SHA-256 of all entries before
}

// containerWriter writes a backup. Entries go in by add, the end by finish.
type containerWriter struct {
	out    *bufio.Writer
	box    box
	name   []byte // hash of the header
	piece  []byte
	number uint64
	zip    *zstd.Encoder
	hash   hash.Hash
	count  int
}

func newContainerWriter(out io.Writer, h backupHeader, b box) (*containerWriter, error) {
	line, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	head := append([]byte(backupMagic), append(line, '\n')...)
	name := sha256.Sum256(head)
	c := &containerWriter{out: bufio.NewWriterSize(out, 256<<10), box: b, name: name[:], hash: sha256.New()}
	if _, err := c.out.Write(head); err != nil {
		return nil, err
	}
	c.zip, err = zstd.NewWriter((*pieces)(c), zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(1))
	return c, err
}

// pieces is the lower end of a containerWriter: it seals what zstd gives it.
type pieces containerWriter

func (p *pieces) Write(b []byte) (int, error) {
	p.piece = append(p.piece, b...)
	for len(p.piece) > pieceSize { // one is held back: it may be the last
		if err := p.seal(p.piece[:pieceSize], false); err != nil {
			return 0, err
		}
		p.piece = append(p.piece[:0], p.piece[pieceSize:]...)
	}
	return len(b), nil
}

func (p *pieces) seal(piece []byte, last bool) error {
	sealed := p.box.seal(piecePlace(p.name, p.number, last), piece)
	p.number++
	if err := binary.Write(p.out, binary.BigEndian, uint32(len(sealed))); err != nil {
		return err
	}
	_, err := p.out.Write(sealed)
	return err
}

func (c *containerWriter) add(key, body []byte) error {
	c.count++
	return c.entry(io.MultiWriter(c.zip, c.hash), key, body)
}

func (c *containerWriter) entry(w io.Writer, key, body []byte) error {
	b := binary.AppendUvarint(nil, uint64(len(key)))
	b = append(b, key...)
	b = binary.AppendUvarint(b, uint64(len(body)))
	if _, err := w.Write(b); err != nil {
		return err
	}
	_, err := w.Write(body)
	return err
}

// finish writes the trailer and the last piece.
func (c *containerWriter) finish(sequence uint64) (trailer, error) {
	t := trailer{Count: c.count, Sequence: sequence, Hash: c.hash.Sum(nil)}
	body, err := encoding.Marshal(&t)
	if err != nil {
		return t, err
	}
	if err := c.entry(c.zip, nil, body); err != nil {
		return t, err
	}
	if err := c.zip.Close(); err != nil {
		return t, err
	}
	if err := (*pieces)(c).seal(c.piece, true); err != nil {
		return t, err
	}
	return t, c.out.Flush()
}

// errBackup is what reading a backup that is not whole ends in.
var errBackup = fmt.Errorf("%w: the backup is not whole", notebook.ErrDamaged)

// readHeader reads the beginning of a backup. name is what its boxes are bound
// to.
func readHeader(in *bufio.Reader) (h backupHeader, name []byte, err error) {
	magic := make([]byte, len(backupMagic))
	if _, err := io.ReadFull(in, magic); err != nil || string(magic) != backupMagic {
		if bytes.HasPrefix(magic, []byte("CASEBOUND BACKUP ")) && err == nil {
			return h, nil, fmt.Errorf("the backup is of another kind: %w", notebook.ErrNewerFormat)
		}
		return h, nil, errors.New("the file is not a backup of a notebook")
	}
	var line []byte
	for !bytes.HasSuffix(line, []byte("\n")) {
		c, err := in.ReadByte()
		if err != nil || len(line) > maxHeader {
			return h, nil, errBackup
		}
		line = append(line, c)
	}
	if err := json.Unmarshal(line, &h); err != nil {
		return h, nil, errBackup
	}
	if h.About.Encrypted && (h.Keys == nil || h.Keys.Notebook != h.About.ID || len(h.Keys.Slots) > mostSlots) {
		return h, nil, errBackup
	}
	sum := sha256.Sum256(append(magic, line...))
	return h, sum[:], nil
}

// known refuses a backup of a format that came after this program.
func (h backupHeader) known() error {
	if h.About.Format > (Options{}).newestFormat() {
		return fmt.Errorf("the backup is of format %d: %w", h.About.Format, notebook.ErrNewerFormat)
	}
	return nil
}

// unlock makes the secrets a backup is sealed with.
func (h backupHeader) unlock(key Key) (*secrets, error) {
	if !h.About.Encrypted {
		return openSecrets(h.About.ID), nil
	}
	master, err := h.Keys.master(key)
	if err != nil {
		return nil, err
	}
	defer clear(master)
	return derive(master, h.About.ID), nil
}

// readEntries visits all entries and checks the end. What visit was given is
// good only when there is no error: the hash comes last.
func readEntries(in *bufio.Reader, name []byte, b box, visit func(key, body []byte) error) (trailer, error) {
	var t trailer
	unzip, err := zstd.NewReader(&unsealed{in: in, name: name, box: b}, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxValue))
	if err != nil {
		return t, err
	}
	defer unzip.Close()
	entries := bufio.NewReaderSize(unzip, 256<<10)
	sum := sha256.New()
	for count := 0; ; count++ {
		var raw bytes.Buffer
		key, err := readPiece(entries, &raw)
		if err != nil {
			return t, err
		}
		body, err := readPiece(entries, &raw)
		if err != nil {
			return t, err
		}
		if len(key) == 0 {
			if decoding.Unmarshal(body, &t) != nil || t.Count != count || !bytes.Equal(t.Hash, sum.Sum(nil)) {
				return t, errBackup
			}
			if _, err := entries.ReadByte(); !errors.Is(err, io.EOF) {
				return t, errBackup
			}
			return t, nil
		}
		sum.Write(raw.Bytes())
		if err := visit(key, body); err != nil {
			return t, err
		}
	}
}

// readPiece reads a length and that many bytes, and notes both in raw.
func readPiece(in *bufio.Reader, raw *bytes.Buffer) ([]byte, error) {
	length, err := binary.ReadUvarint(in)
	if err != nil || length > maxValue {
		return nil, errors.Join(errBackup, err)
	}
	raw.Write(binary.AppendUvarint(nil, length))
	at := raw.Len()
	// The length is not believed: memory grows with what is really there.
	if n, err := io.CopyN(raw, in, int64(length)); err != nil || uint64(n) != length {
		return nil, errors.Join(errBackup, err)
	}
	return bytes.Clone(raw.Bytes()[at:]), nil
}

// unsealed is the zstd stream in the pieces of a backup.
type unsealed struct {
	in     *bufio.Reader
	name   []byte
	box    box
	number uint64
	plain  []byte
	last   bool
}

func (u *unsealed) Read(b []byte) (int, error) {
	for len(u.plain) == 0 {
		if u.last {
			return 0, io.EOF
		}
		if err := u.next(); err != nil {
			return 0, err
		}
	}
	n := copy(b, u.plain)
	u.plain = u.plain[n:]
	return n, nil
}

func (u *unsealed) next() error {
	var length uint32
	if err := binary.Read(u.in, binary.BigEndian, &length); err != nil || length > pieceSize+256 {
		return errBackup
	}
	sealed := make([]byte, length)
	if _, err := io.ReadFull(u.in, sealed); err != nil {
		return errBackup
	}
	_, end := u.in.Peek(1)
	u.last = end != nil
	plain, err := u.box.open(piecePlace(u.name, u.number, u.last), sealed)
	if err != nil {
		return errBackup
	}
	u.number++
	u.plain = plain
	return nil
}
