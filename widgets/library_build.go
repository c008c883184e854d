package widgets

import (
	"fmt"
	"slices"

	"casebound/notebook"
)

const (
	sectionLibrary     = "Library"
	sectionNotes       = "Notes"
	sectionCollections = "Collections"
	sectionTags        = "Tags"
	sectionTrash       = "Trash"
)

// rebuild turns the data into rows.
func (l *Library) rebuild() {
	if len(l.kept) > 2*len(l.data.Documents)+64 {
		l.kept = map[notebook.ID]*documentRow{}
	}
	documents, trash := l.documentRows()
	rows := l.narrowings()
	rows = l.section(rows, sectionLibrary, sources(documents), documents)
	if len(documents) == 0 {
		rows = append(rows, l.emptyRow())
	}
	notes, trashedNotes := l.noteRows()
	if len(notes)+len(documents) > 0 {
		rows = l.section(rows, sectionNotes, len(notes), notes)
	}
	if len(l.data.Collections) > 0 {
		rows = l.section(rows, sectionCollections, 0, l.collectionRows())
	}
	if tags := l.tagRows(); len(tags) > 0 {
		rows = l.section(rows, sectionTags, 0, tags)
	}
	if trash = append(trash, trashedNotes...); len(trash) > 0 {
		rows = l.section(rows, sectionTrash, len(trash), trash)
	}
	at := notebook.ID{}
	if l.cursor >= 0 && l.cursor < len(l.rows) {
		at = idOf(l.rows[l.cursor])
	}
	l.setRows(rows)
	l.follow(at)
	l.mark()
	l.Refresh()
}

// follow keeps the keyboard on a document or note that other rows have moved:
// what is pressed next is meant for it.
func (l *Library) follow(id notebook.ID) {
	if id.IsZero() {
		return
	}
	if i := slices.IndexFunc(l.rows, func(r row) bool { return idOf(r) == id }); i >= 0 {
		l.cursor = i
	}
}

func (l *Library) section(rows []row, title string, count int, inside []row) []row {
	head := &sectionRow{title: title, folded: l.folded[title], foldable: len(inside) > 0}
	if count > 0 {
		head.count = grouped(count)
	}
	switch title {
	case sectionNotes:
		head.add = l.OnNewNote
	case sectionCollections:
		head.add = l.OnNewCollection
	}
	rows = append(rows, head)
	if head.folded {
		return rows
	}
	return append(rows, inside...)
}

// narrowings say what the lists are narrowed to, and stop it.
func (l *Library) narrowings() (rows []row) {
	if l.data.Within != "" {
		rows = append(rows, &filterRow{words: l.data.Within, clear: func() { call(l.OnWithin) }})
	}
	for _, c := range l.data.Collections {
		if c.ID == l.data.In {
			rows = append(rows, &filterRow{words: c.Name, clear: func() {
				if l.OnCollection != nil {
					l.OnCollection(notebook.ID{})
				}
			}})
		}
	}
	if l.data.Filter != "" {
		rows = append(rows, &filterRow{words: "# " + l.data.Filter, clear: func() {
			if l.OnTag != nil {
				l.OnTag("")
			}
		}})
	}
	return rows
}

// sources counts documents without their further captures.
func sources(rows []row) int {
	n := 0
	for _, r := range rows {
		if _, ok := r.(*documentRow); ok {
			n++
		}
	}
	return n
}

// documentRows puts every version under what it is a version of.
func (l *Library) documentRows() (live, trash []row) {
	here := map[notebook.ID]bool{}
	versions := map[notebook.ID][]DocumentRow{}
	for _, d := range l.data.Documents {
		here[d.ID] = !d.Trashed && d.VersionOf.IsZero()
	}
	for _, d := range l.data.Documents {
		if !d.Trashed && here[d.VersionOf] {
			versions[d.VersionOf] = append(versions[d.VersionOf], d)
		}
	}
	for _, d := range l.data.Documents {
		switch {
		case d.Trashed:
			trash = append(trash, &documentRow{DocumentRow: d})
		case !here[d.VersionOf]:
			live = append(live, l.documentRow(d))
			for _, v := range versions[d.ID] {
				live = append(live, &versionRow{DocumentRow: v})
			}
		}
	}
	return live, trash
}

// documentRow is the row there was when nothing about the document has changed:
// to wrap ten thousand titles at every change would be felt.
func (l *Library) documentRow(d DocumentRow) *documentRow {
	if r := l.kept[d.ID]; r != nil && r.DocumentRow == d {
		return r
	}
	r := &documentRow{DocumentRow: d}
	l.kept[d.ID] = r
	return r
}

func (l *Library) noteRows() (live, trash []row) {
	for _, n := range l.data.Notes {
		if n.Trashed {
			trash = append(trash, &noteRow{NoteRow: n})
		} else {
			live = append(live, &noteRow{NoteRow: n})
		}
	}
	return live, trash
}

func (l *Library) tagRows() []row {
	var rows []row
	for _, t := range l.data.Tags {
		rows = append(rows, &tagRow{TagRow: t, on: t.Name == l.data.Filter})
	}
	return rows
}

func (l *Library) collectionRows() []row {
	var rows []row
	for _, c := range l.data.Collections {
		rows = append(rows, &collectionRow{CollectionRow: c, on: c.ID == l.data.In})
	}
	return rows
}

func (l *Library) emptyRow() row {
	switch {
	case l.data.Total > 0 && l.data.Within != "":
		return &adviceRow{text: "Nothing here tells of that time."}
	case l.data.Total > 0 && !l.data.In.IsZero():
		return &adviceRow{text: "Nothing is in this collection yet."}
	case l.data.Total > 0:
		return &adviceRow{text: "Nothing here carries this tag."}
	}
	return &adviceRow{
		text:   "Your notebook is empty. Drop files or folders on this window, or import some, and they will wait for you here.",
		action: "Import documents…",
		tap: func() {
			if l.OnImport != nil {
				l.OnImport()
			}
		},
	}
}

// grouped prints a number with a thin space between thousands.
func grouped(n int) string {
	if n < 0 {
		return "−" + grouped(-n)
	}
	if n < 1000 {
		return itoa(n)
	}
	return grouped(n/1000) + "\u202f" + fmt.Sprintf("%03d", n%1000)
}
