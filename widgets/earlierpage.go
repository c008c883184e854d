package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"casebound/assets"
)

// EarlierVersion is one earlier state of a thing.
type EarlierVersion struct {
	When   string // "Today, 14:05"
	Edit   string // the edit that ended it: "Change colour"
	Fields []EarlierField
}

// EarlierField is a property with its lines.
type EarlierField struct {
	Label string
	Lines []EarlierLine
}

// EarlierMark says which state a line belongs to.
type EarlierMark uint8

// The marks of lines.
const (
	EarlierSame EarlierMark = iota // then and now
	EarlierThen                    // then alone
	EarlierNow                     // now alone
)

// EarlierLine is a line of a property.
type EarlierLine struct {
	Text string
	Mark EarlierMark
}

// EarlierPage shows the earlier versions of one thing: a list of them, and
// beside it what the chosen one was, against what the thing is now.
type EarlierPage struct {
	widget.BaseWidget

	// OnTakeBack asks for a version to be taken back, by its number.
	OnTakeBack func(i int)
	// OnClose is called by Escape.
	OnClose func()

	versions []EarlierVersion
	list     *list
	state    *list
}

// NewEarlierPage returns a page of these versions, the first one chosen.
func NewEarlierPage(versions []EarlierVersion) *EarlierPage {
	e := &EarlierPage{versions: versions, list: newList(), state: newList()}
	e.list.ground, e.list.inset = assets.ColourPane, 6
	e.state.inset, e.state.foot = 14, paneInset
	var rows []row
	for _, v := range versions {
		rows = append(rows, &earlierRow{v})
	}
	e.list.setRows(rows)
	e.list.onTap = func(i int, _ gesture) { e.choose(i) }
	e.list.onCursor = e.choose
	e.list.onKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyEscape {
			call(e.OnClose)
			return true
		}
		if (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) && e.OnTakeBack != nil && len(e.versions) > 0 {
			e.OnTakeBack(e.Chosen())
			return true
		}
		return false
	}
	e.choose(0)
	e.ExtendBaseWidget(e)
	return e
}

// Chosen is the number of the version shown.
func (e *EarlierPage) Chosen() int { return max(e.list.chosen, 0) }

// Focus is what the keyboard should be given to.
func (e *EarlierPage) Focus() fyne.Focusable { return e.list }

func (e *EarlierPage) choose(i int) {
	if i < 0 || i >= len(e.versions) {
		return
	}
	e.list.chosen = i
	e.list.Refresh()
	rows := []row{&gapRow{tall: 10}}
	for _, f := range e.versions[i].Fields {
		rows = append(rows, &propertyRow{EarlierField: f})
	}
	e.state.setRows(rows)
	e.state.scrollTo(0)
	e.state.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (e *EarlierPage) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(beside{216}, e.list, e.state))
}

// MinSize implements fyne.CanvasObject.
func (e *EarlierPage) MinSize() fyne.Size {
	e.ExtendBaseWidget(e)
	return fyne.NewSize(520, 240)
}

// beside gives its first object a fixed width and its second the rest.
type beside struct{ width float32 }

func (b beside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(2*b.width, 100) }

func (b beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, right := areaOf(size).cutLeft(b.width)
	left.place(objects[0])
	right.place(objects[1])
}
