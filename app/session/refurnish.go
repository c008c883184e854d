package session

import (
	"slices"

	"casebound/notebook"
)

// refurnish marks what an import showed of the furniture of other documents,
// but for what the reader has highlighted. It returns the changes that belong
// to it, every document it names is to be applied with them, and what it
// marked, for undo.
func (s *Session) refurnish(list []furnished) ([]notebook.Change, []furnished, error) {
	var changes []notebook.Change
	var marked []furnished
	for _, f := range list {
		d, ok := s.shelf.documents[f.document]
		if !ok {
			continue
		}
		text, err := s.Text(f.document)
		if err != nil {
			return nil, nil, err
		}
		f.blocks = s.unmarked(f, text)
		if len(f.blocks) == 0 {
			continue
		}
		text, err = s.mark(f, true)
		if err != nil {
			return nil, nil, err
		}
		marked = append(marked, f)
		changes = append(changes, notebook.Put(d))
		changes = append(changes, s.namesInBody(f.document, text)...)
		changes = append(changes, s.eventsInBody(f.document, text)...)
	}
	return changes, marked, nil
}

// mark lays down the text of a document with blocks marked as page furniture,
// or with the mark taken off. It counts when the document's record is applied.
func (s *Session) mark(f furnished, on bool) (notebook.Text, error) {
	text, err := s.Text(f.document)
	if err != nil {
		return text, err
	}
	all := map[int]bool{}
	for i, b := range text.Blocks() {
		all[i] = b.Furniture
		if f.blocks[i] {
			all[i] = on
		}
	}
	text = text.WithFurniture(all)
	s.shelf.texts.drop(f.document)
	return text, s.store.PutText(f.document, text, nil)
}

// marking puts the marks of an edit on, or takes them off, and returns the
// changes that make it count beside those given.
func (s *Session) marking(list []furnished, on bool, beside []notebook.Change) ([]notebook.Change, error) {
	var records []notebook.Change
	for _, f := range list {
		d, ok := s.shelf.documents[f.document]
		if !ok {
			continue // deleted for good
		}
		if _, err := s.mark(f, on); err != nil {
			return nil, err
		}
		records = append(records, notebook.Change{Before: d, After: d})
	}
	return unless(records, beside), nil
}

// undoable are the changes that undo takes back: the record of a document is
// in them for its text alone.
func undoable(changes []notebook.Change) []notebook.Change {
	return slices.DeleteFunc(slices.Clone(changes), func(c notebook.Change) bool { return c.Key().Kind == notebook.KindDocument })
}

// unmarked are the blocks that no highlight of the reader touches.
func (s *Session) unmarked(f furnished, text notebook.Text) map[int]bool {
	blocks := map[int]bool{}
	for i := range f.blocks {
		if i >= len(text.Blocks()) || text.Blocks()[i].Furniture {
			continue
		}
		touched := false
		for _, h := range s.shelf.highlights[f.document] {
			touched = touched || h.Live() && h.Anchor.Span.Overlaps(text.Blocks()[i].Span)
		}
		if !touched {
			blocks[i] = true
		}
	}
	return blocks
}

// namesInBody leaves out the names that stand in page furniture alone, as the
// engine does when it reads a document.
func (s *Session) namesInBody(document notebook.ID, text notebook.Text) []notebook.Change {
	list := s.shelf.mentions[document]
	inBody := map[notebook.ID]bool{}
	for _, m := range list {
		inBody[m.Entity] = inBody[m.Entity] || text.Valid(m.Span) && text.Body(m.Span)
	}
	kept := slices.DeleteFunc(slices.Clone(list), func(m notebook.Mention) bool {
		return !m.ByHand && !inBody[m.Entity] && s.shelf.entities[m.Entity].Kind.Named()
	})
	if len(kept) == len(list) {
		return nil
	}
	return []notebook.Change{{Before: notebook.Mentions{Document: document, List: list}, After: notebook.Mentions{Document: document, List: kept}}}
}

// eventsInBody takes the events away that were read from page furniture, but
// for those the reader has touched.
func (s *Session) eventsInBody(document notebook.ID, text notebook.Text) []notebook.Change {
	var changes []notebook.Change
	for _, e := range s.EventsIn(document) {
		if e.Kind != notebook.FromSentence || touched(e) {
			continue
		}
		stated := slices.ContainsFunc(e.Sources, func(src notebook.Source) bool {
			return src.Document == document && text.Valid(src.Expression) && text.Body(src.Expression)
		})
		if !stated {
			changes = append(changes, s.withoutSource(e, document))
		}
	}
	return changes
}

// unless leaves out the changes of records that others change already.
func unless(changes, others []notebook.Change) []notebook.Change {
	taken := map[notebook.Key]bool{}
	for _, c := range others {
		taken[c.Key()] = true
	}
	return slices.DeleteFunc(changes, func(c notebook.Change) bool { return taken[c.Key()] })
}
