package app

import (
	"fmt"
	"slices"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/notebook/timeline"
)

// brush is the stretch of time that library, names, highlights, notes and search
// are narrowed to. It is a way of looking: nothing of it is stored, and undo knows nothing
// of it. The zero brush narrows nothing.
type brush struct {
	on       bool
	from, to notebook.Instant
	touches  session.Stretch
}

// words are "3–9 Apr 2020", "" without a brush.
func (b *brush) words() string {
	if !b.on {
		return ""
	}
	return timeline.StretchWords(b.from, b.to)
}

// The three questions that panels ask: without a brush the answer is yes.
func (b *brush) hasDocument(id notebook.ID) bool { return !b.on || b.touches.HasDocument(id) }
func (b *brush) hasEntity(id notebook.ID) bool   { return !b.on || b.touches.HasEntity(id) }
func (b *brush) hasPlace(document notebook.ID, at notebook.Span) bool {
	return !b.on || b.touches.Touches(document, at)
}

// among says which documents are searched, nil for all.
func (b *brush) among() func(document notebook.ID) bool {
	if !b.on {
		return nil
	}
	return b.touches.HasDocument
}

// notes are those of a list that are about a document with events in the stretch.
func (b *brush) notes(list []notebook.Note) []notebook.Note {
	if !b.on {
		return list
	}
	return slices.DeleteFunc(list, func(n notebook.Note) bool { return !slices.ContainsFunc(n.Documents, b.hasDocument) })
}

// narrow brushes a stretch of time, Beginning to End for none, and feeds the
// panels.
func (w *Window) narrow(from, to notebook.Instant) {
	w.brush.on = from > notebook.Beginning && to < notebook.End && from < to
	w.brush.from, w.brush.to = from, to
	w.touch()
	w.library.refresh()
	w.inspector.refresh()
	w.timeline.refresh()
	if w.search.widget.Visible() {
		w.search.answer(w.search.query)
	}
	if w.brush.on {
		w.say("Only " + w.brush.words() + ": " + counted(w.brush.touches.Events, "event") + ". Escape shows all times again.")
	} else {
		w.say("All times are shown.")
	}
	w.trace(fmt.Sprint("brushed ", w.brush.touches.Events))
}

// touch works out what the brush touches now.
func (w *Window) touch() {
	w.brush.touches = session.Stretch{}
	if w.brush.on {
		w.brush.touches = w.session.Stretch(w.session.View().Filter, w.brush.from, w.brush.to)
	}
}

// brushView narrows everything to the time in view.
func (w *Window) brushView() { w.narrow(w.timeline.widget.View()) }

func (w *Window) unbrush() { w.narrow(notebook.Beginning, notebook.End) }

// selected shows the timeline of the documents selected in the library, if that
// is what it is about.
func (w *Window) selected() {
	if w.session.View().Scope == scopeSelected {
		w.timeline.refresh()
	}
}

func (w *Window) needsBrush() string {
	if !w.brush.on {
		return "all times are shown already"
	}
	return ""
}
