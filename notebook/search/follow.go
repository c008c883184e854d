package search

import (
	"errors"
	"fmt"

	"casebound/notebook"
)

// longText is from which size on, in bytes, a text is not read at once but
// left to Upkeep: the reader who imports a book should not wait for its words.
const longText = 256 << 10

// Update is what a set of changes means for the index.
type Update struct {
	// Changes belong into the same Store.Apply as the changes they follow.
	Changes []notebook.Change

	index    *Index
	contents []content
	entities []notebook.Change
}

// Follow prepares the index for changes to documents, highlights, notes,
// mentions and entities that the caller is about to apply; others it passes
// over. text gives the text of a document whose record does not exist yet;
// nil asks the store.
//
//	u, err := index.Follow(changes, text)
//	err = store.Apply(append(changes, u.Changes...)...)
//	u.Done()
func (x *Index) Follow(changes []notebook.Change, text func(notebook.ID) (notebook.Text, error)) (*Update, error) {
	if text == nil {
		text = x.store.Text
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	u := &Update{index: x}
	for _, c := range changes {
		if err := u.follow(c, text); err != nil {
			return nil, fmt.Errorf("index changes for searching: %w", err)
		}
	}
	return u, nil
}

func (u *Update) follow(c notebook.Change, text func(notebook.ID) (notebook.Text, error)) error {
	key := c.Key()
	switch key.Kind {
	case notebook.KindDocument:
		return u.document(c, key.ID, text)
	case notebook.KindHighlight:
		if h, ok := c.After.(notebook.Highlight); ok {
			u.add(contentOfComment(h), h.Document)
		} else {
			u.add(goneItem(itemKey{commentItem, key.ID}), key.Document)
		}
	case notebook.KindNote:
		if n, ok := c.After.(notebook.Note); ok {
			u.add(contentOfNote(n), notebook.ID{})
		} else {
			u.add(goneItem(itemKey{noteItem, key.ID}), notebook.ID{})
		}
	case notebook.KindMentions:
		if m, ok := c.After.(notebook.Mentions); ok {
			u.add(contentOfNames(m), notebook.ID{})
		} else {
			u.add(goneItem(itemKey{namesItem, key.Document}), notebook.ID{})
		}
	case notebook.KindEntity:
		u.entities = append(u.entities, c)
	}
	return nil
}

// document follows the record of a document. Its text never changes, so it is
// read only when the index does not have it.
func (u *Update) document(c notebook.Change, id notebook.ID, text func(notebook.ID) (notebook.Text, error)) error {
	d, ok := c.After.(notebook.Document)
	if !ok {
		u.add(goneItem(itemKey{metaItem, id}), notebook.ID{})
		u.add(goneItem(itemKey{textItem, id}), notebook.ID{})
		return nil
	}
	u.add(contentOfMeta(d), notebook.ID{})
	if u.index.hasText(id) {
		return nil
	}
	t, err := text(id)
	if err != nil && !errors.Is(err, notebook.ErrNotFound) {
		return err
	}
	u.add(contentOfText(id, t), notebook.ID{})
	// The text of a document that comes back from nothing is not to be seen
	// before its record is.
	u.contents[len(u.contents)-1].later = err != nil || t.Len() > longText
	return nil
}

func (x *Index) hasText(id notebook.ID) bool {
	key := itemKey{textItem, id}
	if _, waits := x.behind[key]; waits {
		return true
	}
	n, ok := x.numbers[slotKey{InText, id}]
	if !ok {
		return false
	}
	p := x.slots[n].parts[textItem.part()]
	return p.layer != nil && p.layer.slots[p.number] == n
}

func (u *Update) add(c content, document notebook.ID) {
	u.index.revision++
	c.revision = u.index.revision
	p := pendingItem{itemKey: c.itemKey, document: document, revision: c.revision}
	u.Changes = append(u.Changes, notebook.Put(notebook.Index{Name: pendingName(c.revision), Data: p.encode()}))
	u.contents = append(u.contents, c)
}

// Done makes the changes visible to searches. It is called once they are
// applied; an Update that is never done leaves the index as it was.
func (u *Update) Done() {
	x := u.index
	x.mu.Lock()
	defer x.mu.Unlock()
	for i := range u.contents {
		c := &u.contents[i]
		if c.later {
			x.wait(pendingItem{itemKey: c.itemKey, revision: c.revision})
		} else {
			x.take(c)
		}
	}
	for _, c := range u.entities {
		x.names.follow(c)
	}
	u.contents, u.entities = nil, nil
}

// take inverts an item into the fresh layer.
func (x *Index) take(c *content) {
	if p, waits := x.behind[c.itemKey]; waits && p.revision <= c.revision {
		delete(x.behind, c.itemKey)
		x.settled(p)
		x.unlisted = x.unlisted || p.unrecorded
	}
	number := x.fresh.source.(*builder).add(c)
	x.install(&c.item, x.fresh, number)
	x.filed = append(x.filed, c.revision)
}

// wait notes that the index is behind with an item.
func (x *Index) wait(p pendingItem) {
	x.revision = max(x.revision, p.revision)
	if older, waits := x.behind[p.itemKey]; waits {
		x.settled(older)
	}
	x.behind[p.itemKey] = p
}

// settled notes that a pending item has been seen to: its record, if it has
// one, can go with the next segment.
func (x *Index) settled(p pendingItem) {
	if !p.unrecorded {
		x.filed = append(x.filed, p.revision)
	}
}
