package storage

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"casebound/notebook"
)

// RestoreDocument brings one document back as DocumentFrom finds it.
func (n *Notebook) RestoreDocument(ctx context.Context, backup string, key Key, document notebook.ID) error {
	changes, _, err := n.DocumentFrom(ctx, backup, key, document)
	if err != nil {
		return err
	}
	return n.Apply(changes...)
}

// DocumentFrom finds one document in a backup: its record, text, original,
// highlights, mentions and time expressions, which replace what the notebook
// has of them, and the entities and events they belong to where the notebook
// has those no more. Text and original wait in the notebook as PutText leaves
// them; the document is back when the changes are applied.
func (n *Notebook) DocumentFrom(ctx context.Context, backup string, key Key, document notebook.ID) (changes []notebook.Change, text notebook.Text, err error) {
	d := savedDocument{id: document, chunks: map[string][]byte{}, entities: map[notebook.ID]bool{}}
	err = eachEntry(backup, key, func(key, body []byte) error { return errors.Join(ctx.Err(), d.collect(key, body)) })
	if err == nil && !d.found {
		err = notebook.ErrNotFound
	}
	var original []byte
	if err == nil && d.head.Imported {
		original, err = originalIn(ctx, backup, key, d.head)
	}
	if err == nil {
		changes, text, err = n.putSaved(d, original)
	}
	if err != nil {
		return nil, text, fmt.Errorf("restore document %v from %q: %w", document, backup, translate(err))
	}
	return changes, text, nil
}

// eachEntry visits the entries of a backup file.
func eachEntry(file string, key Key, visit func(key, body []byte) error) error {
	b, err := openBackup(file, key)
	if err != nil {
		return err
	}
	_, err = b.entries(stepped(Options{}.stepsFrom(b.header.About.Format), visit))
	return errors.Join(err, b.file.Close())
}

// originalIn finds the original of a head. It may stand anywhere before the
// head, with another document that shares it.
func originalIn(ctx context.Context, backup string, key Key, h textHead) ([]byte, error) {
	var original []byte
	err := eachEntry(backup, key, func(key, body []byte) error {
		if key[0] == prefixOriginal && string(key[1:]) == string(h.Original) {
			original = append([]byte{}, body...)
		}
		return ctx.Err()
	})
	if err == nil && original == nil {
		err = fmt.Errorf("%w: its original is missing", errBackup)
	}
	return original, err
}

// savedDocument is what a backup has of a document.
type savedDocument struct {
	id       notebook.ID
	found    bool
	head     textHead
	hasText  bool
	chunks   map[string][]byte
	entities map[notebook.ID]bool // those mentioned; mentions come before entities
	records  []notebook.Record    // the document's own
	shared   []notebook.Record    // entities and events
}

func (d *savedDocument) collect(key, body []byte) error {
	mine := documentOf(key) == d.id
	switch notebook.Kind(key[0]) {
	case prefixText:
		if mine {
			d.hasText = true
			return decoding.Unmarshal(body, &d.head)
		}
		return nil
	case prefixChunk:
		if mine {
			d.chunks[string(key)] = body
		}
		return nil
	case notebook.KindEntity, notebook.KindEvent, notebook.KindEarlier:
	default:
		if _, isRecord := recordKey(key); !mine || !isRecord {
			return nil
		}
	}
	r, err := decode(key, body)
	if err != nil {
		return err
	}
	switch r := r.(type) {
	case notebook.Entity:
		if d.entities[r.ID] {
			d.shared = append(d.shared, r)
		}
		return nil
	case notebook.Event:
		if r.In(d.id) {
			d.shared = append(d.shared, r)
		}
		return nil
	case notebook.Earlier:
		if r.Was.Key().Document == d.id {
			d.shared = append(d.shared, r)
		}
		return nil
	case notebook.Mentions:
		for _, m := range r.List {
			d.entities[m.Entity] = true
		}
	case notebook.Document:
		d.found = true
	}
	d.records = append(d.records, r)
	return nil
}

func (d *savedDocument) text() (notebook.Text, error) {
	var content strings.Builder
	for i := range d.head.Chunks {
		content.Write(d.chunks[string(chunkKey(d.id, d.head.Revision, i))])
	}
	return d.head.text(content.String())
}

// putSaved puts the text and lists the changes that are left to make.
func (n *Notebook) putSaved(d savedDocument, original []byte) (changes []notebook.Change, text notebook.Text, err error) {
	if d.hasText {
		if text, err = d.text(); err == nil {
			err = n.PutText(d.id, text, original)
		}
		if err != nil {
			return nil, text, err
		}
	}
	for _, r := range d.records {
		changes = append(changes, notebook.Put(r))
	}
	for _, r := range d.shared {
		if _, err := n.Get(r.Key()); errors.Is(err, notebook.ErrNotFound) {
			changes = append(changes, notebook.Put(r))
		} else if err != nil {
			return nil, text, err
		}
	}
	return changes, text, nil
}
