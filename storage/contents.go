package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"strings"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
)

// contents is what Verify found to be sound by itself, to be compared with one
// another.
type contents struct {
	documents  map[notebook.ID]notebook.Document
	order      []notebook.ID
	entities   map[notebook.ID]bool
	highlights map[notebook.ID][]notebook.Highlight // by document
	mentions   map[notebook.ID]notebook.Mentions
	timexes    map[notebook.ID]notebook.Timexes
	events     []notebook.Event
	heads      map[notebook.ID]textHead
	waiting    map[notebook.ID]textHead
	chunks     map[notebook.ID][]uint64 // revision and number
	things     map[notebook.ID]bool     // what may have earlier states
	earlier    []notebook.Key           // what there are earlier states of
}

func newContents() *contents {
	return &contents{
		documents:  map[notebook.ID]notebook.Document{},
		entities:   map[notebook.ID]bool{},
		highlights: map[notebook.ID][]notebook.Highlight{},
		mentions:   map[notebook.ID]notebook.Mentions{},
		timexes:    map[notebook.ID]notebook.Timexes{},
		heads:      map[notebook.ID]textHead{},
		waiting:    map[notebook.ID]textHead{},
		chunks:     map[notebook.ID][]uint64{},
		things:     map[notebook.ID]bool{},
	}
}

func (c *contents) record(r notebook.Record) {
	if k := r.Key(); slices.Contains(notebook.Remembered, k.Kind) {
		c.things[k.ID] = true
	}
	switch r := r.(type) {
	case notebook.Earlier:
		c.earlier = append(c.earlier, r.Was.Key())
	case notebook.Document:
		c.documents[r.ID] = r
		c.order = append(c.order, r.ID)
	case notebook.Entity:
		c.entities[r.ID] = true
	case notebook.Highlight:
		c.highlights[r.Document] = append(c.highlights[r.Document], r)
	case notebook.Mentions:
		c.mentions[r.Document] = r
	case notebook.Timexes:
		c.timexes[r.Document] = r
	case notebook.Event:
		c.events = append(c.events, r)
	}
}

// verify goes through the documents, one text in memory at a time.
func (c *contents) verify(ctx context.Context, n *Notebook, t *badger.Txn, i *inspection, progress func(done, total int)) error {
	sources := c.sources(i)
	for done, id := range c.order {
		if err := ctx.Err(); err != nil {
			return err
		}
		progress(done, len(c.order))
		c.verifyDocument(n, t, i, id, sources[id])
	}
	progress(len(c.order), len(c.order))
	for _, id := range c.strays() {
		i.problem(id, "there are highlights, mentions or dates but no such document")
	}
	c.verifyChunks(i)
	for _, k := range c.earlier {
		i.expect("earlier states against their thing", k.Document, c.things[k.ID], "there is an earlier state of %v, which is gone", k.ID)
	}
	return nil
}

// sources are the places in each document that events name.
func (c *contents) sources(i *inspection) map[notebook.ID][]eventSource {
	sources := map[notebook.ID][]eventSource{}
	for _, e := range c.events {
		for k, s := range e.Sources {
			if _, there := c.documents[s.Document]; !there {
				// An event outlives the documents it was read from.
				i.checked("events whose document is gone", 1)
				continue
			}
			source := eventSource{event: e, source: s, first: k == 0 && !e.Edited}
			sources[s.Document] = append(sources[s.Document], source)
		}
	}
	return sources
}

type eventSource struct {
	event  notebook.Event
	source notebook.Source
	first  bool // the event's sentence is the one here
}

func (c *contents) verifyDocument(n *Notebook, t *badger.Txn, i *inspection, id notebook.ID, events []eventSource) {
	d := c.documents[id]
	h, there := c.heads[id]
	if !there {
		// The port allows a document without a text; nothing may point into it.
		i.checked("documents without a text", 1)
		c.verifySpans(i, id, notebook.Text{}, events)
		return
	}
	if h.Imported {
		original, err := n.originals().get(h)
		i.expect("originals against their hashes", id, err == nil, "%v", err)
		if err == nil && d.SHA256 != "" {
			hash := sha256.Sum256(original)
			i.expect("originals against what their document says", id, d.SHA256 == hex.EncodeToString(hash[:]),
				"the original is not the file that was imported")
		}
	}
	text, err := n.text(t, id, h)
	hash := sha256.Sum256([]byte(text.All()))
	ok := err == nil && bytes.Equal(hash[:], h.Hash)
	i.expect("texts against their hashes", id, ok, "its text is not as it was written (%v)", err)
	if ok {
		c.verifySpans(i, id, text, events)
	}
}

// verifySpans compares everything that points into a text with the text.
func (c *contents) verifySpans(i *inspection, id notebook.ID, text notebook.Text, events []eventSource) {
	for _, h := range c.highlights[id] {
		ok := text.Valid(h.Anchor.Span) && text.At(h.Anchor.Span) == h.Anchor.Quote
		i.expect("highlights against the text they quote", id, ok,
			"highlight %v: the text at %v is not its quote", h.ID, h.Anchor.Span)
	}
	for _, m := range c.mentions[id].List {
		i.expect("mentions against their text", id, text.Valid(m.Span), "a mention at %v lies outside its text", m.Span)
		i.expect("mentions against their entity", id, c.entities[m.Entity], "a mention at %v of entity %v, which is not there", m.Span, m.Entity)
	}
	for _, x := range c.timexes[id].List {
		i.expect("time expressions against their text", id, text.Valid(x.Span), "a time expression at %v lies outside its text", x.Span)
	}
	for _, e := range events {
		s := e.source
		ok := text.Valid(s.Sentence) && text.Valid(s.Expression) && (s.Expression.Empty() || s.Sentence.Covers(s.Expression))
		i.expect("events against their text", id, ok, "event %v: its sentence %v lies outside the text", e.event.ID, s.Sentence)
		if ok && e.first && !s.Sentence.Empty() {
			i.expect("events against their sentence", id, collapse(text.At(s.Sentence)) == collapse(e.event.Sentence),
				"event %v: the text at %v is not its sentence", e.event.ID, s.Sentence)
		}
	}
}

// collapse drops what may differ between a sentence and its place: the space.
func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

// strays are documents that things point into but that are not there.
func (c *contents) strays() []notebook.ID {
	missing := map[notebook.ID]bool{}
	note := func(id notebook.ID) {
		if _, there := c.documents[id]; !there {
			missing[id] = true
		}
	}
	for id := range c.highlights {
		note(id)
	}
	for id := range c.mentions {
		note(id)
	}
	for id := range c.timexes {
		note(id)
	}
	var list []notebook.ID
	for id := range missing {
		list = append(list, id)
	}
	sort.Slice(list, func(i, j int) bool { return bytes.Compare(list[i][:], list[j][:]) < 0 })
	return list
}

// verifyChunks looks for pieces of text that no head knows. The missing ones
// showed when the texts were read.
func (c *contents) verifyChunks(i *inspection) {
	for id, list := range c.chunks {
		for _, chunk := range list {
			revision, number := uint32(chunk>>32), uint32(chunk)
			known := false
			for _, heads := range []map[notebook.ID]textHead{c.heads, c.waiting} {
				if h, there := heads[id]; there && h.Revision == revision && number < h.Chunks {
					known = true
				}
			}
			i.expect("pieces of text against the list of them", id, known, "piece %d of revision %d belongs to no text", number, revision)
		}
	}
}
