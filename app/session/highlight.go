package session

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"casebound/notebook"
	"casebound/notebook/anchor"
)

// NewHighlight is what the reader gives when marking a passage.
type NewHighlight struct {
	Colour  notebook.Colour
	Comment string
	Tags    []string
	From    notebook.ID // the highlight of another version it is made of
}

// AddHighlight marks a passage. Spaces at the ends of the span are left out.
func (s *Session) AddHighlight(document notebook.ID, span notebook.Span, with NewHighlight) (notebook.Highlight, error) {
	text, err := s.Text(document)
	if err != nil {
		return notebook.Highlight{}, err
	}
	if !text.Valid(span) {
		return notebook.Highlight{}, fmt.Errorf("highlight %v: outside the text", span)
	}
	if span = trimSpan(text, span); span.Empty() {
		return notebook.Highlight{}, errors.New("select some words to highlight")
	}
	id, err := s.newID()
	if err != nil {
		return notebook.Highlight{}, err
	}
	if with.Colour == notebook.NoColour {
		with.Colour = notebook.Yellow
	}
	now := s.now()
	h := notebook.Highlight{
		ID: id, Document: document, Anchor: anchor.Describe(text, span), Colour: with.Colour,
		Comment: strings.TrimSpace(with.Comment), Tags: tagList(with.Tags), From: with.From, Created: now, Modified: now,
	}
	return h, s.commit(put("Add highlight", h))
}

func trimSpan(text notebook.Text, span notebook.Span) notebook.Span {
	quote := text.At(span)
	left := len(quote) - len(strings.TrimLeft(quote, " \t\n"))
	right := len(quote) - len(strings.TrimRight(quote, " \t\n"))
	if left == len(quote) {
		return notebook.Span{Start: span.Start, End: span.Start}
	}
	return notebook.Span{Start: span.Start + left, End: span.End - right}
}

// Highlight finds a highlight by id.
func (s *Session) Highlight(id notebook.ID) (notebook.Highlight, error) {
	for _, of := range s.shelf.highlights {
		if h, ok := of[id]; ok {
			return h, nil
		}
	}
	return notebook.Highlight{}, fmt.Errorf("highlight %s: %w", id, notebook.ErrNotFound)
}

// changeHighlight edits one highlight.
func (s *Session) changeHighlight(id notebook.ID, label, joins string, change func(*notebook.Highlight) error) error {
	h, err := s.Highlight(id)
	if err != nil {
		return err
	}
	if err := change(&h); err != nil {
		return err
	}
	h.Modified = s.now()
	e := put(label, h)
	e.joins = joins
	return s.commit(e)
}

// Recolour changes a highlight's colour.
func (s *Session) Recolour(id notebook.ID, c notebook.Colour) error {
	return s.changeHighlight(id, "Change colour", "", func(h *notebook.Highlight) error {
		h.Colour = c
		return nil
	})
}

// SetComment changes a highlight's comment; quick changes are undone together.
func (s *Session) SetComment(id notebook.ID, comment string) error {
	return s.changeHighlight(id, "Change comment", "comment "+id.String(), func(h *notebook.Highlight) error {
		h.Comment = strings.TrimSpace(comment)
		return nil
	})
}

// Annotate gives a highlight a comment as it was typed: the words with a # at
// its end become tags, beside those the highlight has.
func (s *Session) Annotate(id notebook.ID, typed string) error {
	comment, tags := splitTags(typed)
	return s.changeHighlight(id, "Change comment", "comment "+id.String(), func(h *notebook.Highlight) error {
		h.Comment, h.Tags = comment, tagList(append(slices.Clone(h.Tags), tags...))
		return nil
	})
}

// closingTag is a word with a # at the end of a text. A number is none: "see #3".
var closingTag = regexp.MustCompile(`(?:^|\s)#([\pL\pN_/-]*\pL[\pL\pN_/-]*)\s*$`)

// splitTags cuts the tags off the end of a comment.
func splitTags(typed string) (comment string, tags []string) {
	comment = strings.TrimSpace(typed)
	for {
		at := closingTag.FindStringSubmatchIndex(comment)
		if at == nil {
			return comment, tags
		}
		tags = append([]string{comment[at[2]:at[3]]}, tags...)
		comment = strings.TrimSpace(comment[:at[0]])
	}
}

// SetTags changes a highlight's tags.
func (s *Session) SetTags(id notebook.ID, tags []string) error {
	return s.changeHighlight(id, "Change tags", "", func(h *notebook.Highlight) error {
		h.Tags = tagList(tags)
		return nil
	})
}

// MoveHighlight gives a highlight another span of its document: dragged edges,
// or an orphan attached again.
func (s *Session) MoveHighlight(id notebook.ID, document notebook.ID, span notebook.Span) error {
	text, err := s.Text(document)
	if err != nil {
		return err
	}
	if !text.Valid(span) {
		return fmt.Errorf("highlight %v: outside the text", span)
	}
	if span = trimSpan(text, span); span.Empty() {
		return errors.New("select some words to highlight")
	}
	old, err := s.Highlight(id)
	if err != nil {
		return err
	}
	moved := old
	moved.Document, moved.Anchor, moved.Modified = document, anchor.Describe(text, span), s.now()
	e := put("Move highlight", moved)
	if old.Document != document {
		e.changes = append([]notebook.Change{{Before: old}}, e.changes...)
	}
	return s.commit(e)
}

// Attach gives a highlight the place in a document that the reader chose: an
// orphan that was found by eye, or edges that were dragged. One of another
// version stays as it is there, and another is made of it here.
func (s *Session) Attach(id notebook.ID, document notebook.ID, span notebook.Span) error {
	h, err := s.Highlight(id)
	if err != nil {
		return err
	}
	if h.Document == document {
		return s.MoveHighlight(id, document, span)
	}
	_, err = s.AddHighlight(document, span, NewHighlight{Colour: h.Colour, Comment: h.Comment, Tags: h.Tags, From: h.ID})
	return err
}

// TrashHighlight moves a highlight to the trash.
func (s *Session) TrashHighlight(id notebook.ID) error {
	return s.changeHighlight(id, "Delete highlight", "", func(h *notebook.Highlight) error {
		h.Trashed = s.now()
		return nil
	})
}

// RestoreHighlight takes it back.
func (s *Session) RestoreHighlight(id notebook.ID) error {
	return s.changeHighlight(id, "Restore highlight", "", func(h *notebook.Highlight) error {
		h.Trashed = time.Time{}
		return nil
	})
}

// Placed is a highlight where it was found in one document.
type Placed struct {
	notebook.Highlight
	anchor.Found
	In      notebook.ID // the document it was looked for in
	Foreign bool        // made in another version of that document
}

// HighlightsIn looks for the live highlights of a document and of its versions
// in the document's text: those found in the order of the text, then orphans.
func (s *Session) HighlightsIn(document notebook.ID) ([]Placed, error) {
	text, err := s.Text(document)
	if err != nil {
		return nil, err
	}
	list := s.ownHighlights(document, text)
	d := s.shelf.documents[document]
	for _, v := range d.LiveVersions() {
		if v.Related || !s.hasLiveHighlights(v.Document) {
			continue
		}
		x, err := s.alignment(v.Document, document)
		if errors.Is(err, notebook.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, h := range s.shelf.highlights[v.Document] {
			if h.Live() {
				list = append(list, Placed{Highlight: h, Found: x.Locate(h.Anchor), In: document, Foreign: true})
			}
		}
	}
	list = s.oneOfEach(document, list)
	slices.SortFunc(list, placedOrder)
	return list, nil
}

func (s *Session) hasLiveHighlights(document notebook.ID) bool {
	if d, ok := s.shelf.documents[document]; !ok || !d.Trashed.IsZero() {
		return false
	}
	for _, h := range s.shelf.highlights[document] {
		if h.Live() {
			return true
		}
	}
	return false
}

func (s *Session) ownHighlights(document notebook.ID, text notebook.Text) []Placed {
	var list []Placed
	var finder *anchor.Finder
	for _, h := range s.shelf.highlights[document] {
		if !h.Live() {
			continue
		}
		p := Placed{Highlight: h, In: document}
		if text.Valid(h.Anchor.Span) && text.At(h.Anchor.Span) == h.Anchor.Quote {
			p.Found = anchor.Found{Span: h.Anchor.Span, Score: 1, State: anchor.Anchored}
		} else {
			if finder == nil {
				finder = anchor.NewFinder(text)
			}
			p.Found = finder.Locate(h.Anchor)
		}
		list = append(list, p)
	}
	return list
}

func placedOrder(a, b Placed) int {
	orphan := func(p Placed) int {
		if p.State == anchor.Orphan {
			return 1
		}
		return 0
	}
	return cmp.Or(orphan(a)-orphan(b), bySpan(a.Span, b.Span), byID(a.ID, b.ID))
}

// Adopt makes a highlight of another version one of this document.
func (s *Session) Adopt(id, document notebook.ID) (notebook.Highlight, error) {
	placed, err := s.HighlightsIn(document)
	if err != nil {
		return notebook.Highlight{}, err
	}
	for _, p := range placed {
		if p.ID == id && p.Foreign && p.State != anchor.Orphan {
			return s.AddHighlight(document, p.Span, NewHighlight{Colour: p.Colour, Comment: p.Comment, Tags: p.Tags, From: p.ID})
		}
	}
	return notebook.Highlight{}, errors.New("that passage is not in this version")
}
