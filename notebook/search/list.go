package search

import (
	"encoding/binary"

	"casebound/notebook"
)

// list makes everything in the store that no layer knows something the index
// is behind with. It is done for a notebook without an index and while one is
// made again.
func (x *Index) list() error {
	for _, kind := range []notebook.Kind{notebook.KindDocument, notebook.KindHighlight, notebook.KindNote, notebook.KindMentions} {
		err := x.store.Each(notebook.Key{Kind: kind}, func(r notebook.Record) error {
			switch r := r.(type) {
			case notebook.Document:
				x.missing(textItem, r.ID, notebook.ID{})
				x.missing(metaItem, r.ID, notebook.ID{})
			case notebook.Highlight:
				x.missing(commentItem, r.ID, r.Document)
			case notebook.Note:
				x.missing(noteItem, r.ID, notebook.ID{})
			case notebook.Mentions:
				x.missing(namesItem, r.Document, notebook.ID{})
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (x *Index) missing(kind itemKind, id, document notebook.ID) {
	key := itemKey{kind, id}
	if _, waits := x.behind[key]; waits || x.known(key) > 0 {
		return
	}
	x.revision++
	x.behind[key] = pendingItem{itemKey: key, document: document, revision: x.revision, unrecorded: true}
}

// segmentsInStore finds the segments of which there are pages.
func (x *Index) segmentsInStore() (map[uint32]bool, error) {
	found := map[uint32]bool{}
	err := x.store.Each(notebook.Key{Kind: notebook.KindIndex, Name: segmentPrefix}, func(r notebook.Record) error {
		if page, ok := r.(notebook.Index); ok && len(page.Name) >= len(segmentPrefix)+4 {
			found[binary.BigEndian.Uint32([]byte(page.Name[len(segmentPrefix):]))] = true
		}
		return nil
	})
	return found, err
}
