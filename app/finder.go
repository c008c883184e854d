package app

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"casebound/app/session"
	"casebound/app/task"
	"casebound/notebook"
	"casebound/notebook/finder"
	"casebound/widgets"
)

// finderLimit is how many answers the finder shows.
const finderLimit = 30

// The finder is told of names and events in pieces, each of a few milliseconds,
// with time between them for the hand on the mouse.
const (
	fillAfter = 30 * time.Millisecond
	fillPiece = 200
)

// finderPanel shows the finder over the window while it is open.
type finderPanel struct {
	*desk
	widget  *widgets.Finder
	results []finder.Result
	slot    task.Slot
	filling *task.Later
	before  fyne.Focusable
	open    bool

	commands   func() []finder.Candidate
	reasons    map[string]string // why each command could not be run when it was asked last
	run        func(command string)
	tag        func(tag string)
	saved      func(id string) // shows a saved search
	collection func(notebook.ID)
}

// readHeadings makes the headings of documents findable, away from the window.
func (w *Window) readHeadings() {
	reader := w.session.HeadingReader()
	task.Run(w.runner, "headings", func(ctx context.Context, _ func(task.Progress)) (session.HeadingsRead, error) {
		return reader.Read(ctx)
	}, func(read session.HeadingsRead, err error) {
		if err == nil { // else the notebook was closed meanwhile
			w.session.AdmitHeadings(read)
		}
	})
}

// fill tells the finder of one piece of what it does not know yet, and asks
// for the next.
func (p *finderPanel) fill() {
	if p.session.FillFinder(fillPiece) {
		p.filling.Do(p.fill)
	}
}

func newFinderPanel(d *desk) *finderPanel {
	p := &finderPanel{desk: d, widget: widgets.NewFinder(), filling: task.NewLater(d.runner, fillAfter), reasons: map[string]string{}}
	p.widget.OnQuery = p.query
	p.widget.OnChoose = p.chosen
	p.widget.OnClose = p.close
	return p
}

// tellCommands tells the finder which commands can be run now, of those whose
// answer has changed.
func (p *finderPanel) tellCommands() {
	var changed []finder.Candidate
	for _, c := range p.commands() {
		if was, known := p.reasons[c.ID]; !known || was != c.Unavailable {
			changed = append(changed, c)
			p.reasons[c.ID] = c.Unavailable
		}
	}
	p.session.AddCommands(changed...)
}

// show opens the finder with a query typed, such as ">" for the commands.
func (p *finderPanel) show(query string) {
	c := p.win.Canvas()
	p.session.ReadyFinder()
	p.tellCommands()
	if !p.open {
		p.before = c.Focused()
		c.Overlays().Add(p.widget)
		p.widget.Resize(c.Size())
		p.open = true
	}
	p.widget.SetQuery(query)
	c.Focus(p.widget.Focus())
	p.query(query)
}

func (p *finderPanel) close() {
	if !p.open {
		return
	}
	p.open = false
	p.slot.Drop()
	c := p.win.Canvas()
	c.Overlays().Remove(p.widget)
	if p.before != nil {
		c.Focus(p.before)
	}
}

// query answers at once from the most promising and then in full; a newer
// query drops both.
func (p *finderPanel) query(query string) {
	session, now := p.session, p.now
	p.take(measure(now, func() finder.Answer { return session.FindFirst(query, finderLimit) }))
	task.Ask(p.runner, &p.slot, "find", func(ctx context.Context, _ func(task.Progress)) (timed[finder.Answer], error) {
		return measure(now, func() finder.Answer { return session.Find(ctx, query, finderLimit) }), ctx.Err()
	}, func(a timed[finder.Answer], err error) {
		if err == nil {
			p.take(a)
		}
	})
}

func (p *finderPanel) take(t timed[finder.Answer]) {
	a := t.answer
	if !a.Complete && len(a.Results) == 0 {
		return // the full answer follows; an empty flash in between tells nothing
	}
	p.results = a.Results
	rows := make([]widgets.FinderRow, len(a.Results))
	for i, r := range a.Results {
		c := r.Candidate
		rows[i] = widgets.FinderRow{Kind: c.Label, Title: c.Title, Matches: r.Matches, Detail: c.Detail, Unavailable: c.Unavailable, Prefix: c.Kind.Prefix()}
		if r.Via != "" && len(r.Matches) == 0 {
			rows[i].Title += " — " + r.Via
		}
	}
	p.widget.SetResults(rows, a.Total, took(t.took))
	if a.Complete {
		p.trace(fmt.Sprint("found ", len(rows)))
	}
}

func (p *finderPanel) chosen(i int, newTab bool) {
	if i < 0 || i >= len(p.results) {
		return
	}
	c := p.results[i].Candidate
	if c.Unavailable != "" {
		p.say(sentence(c.Unavailable))
		return
	}
	p.close()
	p.session.Used(c.ID)
	switch {
	case strings.HasPrefix(c.Command, "collection:"):
		if id, err := notebook.ParseID(strings.TrimPrefix(c.Command, "collection:")); err == nil {
			p.collection(id)
		}
	case strings.HasPrefix(c.Command, "tag:"):
		p.tag(strings.TrimPrefix(c.Command, "tag:"))
	case c.Kind == finder.Search:
		p.saved(strings.TrimPrefix(c.Command, "search:"))
	case c.Command != "":
		p.run(c.Command)
	default:
		if newTab {
			p.openTab(c.Place)
		}
		p.session.Go(c.Place)
	}
}
