package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"casebound/notebook"
)

// wireHalves leads the callbacks of both halves. Whatever comes from a half
// makes it the one that commands, inspector and timeline are about.
func (w *Window) wireHalves() {
	for _, half := range w.halves {
		half.onChosen = func(id notebook.ID) { w.use(half); w.inspector.widget.SetHighlight(id) }
		half.onEntity = func(id notebook.ID, at notebook.Span) { w.use(half); w.inspector.tapped(id, at) }
		half.onDate = func(at notebook.Span) { w.use(half); w.timeline.dateTapped(at) }
		half.onRead = func() {
			if w.reader == half {
				w.scrolled()
			}
		}
		half.onFollow = w.follow
		r := half.widget
		r.OnZoom = func(step int) { half.zoom(step); w.setTypes(); w.remember() }
		r.OnNote = func() { w.use(half); w.run("note.quote") }
		r.OnTag = func() { w.use(half); w.run("highlight.tag") }
		r.OnCopyQuote = func() { w.use(half); half.copyQuote() }
		r.OnSelected = func(at notebook.Span) {
			w.use(half)
			w.trace(fmt.Sprint("selected ", at.Len()))
		}
		r.OnMenu = func(_ int, at fyne.Position) { w.use(half); w.choose(at, w.menuOf(readerMenu)...) }
		r.OnRune = func(letter rune) bool { w.use(half); return w.letter(letter) }
		r.OnKey = func(e *fyne.KeyEvent) bool { w.use(half); return w.key(e) }
		r.OnShortcut = func(s fyne.Shortcut) { w.use(half); w.shortcut(s) }
	}
}

// setTypes sets the text of both halves as the view says.
func (w *Window) setTypes() {
	for _, half := range w.halves {
		half.setType()
	}
}

// use makes a half the one that everything is about.
func (w *Window) use(half *readerPanel) {
	if w.reader == half || half.document.IsZero() {
		return
	}
	w.reader, w.inspector.reader = half, half
	w.inspector.show(half.document, half.text)
	w.timeline.show(half.document, half.text)
	w.session.Used("document:" + half.document.String())
	w.current = notebook.Place{Document: half.document}
	w.library.widget.SetCurrent(half.document)
	w.refreshStatus()
}

// split reports whether both halves are shown.
func (w *Window) split() bool { return !w.session.View().Beside.IsZero() }

// switchSplit opens the document a second time beside itself, or closes the
// other half. What is opened next goes into the half that was used last.
func (w *Window) switchSplit() {
	v := w.session.View()
	if w.split() {
		v.Beside = notebook.ID{}
		if w.reader != w.halves[0] {
			document := w.reader.document
			w.use(w.halves[0])
			w.session.Go(notebook.Place{Document: document})
		}
	} else {
		v.Beside = w.reader.document
	}
	w.layHalves()
	w.remember()
}

// layHalves shows one half or both, as the view says.
func (w *Window) layHalves() {
	left, right := w.halves[0], w.halves[1]
	if !w.split() || !w.try(right.show(w.session.View().Beside, notebook.Span{})) {
		right.close()
		w.reading.Objects = []fyne.CanvasObject{left.box}
		w.reading.Refresh()
		return
	}
	w.reading.Objects = []fyne.CanvasObject{container.NewHSplit(left.box, right.box)}
	w.reading.Refresh()
}
