package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/app/session"
	"casebound/assets"
	"casebound/notebook"
	"casebound/widgets"
)

// table lists every command of the window: menu, shortcuts, the finder's
// commands and the list of keys all read it.
func (w *Window) table() table {
	alt, shift := fyne.KeyModifierAlt, fyne.KeyModifierShift
	t := table{
		{name: "document.import", title: "Import files…", menu: "File", keys: keys{fyne.KeyI, ctrl}, run: w.importDialog},
		{name: "document.importFolder", title: "Import a folder…", menu: "File", run: w.importFolderDialog},
		{name: "document.replace", title: "Import a newer version of this document…", menu: "File", when: w.needsDocument, run: func() { w.replaceDialog(w.reader.document) }},
		{name: "version.link", title: "Link this document with another version…", menu: "File", when: w.needsUnlinked, run: w.linkVersion},
		{name: "version.unlink", title: "Unlink this document from its other version", menu: "File", when: w.needsVersion, run: w.unlinkVersion},
		{name: "export.document", title: "Export highlights of this document…", menu: "File", keys: keys{fyne.KeyE, ctrl}, apart: true, when: w.needsDocument, run: func() { w.export(w.reader.document) }},
		{name: "export.notebook", title: "Export all highlights…", menu: "File", keys: keys{fyne.KeyE, ctrl | shift}, run: w.exportDialog},
		{name: "timeline.markdown", title: "Export the timeline as a table…", menu: "File", under: "Export the timeline", apart: true, when: w.needsEvents, run: func() { w.exportTimeline(session.TimelineTable) }},
		{name: "timeline.csv", title: "Export the timeline as CSV…", menu: "File", under: "Export the timeline", when: w.needsEvents, run: func() { w.exportTimeline(session.TimelineCSV) }},
		{name: "timeline.ical", title: "Export the timeline as a calendar…", menu: "File", under: "Export the timeline", when: w.needsEvents, run: func() { w.exportTimeline(session.TimelineICal) }},
		{name: "timeline.timelinejs", title: "Export the timeline for TimelineJS…", menu: "File", under: "Export the timeline", when: w.needsEvents, run: func() { w.exportTimeline(session.TimelineJS) }},
		{name: "timeline.svg", title: "Export the timeline as a picture (SVG)…", menu: "File", under: "Export the timeline", when: w.needsEvents, run: func() { w.exportTimeline(session.TimelineSVG) }},
		{name: "timeline.png", title: "Export the timeline as a picture (PNG)…", menu: "File", under: "Export the timeline", when: w.needsEvents, run: func() { w.exportTimeline(session.TimelinePNG) }},
		{name: "notebook.open", title: "Open another notebook…", menu: "File", apart: true, when: unless(w.onOpen != nil, "this window has one notebook"), run: w.openDialog},
		{name: "app.quit", title: "Quit", menu: "File", keys: keys{fyne.KeyQ, ctrl}, apart: true, run: w.quit},

		{name: "collection.new", title: "New collection…", menu: "Notebook", run: func() { w.library.newCollection(w.library.widget.Selected()...) }},
		{name: "collection.add", title: "Add to a collection…", menu: "Notebook", when: w.needsChosen, run: w.collect},
		{name: "vault.safety", title: "Safety and backups…", menu: "Notebook", apart: true, when: unless(w.onVault != nil, "this window cannot change that"), run: func() { w.onVault(VaultSafety) }},
		{name: "vault.restore", title: "Restore a document from a backup…", menu: "Notebook", when: unless(w.onVault != nil, "this window cannot change that"), run: func() { w.onVault(VaultRestore) }},
		{name: "vault.encrypt", title: "Encrypt this notebook…", menu: "Notebook", apart: true, when: w.needsVault(false), run: func() { w.onVault(VaultEncrypt) }},
		{name: "vault.ways", title: "Ways to open this notebook…", menu: "Notebook", when: w.needsVault(true), run: func() { w.onVault(VaultWays) }},
		{name: "vault.passphrase", title: "Change passphrase…", menu: "Notebook", when: w.needsVault(true), run: func() { w.onVault(VaultPassphrase) }},
		{name: "vault.rekey", title: "Encrypt anew…", menu: "Notebook", when: w.needsVault(true), run: func() { w.onVault(VaultRekey) }},
		{name: "vault.decrypt", title: "Remove the passphrase…", menu: "Notebook", when: w.needsVault(true), run: func() { w.onVault(VaultDecrypt) }},
		{name: "notebook.lock", title: "Lock", menu: "Notebook", apart: true, keys: keys{fyne.KeyL, ctrl | shift}, when: unless(w.onLock != nil, "this notebook is not encrypted, so there is nothing to lock"), run: func() { w.onLock() }},
		{name: "trash.empty", title: "Empty trash…", menu: "Notebook", apart: true, when: w.needsTrash, run: w.emptyTrash},

		{name: "edit.undo", title: "Undo", menu: "Edit", keys: keys{fyne.KeyZ, ctrl}, run: w.undo},
		{name: "edit.redo", title: "Redo", menu: "Edit", keys: keys{fyne.KeyZ, ctrl | shift}, note: keys{fyne.KeyY, ctrl}.String(), run: w.redo},
		{name: "edit.earlier", title: "Earlier versions…", menu: "Edit", when: w.needsPast, run: w.showPast},
		{name: "edit.cut", title: "Cut", menu: "Edit", keys: keys{fyne.KeyX, ctrl}, apart: true, when: w.needsField, run: w.cut},
		{name: "edit.copy", title: "Copy", menu: "Edit", keys: keys{fyne.KeyC, ctrl}, when: w.needsField, run: w.copy},
		{name: "edit.paste", title: "Paste", menu: "Edit", keys: keys{fyne.KeyV, ctrl}, when: w.needsField, run: w.paste},
		{name: "edit.copyQuote", title: "Copy quote with its source", menu: "Edit", keys: keys{fyne.KeyC, ctrl | shift}, when: w.needsPassage, run: func() { w.reader.copyQuote() }},
		{name: "find.page", title: "Find in this document", menu: "Edit", keys: keys{fyne.KeyF, ctrl}, apart: true, when: w.needsDocument, run: func() { w.reader.openFind() }},
		{name: "find.next", title: "Next hit", menu: "Edit", keys: keys{fyne.KeyF3, 0}, when: w.needsHits, run: func() { w.reader.step(1) }},
		{name: "find.previous", title: "Previous hit", menu: "Edit", keys: keys{fyne.KeyF3, shift}, when: w.needsHits, run: func() { w.reader.step(-1) }},
		{name: "find.notebook", title: "Search the whole notebook", menu: "Edit", keys: keys{fyne.KeyF, ctrl | shift}, run: w.openSearch},
		{name: "find.save", title: "Save this search…", menu: "Edit", when: w.needsQuery, run: func() { w.search.save() }},
		{name: "find.reindex", title: "Make the search index again", menu: "Edit", run: w.remakeIndex},

		{name: "view.library", title: "Library", menu: "View", keys: keys{fyne.KeyB, ctrl}, run: func() { w.fold(widgets.PaneLeft) }},
		{name: "view.inspector", title: "Inspector", menu: "View", keys: keys{fyne.KeyB, ctrl | shift}, run: func() { w.fold(widgets.PaneRight) }},
		{name: "view.timeline", title: "Timeline", menu: "View", keys: keys{fyne.KeyT, ctrl | shift}, run: func() { w.fold(widgets.PaneBottom) }},
		{name: "view.split", title: "Two documents side by side", menu: "View", keys: keys{fyne.KeyBackslash, ctrl}, when: w.needsDocument, run: w.switchSplit},
		{name: "view.focus", title: "Nothing but the text", menu: "View", keys: keys{fyne.KeyF11, shift}, run: w.focusMode},
		{name: "view.fullscreen", title: "Full screen", menu: "View", keys: keys{fyne.KeyF11, 0}, run: func() { w.win.SetFullScreen(!w.win.FullScreen()) }},
		{name: "text.larger", title: "Larger text", menu: "View", keys: keys{fyne.KeyEqual, ctrl}, apart: true, run: func() { w.reader.widget.OnZoom(1) }},
		{name: "text.smaller", title: "Smaller text", menu: "View", keys: keys{fyne.KeyMinus, ctrl}, run: func() { w.reader.widget.OnZoom(-1) }},
		{name: "text.usual", title: "Usual size", menu: "View", keys: keys{fyne.Key0, ctrl}, run: func() { w.reader.widget.OnZoom(0) }},
		{name: "text.face", title: "Serif or sans", menu: "View", run: w.switchFace},
		{name: "text.font", title: "Use a font file…", menu: "View", run: w.chooseFont},
		{name: "text.looser", title: "More space between lines", menu: "View", run: func() { w.spaceLines(0.1) }},
		{name: "text.tighter", title: "Less space between lines", menu: "View", run: func() { w.spaceLines(-0.1) }},
		{name: "text.wider", title: "Wider column", menu: "View", run: func() { w.widenColumn(5) }},
		{name: "text.narrower", title: "Narrower column", menu: "View", run: func() { w.widenColumn(-5) }},
		{name: "timeline.scope", title: "Timeline of this document, those selected, or the notebook", menu: "View", apart: true, run: w.timeline.widen},
		{name: "timeline.filter", title: "Filter the timeline…", menu: "View", run: w.showFilter},
		{name: "timeline.colour", title: "Colour the timeline by document, status or kind", menu: "View", run: w.timeline.recolour},
		{name: "timeline.brush", title: "Only the time in view, everywhere", menu: "View", when: w.needsEvents, run: w.brushView},
		{name: "timeline.unbrush", title: "All times again", menu: "View", when: w.needsBrush, run: w.unbrush},
		{name: "timeline.everything", title: "Show everything on the timeline", menu: "View", when: w.needsFilter, run: w.timeline.clearFilter},

		{name: "finder.open", title: "Go to anything", menu: "Go", keys: keys{fyne.KeyP, ctrl}, run: func() { w.finder.show("") }},
		{name: "finder.openToo", title: "Open…", menu: "Go", keys: keys{fyne.KeyO, ctrl}, run: func() { w.finder.show("") }},
		{name: "finder.commands", title: "Commands", menu: "Go", keys: keys{fyne.KeyP, ctrl | shift}, run: func() { w.finder.show(">") }},
		{name: "go.back", title: "Back", menu: "Go", keys: keys{fyne.KeyLeft, alt}, apart: true, when: unlessNow(w.session.CanGoBack, "there is nothing to go back to"), run: w.session.Back},
		{name: "go.forward", title: "Forward", menu: "Go", keys: keys{fyne.KeyRight, alt}, when: unlessNow(w.session.CanGoForward, "there is nothing to go forward to"), run: w.session.Forward},
		{name: "tab.next", title: "Next tab", menu: "Go", keys: keys{fyne.KeyPageDown, ctrl}, apart: true, run: func() { w.tabs.beside(1) }},
		{name: "tab.previous", title: "Previous tab", menu: "Go", keys: keys{fyne.KeyPageUp, ctrl}, run: func() { w.tabs.beside(-1) }},
		{name: "tab.close", title: "Close tab", menu: "Go", keys: keys{fyne.KeyW, ctrl}, run: func() { w.tabs.close(w.session.View().Active) }},
		{name: "highlight.next", title: "Next highlight", menu: "Go", keys: keys{fyne.KeyDown, alt}, apart: true, when: w.needsDocument, run: func() { w.besideHighlight(1) }},
		{name: "highlight.previous", title: "Previous highlight", menu: "Go", keys: keys{fyne.KeyUp, alt}, when: w.needsDocument, run: func() { w.besideHighlight(-1) }},
		{name: "compare.version", title: "Compare with the other version", menu: "Go", apart: true, when: w.needsVersion, run: w.compareOther},
		{name: "compare.next", title: "Next change", menu: "Go", keys: keys{fyne.KeyF8, 0}, when: w.needsComparison, run: w.compare.widget.Next},
		{name: "compare.previous", title: "Previous change", menu: "Go", keys: keys{fyne.KeyF8, shift}, when: w.needsComparison, run: w.compare.widget.Previous},

		{name: "highlight.add", title: "Highlight in the last colour", menu: "Highlight", rune: 'h', when: w.needsPassage, run: func() { w.reader.highlight(w.reader.lastColour()) }},
		{name: "highlight.comment", title: "Comment…", menu: "Highlight", rune: 'a', apart: true, when: w.needsPassage, run: func() { w.reader.comment() }},
		{name: "highlight.tag", title: "Tags…", menu: "Highlight", rune: 't', when: w.needsPassage, run: func() { w.reader.tag() }},
		{name: "highlight.trash", title: "Move highlight to trash", menu: "Highlight", note: "Del", when: w.needsHighlight, run: w.trashHighlight},
		{name: "note.new", title: "New note", menu: "Highlight", keys: keys{fyne.KeyN, ctrl}, apart: true, run: w.newNote},
		{name: "note.quote", title: "Quote the selection in a note", menu: "Highlight", rune: 'n', when: w.needsSelection, run: w.quoteInNote},
		{name: "entity.add", title: "This is a name…", menu: "Highlight", rune: 'e', apart: true, when: w.needsSelection, run: w.addEntity},
		{name: "event.add", title: "This happened…", menu: "Highlight", rune: 'd', run: w.addEvent},

		{name: "entity.hidden", title: "Hidden names…", menu: "Highlight", when: w.needsHidden, run: w.showHidden},
		{name: "colour.names", title: "Name the colours…", menu: "Highlight", run: w.nameColours},

		{name: "help.keys", title: "All keys", menu: "Help", keys: keys{fyne.KeyF1, 0}, rune: '?', run: w.showKeys},
		{name: "help.leaves", title: "What leaves this computer", menu: "Help", run: w.showLeaves},
		{name: "help.about", title: "About Casebound", menu: "Help", run: w.showAbout},
	}
	for i, c := range notebook.Colours {
		t = append(t, command{
			name: "highlight." + c.String(), title: "Highlight in " + c.String(), menu: "Highlight", rune: '1' + rune(i),
			apart: i == 0, when: w.needsPassage, run: func() { w.reader.highlight(c) },
		})
	}
	for i, look := range assets.Looks {
		t = append(t, command{
			name: "look." + string(look), title: lookTitles[look], menu: "View", apart: i == 0, run: func() { w.setLook(look) },
		})
	}
	return t
}

var lookTitles = map[assets.Look]string{
	assets.LookSystem: "Light or dark, as the system", assets.LookLight: "Light", assets.LookDark: "Dark",
	assets.LookSepia: "Sepia", assets.LookContrast: "High contrast",
}

// unless gives a reason for good; unlessNow asks each time.
func unless(ok bool, why string) func() string {
	return unlessNow(func() bool { return ok }, why)
}

func unlessNow(ok func() bool, why string) func() string {
	return func() string {
		if ok() {
			return ""
		}
		return why
	}
}

// needsVault objects to what makes no sense for an encrypted notebook, or for
// one that is not.
func (w *Window) needsVault(encrypted bool) func() string {
	return func() string {
		switch {
		case w.onVault == nil:
			return "this window cannot change that"
		case encrypted && !w.secret:
			return "this notebook is not encrypted"
		case !encrypted && w.secret:
			return "this notebook is encrypted already"
		}
		return ""
	}
}

func (w *Window) needsField() string {
	if _, ok := w.win.Canvas().Focused().(fyne.Shortcutable); !ok {
		return "click into a text first"
	}
	return ""
}

func (w *Window) needsDocument() string {
	if w.reader.document.IsZero() {
		return "open a document first"
	}
	return ""
}

func (w *Window) needsSelection() string {
	if w.reader.widget.Selection().Empty() {
		return "select some words first"
	}
	return ""
}

func (w *Window) needsHighlight() string {
	if w.reader.acting().IsZero() {
		return "click a highlight first"
	}
	return ""
}

func (w *Window) needsPassage() string {
	if w.needsSelection() != "" && w.needsHighlight() != "" {
		return "select some words, or click a highlight, first"
	}
	return ""
}

func (w *Window) needsHits() string {
	if len(w.reader.hits) == 0 {
		return "find something first"
	}
	return ""
}

func (w *Window) needsHidden() string {
	if len(w.session.HiddenEntities()) == 0 {
		return "no name is hidden"
	}
	return ""
}

func (w *Window) needsTrash() string {
	if len(w.session.TrashedDocuments())+len(w.session.TrashedNotes())+len(w.session.TrashedHighlights()) == 0 {
		return "the trash is empty"
	}
	return ""
}

// run runs a command by name.
func (w *Window) run(name string) {
	if c, ok := w.commands.named(name); ok {
		c.do(w.desk)
	}
}

// letter runs the command of a letter typed while the document has the focus.
func (w *Window) letter(r rune) bool {
	w.active()
	c, ok := w.commands.letter(r)
	if ok {
		c.do(w.desk)
	}
	return ok
}

// key handles the keys without a letter while the document has the focus.
func (w *Window) key(e *fyne.KeyEvent) bool {
	w.active()
	if w.functionKey(e) {
		return true
	}
	switch e.Name {
	case fyne.KeyDelete, fyne.KeyBackspace:
		w.run("highlight.trash")
		return true
	case fyne.KeyEscape:
		if w.reader.bar.Visible() {
			w.reader.closeFind()
			return true
		}
		if w.brush.on {
			w.unbrush()
			return true
		}
	}
	return false
}

// functionKey runs the command of a key such as F1, which the toolkit's menus
// do not listen to.
func (w *Window) functionKey(e *fyne.KeyEvent) bool {
	var held fyne.KeyModifier
	if d, ok := w.app.Driver().(desktop.Driver); ok {
		held = d.CurrentKeyModifiers()
	}
	for _, c := range w.commands {
		if c.keys.key == e.Name && c.keys.mod == held && held&^fyne.KeyModifierShift == 0 {
			c.do(w.desk)
			return true
		}
	}
	return false
}

// typed gets the keys that nothing focused took: Escape closes what floats.
func (w *Window) typed(e *fyne.KeyEvent) {
	if top := w.win.Canvas().Overlays().Top(); top != nil {
		w.floating(top, e)
		return
	}
	if e.Name == fyne.KeyEscape && w.brush.on {
		w.unbrush()
		return
	}
	w.functionKey(e)
}

// floating gives a key to what floats over the window.
func (w *Window) floating(top fyne.CanvasObject, e *fyne.KeyEvent) {
	float, ours := top.(*widgets.Dialog)
	switch {
	case ours && e.Name == fyne.KeyEscape:
		float.Close()
	case ours && (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter):
		float.Accept()
	case e.Name == fyne.KeyEscape:
		top.Hide()
		w.win.Canvas().Overlays().Remove(top) // the toolkit's dialogs stay on the stack, and would get the keys
	}
}

// shortcut gets what the document does not use itself: undo and redo, whose
// keys the toolkit takes for its own entries first.
func (w *Window) shortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutUndo:
		w.undo()
	case *fyne.ShortcutRedo:
		w.redo()
	}
}
