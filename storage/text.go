package storage

import (
	"crypto/sha256"
	"fmt"
	"unicode/utf8"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
)

// chunkSize is how much of a text lies under one key, cut back to the edge of
// a rune.
const chunkSize = 64 << 10

// stepSize is how many bytes of a text go into the journal at a time.
const stepSize = 1 << 20

// textHead describes the text of a document. The content lies in chunks.
type textHead struct {
	Revision uint32   `cbor:"1,keyasint,omitempty"`
	Length   int      `cbor:"2,keyasint,omitempty"`
	Chunks   uint32   `cbor:"3,keyasint,omitempty"`
	Hash     []byte   `cbor:"4,keyasint,omitempty"` // SHA-256 of the content
	Blocks   []byte   `cbor:"5,keyasint,omitempty"` // see encodeBlocks
	Marks    []byte   `cbor:"6,keyasint,omitempty"` // see encodeMarks
	Targets  []string `cbor:"7,keyasint,omitempty"` // of links
	Imported bool     `cbor:"8,keyasint,omitempty"` // there is an original
	Original []byte   `cbor:"9,keyasint,omitempty"` // its SHA-256
	Size     int64    `cbor:"10,keyasint,omitempty"`
}

// PutText implements notebook.Store. The text is journalled but not flushed:
// it is on disk when the Apply that publishes it returns. The original is
// flushed before the document can be applied.
func (n *Notebook) PutText(document notebook.ID, text notebook.Text, original []byte) error {
	n.write.Lock()
	defer n.write.Unlock()
	if err := n.enter(); err != nil {
		return err
	}
	defer n.gate.leave()
	if n.options.ReadOnly {
		return notebook.ErrReadOnly
	}
	if document.IsZero() {
		return fmt.Errorf("put a text without a document")
	}
	if err := n.putText(document, text, original); err != nil {
		return fmt.Errorf("put text of document %v: %w", document, translate(err))
	}
	return nil
}

func (n *Notebook) putText(document notebook.ID, text notebook.Text, original []byte) error {
	if err := n.roomFor(text.Len() + len(original)); err != nil {
		return err
	}
	h, err := n.newHead(document, text)
	if err != nil {
		return err
	}
	if original != nil {
		if err := n.originals().put(original, &h); err != nil {
			return err
		}
	}
	pieces := cutText(text.All())
	h.Chunks = uint32(len(pieces))
	body, err := encoding.Marshal(&h)
	if err != nil {
		return err
	}
	// The head goes first: by it the next opening finds what to sweep.
	ops := append(n.dropWaiting(document), n.secrets.fold(waitingKey(document), body)...)
	size := 0
	for i, piece := range pieces {
		ops = append(ops, n.secrets.fold(chunkKey(document, h.Revision, uint32(i)), []byte(piece))...)
		if size += len(piece); size >= stepSize {
			if err := n.commit(ops, false, n.gate.isolate); err != nil {
				return err
			}
			ops, size = nil, 0
		}
	}
	if len(ops) > 0 {
		if err := n.commit(ops, false, n.gate.isolate); err != nil {
			return err
		}
	}
	n.waiting[document] = h
	return nil
}

// newHead is the head of a text under a revision that is not in use, with the
// original that an earlier text waits with.
func (n *Notebook) newHead(document notebook.ID, text notebook.Text) (textHead, error) {
	hash := sha256.Sum256([]byte(text.All()))
	h := textHead{Length: text.Len(), Hash: hash[:], Blocks: encodeBlocks(text.Blocks())}
	h.Marks, h.Targets = encodeMarks(text.Marks())
	err := n.db.View(func(t *badger.Txn) error {
		published, err := n.head(t, textKey(document))
		if err == nil {
			h.Revision = published.Revision + 1
		}
		if isMissing(err) {
			err = nil
		}
		return err
	})
	if waits, ok := n.waiting[document]; ok {
		h.Revision = max(h.Revision, waits.Revision+1)
		h.Imported, h.Original, h.Size = waits.Imported, waits.Original, waits.Size
	}
	return h, err
}

// head reads the head of a text.
func (e *engine) head(t *badger.Txn, key []byte) (textHead, error) {
	body, err := e.value(t, key)
	if err != nil {
		return textHead{}, err
	}
	var h textHead
	if err := decoding.Unmarshal(body, &h); err != nil {
		return h, fmt.Errorf("%w: %s cannot be decoded: %v", notebook.ErrDamaged, describe(key), err)
	}
	return h, nil
}

// dropWaiting makes the ops that take away a text nobody will see.
func (n *Notebook) dropWaiting(document notebook.ID) []op {
	waits, ok := n.waiting[document]
	if !ok {
		return nil
	}
	return dropChunks(nil, document, waits)
}

func dropChunks(ops []op, document notebook.ID, h textHead) []op {
	for i := range h.Chunks {
		ops = append(ops, op{key: chunkKey(document, h.Revision, i)})
	}
	return ops
}

// publish makes the ops that put the waiting text of a document in place of
// the one it had.
func (n *Notebook) publish(t *badger.Txn, document notebook.ID) ([]op, error) {
	h := n.waiting[document]
	old, err := n.head(t, textKey(document))
	if err != nil && !isMissing(err) {
		return nil, err
	}
	var ops []op
	if err == nil {
		ops = dropChunks(ops, document, old)
		if !h.Imported {
			h.Imported, h.Original, h.Size = old.Imported, old.Original, old.Size
		}
	}
	body, err := encoding.Marshal(&h)
	if err != nil {
		return nil, err
	}
	folded, err := n.put(t, textKey(document), body)
	if err != nil {
		return nil, err
	}
	gone, err := n.put(t, waitingKey(document), nil)
	return append(append(ops, folded...), gone...), err
}

// cutText cuts a text into chunks, each ending at the edge of a rune.
func cutText(text string) []string {
	var pieces []string
	for len(text) > 0 {
		end := min(len(text), chunkSize)
		for end < len(text) && !utf8.RuneStart(text[end]) {
			end--
		}
		pieces = append(pieces, text[:end])
		text = text[end:]
	}
	return pieces
}
