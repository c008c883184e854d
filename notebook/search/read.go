package search

import (
	"errors"

	"casebound/notebook"
)

// read fetches what an item is made from. What is not in the store any more is
// gone.
func (x *Index) read(p pendingItem) (content, error) {
	c, err := x.readContent(p)
	if errors.Is(err, notebook.ErrNotFound) {
		c, err = goneItem(p.itemKey), nil
	}
	c.revision = p.revision
	return c, err
}

func (x *Index) readContent(p pendingItem) (content, error) {
	switch p.kind {
	case textItem:
		t, err := x.store.Text(p.id)
		return contentOfText(p.id, t), err
	case metaItem:
		d, err := notebook.Load[notebook.Document](x.store, notebook.Key{Kind: notebook.KindDocument, ID: p.id})
		return contentOfMeta(d), err
	case namesItem:
		m, err := notebook.Load[notebook.Mentions](x.store, notebook.Key{Kind: notebook.KindMentions, Document: p.id})
		return contentOfNames(m), err
	case commentItem:
		h, err := notebook.Load[notebook.Highlight](x.store, notebook.Key{Kind: notebook.KindHighlight, Document: p.document, ID: p.id})
		return contentOfComment(h), err
	}
	n, err := notebook.Load[notebook.Note](x.store, notebook.Key{Kind: notebook.KindNote, ID: p.id})
	return contentOfNote(n), err
}

// weight is about how many bytes there are to invert.
func (c *content) weight() int {
	n := 64 + 16*len(c.names)
	for _, f := range c.fields {
		n += len(f.text)
	}
	return n
}
