package search

import (
	"casebound/notebook"
)

// itemKind says what an item describes. The numbers are stored.
type itemKind uint8

// A document is three items, because they change at different times: its text
// never, its title and tags now and then, the names in it when it is read
// again.
const (
	textItem    itemKind = iota
	metaItem             // title, authors, publisher, tags
	namesItem            // the entities mentioned
	commentItem          // a highlight
	noteItem
	itemKinds
)

// in is what the item is part of.
func (k itemKind) in() In {
	switch k {
	case commentItem:
		return InComment
	case noteItem:
		return InNote
	}
	return InText
}

// part is which part of its slot the item is.
func (k itemKind) part() int {
	if k <= namesItem {
		return int(k)
	}
	return 0
}

// itemKey names an item for ever: the kind, and the id of the document, the
// highlight or the note.
type itemKey struct {
	kind itemKind
	id   notebook.ID
}

// item is one state of something indexed. A later state of the same key has a
// higher revision and takes its place; one with gone set takes it away. So
// nothing written is ever changed, and whatever was interrupted, reading all
// items gives the present state (TestIndexAfterEveryInterruption).
type item struct {
	itemKey
	revision uint64
	gone     bool

	documents []notebook.ID // of a comment (one) or a note
	length    uint32        // words of the text, comment or note
	side      uint32        // words of a highlight's quote
	spots     []spot        // of a text
	title     string        // of a document or a note
	publisher string
	tags      []string
	english   bool
	dated     bool
	from, to  notebook.Instant // published; when a comment or note was changed
	colour    notebook.Colour
}

// spot is where a word of a text stands: every spotStep words one is kept, so
// that the place of a hit is found without reading the text from its start.
// The first of a text needs none.
type spot struct{ at, offset uint32 }

const spotStep = 64

// content is what an item is made from: the words of its fields.
type content struct {
	item
	fields []fieldText
	names  []notebook.ID // entities, each once
	later  bool          // not to be read now
}

type fieldText struct {
	field field
	text  string
}

// field tells apart where a word stands.
type field byte

// The fields. The letters are stored and order the terms.
const (
	authorField    field = 'a'
	bodyField      field = 'b' // a text, a comment, a note
	entityField    field = 'e' // 16 bytes of an entity's id instead of a word
	tagField       field = 'g'
	publisherField field = 'p'
	quoteField     field = 'q'
	titleField     field = 't'
)

// contentOfText is the item of a document's text.
func contentOfText(id notebook.ID, text notebook.Text) content {
	return content{
		item:   item{itemKey: itemKey{textItem, id}},
		fields: []fieldText{{bodyField, text.All()}},
	}
}

// contentOfMeta is the item of what is known about a document.
func contentOfMeta(d notebook.Document) content {
	c := content{item: item{
		itemKey: itemKey{metaItem, d.ID}, title: d.Title, publisher: d.Publisher, tags: d.Tags,
		english: isEnglish(d.Language), gone: !d.Trashed.IsZero(),
	}}
	if d.Published.When.Known() {
		c.dated, c.from, c.to = true, d.Published.When.Earliest, d.Published.When.Latest
	}
	c.add(titleField, d.Title)
	for _, a := range d.Authors {
		c.add(authorField, a)
	}
	c.add(publisherField, d.Publisher)
	for _, t := range d.Tags {
		c.add(tagField, t)
	}
	return c
}

// contentOfNames is the item of the entities in a document.
func contentOfNames(m notebook.Mentions) content {
	c := content{item: item{itemKey: itemKey{namesItem, m.Document}}}
	seen := map[notebook.ID]bool{}
	for _, mention := range m.List {
		if !mention.Entity.IsZero() && !seen[mention.Entity] {
			seen[mention.Entity] = true
			c.names = append(c.names, mention.Entity)
		}
	}
	return c
}

// contentOfComment is the item of a highlight.
func contentOfComment(h notebook.Highlight) content {
	c := content{item: item{
		itemKey: itemKey{commentItem, h.ID}, gone: !h.Live(),
		documents: []notebook.ID{h.Document}, tags: h.Tags, colour: h.Colour, english: true,
	}}
	c.changed(h.Modified.IsZero(), notebook.InstantOf(h.Modified.UTC()))
	c.add(bodyField, h.Comment)
	c.add(quoteField, h.Anchor.Quote)
	for _, t := range h.Tags {
		c.add(tagField, t)
	}
	return c
}

// contentOfNote is the item of a note.
func contentOfNote(n notebook.Note) content {
	c := content{item: item{
		itemKey: itemKey{noteItem, n.ID}, gone: !n.Live(),
		documents: n.Documents, title: n.Title(), english: true,
	}}
	c.changed(n.Modified.IsZero(), notebook.InstantOf(n.Modified.UTC()))
	c.add(bodyField, n.Markdown)
	return c
}

func (c *content) add(f field, text string) {
	if text != "" {
		c.fields = append(c.fields, fieldText{f, text})
	}
}

func (c *content) changed(unknown bool, at notebook.Instant) {
	if !unknown {
		c.dated, c.from, c.to = true, at, at
	}
}

// goneItem is the end of an item.
func goneItem(key itemKey) content { return content{item: item{itemKey: key, gone: true}} }
