package session

import (
	"fmt"
	"strings"
	"time"

	"casebound/notebook"
)

const (
	historyLimit = 500
	joinWithin   = 2 * time.Second
)

// history is what can be undone and redone. The zero history is empty.
type history struct {
	done, undone []edit
	last         time.Time
	kept         map[notebook.ID]time.Time // when an earlier state of a thing was last kept
}

func (h *history) push(e edit, now time.Time) {
	h.undone = nil
	if n := len(h.done); n > 0 && e.joins != "" && h.done[n-1].joins == e.joins && now.Sub(h.last) < joinWithin {
		h.done[n-1].changes = append(h.done[n-1].changes, e.changes...)
	} else {
		h.done = append(h.done, e)
	}
	if len(h.done) > historyLimit {
		h.done = h.done[1:]
	}
	h.last = now
}

// inverse undoes an edit: its changes swapped, last first.
func (e edit) inverse() edit {
	back := edit{label: e.label, furnished: e.furnished, changes: make([]notebook.Change, 0, len(e.changes))}
	for i := len(e.changes) - 1; i >= 0; i-- {
		back.changes = append(back.changes, e.changes[i].Inverse())
	}
	return back
}

// Undoes names the edit that Undo would take back: "" if there is none.
func (s *Session) Undoes() string { return lastLabel(s.history.done) }

// Redoes names the edit that Redo would make again: "" if there is none.
func (s *Session) Redoes() string { return lastLabel(s.history.undone) }

func lastLabel(edits []edit) string {
	if len(edits) == 0 {
		return ""
	}
	return edits[len(edits)-1].label
}

// Undo takes the last edit back. With nothing to undo it does nothing.
func (s *Session) Undo() error {
	return s.step("Undo", &s.history.done, &s.history.undone, edit.inverse)
}

// Redo makes the last undone edit again.
func (s *Session) Redo() error {
	return s.step("Redo", &s.history.undone, &s.history.done, func(e edit) edit { return e })
}

func (s *Session) step(name string, from, to *[]edit, direction func(edit) edit) error {
	n := len(*from)
	if n == 0 {
		return nil
	}
	e := (*from)[n-1]
	turned := direction(e)
	records, err := s.marking(e.furnished, name == "Redo", turned.changes)
	if err != nil {
		return fmt.Errorf("%s %s: %w", name, strings.ToLower(turned.label), err)
	}
	if err := s.applyKeeping(edit{label: name + " " + strings.ToLower(turned.label)}, append(records, turned.changes...)); err != nil {
		return err
	}
	*from = (*from)[:n-1]
	*to = append(*to, e)
	s.history.last = time.Time{}
	return nil
}
