package session

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"casebound/notebook"
	"casebound/notebook/extract"
)

// Events lists the live events of live documents, and those by hand, earliest
// first.
// The list is shared: nobody may change it.
func (s *Session) Events() []notebook.Event {
	sh := s.shelf
	if sh.inTime == nil {
		sh.inTime = slices.Clip(values(sh.events, sh.shown, byTime))
	}
	return sh.inTime
}

// shown: an event that was not thrown away, told by a document that was not
// or by the reader alone.
func (sh *shelf) shown(e notebook.Event) bool {
	if !e.Live() {
		return false
	}
	for _, src := range e.Sources {
		if d, ok := sh.documents[src.Document]; ok && d.Trashed.IsZero() {
			return true
		}
	}
	return len(e.Sources) == 0
}

func byTime(a, b notebook.Event) int {
	return cmp.Or(cmp.Compare(a.When.Earliest, b.When.Earliest), cmp.Compare(a.When.Latest, b.When.Latest), byID(a.ID, b.ID))
}

// EventsIn lists the live events that have a source in the document.
func (s *Session) EventsIn(document notebook.ID) []notebook.Event {
	return s.shelf.toldBy(notebook.Event.Live, document)
}

// toldBy lists the events with a source in one of the documents that keep says
// yes to, earliest first.
func (sh *shelf) toldBy(keep func(notebook.Event) bool, documents ...notebook.ID) []notebook.Event {
	list, seen := []notebook.Event{}, map[notebook.ID]bool{}
	for _, d := range documents {
		for id := range sh.told[d] {
			if e := sh.events[id]; !seen[id] && keep(e) {
				seen[id] = true
				list = append(list, e)
			}
		}
	}
	slices.SortFunc(list, byTime)
	return list
}

// Event finds an event by id.
func (s *Session) Event(id notebook.ID) (notebook.Event, error) {
	e, ok := s.shelf.events[id]
	if !ok {
		return e, fmt.Errorf("event %s: %w", id, notebook.ErrNotFound)
	}
	return e, nil
}

// Timexes are the time expressions of a document, in order.
func (s *Session) Timexes(document notebook.ID) ([]notebook.Timex, error) {
	if list, ok := s.shelf.timexes[document]; ok {
		return list, nil
	}
	t, err := notebook.Load[notebook.Timexes](s.store, notebook.Timexes{Document: document}.Key())
	if err != nil && !errors.Is(err, notebook.ErrNotFound) {
		return nil, err
	}
	s.shelf.timexes[document] = t.List
	return t.List, nil
}

// changeEvent edits one event by the reader's word.
func (s *Session) changeEvent(id notebook.ID, label string, change func(*notebook.Event) error) error {
	e, err := s.Event(id)
	if err != nil {
		return err
	}
	if err := change(&e); err != nil {
		return err
	}
	e.Modified = s.now()
	return s.commit(put(label, e))
}

// EditEvent gives an event another title and time, both as people write them.
func (s *Session) EditEvent(id notebook.ID, title, written string) error {
	return s.changeEvent(id, "Change event", func(e *notebook.Event) error {
		if title = strings.TrimSpace(title); title == "" {
			return errors.New("an event needs a title")
		}
		if strings.TrimSpace(written) != e.When.EDTF && strings.TrimSpace(written) != e.When.String() {
			date, err := readDate(strings.TrimSpace(written), s.now())
			if err != nil {
				return err
			}
			if !date.Known() {
				return errors.New("an event needs a date")
			}
			e.When, e.Dating = date.When, notebook.ByHand
		}
		e.Title, e.Edited = title, true
		return nil
	})
}

// JudgeEvent is the reader's word on an event.
func (s *Session) JudgeEvent(id notebook.ID, v notebook.Verdict) error {
	return s.changeEvent(id, "Mark event "+v.String(), func(e *notebook.Event) error {
		e.Verdict = v
		return nil
	})
}

// SetEventStatus corrects how the text speaks of an event.
func (s *Session) SetEventStatus(id notebook.ID, status notebook.Status) error {
	return s.changeEvent(id, "Change event", func(e *notebook.Event) error {
		e.Status, e.Edited = status, true
		return nil
	})
}

// CheckEventDate says why a date cannot be read, nil when it can.
func (s *Session) CheckEventDate(written string) error {
	date, err := readDate(strings.TrimSpace(written), s.now())
	if err == nil && !date.Known() {
		err = errors.New("an event needs a date")
	}
	return err
}

// TrashEvent moves an event to the trash; it is not made again when its
// document is read again.
func (s *Session) TrashEvent(id notebook.ID) error {
	return s.changeEvent(id, "Delete event", func(e *notebook.Event) error {
		e.Trashed = s.now()
		return nil
	})
}

// RestoreEvent takes it back.
func (s *Session) RestoreEvent(id notebook.ID) error {
	return s.changeEvent(id, "Restore event", func(e *notebook.Event) error {
		e.Trashed = time.Time{}
		return nil
	})
}

// AddEvent makes an event by hand, from a selection (document and span) or
// from nothing (zero document).
func (s *Session) AddEvent(title, written string, document notebook.ID, span notebook.Span) (notebook.Event, error) {
	date, err := readDate(strings.TrimSpace(written), s.now())
	if err != nil {
		return notebook.Event{}, err
	}
	if !date.Known() {
		return notebook.Event{}, errors.New("an event needs a date")
	}
	id, err := s.newID()
	if err != nil {
		return notebook.Event{}, err
	}
	e := notebook.Event{
		ID: id, Kind: notebook.HandMade, When: date.When, Title: strings.TrimSpace(title),
		Dating: notebook.ByHand, Edited: true, Modified: s.now(),
	}
	if !document.IsZero() {
		text, err := s.Text(document)
		if err != nil {
			return e, err
		}
		if !text.Valid(span) {
			return e, fmt.Errorf("event %v: outside the text", span)
		}
		e.Sentence = text.At(span)
		e.Sources = []notebook.Source{{Document: document, Sentence: span, Expression: span}}
	}
	if e.Title == "" {
		e.Title = e.Sentence
	}
	if e.Title == "" {
		return e, errors.New("an event needs a title")
	}
	return e, s.commit(put("Add event", e))
}

// MergeEvents makes one event of two: into keeps its words and its time, and
// gains the sources and names of the other. A conflict between them is settled.
func (s *Session) MergeEvents(into, from notebook.ID) error {
	a, err := s.Event(into)
	if err != nil {
		return err
	}
	b, err := s.Event(from)
	if err != nil {
		return err
	}
	if a.ID == b.ID {
		return errors.New("these are one event already")
	}
	a.Sources = slices.Clone(a.Sources)
	for _, src := range b.Sources {
		if !slices.Contains(a.Sources, src) {
			a.Sources = append(a.Sources, src)
		}
	}
	a.Entities = slices.Clone(a.Entities)
	for _, id := range b.Entities {
		if !slices.Contains(a.Entities, id) {
			a.Entities = append(a.Entities, id)
		}
	}
	if a.Conflict == b.ID { // the reader chose between the two
		a.Conflict = notebook.ID{}
	}
	a.Edited, a.Modified = true, s.now()
	b.Trashed, b.Modified = s.now(), s.now()
	return s.commit(put("Merge events", a, b))
}

// reread reads the time expressions of a document again, for a changed date
// or mode, and returns the changes that follow.
func (s *Session) reread(d notebook.Document) ([]notebook.Change, error) {
	text, err := s.Text(d.ID)
	if err != nil {
		return nil, err
	}
	timexes := s.engine.Times(extract.Request{Text: text, Published: d.Published, Narrative: d.Narrative, Language: d.Language})
	changes := []notebook.Change{notebook.Put(notebook.Timexes{Document: d.ID, List: timexes})}
	events, err := s.eventChanges(d, text, timexes, s.shelf.mentions[d.ID])
	return append(changes, events...), err
}

// eventChanges makes the events of a document anew and fits them to those that
// are there: an event keeps its id, and everything the reader did to it.
func (s *Session) eventChanges(d notebook.Document, text notebook.Text, timexes []notebook.Timex, mentions []notebook.Mention) ([]notebook.Change, error) {
	fresh := extract.Events(text, timexes, d.Published, entitiesWithin(mentions))
	kept := map[notebook.ID]bool{}
	old := s.derivedEvents(d.ID)
	var changes []notebook.Change
	for _, e := range fresh {
		for i := range e.Sources {
			e.Sources[i].Document = d.ID
		}
		if e.Kind == notebook.Publication && len(e.Sources) == 0 {
			e.Sources = []notebook.Source{{Document: d.ID}}
		}
		if before, ok := old[eventKey(e)]; ok {
			kept[before.ID] = true
			if refit(before, &e, d.ID) {
				changes = append(changes, notebook.Change{Before: before, After: e})
			}
			continue
		}
		id, err := s.newID()
		if err != nil {
			return nil, err
		}
		e.ID, e.Modified = id, s.now()
		if e.Kind == notebook.Publication {
			e.Title = d.Title
		}
		changes = append(changes, notebook.Put(e))
	}
	for _, before := range old {
		if !kept[before.ID] && !touched(before) {
			changes = append(changes, s.withoutSource(before, d.ID))
		}
	}
	slices.SortFunc(changes, func(a, b notebook.Change) int { return byID(a.Key().ID, b.Key().ID) })
	return changes, nil
}

// entitiesWithin answers which entities a span mentions, each once.
func entitiesWithin(mentions []notebook.Mention) func(notebook.Span) []notebook.ID {
	return func(span notebook.Span) []notebook.ID {
		i, _ := slices.BinarySearchFunc(mentions, span.Start, func(m notebook.Mention, at int) int { return cmp.Compare(m.Start, at) })
		var ids []notebook.ID
		for ; i < len(mentions) && mentions[i].Start < span.End; i++ {
			if !slices.Contains(ids, mentions[i].Entity) {
				ids = append(ids, mentions[i].Entity)
			}
		}
		return ids
	}
}

// expressionKey tells the events of one document apart: where the expression
// stands, and whether it is the publication.
type expressionKey struct {
	kind notebook.EventKind
	at   notebook.Span
}

func eventKey(e notebook.Event) expressionKey {
	if e.Kind == notebook.Publication || len(e.Sources) == 0 {
		return expressionKey{kind: e.Kind}
	}
	return expressionKey{e.Kind, e.Sources[0].Expression}
}

// derivedEvents are the events, live or not, that were read from a document.
func (s *Session) derivedEvents(document notebook.ID) map[expressionKey]notebook.Event {
	old := map[expressionKey]notebook.Event{}
	for id := range s.shelf.told[document] {
		e := s.shelf.events[id]
		if e.Kind == notebook.HandMade {
			continue
		}
		for _, src := range e.Sources {
			if src.Document == document {
				key := expressionKey{kind: e.Kind, at: src.Expression}
				if e.Kind == notebook.Publication {
					key.at = notebook.Span{}
				}
				old[key] = e
			}
		}
	}
	return old
}

func touched(e notebook.Event) bool {
	return e.Edited || e.Verdict != notebook.Unconfirmed || !e.Live()
}

// refit fits a fresh reading to the event that stands for it and reports
// whether anything changed.
func refit(before notebook.Event, fresh *notebook.Event, document notebook.ID) bool {
	if before.Edited || fresh.When == before.When {
		return false
	}
	next := before
	next.When, next.Dating, next.Status = fresh.When, fresh.Dating, fresh.Status
	*fresh = next
	return true
}

// withoutSource takes one document's sources from an event, and the event away
// when none is left.
func (s *Session) withoutSource(e notebook.Event, document notebook.ID) notebook.Change {
	rest := e
	rest.Sources = slices.DeleteFunc(slices.Clone(e.Sources), func(src notebook.Source) bool { return src.Document == document })
	if len(rest.Sources) == 0 {
		return notebook.Change{Before: e}
	}
	return notebook.Change{Before: e, After: rest}
}
