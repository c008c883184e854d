package app

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"casebound/app/session"
	"casebound/app/task"
	"casebound/assets"
	"casebound/notebook"
)

// Picture says what to paint and how large, in units and pixels a unit.
type Picture struct {
	Name          string // of the notebook
	File          string
	Document      string // an id, "" for what was open last
	Look          string
	Width, Height int
	Scale         float32

	Scope    string           // of the timeline: "document", "notebook", or "" as it was last
	Colours  string           // what those of the timeline stand for, "" as it was last
	From, To notebook.Instant // the stretch the timeline shows, equal for the usual one

	Search string // a query to show the search page with
	Find   string // what is typed in the finder

	Compare string // the id of a document to show beside Document, or ""
}

// Paint paints the real window of a notebook to a PNG, with the toolkit's
// software canvas: no display is needed, and nothing is left changed in the
// notebook.
func Paint(s *session.Session, p Picture) error {
	before := *s.View()
	defer func() { *s.View() = before }()
	if p.Look != "" {
		s.View().Look = p.Look
	} else if s.View().Look == "" {
		s.View().Look = string(assets.LookLight)
	}
	if p.Scope != "" {
		s.View().Scope = map[string]string{scopeNotebook: scopeNotebook}[p.Scope]
	}
	if p.Colours != "" {
		s.View().Colours = session.TimelineColour(p.Colours)
	}
	application := test.NewApp()
	defer application.Quit()
	window := test.NewWindow(nil)
	defer window.Close()
	window.SetPadded(false)
	if c, ok := window.Canvas().(software.WindowlessCanvas); ok {
		c.SetScale(p.Scale)
	}
	w := NewWindow(World{App: application, Window: window, Session: s, Runner: task.Inline(), Now: time.Now, Name: p.Name})
	window.Resize(fyne.NewSize(float32(p.Width), float32(p.Height)))
	if p.Document != "" {
		id, err := notebook.ParseID(p.Document)
		if err != nil {
			return err
		}
		w.session.Go(notebook.Place{Document: id})
	}
	if p.Compare != "" {
		id, err := notebook.ParseID(p.Compare)
		if err != nil {
			return err
		}
		if _, err := s.Comparer(w.reader.document, id); err != nil {
			return fmt.Errorf("compare: %w", err)
		}
		w.openCompare(w.reader.document, id)
		w.compare.widget.Next()
	}
	if p.From < p.To {
		w.timeline.widget.ShowStretch(p.From, p.To)
	}
	if p.Search != "" {
		w.openSearch()
		w.search.widget.SetQuery(p.Search)
	}
	if p.Find != "" {
		w.finder.show(p.Find)
	}
	return writePicture(window.Canvas(), p.File)
}

func writePicture(c fyne.Canvas, path string) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write the picture: %w", err)
	}
	return errors.Join(png.Encode(file, c.Capture()), file.Close())
}
