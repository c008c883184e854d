package session

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"casebound/notebook"
	"casebound/notebook/finder"
)

// headingPrefix names the index records that hold the headings of each
// document, so that a notebook of ten thousand need not read its texts to find
// them. A text without a heading has a record too: it was read.
const headingPrefix = "h/"

// heading is a heading of a text or a note.
type heading struct {
	Start int    `json:"s"`
	End   int    `json:"e"`
	Title string `json:"t"`
}

// mostHeadings of one document are kept: beyond, it is a list that was taken
// for headings.
const mostHeadings = 2000

// headingsOf reads the headings of a text, without those of page furniture.
func headingsOf(text notebook.Text) []heading {
	list := []heading{}
	for _, b := range text.Blocks() {
		if b.Kind != notebook.Heading || b.Furniture {
			continue
		}
		title := shorten(text.At(b.Span), 160)
		if title != "" && len(list) < mostHeadings {
			list = append(list, heading{b.Start, b.End, title})
		}
	}
	return list
}

// headingsOfNote reads the headings of a note's Markdown but its title's.
func headingsOfNote(n notebook.Note) []heading {
	var list []heading
	at, fenced := 0, false
	for line := range strings.Lines(n.Markdown) {
		start := at
		at += len(line)
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~") {
			fenced = !fenced
		}
		marks := len(line) - len(strings.TrimLeft(line, "#"))
		if fenced || marks < 1 || marks > 6 || len(line) == marks || line[marks] != ' ' {
			continue
		}
		title := shorten(strings.TrimRight(line[marks:], "# "), 160)
		if title != "" && title != n.Title() && len(list) < mostHeadings {
			list = append(list, heading{start, start + len(line), title})
		}
	}
	return list
}

func headingName(document notebook.ID) string { return headingPrefix + document.String() }

func headingRecord(document notebook.ID, list []heading) (notebook.Index, error) {
	data, err := json.Marshal(list)
	return notebook.Index{Name: headingName(document), Data: data}, err
}

// storedHeadings are the headings on record; ok is false where there is none
// that can be read.
func storedHeadings(store notebook.Store, document notebook.ID) (list []heading, ok bool) {
	x, err := notebook.Load[notebook.Index](store, notebook.Key{Kind: notebook.KindIndex, Name: headingName(document)})
	return list, err == nil && json.Unmarshal(x.Data, &list) == nil
}

// headingItems are the candidates of headings. The words of the document's
// title may be typed with those of the heading.
func headingItems(id notebook.ID, title string, place notebook.Place, list []heading, opened map[string]finder.Frecency) []finder.Candidate {
	var items []finder.Candidate
	for i, h := range list {
		if i == 0 && (strings.HasPrefix(h.Title, title) || strings.HasPrefix(title, h.Title)) {
			continue // the title once more
		}
		c := finder.Candidate{
			Kind: finder.Heading, ID: fmt.Sprintf("heading:%s:%d", id, h.Start), Title: h.Title, Label: "Heading",
			Detail: title, Alternatives: withoutEmpty(title), Place: place,
		}
		c.Place.Span = notebook.Span{Start: h.Start, End: h.End}
		c.Opened = opened[c.ID]
		items = append(items, c)
	}
	return items
}

// putHeadings puts the headings of a thing into the finder in the place of
// those it had.
func (s *Session) putHeadings(id notebook.ID, items []finder.Candidate) {
	ids := make([]string, len(items))
	still := map[string]bool{}
	for i, c := range items {
		ids[i], still[c.ID] = c.ID, true
	}
	for _, old := range s.headings[id] {
		if !still[old] {
			s.index.Remove(old)
		}
	}
	if len(ids) == 0 {
		delete(s.headings, id)
		return
	}
	s.headings[id] = ids
	s.index.Put(items...)
}

// headingsBeside are the records of headings that belong to changes: those of
// a text about to be published, and the end of those of a document that ends.
func (s *Session) headingsBeside(changes []notebook.Change) ([]notebook.Change, error) {
	var more []notebook.Change
	for _, c := range changes {
		if c.Key().Kind != notebook.KindDocument {
			continue
		}
		if c.After == nil {
			more = append(more, notebook.Change{Before: notebook.Index{Name: headingName(c.Key().ID)}})
		} else if text, ok := s.pending[c.Key().ID]; ok {
			record, err := headingRecord(c.Key().ID, headingsOf(text))
			if err != nil {
				return nil, err
			}
			more = append(more, notebook.Put(record))
		}
	}
	return more, nil
}

// followHeadings brings the headings of a document up to date with a change of
// its record. One that is written as it was stands for new blocks of its text.
func (s *Session) followHeadings(c notebook.Change) {
	d, ok := c.After.(notebook.Document)
	if !ok || !d.Trashed.IsZero() {
		s.putHeadings(c.Key().ID, nil)
		return
	}
	list, stored := storedHeadings(s.store, d.ID)
	_, published := s.pending[d.ID]
	if !stored || !published && (c.Before == nil || reflect.DeepEqual(c.Before, c.After)) {
		text, err := s.Text(d.ID)
		if err != nil {
			return // the reader will hear of it when the document is opened
		}
		list = headingsOf(text)
		s.noteHeadings(map[notebook.ID][]heading{d.ID: list})
	}
	s.putHeadings(d.ID, headingItems(d.ID, d.Title, notebook.Place{Document: d.ID}, list, s.view.Opened))
}

// noteHeadings writes headings down. They can be found again, so a notebook
// that cannot be written loses nothing.
func (s *Session) noteHeadings(found map[notebook.ID][]heading) {
	var changes []notebook.Change
	for id, list := range found {
		if record, err := headingRecord(id, list); err == nil {
			changes = append(changes, notebook.Put(record))
		}
	}
	if len(changes) > 0 {
		_ = s.store.Apply(changes...)
	}
}

// HeadingReader puts the headings of all documents into the finder. It is a
// snapshot: Read may run on any goroutine and the session goes on meanwhile.
type HeadingReader struct {
	store     notebook.Store
	index     *finder.Index
	documents []notebook.Document
	opened    map[string]finder.Frecency
}

// HeadingsRead is what a HeadingReader found, for AdmitHeadings.
type HeadingsRead struct {
	ids   map[notebook.ID][]string
	of    map[notebook.ID]notebook.Document
	fresh map[notebook.ID][]heading // not on record yet
}

// HeadingReader returns a reader of the live documents.
func (s *Session) HeadingReader() HeadingReader {
	opened := map[string]finder.Frecency{}
	for id, f := range s.view.Opened {
		if strings.HasPrefix(id, "heading:") {
			opened[id] = f
		}
	}
	return HeadingReader{s.store, s.index, s.Documents(), opened}
}

// headingsAtOnce is how many candidates go into the finder in one step: a
// query waits for a step.
const headingsAtOnce = 500

// Read reads the headings on record, and the texts of documents that have none.
func (r HeadingReader) Read(ctx context.Context) (HeadingsRead, error) {
	out := HeadingsRead{map[notebook.ID][]string{}, map[notebook.ID]notebook.Document{}, map[notebook.ID][]heading{}}
	var batch []finder.Candidate
	for _, d := range r.documents {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		list, ok := storedHeadings(r.store, d.ID)
		if !ok {
			text, err := r.store.Text(d.ID)
			if errors.Is(err, notebook.ErrLocked) {
				return out, err
			}
			if err != nil {
				continue // the document says so itself when it is opened
			}
			list = headingsOf(text)
			out.fresh[d.ID] = list
		}
		items := headingItems(d.ID, d.Title, notebook.Place{Document: d.ID}, list, r.opened)
		out.of[d.ID] = d
		for _, c := range items {
			out.ids[d.ID] = append(out.ids[d.ID], c.ID)
		}
		if batch = append(batch, items...); len(batch) >= headingsAtOnce {
			r.index.Put(batch...)
			batch = nil
		}
	}
	r.index.Put(batch...)
	return out, nil
}

// AdmitHeadings takes note of what was read, and mends what changed meanwhile.
func (s *Session) AdmitHeadings(read HeadingsRead) {
	for id, before := range read.of {
		now := s.shelf.documents[id]
		switch {
		case now.ID.IsZero() || !now.Trashed.IsZero():
			s.index.Remove(read.ids[id]...)
			delete(read.fresh, id)
		case now.Title != before.Title || s.headings[id] != nil:
			s.index.Remove(read.ids[id]...)
			s.followHeadings(notebook.Change{Before: before, After: now})
		case len(read.ids[id]) > 0:
			s.headings[id] = read.ids[id]
		}
	}
	s.noteHeadings(read.fresh)
}

// ReadHeadings is HeadingReader, Read and AdmitHeadings in one.
func (s *Session) ReadHeadings(ctx context.Context) error {
	read, err := s.HeadingReader().Read(ctx)
	if err == nil {
		s.AdmitHeadings(read)
	}
	return err
}
