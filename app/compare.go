package app

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"

	"fyne.io/fyne/v2"

	"casebound/app/session"
	"casebound/app/task"
	"casebound/notebook"
	"casebound/notebook/anchor"
	"casebound/widgets"
)

// comparePanel feeds the page that lays two versions side by side.
type comparePanel struct {
	*desk
	widget *widgets.ComparePage
	asked  [2]notebook.ID
	shown  session.Comparison
	slot   task.Slot
}

func newComparePanel(d *desk) *comparePanel {
	p := &comparePanel{desk: d, widget: widgets.NewComparePage()}
	p.widget.OnIgnore = func(letters, punctuation bool) {
		p.compare(p.asked[0], p.asked[1], &session.CompareOptions{IgnoreCase: letters, IgnorePunctuation: punctuation})
	}
	p.widget.OnOpen = p.open
	p.widget.OnTitle = func(side widgets.Side) { p.session.Go(notebook.Place{Document: p.document(side).ID}) }
	p.widget.OnStep = func(change int) { p.trace(fmt.Sprint("at change ", change+1)) }
	return p
}

// compare lays two documents side by side. Without options, case and
// punctuation count unless they would drown the rest.
func (p *comparePanel) compare(a, b notebook.ID, o *session.CompareOptions) {
	c, err := p.session.Comparer(a, b)
	if !p.try(err) {
		return
	}
	if p.asked != [2]notebook.ID{a, b} {
		p.asked, p.shown = [2]notebook.ID{a, b}, session.Comparison{}
		p.widget.SetData(widgets.CompareData{Said: "Comparing…"})
	}
	task.Ask(p.runner, &p.slot, "compare versions", func(ctx context.Context, _ func(task.Progress)) (session.Comparison, error) {
		if o == nil {
			return c.Fitting(ctx)
		}
		return c.Compare(ctx, *o)
	}, func(out session.Comparison, err error) {
		if errors.Is(err, context.Canceled) || !p.try(err) {
			return
		}
		p.shown = out
		p.session.Keep(out)
		p.widget.SetData(compareData(out))
		p.trace(fmt.Sprint("compared ", len(out.Rows)))
	})
}

func (p *comparePanel) document(side widgets.Side) notebook.Document {
	if side == widgets.Left {
		return p.shown.A
	}
	return p.shown.B
}

// open goes to a row in the document of a side: to the first change in it, or
// to all of it.
func (p *comparePanel) open(row int, side widgets.Side, newTab bool) {
	if row < 0 || row >= len(p.shown.Rows) {
		return
	}
	r := p.shown.Rows[row]
	at := r.A
	if side == widgets.Right {
		at = r.B
	}
	if len(r.Changes) > 0 {
		if at = r.Changes[0].A; side == widgets.Right {
			at = r.Changes[0].B
		}
	}
	place := notebook.Place{Document: p.document(side).ID, Span: at}
	if newTab {
		p.openTab(place)
	}
	p.session.Go(place)
}

func compareData(c session.Comparison) widgets.CompareData {
	data := widgets.CompareData{
		A: compareSide(c.A), B: compareSide(c.B), Said: compareSaid(c), Rows: make([]widgets.CompareRow, len(c.Rows)),
		IgnoreCase: c.Options.IgnoreCase, IgnorePunctuation: c.Options.IgnorePunctuation,
	}
	for i, r := range c.Rows {
		row := widgets.CompareRow{
			A: compareCell(c.TextA, r.A), B: compareCell(c.TextB, r.B), Changed: r.Kind == anchor.Changed, Moved: -1,
		}
		for _, change := range append(r.Changes[:len(r.Changes):len(r.Changes)], r.Inside...) {
			kind := widgets.CompareWords
			switch {
			case change.Number, change.Quotation:
				kind = widgets.CompareFact
			case change.Kind != anchor.Words:
				kind = widgets.CompareLetters
			}
			if !r.A.Empty() {
				row.A.Marks = append(row.A.Marks, widgets.CompareMark{Span: change.A.Shift(-r.A.Start), Kind: kind})
			}
			if !r.B.Empty() {
				row.B.Marks = append(row.B.Marks, widgets.CompareMark{Span: change.B.Shift(-r.B.Start), Kind: kind})
			}
		}
		data.Rows[i] = row
	}
	markMoved(c.Rows, data.Rows)
	for _, n := range c.Notices {
		data.Notices = append(data.Notices, widgets.CompareNotice{Row: n.Row, Text: n.Says})
	}
	return data
}

// markMoved finds the rows in which moved paragraphs stand in the other text.
func markMoved(rows []anchor.Difference, shown []widgets.CompareRow) {
	var inA, inB []int // the rows that have text, in order
	for i, r := range rows {
		if !r.A.Empty() {
			inA = append(inA, i)
		}
		if !r.B.Empty() {
			inB = append(inB, i)
		}
	}
	for i, r := range rows {
		if r.Moved.Empty() {
			continue
		}
		list, end := inB, func(j int) int { return rows[j].B.End }
		if r.Kind == anchor.OnlyB {
			list, end = inA, func(j int) int { return rows[j].A.End }
		}
		if n := sort.Search(len(list), func(n int) bool { return end(list[n]) > r.Moved.Start }); n < len(list) {
			shown[i].Moved = list[n]
		}
	}
}

func compareCell(t notebook.Text, at notebook.Span) widgets.CompareCell {
	if at.Empty() {
		return widgets.CompareCell{}
	}
	cell := widgets.CompareCell{Text: t.At(at)}
	if i := t.BlockAt(at.Start); i < len(t.Blocks()) {
		cell.Kind, cell.Furniture = t.Blocks()[i].Kind, t.Blocks()[i].Furniture
	}
	return cell
}

func compareSide(d notebook.Document) widgets.CompareSide {
	var parts []string
	if d.Publisher != "" {
		parts = append(parts, d.Publisher)
	}
	if d.Published.Known() {
		parts = append(parts, "published "+d.Published.When.String())
	}
	if d.Captured.Known() {
		parts = append(parts, "captured "+d.Captured.When.String())
	}
	parts = append(parts, "imported "+d.Imported.Format("2 Jan 2006, 15:04"))
	return widgets.CompareSide{Title: d.Title, Detail: strings.Join(parts, " · ")}
}

// compareSaid sums a comparison up. Shares are rounded down: "100 %" is said
// only of the very same letters.
func compareSaid(c session.Comparison) string {
	t := c.Tally
	parts := []string{sharedSaid(c)}
	for _, n := range []struct {
		count int
		noun  string
	}{{t.Words, "change of words"}, {t.Numbers, "number"}, {t.Quotes, "quotation"}, {t.OnlyA, "paragraph left only"}, {t.OnlyB, "paragraph right only"}} {
		if n.count > 0 {
			parts = append(parts, plural(n.count, n.noun))
		}
	}
	if t.Hidden > 0 {
		parts = append(parts, fmt.Sprintf("%d in case or punctuation not shown", t.Hidden))
	}
	return strings.Join(parts, " · ")
}

// sharedSaid says how much the two have in common. An excerpt has all of its
// words in the other, and is not the same.
func sharedSaid(c session.Comparison) string {
	if session.Captures(c.A, c.B) {
		if t := c.Tally; t.OnlyA+t.OnlyB+t.Words > 0 {
			return fmt.Sprintf("%d %% the same words", min(99, int(100*c.Containment)))
		}
		return fmt.Sprintf("%d %% the same words", int(100*c.Containment))
	}
	return fmt.Sprintf("%d %% of the shorter stands in the longer", int(100*c.Containment))
}

// plural counts by the first word of a phrase: "2 changes of words".
func plural(n int, phrase string) string {
	noun, rest, _ := strings.Cut(phrase, " ")
	return strings.TrimSpace(counted(n, noun) + " " + rest)
}

// openCompare shows two documents side by side.
func (w *Window) openCompare(a, b notebook.ID) {
	w.showPane(w.compare.widget)
	w.current = notebook.Place{}
	w.tabs.none()
	w.library.widget.SetCurrent(notebook.ID{})
	w.win.Canvas().Focus(w.compare.widget.Focus())
	w.compare.compare(a, b, nil)
	w.refreshStatus()
}

// compareOther compares the open document with its other version, or asks
// which.
func (w *Window) compareOther() {
	id := w.reader.document
	others := w.session.OtherVersions(id)
	if len(others) == 1 {
		w.openCompare(id, others[0].ID)
		return
	}
	var items []*fyne.MenuItem
	for _, other := range others {
		items = append(items, fyne.NewMenuItem(clip(other.Title, 60)+", imported "+other.Imported.Format("2 Jan 2006"), func() { w.openCompare(id, other.ID) }))
	}
	w.choose(w.middle(), items...)
}

func (w *Window) needsVersion() string {
	if why := w.needsDocument(); why != "" {
		return why
	}
	if len(w.session.OtherVersions(w.reader.document)) == 0 {
		return "this document has no other version here: versions are linked when they are imported, or by hand"
	}
	return ""
}

func (w *Window) needsComparison() string {
	if !w.compare.widget.Visible() || w.compare.widget.Changes() == 0 {
		return "compare two versions first"
	}
	return ""
}

// leaveCompare goes back to where the reader was before.
func (w *Window) leaveCompare() {
	switch here := w.session.Here(); {
	case !here.IsZero():
		w.session.Go(here)
	case !w.reader.document.IsZero():
		w.session.Go(notebook.Place{Document: w.reader.document})
	default:
		w.showNothing()
	}
}
