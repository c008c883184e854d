package app

import (
	"context"
	"errors"
	"time"

	"casebound/app/task"
	"casebound/notebook"
)

// The search index does its own work (reading what it is behind with, writing
// and joining segments) in pieces, away from the window. A piece begins when
// nothing has changed for upkeepAfter, but no later than upkeepLatest, or a
// long import would leave the index behind to its end. The next one begins
// after a pause as long as the last piece took, so that at most half of a core
// goes into it.
const (
	upkeepAfter  = 300 * time.Millisecond
	upkeepLatest = 2 * time.Second
	leastPause   = 10 * time.Millisecond
	mostPause    = time.Second
)

// tending is how the work on the search index stands.
type tending struct {
	under  bool      // a piece is under way
	again  bool      // a piece was asked for meanwhile
	remake bool      // the next piece begins to make the index again
	latest time.Time // when the next piece begins, whatever changes; zero: none is asked for
}

// tend asks for a piece of work after a change.
func (w *Window) tend() {
	now := w.now()
	if w.tending.latest.IsZero() {
		w.tending.latest = now.Add(upkeepLatest)
	}
	w.upkeep.In(max(0, min(upkeepAfter, w.tending.latest.Sub(now))), w.keepUp)
}

// keepUp does one piece of the search index's work, and asks for the next. One
// under way asks for the next itself.
func (w *Window) keepUp() {
	w.tending.latest = time.Time{}
	if w.tending.under {
		w.tending.again = true
		return
	}
	w.tending.under, w.tending.again = true, false
	session, remake, began := w.session, w.tending.remake, w.now()
	w.tending.remake = false
	task.Run(w.runner, "search index", func(ctx context.Context, _ func(task.Progress)) (bool, error) {
		if remake {
			return true, session.RemakeSearchIndex(ctx)
		}
		return session.Upkeep(ctx)
	}, func(more bool, err error) {
		w.tending.under = false
		switch {
		case w.left, errors.Is(err, context.Canceled), errors.Is(err, notebook.ErrLocked):
		case w.try(err) && (more || w.tending.again):
			w.upkeep.In(min(max(w.now().Sub(began), leastPause), mostPause), w.keepUp)
		case err == nil:
			w.search.caughtUp()
		}
	})
}

// caughtUp answers a query once more that was answered while the index was
// behind.
func (p *searchPanel) caughtUp() {
	if p.results.Searched < p.results.Total {
		p.answer(p.query)
	}
}

// remakeIndex has the search index made again; searches say how far it is.
func (w *Window) remakeIndex() {
	w.tending.remake = true
	w.say("The search index is being made again; searches find what has been read so far.")
	w.upkeep.In(0, w.keepUp)
}
