package app

import (
	"time"

	"fyne.io/fyne/v2"

	"casebound/notebook"
	"casebound/widgets"
)

// showEarlier floats the earlier versions of a highlight, note, entity or
// event over the window, to look at and to take back.
func (d *desk) showEarlier(id notebook.ID, name string) {
	list, err := d.session.Earlier(id)
	if !d.try(err) {
		return
	}
	if len(list) == 0 {
		d.say("There is no earlier version: it has not been changed yet.")
		return
	}
	versions := make([]widgets.EarlierVersion, len(list))
	for i, e := range list {
		versions[i] = widgets.EarlierVersion{When: capitalised(moment(e.Until, d.now())), Edit: e.Edit, Fields: d.earlierFields(e)}
	}
	page := widgets.NewEarlierPage(versions)
	float := newSheet(d.win, "Earlier versions of "+name, page, fyne.NewSize(820, 560))
	takeBack := func(i int) {
		float.Close()
		if d.try(d.session.TakeBack(list[i])) {
			d.say("The version of " + moment(list[i].Until, d.now()) + " is back; Undo brings the other one back.")
		}
	}
	float.SetButtons(float.leave("Close"), take("Take this version back", func() { takeBack(page.Chosen()) }))
	page.OnTakeBack, page.OnClose = takeBack, float.Close
	float.Show(page.Focus())
	d.trace("earlier versions")
}

func (d *desk) earlierFields(e notebook.Earlier) []widgets.EarlierField {
	var fields []widgets.EarlierField
	for _, f := range d.session.Contrast(e) {
		field := widgets.EarlierField{Label: f.Label}
		for _, l := range f.Lines {
			mark := widgets.EarlierSame
			switch {
			case !l.Now:
				mark = widgets.EarlierThen
			case !l.Then:
				mark = widgets.EarlierNow
			}
			field.Lines = append(field.Lines, widgets.EarlierLine{Text: l.Text, Mark: mark})
		}
		fields = append(fields, field)
	}
	return fields
}

// moment is a time as people say it: "today, 14:05", "yesterday, 9:30",
// "2 Mar 2026, 14:05".
func moment(at, now time.Time) string {
	at = at.In(now.Location())
	day := func(t time.Time) string { return t.Format(time.DateOnly) }
	switch {
	case day(at) == day(now):
		return "today, " + at.Format("15:04")
	case day(at) == day(now.AddDate(0, 0, -1)):
		return "yesterday, " + at.Format("15:04")
	}
	return at.Format("2 Jan 2006, 15:04")
}

// withPast is what the reader means now and its name: the chosen highlight,
// or the note, name or event that is open.
func (w *Window) withPast() (notebook.ID, string) {
	switch here := w.current; {
	case !here.Note.IsZero():
		return here.Note, "this note"
	case !here.Entity.IsZero():
		if e, err := w.session.Entity(here.Entity); err == nil {
			return e.ID, "“" + clip(e.Name, 40) + "”"
		}
	case !w.reader.acting().IsZero():
		return w.reader.acting(), "this highlight"
	case !here.Event.IsZero():
		return here.Event, "this event"
	}
	return notebook.ID{}, ""
}

func (w *Window) showPast() {
	id, name := w.withPast()
	w.showEarlier(id, name)
}

func (w *Window) needsPast() string {
	if id, _ := w.withPast(); id.IsZero() {
		return "open a note or a name, or click a highlight, first"
	}
	return ""
}
