package session

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"casebound/notebook"
)

// What the reader changes is kept as it was: every state of a highlight, a
// note, an entity decided on and an event, with the edit that ended it. The
// rule of what stays is simple:
//
//   - a state stands once, at the time it was last so;
//   - while a text is being typed, one state every two minutes, and each that
//     stood for half a minute;
//   - a hundred states of one thing: beyond that the one goes that stood for
//     the shortest time, never one of the twenty newest;
//   - they go with the thing when it leaves the trash for good.
const (
	earlierKept   = 100
	earlierNewest = 20
	typedApart    = 2 * time.Minute
	typedStands   = 30 * time.Second
)

// Earlier lists the earlier states of a highlight, note, entity or event, the
// newest first.
func (s *Session) Earlier(id notebook.ID) ([]notebook.Earlier, error) {
	list, err := notebook.All[notebook.Earlier](s.store, notebook.Key{Kind: notebook.KindEarlier, Of: id})
	if err != nil {
		return nil, fmt.Errorf("read earlier versions: %w", err)
	}
	slices.Reverse(list)
	return list, nil
}

// ErrSameNow is the answer to taking back what has not changed since.
var ErrSameNow = errors.New("it is like that now")

// TakeBack makes a thing what it was, as one edit that can be undone. What the
// reader did not write, such as where an event was read, stays as it is.
func (s *Session) TakeBack(e notebook.Earlier) error {
	changes, err := s.takenBack(e.Was)
	if err == nil && !different(changes[0].Before, changes[0].After) {
		err = ErrSameNow
	}
	if err != nil {
		return fmt.Errorf("take back an earlier version: %w", err)
	}
	return s.commit(edit{label: "Take back earlier version", changes: changes})
}

// takenBack are the changes, that of the thing itself first.
func (s *Session) takenBack(was notebook.Record) ([]notebook.Change, error) {
	switch was := was.(type) {
	case notebook.Highlight:
		now, err := s.Highlight(was.ID)
		then := now
		then.Colour, then.Tags, then.Comment, then.Modified = was.Colour, was.Tags, was.Comment, s.now()
		if now.Document == was.Document {
			then.Anchor = was.Anchor
		}
		return []notebook.Change{{Before: now, After: then}}, err
	case notebook.Note:
		now, err := s.Note(was.ID)
		then := now
		then.Markdown, then.Modified = was.Markdown, s.now()
		then.Documents = mentioned(then.Markdown, now.Documents)
		return []notebook.Change{{Before: now, After: then}}, err
	case notebook.Entity:
		return s.entityTakenBack(was)
	case notebook.Event:
		now, err := s.Event(was.ID)
		then := now
		then.Title, then.When, then.Dating, then.Status = was.Title, was.When, was.Dating, was.Status
		then.Verdict, then.Edited, then.Modified = was.Verdict, was.Edited, s.now()
		return []notebook.Change{{Before: now, After: then}}, err
	}
	return nil, fmt.Errorf("a %T has no earlier versions", was)
}

// entityTakenBack undoes a merge along with the rest: the names that came with
// it leave the other entity.
func (s *Session) entityTakenBack(was notebook.Entity) ([]notebook.Change, error) {
	now, ok := s.shelf.entities[was.ID]
	if !ok {
		return nil, fmt.Errorf("entity %s: %w", was.ID, notebook.ErrNotFound)
	}
	then := was
	if _, there := s.shelf.entities[was.MergedInto]; !there {
		then.MergedInto = notebook.ID{}
	}
	changes := []notebook.Change{{Before: now, After: then}}
	other, merged := s.shelf.entities[now.MergedInto]
	if !merged || then.MergedInto == now.MergedInto {
		return changes, nil
	}
	rest := other
	own := append([]string{now.Name}, now.Aliases...)
	rest.Aliases = slices.DeleteFunc(slices.Clone(other.Aliases), func(n string) bool { return slices.Contains(own, n) })
	return append(changes, notebook.Change{Before: other, After: rest}), nil
}

// outcome is what an edit does to one thing, however many changes it has.
type outcome struct{ was, is notebook.Record }

func outcomes(changes []notebook.Change) []outcome {
	var list []outcome
	at := map[notebook.ID]int{}
	for _, c := range changes {
		k := c.Key()
		if !slices.Contains(notebook.Remembered, k.Kind) {
			continue
		}
		i, met := at[k.ID]
		if !met {
			i = len(list)
			at[k.ID] = i
			list = append(list, outcome{was: c.Before})
		}
		// A highlight that moves to another document is taken away and put.
		if c.After != nil || met && c.Before != nil && list[i].is != nil && list[i].is.Key() == k {
			list[i].is = c.After
		}
	}
	return list
}

// remembered are the changes that keep what an edit ends.
func (s *Session) remembered(e edit, changes []notebook.Change) ([]notebook.Change, error) {
	var keep []notebook.Change
	for _, o := range outcomes(changes) {
		if o.was == nil || o.is == nil || !different(o.was, o.is) {
			continue
		}
		id := o.was.Key().ID
		if e.joins != "" && s.now().Sub(s.history.kept[id]) < typedApart && s.now().Sub(modifiedAt(o.was)) < typedStands {
			continue
		}
		more, err := s.rememberedOf(o.was, e.label)
		if err != nil {
			return nil, err
		}
		keep = append(keep, more...)
		if s.history.kept == nil {
			s.history.kept = map[notebook.ID]time.Time{}
		}
		s.history.kept[id] = s.now()
	}
	return keep, nil
}

func (s *Session) rememberedOf(was notebook.Record, label string) ([]notebook.Change, error) {
	id, err := s.newID()
	if err != nil {
		return nil, err
	}
	list, err := s.Earlier(was.Key().ID)
	if err != nil {
		return nil, err
	}
	changes := []notebook.Change{notebook.Put(notebook.Earlier{ID: id, Until: s.now(), Edit: label, Was: was})}
	for _, old := range list {
		if !different(old.Was, was) {
			return append(changes, notebook.Change{Before: old}), nil
		}
	}
	if len(list) < earlierKept {
		return changes, nil
	}
	return append(changes, notebook.Change{Before: briefest(list)}), nil
}

// briefest is the state that stood for the shortest time, of a list with the
// newest first; neither one of the newest nor the first of all.
func briefest(list []notebook.Earlier) notebook.Earlier {
	best, stood := list[len(list)-2], time.Duration(1<<63-1)
	for i := earlierNewest; i < len(list)-1; i++ {
		if d := list[i].Until.Sub(list[i+1].Until); d < stood {
			best, stood = list[i], d
		}
	}
	return best
}

// forgotten are the changes that take earlier states away with their things.
func (s *Session) forgotten(changes []notebook.Change) ([]notebook.Change, error) {
	var drop []notebook.Change
	for _, o := range outcomes(changes) {
		if o.was == nil || o.is != nil {
			continue
		}
		list, err := s.Earlier(o.was.Key().ID)
		if err != nil {
			return nil, err
		}
		for _, e := range list {
			drop = append(drop, notebook.Change{Before: e})
		}
	}
	return drop, nil
}

// different reports whether the reader would call two states of a thing
// different ones. What the program alone did to a thing makes no difference.
func different(a, b notebook.Record) bool {
	switch a := a.(type) {
	case notebook.Highlight:
		b, ok := b.(notebook.Highlight)
		return !ok || a.Colour != b.Colour || a.Comment != b.Comment || !slices.Equal(a.Tags, b.Tags) ||
			a.Anchor.Span != b.Anchor.Span || a.Document != b.Document
	case notebook.Note:
		b, ok := b.(notebook.Note)
		return !ok || a.Markdown != b.Markdown
	case notebook.Entity:
		b, ok := b.(notebook.Entity)
		return !ok || (a.Decided || b.Decided) && (a.Kind != b.Kind || a.Name != b.Name || a.Note != b.Note ||
			a.Hidden != b.Hidden || a.MergedInto != b.MergedInto || !slices.Equal(a.Aliases, b.Aliases) || !slices.Equal(a.Roles, b.Roles))
	case notebook.Event:
		b, ok := b.(notebook.Event)
		return !ok || (touched(a) || touched(b)) && (a.Title != b.Title || a.When != b.When || a.Verdict != b.Verdict || a.Status != b.Status)
	}
	return false
}

// modifiedAt is when a thing was changed last, as far as it says.
func modifiedAt(r notebook.Record) time.Time {
	switch r := r.(type) {
	case notebook.Highlight:
		return r.Modified
	case notebook.Note:
		return r.Modified
	case notebook.Event:
		return r.Modified
	}
	return time.Time{}
}
