package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"casebound/app/session"
	"casebound/app/task"
	"casebound/notebook/search"
	"casebound/widgets"
)

// idleLock is after how long without a key or a click an encrypted notebook
// locks itself.
const idleLock = 15 * time.Minute

// lock forgets everything and asks for the passphrase again.
func (p *Program) lock() {
	p.showUnlock(p.dir, "")
	p.app.forget()
	p.forget()
}

// leave closes the open notebook and takes all of it off the window.
func (p *Program) leave() error {
	left := p.shown
	err := p.close()
	if left != nil {
		left.blank()
	}
	p.bare()
	return err
}

// close closes the open notebook. What is under way is told to stop and has
// nobody to come back to.
func (p *Program) close() error {
	if p.session == nil {
		return nil
	}
	p.shown.saved.Flush()
	p.shown.rest()
	p.runner.CancelAll()
	p.runner = p.newRunner()
	err := p.session.Close()
	p.store, p.session, p.shown = nil, nil, nil
	return err
}

// newRunner has what follows on work done in the window's thread, and drops it
// once there is another runner: what was begun for one notebook must not
// appear over the next, or over the question for the passphrase.
func (p *Program) newRunner() *task.Runner {
	var r *task.Runner
	r = task.Background(func(f func()) {
		p.do(func() {
			if p.runner == r {
				f()
			}
		})
	})
	return r
}

// bare empties the toolkit's window: content, menus, dialogs, what listens to
// keys.
func (p *Program) bare() {
	c := p.window.Canvas()
	for top := c.Overlays().Top(); top != nil; top = c.Overlays().Top() {
		c.Overlays().Remove(top)
	}
	c.Unfocus()
	c.SetOnTypedKey(nil)
	c.RemoveShortcut(&fyne.ShortcutRedo{})
	p.window.SetOnDropped(nil)
	p.window.SetMainMenu(nil)
	p.window.SetTitle("Casebound")
	p.window.SetContent(container.NewWithoutLayout())
	p.app.Settings().SetTheme(p.app.Settings().Theme()) // measured texts are forgotten
	widgets.Forget()
}

// rest stops what the window does by itself, and its commands.
func (w *Window) rest() {
	w.left = true
	for _, later := range []*task.Later{w.saved, w.settled, w.upkeep, w.idle, w.finder.filling} {
		later.Stop()
	}
	w.runner.Watch(nil)
}

// blank takes the notebook out of the panels, whose session is one of an empty
// notebook by now: the toolkit keeps what it has drawn for a minute or so
// after it has left the window.
func (w *Window) blank() {
	w.finder.widget.OnQuery, w.search.widget.OnQuery = nil, nil
	w.finder.widget.SetQuery("")
	w.finder.widget.SetResults(nil, 0, "")
	w.finder.results = nil
	w.search.widget.SetQuery("")
	w.search.widget.SetResults(nil, nil, "")
	w.search.widget.SetSaved(nil)
	w.search.results, w.search.query, w.search.facets, w.search.saved = search.Results{}, "", nil, nil
	w.compare.widget.SetData(widgets.CompareData{})
	w.compare.shown = session.Comparison{}
	w.entity.widget.SetData(widgets.EntityPageData{})
	w.notes.widget.SetNote("")
	w.notes.widget.SetBacklinks(nil)
	for _, half := range w.halves {
		half.close()
		half.bar.SetText("")
		half.showHits(nil)
	}
	w.library.filter = ""
	w.library.refresh()
	w.tabs.refresh()
	w.showNothing()
	w.toolbar.SetNotebook("")
	w.status.SetItems(nil, widgets.StatusItem{})
	w.rest()
	// The toolkit holds on to what was last under the pointer: whatever leads
	// from there to the window must not lead to the other panels.
	*w = Window{
		desk: w.desk, reader: w.reader, halves: w.halves, status: widgets.NewStatusBar(), imports: newImportQueue(w.desk),
		saved: w.saved, settled: w.settled, upkeep: w.upkeep, idle: w.idle,
	}
}

// drawnFor is how long the toolkit keeps what it has drawn (a minute after it
// was drawn last, looking every half minute), and some more.
const drawnFor = 100 * time.Second

// forget clears the memory of what was closed: now, and once the toolkit has
// forgotten what it had drawn.
func (p *Program) forget() {
	overwrite := func() {
		task.Run(p.runner, "forget", func(context.Context, func(task.Progress)) (struct{}, error) {
			overwriteFreed()
			return struct{}{}, nil
		}, func(struct{}, error) { p.tell("forgot") })
	}
	overwrite()
	p.drawn = task.NewLater(p.runner, drawnFor)
	p.drawn.Do(overwrite)
}

// tell tells a test what has happened.
func (p *Program) tell(event string) {
	if p.trace != nil {
		p.trace(event)
	}
}
