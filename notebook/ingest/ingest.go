// Package ingest turns the bytes of a file into a clean Text with blocks and
// into what can be known about the document, each fact with where it came
// from. It keeps everything a reader of the source would see: what belongs to
// the page and not to the document is marked as furniture, never removed.
//
// It opens no file and reads no clock. Read is the one way in.
package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"casebound/notebook"
)

// Version names this code in a document's Importer field. It changes when the
// same bytes would give another text.
const Version = "ingest/1"

// MaxBytes is the largest file that is read. Ask for a file's size before
// loading it, and say TooLarge.
const MaxBytes = 64 << 20

// Source is what was dropped on us: bytes, and what is known about them from
// outside.
type Source struct {
	Name    string    // the file's name; folders before it are ignored
	Bytes   []byte    // not changed, not kept
	ModTime time.Time // when the file was last changed; zero when not known
}

// Document is what Read makes of a source. Meta has ID, Imported and Modified
// zero: they are the caller's to fill.
type Document struct {
	Text notebook.Text
	Meta notebook.Document
}

// draft is a document in the making: every format reader fills one.
type draft struct {
	format string
	text   notebook.Text
	clues  []clue // one for each block of text
	facts  facts
}

// Read cleans the source. Its errors are an *Error: one sentence for a person,
// and a kind to decide on (ErrBinary, ErrTooLarge, ErrEmpty, ErrUnsupported,
// ErrDamaged). When the context is done it stops between its steps and returns
// the context's error. It never panics, whatever the bytes.
func Read(ctx context.Context, src Source) (doc Document, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			doc, err = Document{}, damaged(src.Name, fmt.Errorf("panic: %v", cause))
		}
	}()
	if len(src.Bytes) > MaxBytes {
		return Document{}, TooLarge(src.Name)
	}
	read, err := readerFor(src)
	if err != nil {
		return Document{}, err
	}
	d, err := read(ctx, src)
	if err != nil {
		return Document{}, err
	}
	if d.text.Len() == 0 {
		return Document{}, empty(src.Name)
	}
	d.text = markFurniture(d)
	return Document{Text: d.text, Meta: metaOf(src, d)}, ctx.Err()
}

// metaOf is everything known about the document.
func metaOf(src Source, d draft) notebook.Document {
	sum := sha256.Sum256(src.Bytes)
	meta := d.facts.document(src, d.text)
	meta.Format = d.format
	meta.SHA256 = hex.EncodeToString(sum[:])
	meta.Size = int64(len(src.Bytes))
	meta.Words = countWords(d.text)
	meta.Importer = Version
	return meta
}
