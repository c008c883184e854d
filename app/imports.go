package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"casebound/app/session"
	"casebound/app/task"
	"casebound/notebook"
	"casebound/notebook/ingest"
	"casebound/widgets"
)

// importQueue imports files one after the other: each is prepared away from
// the window and admitted by the session.
type importQueue struct {
	*desk
	waiting []waitingFile
	total   int
	results []session.Imported
	current *task.Task
	done    func([]session.Imported)
}

// waitingFile is a file to import and what the reader said about it.
type waitingFile struct {
	path  string
	given session.Given
}

func newImportQueue(d *desk) *importQueue { return &importQueue{desk: d} }

// add queues files; folders have been walked already.
func (q *importQueue) add(files []string, given session.Given) {
	for _, path := range files {
		q.waiting = append(q.waiting, waitingFile{path, given})
	}
	q.total += len(files)
	if q.current == nil {
		q.next()
	}
}

// next begins with the first file that waits, or ends.
func (q *importQueue) next() {
	if len(q.waiting) == 0 {
		q.finish()
		return
	}
	path, given := q.waiting[0].path, q.waiting[0].given
	q.waiting = q.waiting[1:]
	im, err := q.session.Importer()
	if err != nil {
		q.took(session.Imported{Path: path, Outcome: session.OutcomeFailed, Reason: err.Error()})
		return
	}
	q.current = task.Run(q.runner, "import "+filepath.Base(path),
		func(ctx context.Context, _ func(task.Progress)) (session.Prepared, error) {
			return im.Prepare(ctx, path, given)
		},
		func(p session.Prepared, err error) {
			switch {
			case errors.Is(err, context.Canceled):
				q.waiting = nil
				q.next()
			case err != nil:
				q.took(session.Imported{Path: path, Outcome: session.OutcomeFailed, Reason: err.Error()})
			default:
				out, err := q.session.Admit(p)
				if err != nil {
					out = session.Imported{Path: path, Outcome: session.OutcomeFailed, Reason: err.Error()}
				}
				q.took(out)
			}
		})
}

func (q *importQueue) took(out session.Imported) {
	q.results = append(q.results, out)
	q.next()
}

func (q *importQueue) finish() {
	results := q.results
	q.current, q.results, q.total = nil, nil, 0
	if len(results) > 0 {
		q.done(results)
	}
}

// cancel stops after what is there: files already imported stay.
func (q *importQueue) cancel() {
	q.waiting = nil
	if q.current != nil {
		q.current.Cancel()
	}
}

func (q *importQueue) status() []widgets.StatusItem {
	if q.current == nil || q.total == 0 {
		return nil
	}
	done := len(q.results)
	return []widgets.StatusItem{{
		Key: "import", Text: fmt.Sprintf("Importing %d of %d · click to stop", done+1, q.total),
		Progress: max(0.02, float32(done)/float32(q.total)),
	}}
}

// imported says what became of the files and opens the first new document.
func (w *Window) imported(results []session.Imported) {
	counts := map[session.Outcome]int{}
	var failures []string
	var first notebook.ID
	for _, r := range results {
		counts[r.Outcome]++
		if r.Outcome == session.OutcomeFailed {
			failures = append(failures, failure(r))
		} else if first.IsZero() {
			first = r.Document
		}
	}
	if !first.IsZero() {
		w.openTab(notebook.Place{Document: first})
		w.session.Go(notebook.Place{Document: first})
	}
	w.say(importSummary(counts, results))
	w.trace(fmt.Sprint("imported ", len(results)))
	if len(failures) > 0 {
		w.showText(counted(len(failures), "file")+" could not be imported", strings.Join(failures, "\n"))
	}
	w.reportCarried(results)
}

// failure says why a file was not imported, and which one unless the reason does.
func failure(r session.Imported) string {
	name, reason := filepath.Base(r.Path), sentence(r.Reason)
	if strings.Contains(reason, name) {
		return reason
	}
	return name + ": " + reason
}

func importSummary(counts map[session.Outcome]int, results []session.Imported) string {
	if len(results) == 1 && results[0].Outcome != session.OutcomeFailed {
		switch r := results[0]; r.Outcome {
		case session.OutcomeDuplicate:
			return "Already here: " + r.Reason + "."
		case session.OutcomeVersion:
			return "Imported: " + r.Reason + "."
		}
	}
	parts := []string{"Imported " + counted(counts[session.OutcomeImported]+counts[session.OutcomeVersion], "document")}
	if n := counts[session.OutcomeVersion]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d of them versions of others", n))
	}
	if n := counts[session.OutcomeDuplicate]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d were here already", n))
	}
	if n := counts[session.OutcomeFailed]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d could not be imported", n))
	}
	return strings.Join(parts, ", ") + "."
}

func (w *Window) importPaths(paths []string) {
	files, err := session.Files(paths)
	if !w.try(err) {
		return
	}
	if len(files) == 0 {
		w.say("There is nothing to import in there: text, Markdown and HTML files can be imported.")
		return
	}
	w.imports.add(files, session.Given{})
}

func (w *Window) dropped(uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, filepath.FromSlash(u.Path()))
		}
	}
	if len(paths) == 0 {
		w.say("Only files can be dropped here: nothing is fetched from the network.")
		return
	}
	w.importPaths(paths)
}

func (w *Window) importDialog() {
	w.fileDialog("Import a file", func(path string) { w.importPaths([]string{path}) })
}

// fileDialog asks for one file that can be imported.
func (w *Window) fileDialog(title string, then func(path string)) {
	open := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if !w.try(err) || file == nil {
			return
		}
		path := filepath.FromSlash(file.URI().Path())
		w.try(file.Close())
		then(path)
	}, w.win)
	open.SetTitleText(title)
	open.SetFilter(storage.NewExtensionFileFilter(ingest.Extensions()))
	open.Show()
	open.Resize(fyne.NewSize(760, 520))
}

func (w *Window) importFolderDialog() {
	w.folderDialog("Import a folder", "Import", func(path string) { w.importPaths([]string{path}) })
}

func (w *Window) openDialog() { w.folderDialog("Open a notebook", "Open", w.onOpen) }

func (w *Window) folderDialog(title, confirm string, then func(path string)) {
	open := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if w.try(err) && folder != nil {
			then(filepath.FromSlash(folder.Path()))
		}
	}, w.win)
	open.SetTitleText(title)
	open.SetConfirmText(confirm)
	open.Show()
	open.Resize(fyne.NewSize(760, 520))
}

func (w *Window) exportDialog() { w.export() }

// export writes the highlights of documents, or of all, to a folder.
func (w *Window) export(documents ...notebook.ID) {
	w.folderDialog("Export highlights as Markdown to", "Export here", func(path string) {
		written, err := w.session.Export(session.Export{Documents: documents, Format: session.Markdown, Dir: path})
		if !w.try(err) {
			return
		}
		if len(written) == 0 {
			w.say("There is nothing to export yet: highlight something first.")
			return
		}
		w.trace(fmt.Sprint("exported ", len(written)))
		w.say("Wrote " + counted(len(written), "file") + " to " + path + ". They are not encrypted.")
	})
}

// exportEntity writes the page of an entity to a folder.
func (w *Window) exportEntity(id notebook.ID) {
	w.folderDialog("Export this page as Markdown to", "Export here", func(dir string) {
		path, err := w.session.ExportEntity(id, dir)
		if w.try(err) {
			w.say("Wrote " + path + ". It is not encrypted.")
		}
	})
}
