package app

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"casebound/app/session"
	"casebound/app/task"
	"casebound/assets"
	"casebound/notebook"
	"casebound/widgets"
)

// Window is one notebook on the screen: the panels and how they hang together.
type Window struct {
	*desk
	name string // of the notebook

	toolbar   *widgets.Toolbar
	library   *libraryPanel
	tabs      *tabsPanel
	reader    *readerPanel    // the half that was used last
	halves    [2]*readerPanel // left and right
	reading   *fyne.Container // one half, or both
	notes     *notePanel
	entity    *entityPanel
	search    *searchPanel
	compare   *comparePanel
	inspector *inspectorPanel
	timeline  *timelinePanel
	finder    *finderPanel
	status    *widgets.StatusBar
	notice    *widgets.NoticeBar // what stays until something is done about it
	body      *fyne.Container    // all between the toolbar and the status bar
	panes     *widgets.Panes
	centre    *fyne.Container

	commands table
	menu     *fyne.MainMenu
	imports  *importQueue
	saved    *task.Later // writes the view when things have settled
	upkeep   *task.Later // lets the search index do what it put off
	tending  tending
	idle     *task.Later // locks when nobody has done anything for long
	settled  *task.Later // refreshes after changes
	stale    staleness
	message  string
	current  notebook.Place // what the centre shows
	onOpen   func(dir string)
	onLock   func()
	onQuit   func()
	onVault  func(VaultAction)
	secret   bool // the notebook is encrypted
}

// staleness says which panels have to be fed again.
type staleness struct{ library, document, notes, timeline bool }

// World is what a window gets from outside.
type World struct {
	App     fyne.App
	Window  fyne.Window
	Session *session.Session
	Runner  *task.Runner
	Now     func() time.Time
	Name    string // of the notebook, for the toolbar and the title
	// Encrypted shows the lock.
	Encrypted bool
	// OnOpen opens another notebook, OnLock locks this one; nil where they
	// make no sense.
	OnOpen func(dir string)
	OnLock func()
	// OnVault encrypts the notebook, changes its passphrase or decrypts it.
	OnVault func(VaultAction)
	// OnQuit ends the program.
	OnQuit func()
	// Trace is told what has happened, in names of commands and counts, never
	// in words of the notebook; nil where nobody listens. Tests wait on it.
	Trace func(event string)
}

// settleAfter is how long the window waits for more changes before it feeds
// its panels again, and saveAfter before it writes what it remembers.
const (
	settleAfter = 15 * time.Millisecond
	saveAfter   = 1500 * time.Millisecond
)

// NewWindow fills a toolkit window with a notebook and shows where the reader
// left off. It does not show the window itself.
func NewWindow(world World) *Window {
	d := &desk{app: world.App, win: world.Window, session: world.Session, runner: world.Runner, now: world.Now}
	w := &Window{desk: d, name: world.Name, onOpen: world.OnOpen, onLock: world.OnLock, onQuit: world.OnQuit, onVault: world.OnVault, secret: world.Encrypted}
	w.saved, w.settled = task.NewLater(d.runner, saveAfter), task.NewLater(d.runner, settleAfter)
	w.idle, w.upkeep = task.NewLater(d.runner, idleLock), task.NewLater(d.runner, upkeepAfter)
	d.say = w.tell
	if d.trace = world.Trace; d.trace == nil {
		d.trace = func(string) {}
	}
	d.brush = &brush{}
	w.applyLook()
	w.build()
	w.wire()
	w.commands = w.table()
	w.menu = w.commands.mainMenu(d)
	d.win.SetMainMenu(w.menu)
	w.finder.commands = w.commands.candidates
	w.finder.tellCommands()
	w.toolbar.SetNotebook(w.name)
	w.toolbar.SetEncrypted(world.Encrypted)
	d.win.SetPadded(false)
	d.win.SetContent(w.layout())
	w.restore()
	w.active()
	w.readHeadings()
	w.finder.filling.Do(w.finder.fill)
	w.tend()
	w.trace("ready")
	return w
}

// active begins the idle time anew.
func (w *Window) active() {
	if w.onLock != nil {
		w.idle.Do(w.onLock)
	}
}

func (w *Window) build() {
	w.toolbar = widgets.NewToolbar(keys{fyne.KeyP, ctrl}.String())
	w.status = widgets.NewStatusBar()
	w.notice = widgets.NewNoticeBar()
	w.tabs = newTabsPanel(w.desk)
	w.openTab = w.tabs.fresh
	w.closedLast = w.showNothing
	w.library = newLibraryPanel(w.desk)
	w.halves = [2]*readerPanel{newReaderPanel(w.desk), newReaderPanel(w.desk)}
	w.reader = w.halves[0]
	w.notes = newNotePanel(w.desk)
	w.entity = newEntityPanel(w.desk)
	w.search = newSearchPanel(w.desk)
	w.compare = newComparePanel(w.desk)
	w.inspector = newInspectorPanel(w.desk, w.reader)
	w.entity.menu = w.inspector.entityMenu
	w.inspector.exportEntity, w.inspector.showGraph = w.exportEntity, w.entity.showGraph
	w.timeline = newTimelinePanel(w.desk)
	w.finder = newFinderPanel(w.desk)
	w.imports = newImportQueue(w.desk)
}

func (w *Window) layout() fyne.CanvasObject {
	w.reading = container.NewStack(w.halves[0].box)
	w.centre = container.NewStack(w.empty(), w.reading, w.notes.widget, w.entity.widget, w.search.widget, w.compare.widget)
	middle := widgets.NewFrame(w.tabs.widget, w.centre, nil)
	w.panes = widgets.NewPanes(w.library.widget, middle, w.inspector.widget, w.timeline.widget)
	w.panes.SetSizes(w.rememberedSizes())
	w.panes.OnSizes = w.rememberSizes
	w.body = widgets.NewFrame(w.notice, w.panes, nil)
	return widgets.NewFrame(w.toolbar, w.body, w.status)
}

// wire leads the panels' callbacks to one another.
func (w *Window) wire() {
	w.session.OnGo(w.show)
	w.session.OnChange(w.changed)
	w.runner.Watch(func([]*task.Task) { w.refreshStatus() })

	w.toolbar.OnBack, w.toolbar.OnForward = w.session.Back, w.session.Forward
	w.toolbar.OnFinder = func() { w.finder.show("") }
	w.toolbar.OnImport, w.toolbar.OnExport = w.importDialog, w.exportDialog
	w.toolbar.OnNotebook = func(at fyne.Position) { w.choose(at, w.menuOf(nameMenu)...) }
	w.toolbar.OnLock = w.lockTapped
	w.status.OnItem = w.statusTapped

	w.library.widget.OnNewNote = func() { w.run("note.new") }
	w.library.widget.OnImport = w.importDialog
	w.wireHalves()
	w.notes.onFollow = w.follow
	w.finder.saved = w.runSaved
	w.search.marks = func(spans []notebook.Span) { w.reader.showHits(spans) }
	w.search.unbrush, w.search.show = w.unbrush, w.show
	w.compare.widget.OnClose, w.compare.widget.OnKey = w.leaveCompare, w.functionKey
	w.library.compare, w.inspector.compare = w.openCompare, w.openCompare
	w.library.replace = w.replaceDialog
	w.library.timeline = func() { w.timeline.setScope(scopeSelected) }
	w.library.unbrush, w.timeline.widget.OnBrush = w.unbrush, w.narrow
	w.library.widget.OnSelected = func([]notebook.ID) { w.selected() }
	w.timeline.selection = w.library.widget.Selected
	w.finder.run, w.finder.tag = w.run, w.library.narrow
	w.finder.collection = w.library.gather
	w.imports.done = w.imported
	w.win.Canvas().SetOnTypedKey(w.typed)
	w.win.Canvas().AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { w.redo() })
	w.win.SetOnDropped(func(_ fyne.Position, dropped []fyne.URI) { w.dropped(dropped) })
}

// restore shows what was open last, or the first document.
func (w *Window) restore() {
	w.setTypes()
	w.layHalves()
	w.library.refresh()
	w.tabs.refresh()
	v := w.session.View()
	switch {
	case len(v.Tabs) > 0:
		w.session.Go(placeOf(v.Tabs[max(v.Active, 0)]))
	default:
		if documents := w.session.Documents(); len(documents) > 0 {
			w.session.Go(notebook.Place{Document: documents[len(documents)-1].ID})
		} else {
			w.showNothing()
		}
	}
	w.refreshStatus()
}

// show is where every place is shown: the session calls it.
func (w *Window) show(p notebook.Place) {
	switch {
	case !p.Event.IsZero():
		w.showEvent(p)
	case !p.Note.IsZero():
		if !w.try(w.notes.show(p.Note)) {
			return
		}
		w.arrive(p, w.notes.widget, p.Note)
		if p.Span.Len() > 0 {
			w.notes.widget.Reveal(p.Span)
		}
	case !p.Entity.IsZero():
		if !w.try(w.entity.show(p.Entity)) {
			return
		}
		w.arrive(p, w.entity.widget, notebook.ID{})
	case !p.Document.IsZero():
		w.showDocument(p)
	}
}

func (w *Window) showEvent(p notebook.Place) {
	e, err := w.session.Event(p.Event)
	if !w.try(err) {
		return
	}
	if src, ok := sourceOf(e, w.reader.document); ok {
		at := notebook.Place{Document: src.Document, Span: src.Expression}
		w.showDocument(at)
	}
	w.timeline.widget.SetSelected(p.Event)
}

func (w *Window) showDocument(p notebook.Place) {
	if !w.try(w.reader.show(p.Document, p.Span)) {
		return
	}
	if w.split() && w.reader == w.halves[1] {
		w.session.View().Beside = p.Document
	}
	w.inspector.show(p.Document, w.reader.text)
	w.timeline.show(p.Document, w.reader.text)
	w.arrive(p, w.reading, p.Document)
	w.win.Canvas().Focus(w.reader.widget)
}

// arrive shows a pane in the centre and marks where the reader is.
func (w *Window) arrive(p notebook.Place, pane fyne.CanvasObject, current notebook.ID) {
	w.active()
	w.current = p
	w.showPane(pane)
	w.tabs.turn(p)
	w.library.widget.SetCurrent(current)
	w.toolbar.SetHistory(w.session.CanGoBack(), w.session.CanGoForward())
	w.message = ""
	w.refreshStatus()
	w.remember()
	w.trace("arrived")
}

func (w *Window) showPane(pane fyne.CanvasObject) {
	for _, o := range w.centre.Objects {
		if o == pane {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// showNothing is the centre with no tab open.
func (w *Window) showNothing() {
	w.current = notebook.Place{}
	w.reader.close()
	w.inspector.show(notebook.ID{}, notebook.Text{})
	w.timeline.show(notebook.ID{}, notebook.Text{})
	w.showPane(w.centre.Objects[0])
	w.library.widget.SetCurrent(notebook.ID{})
	w.refreshStatus()
}

// changed is told of every change; what has to be fed again is fed once things
// have settled, so that an import of a thousand files is not a thousand feeds.
func (w *Window) changed(changes []notebook.Change) {
	w.active()
	for _, c := range changes {
		switch c.Key().Kind {
		case notebook.KindDocument:
			w.stale.library, w.stale.document, w.stale.timeline = true, true, true
		case notebook.KindHighlight:
			w.stale.library, w.stale.document = true, true
		case notebook.KindNote:
			w.stale.library, w.stale.notes = true, true
		case notebook.KindEntity, notebook.KindMentions, notebook.KindTimexes:
			w.stale.document = true
		case notebook.KindEvent:
			w.stale.timeline = true
		case notebook.KindCollection:
			w.stale.library, w.stale.timeline = true, true
		case notebook.KindSetting:
			w.search.refreshSaved()
		}
	}
	w.settled.Do(w.freshen)
	w.tend()
}

func (w *Window) freshen() {
	stale := w.stale
	w.stale = staleness{}
	w.touch()
	if stale.library {
		w.library.refresh()
		w.tabs.refresh()
	}
	if stale.document {
		for _, half := range w.halves {
			half.refreshHead()
			half.refresh()
		}
		if w.reader.document == w.inspector.document {
			w.inspector.text, w.timeline.text = w.reader.text, w.reader.text
		}
		w.inspector.refresh()
		w.entity.refresh()
	}
	if stale.notes {
		w.notes.refresh()
		w.inspector.refresh()
	}
	if stale.timeline {
		w.timeline.refresh()
	}
	w.toolbar.SetHistory(w.session.CanGoBack(), w.session.CanGoForward())
	w.refreshStatus()
	w.trace("settled")
}

// scrolled keeps up with the reading position.
func (w *Window) scrolled() {
	w.active()
	offset, _ := w.reader.widget.ReadingPosition()
	w.session.Moved(notebook.Place{Document: w.reader.document, Span: notebook.Span{Start: offset, End: offset}})
	w.refreshStatus()
	w.remember()
}

// remember writes the view a while after the last change of it.
func (w *Window) remember() {
	w.saved.Do(func() { w.try(w.session.SaveView()) })
}

// follow opens what a link leads to. Addresses of the web open in the system's
// browser, after asking; nothing is fetched here.
func (w *Window) follow(target string) {
	if address, ok := webAddress(target); ok {
		w.confirm("Leave Casebound?", "Open "+clip(target, 200)+" in your browser?", "Open it", func() { w.try(w.app.OpenURL(address)) })
		return
	}
	place, err := w.session.Follow(target)
	if w.try(err) {
		w.session.Go(place)
	}
}

// tell shows a sentence in the status bar until the next thing happens.
func (w *Window) tell(s string) {
	w.message = s
	w.refreshStatus()
}

func (w *Window) applyLook() {
	look := assets.Look(w.session.View().Look)
	if look == "" {
		look = assets.LookSystem
	}
	w.app.Settings().SetTheme(assets.Theme{Look: look})
}

func (w *Window) rememberedSizes() widgets.PaneSizes {
	v := w.session.View()
	return widgets.PaneSizes{
		Left: float32(v.Panes["left"]), Right: float32(v.Panes["right"]), Bottom: float32(v.Panes["bottom"]),
		LeftFolded: v.Folded["left"], RightFolded: v.Folded["right"], BottomFolded: v.Folded["bottom"],
	}
}

func (w *Window) rememberSizes(s widgets.PaneSizes) {
	v := w.session.View()
	v.Panes["left"], v.Panes["right"], v.Panes["bottom"] = float64(s.Left), float64(s.Right), float64(s.Bottom)
	v.Folded["left"], v.Folded["right"], v.Folded["bottom"] = s.LeftFolded, s.RightFolded, s.BottomFolded
	w.remember()
}

// refreshStatus says what is open and what is under way.
func (w *Window) refreshStatus() {
	var left []widgets.StatusItem
	if w.message != "" {
		left = append(left, widgets.StatusItem{Text: w.message})
	} else {
		left = append(left, widgets.StatusItem{Text: "Saved"})
		left = append(left, w.documentStatus()...)
	}
	left = append(left, w.imports.status()...)
	w.status.SetItems(left, widgets.StatusItem{Key: "network", Text: "Local only: no network connections"})
}

func (w *Window) documentStatus() []widgets.StatusItem {
	d, err := w.session.Document(w.reader.document)
	if err != nil || w.current.Document.IsZero() && w.current.Event.IsZero() {
		return nil
	}
	left := max(0, float32(d.Words)*(1-w.reader.read)/wordsPerMinute)
	items := []widgets.StatusItem{
		{Text: counted(d.Words, "word")},
		{Text: fmt.Sprintf("%.0f %% read", 100*w.reader.read)},
	}
	if left >= 1 {
		items = append(items, widgets.StatusItem{Text: fmt.Sprintf("%.0f min left", left)})
	}
	return append(items, widgets.StatusItem{Text: counted(len(w.inspector.found), "name") + " · " + counted(len(w.session.EventsIn(d.ID)), "date")})
}

func (w *Window) statusTapped(key string) {
	switch key {
	case "network":
		w.run("help.leaves")
	case "import":
		w.imports.cancel()
	}
}
