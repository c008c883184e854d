package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Pane names one of the panes that can be folded away.
type Pane uint8

// The three panes around the centre.
const (
	PaneLeft Pane = iota
	PaneRight
	PaneBottom
)

// PaneSizes are the widths of the side panes and the height of the lower one,
// in the toolkit's units, and which are folded. A size of 0 means the usual
// one for the window's size.
type PaneSizes struct {
	Left, Right, Bottom                   float32
	LeftFolded, RightFolded, BottomFolded bool
}

// Panes lays out left, centre and right over bottom, with hairlines between
// them that can be dragged.
type Panes struct {
	widget.BaseWidget

	// OnSizes is called when the reader has moved a divider or folded a pane.
	OnSizes func(PaneSizes)

	left, centre, right, bottom fyne.CanvasObject
	dividers                    [3]*divider
	sizes                       PaneSizes
}

// NewPanes returns the four in their usual sizes.
func NewPanes(left, centre, right, bottom fyne.CanvasObject) *Panes {
	p := &Panes{left: left, centre: centre, right: right, bottom: bottom}
	for i := range p.dividers {
		p.dividers[i] = newDivider(p, Pane(i))
	}
	p.ExtendBaseWidget(p)
	return p
}

// Sizes are those set or dragged last.
func (p *Panes) Sizes() PaneSizes { return p.sizes }

// SetSizes lays the panes out anew; it does not call OnSizes.
func (p *Panes) SetSizes(s PaneSizes) {
	p.sizes = s
	p.Refresh()
}

// Folded reports whether a pane is folded away.
func (p *Panes) Folded(which Pane) bool {
	return [...]bool{p.sizes.LeftFolded, p.sizes.RightFolded, p.sizes.BottomFolded}[which]
}

// Fold folds a pane away or brings it back, and calls OnSizes.
func (p *Panes) Fold(which Pane, folded bool) {
	*[...]*bool{&p.sizes.LeftFolded, &p.sizes.RightFolded, &p.sizes.BottomFolded}[which] = folded
	p.Refresh()
	p.report()
}

func (p *Panes) report() {
	if p.OnSizes != nil {
		p.OnSizes(p.sizes)
	}
}
