package session

import (
	"errors"
	"fmt"
	"slices"

	"casebound/notebook"
	"casebound/notebook/anchor"
)

// Offer is something the reader did in one version of a document that another
// version does not have yet. It is shown there as belonging to the first, and
// Accept makes it its own. Highlights are offered by HighlightsIn; what was
// merged, renamed or hidden holds in the whole notebook and needs no offer.
type Offer struct {
	In, From notebook.ID // the documents: where it is shown, where it was done
	// Published is the corrected date of publication, and Event that of the
	// other version; or else Event is an event that was edited, judged or made
	// by hand, and At where its words stand.
	Published notebook.Dated
	Event     notebook.Event
	At        notebook.Span

	sentence notebook.Span
}

// Says describes the offer in a few words.
func (o Offer) Says() string {
	if o.Published.Known() {
		return "published " + o.Published.When.String()
	}
	return fmt.Sprintf("%s: %s", o.Event.When.String(), o.Event.Title)
}

// Offers lists what the versions of a document have to offer to it, dates of
// publication first, then events in order of time.
func (s *Session) Offers(document notebook.ID) ([]Offer, error) {
	d, err := s.Document(document)
	if err != nil {
		return nil, err
	}
	var dates, events []Offer
	for _, v := range d.LiveVersions() {
		other, ok := s.shelf.documents[v.Document]
		if v.Related || !ok || !other.Trashed.IsZero() {
			continue
		}
		if o := (Offer{In: d.ID, From: other.ID, Published: other.Published}); datedBetter(d, other) && !slices.ContainsFunc(dates, o.sameDate) {
			o.Event = s.publication(other.ID)
			dates = append(dates, o)
		}
		more, err := s.eventOffers(d, other)
		if err != nil {
			return nil, err
		}
		for _, o := range more {
			if !slices.ContainsFunc(events, func(p Offer) bool { return p.Event.ID == o.Event.ID }) {
				events = append(events, o)
			}
		}
	}
	slices.SortStableFunc(events, func(a, b Offer) int { return byTime(a.Event, b.Event) })
	return append(dates, events...), nil
}

// publication is the event of a document's publication, without an id when
// there is none.
func (s *Session) publication(document notebook.ID) notebook.Event {
	return s.derivedEvents(document)[expressionKey{kind: notebook.Publication}]
}

// TimelineOffers are the offers to a document that are dated and that a filter
// shows.
func (s *Session) TimelineOffers(f TimelineFilter, document notebook.ID) ([]Offer, error) {
	list, err := s.Offers(document)
	keeps := s.keeper(f)
	return slices.DeleteFunc(list, func(o Offer) bool {
		return o.Event.ID.IsZero() || !o.Event.Live() || !o.Event.When.Known() || !keeps(o.Event)
	}), err
}

func (o Offer) sameDate(p Offer) bool { return p.Published.When.EDTF == o.Published.When.EDTF }

// datedBetter reports whether the reader has dated another version, and this
// one not, or before that.
func datedBetter(d, other notebook.Document) bool {
	corrected := func(d notebook.Document) bool { return d.Origins[string(FieldPublished)] == FromReader }
	if !corrected(other) || !other.Published.Known() || other.Published.When.EDTF == d.Published.When.EDTF {
		return false
	}
	return !corrected(d) || other.Modified.After(d.Modified)
}

// eventOffers are the events that the reader touched in one version and whose
// words stand in the other.
func (s *Session) eventOffers(d, other notebook.Document) ([]Offer, error) {
	var list []Offer
	var x *anchor.Alignment
	for _, e := range s.EventsIn(other.ID) {
		if e.In(d.ID) || e.Kind == notebook.Publication || !touched(e) && e.Kind != notebook.HandMade {
			continue
		}
		if x == nil {
			var err error
			if x, err = s.alignment(other.ID, d.ID); err != nil {
				return nil, err
			}
		}
		for _, src := range e.Sources {
			if src.Document != other.ID {
				continue
			}
			at, share := x.Map(src.Expression)
			sentence, most := x.Map(src.Sentence)
			if share >= sharedBy(e.Kind) && most >= 0.5 && !s.thrownAway(d.ID, at) {
				list = append(list, Offer{In: d.ID, From: other.ID, Event: e, At: at, sentence: sentence})
				break
			}
		}
	}
	return list, nil
}

// sharedBy is the share of an event's words that must stand in another version
// for it to be offered there: all of a date, most of a passage the reader chose.
func sharedBy(k notebook.EventKind) float32 {
	if k == notebook.HandMade {
		return 0.75
	}
	return 1
}

// thrownAway reports whether the reader has moved the event that stands at a
// place to the trash.
func (s *Session) thrownAway(document notebook.ID, at notebook.Span) bool {
	for _, e := range s.derivedEvents(document) {
		if !e.Live() && sourceIn(e, document, at) {
			return true
		}
	}
	return false
}

func sourceIn(e notebook.Event, document notebook.ID, at notebook.Span) bool {
	return slices.ContainsFunc(e.Sources, func(src notebook.Source) bool {
		return src.Document == document && src.Expression.Overlaps(at)
	})
}

// Accept makes what another version offers this one's own, in one edit.
func (s *Session) Accept(o Offer) error {
	d, err := s.Document(o.In)
	if err != nil {
		return err
	}
	if o.Published.Known() {
		d.Published, d.Modified = o.Published, s.now()
		d.Origins = withOrigin(d.Origins, string(FieldPublished), FromReader)
		more, err := s.reread(d)
		if err != nil {
			return fmt.Errorf("read the dates of %q again: %w", d.Title, err)
		}
		e := put("Take over the date", d)
		e.changes = append(e.changes, more...)
		return s.commit(e)
	}
	theirs, err := s.Event(o.Event.ID)
	if err != nil {
		return err
	}
	if theirs.In(o.In) {
		return errors.New("that event is one of this version already")
	}
	text, err := s.Text(o.In)
	if err != nil {
		return err
	}
	if !text.Valid(o.At) || !text.Valid(o.sentence) {
		return errors.New("that passage is not in this version")
	}
	return s.commit(s.takeOver(theirs, o))
}

// takeOver gives an event of another version a source in this one, in place of
// what was read there.
func (s *Session) takeOver(theirs notebook.Event, o Offer) edit {
	e := edit{label: "Take over the event"}
	for _, mine := range s.EventsIn(o.In) {
		if mine.Kind == notebook.FromSentence && !touched(mine) && sourceIn(mine, o.In, o.At) {
			e.changes = append(e.changes, s.withoutSource(mine, o.In))
		}
	}
	joined := theirs
	joined.Sources = append(slices.Clone(theirs.Sources), notebook.Source{Document: o.In, Sentence: o.sentence, Expression: o.At})
	joined.Modified = s.now()
	e.changes = append(e.changes, notebook.Change{Before: theirs, After: joined})
	return e
}
