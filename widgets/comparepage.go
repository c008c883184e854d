package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"casebound/notebook"
)

// CompareData is two documents side by side.
type CompareData struct {
	A, B CompareSide
	Said string // "99 % the same words · 12 changes"
	Rows []CompareRow
	// Notices are what must not be overlooked, in order of their rows.
	Notices []CompareNotice
	// What does not count now.
	IgnoreCase, IgnorePunctuation bool
}

// CompareSide is one of the two documents.
type CompareSide struct {
	Title  string
	Detail string // "The Ledger · captured 9 Apr 2020"
}

// CompareRow is a paragraph of both documents, or of one.
type CompareRow struct {
	A, B    CompareCell
	Changed bool // the two cells differ in what counts
	// Moved is where a row that one document alone has here stands in the
	// other: a row's index, -1 for nowhere.
	Moved int
}

// CompareCell is one side of a row. The zero CompareCell is empty: the
// document has nothing here.
type CompareCell struct {
	Text  string
	Marks []CompareMark // in order, apart
	Kind  notebook.BlockKind
	// Furniture belongs to the page and not to the document.
	Furniture bool
}

// CompareMark is a changed piece of a cell. An empty span marks the place
// where the other document has more.
type CompareMark struct {
	notebook.Span // bytes of the cell's text
	Kind          CompareKind
}

// CompareKind says how a piece differs.
type CompareKind uint8

// The kinds, the weightiest last.
const (
	CompareLetters CompareKind = iota // case or punctuation alone
	CompareWords
	CompareFact // a number, or words inside a quotation
)

// CompareNotice is a sentence about a row.
type CompareNotice struct {
	Row  int
	Text string
}

// Side is left or right.
type Side uint8

// The two sides.
const (
	Left Side = iota
	Right
)

// ComparePage shows two versions of a document in two columns that scroll
// together. Next and Previous go from change to change: a run of paragraphs
// that one document alone has is one change.
//
// OnOpen asks for a row in the document of a side, OnTitle for the document
// alone. OnIgnore is told what shall not count. OnKey may take a key first.
type ComparePage struct {
	widget.BaseWidget

	OnOpen   func(row int, side Side, newTab bool)
	OnTitle  func(side Side)
	OnIgnore func(ignoreCase, ignorePunctuation bool)
	OnStep   func(change int) // the reader is at another change
	OnClose  func()
	OnKey    func(*fyne.KeyEvent) bool

	data  CompareData
	steps []compareStep // the changes, in order
	at    int           // which of them, -1 before the first
	all   bool          // all notices are listed, not only the first few
	head  *compareHead
	list  *compareList
}

// compareStep is one change to go to: rows from first up to and including
// last, the same on both sides or each on one.
type compareStep struct{ first, last int }

// NewComparePage returns a page of nothing.
func NewComparePage() *ComparePage {
	c := &ComparePage{at: -1}
	c.head = newCompareHead(c)
	c.list = newCompareList(c)
	c.ExtendBaseWidget(c)
	return c
}

// Focus is what takes the keys, for Canvas.Focus.
func (c *ComparePage) Focus() fyne.Focusable { return c.list }

// SetData shows a comparison. The reader stays where they were when the
// documents are the same and only what counts has changed.
func (c *ComparePage) SetData(data CompareData) {
	same := len(data.Rows) > 0 && data.A == c.data.A && data.B == c.data.B
	top, within := c.list.topmost()
	here := top
	if same && c.at >= 0 {
		here = c.steps[c.at].first
	}
	c.data, c.steps = data, stepsOf(data.Rows)
	c.at = -1
	c.list.fill()
	if same {
		c.list.place(top, within)
		c.at = c.stepBefore(here)
	} else {
		c.all = false
		c.list.scrollTo(0)
	}
	c.Refresh()
}

// stepsOf lists the changes: each row that changed, and each run of rows that
// one side alone has.
func stepsOf(rows []CompareRow) []compareStep {
	var steps []compareStep
	for i, r := range rows {
		if r.alone() && i > 0 && rows[i-1].alone() && (r.A.Text == "") == (rows[i-1].A.Text == "") {
			steps[len(steps)-1].last = i
		} else if r.alone() || r.Changed {
			steps = append(steps, compareStep{i, i})
		}
	}
	return steps
}

// alone reports whether one document alone has the row.
func (r CompareRow) alone() bool { return (r.A.Text == "") != (r.B.Text == "") }

// Changes is the number of changes, and Change which one the reader is at, -1
// before the first.
func (c *ComparePage) Changes() int { return len(c.steps) }

// Change is described at Changes.
func (c *ComparePage) Change() int { return c.at }

// Next goes to the next change, from the last to the first.
func (c *ComparePage) Next() { c.step(1) }

// Previous goes to the change before, from the first to the last.
func (c *ComparePage) Previous() { c.step(-1) }

func (c *ComparePage) step(by int) {
	if len(c.steps) == 0 {
		return
	}
	if c.at < 0 && by < 0 {
		c.at = 0
	}
	c.GoTo((c.at + by + len(c.steps)) % len(c.steps))
}

// GoTo shows a change.
func (c *ComparePage) GoTo(change int) {
	if change < 0 || change >= len(c.steps) {
		return
	}
	c.at = change
	c.list.show(c.steps[change].first)
	c.Refresh()
	if c.OnStep != nil {
		c.OnStep(change)
	}
}

// showRow brings a row into view, as the change it belongs to if it does.
func (c *ComparePage) showRow(row int) {
	for i, s := range c.steps {
		if s.first <= row && row <= s.last {
			c.at = i
		}
	}
	c.list.show(row)
	c.Refresh()
}

// stepBefore is the last change that begins at or before a row.
func (c *ComparePage) stepBefore(row int) int {
	at := -1
	for i, s := range c.steps {
		if s.first <= row {
			at = i
		}
	}
	return at
}

// AccessibilityLabel implements fyne.Accessible.
func (c *ComparePage) AccessibilityLabel() string {
	label := "Comparison of " + c.data.A.Title + " and " + c.data.B.Title + ", " + c.head.count()
	if c.at >= 0 {
		for _, n := range c.data.Notices {
			if s := c.steps[c.at]; s.first <= n.Row && n.Row <= s.last {
				label += ", " + n.Text
			}
		}
	}
	return label
}

// AccessibilityRole implements fyne.Accessible.
func (c *ComparePage) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*ComparePage)(nil)
