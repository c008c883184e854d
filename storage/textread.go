package storage

import (
	"fmt"
	"strings"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
)

// Text implements notebook.Store.
func (n *Notebook) Text(document notebook.ID) (notebook.Text, error) {
	if err := n.enter(); err != nil {
		return notebook.Text{}, err
	}
	defer n.gate.leave()
	var text notebook.Text
	err := n.db.View(func(t *badger.Txn) error {
		h, err := n.visible(t, document)
		if err == nil {
			text, err = n.text(t, document, h)
		}
		return err
	})
	if err != nil {
		return notebook.Text{}, fmt.Errorf("text of document %v: %w", document, translate(err))
	}
	return text, nil
}

// visible is the head of the text of a document that has a record.
func (e *engine) visible(t *badger.Txn, document notebook.ID) (textHead, error) {
	if _, err := t.Get(append([]byte{byte(notebook.KindDocument)}, document[:]...)); err != nil {
		return textHead{}, err
	}
	return e.head(t, textKey(document))
}

func (e *engine) text(t *badger.Txn, document notebook.ID, h textHead) (notebook.Text, error) {
	var content strings.Builder
	content.Grow(min(max(h.Length, 0), 64*chunkSize)) // what a head says is not believed
	for i := range h.Chunks {
		piece, err := e.value(t, chunkKey(document, h.Revision, i))
		if isMissing(err) {
			err = fmt.Errorf("%w: piece %d of %d is missing", notebook.ErrDamaged, i+1, h.Chunks)
		}
		if err != nil {
			return notebook.Text{}, err
		}
		content.Write(piece)
	}
	return h.text(content.String())
}

// text puts the content together with blocks and marks.
func (h textHead) text(content string) (notebook.Text, error) {
	if len(content) != h.Length {
		return notebook.Text{}, fmt.Errorf("%w: %d bytes of text instead of %d", notebook.ErrDamaged, len(content), h.Length)
	}
	blocks, err := decodeBlocks(h.Blocks)
	if err != nil {
		return notebook.Text{}, err
	}
	marks, err := decodeMarks(h.Marks, h.Targets)
	if err != nil {
		return notebook.Text{}, err
	}
	text, err := notebook.NewText(content, blocks, marks)
	if err != nil {
		return notebook.Text{}, fmt.Errorf("%w: %v", notebook.ErrDamaged, err)
	}
	return text, nil
}

// Original implements notebook.Store.
func (n *Notebook) Original(document notebook.ID) ([]byte, error) {
	if err := n.enter(); err != nil {
		return nil, err
	}
	defer n.gate.leave()
	var h textHead
	err := n.db.View(func(t *badger.Txn) (err error) {
		h, err = n.visible(t, document)
		return err
	})
	if err == nil && !h.Imported {
		err = notebook.ErrNotFound
	}
	var b []byte
	if err == nil {
		b, err = n.originals().get(h)
	}
	if err != nil {
		return nil, fmt.Errorf("original of document %v: %w", document, translate(err))
	}
	return b, nil
}
