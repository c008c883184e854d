package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/assets"
)

// StatusItem is one short statement of the status bar.
type StatusItem struct {
	Key  string // given to OnItem; "" for what cannot be tapped
	Text string
	Warn bool
	// Progress draws a small bar behind the text when it is above 0; 1 is done.
	Progress float32
}

// StatusBar is the line at the foot of the window.
type StatusBar struct {
	keySurface

	OnItem func(key string)

	left  []StatusItem
	right StatusItem
}

// NewStatusBar returns an empty bar.
func NewStatusBar() *StatusBar {
	s := &StatusBar{}
	s.paint = s.draw
	s.least = func() fyne.Size { return fyne.NewSize(80, 24) }
	s.extend(s)
	return s
}

// SetItems shows items from the left and one at the right end.
func (s *StatusBar) SetItems(left []StatusItem, right StatusItem) {
	s.left, s.right = left, right
	s.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (s *StatusBar) AccessibilityLabel() string {
	text := "Status"
	for _, item := range append(s.left[:len(s.left):len(s.left)], s.right) {
		text += ", " + item.Text
	}
	return text
}

// AccessibilityRole implements fyne.Accessible.
func (s *StatusBar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (s *StatusBar) draw(p *pen, size fyne.Size) {
	p.box(areaOf(size), assets.ColourGround)
	p.hairline(area{0, 0, size.Width, 1})
	inside := areaOf(size).inset(14, 0)
	if s.right.Text != "" {
		w := small.width(s.right.Text) + 2
		var at area
		at, inside = inside.cutRight(w)
		s.drawItem(p, s.right, at)
		inside.w -= 16
	}
	for _, item := range s.left {
		at, rest := inside.cutLeft(small.width(item.Text) + 2)
		if at.w < 24 {
			return
		}
		s.drawItem(p, item, at)
		inside = rest
		inside.x += 16
		inside.w -= 16
	}
}

func (s *StatusBar) drawItem(p *pen, item StatusItem, a area) {
	ink := assets.ColourDim
	if item.Warn {
		ink = assets.ColourWarn
	}
	if item.Progress > 0 {
		p.box(area{a.x, a.bottom() - 3, a.w, 2}, assets.ColourLine)
		p.box(area{a.x, a.bottom() - 3, a.w * min(item.Progress, 1), 2}, assets.ColourAccent)
	}
	if item.Key != "" {
		if s.lit(item.Key) {
			ink = assets.ColourInk
		}
		p.zone(zone{area: a, name: item.Key, stop: true, tap: func(gesture) {
			if s.OnItem != nil {
				s.OnItem(item.Key)
			}
		}})
	}
	p.label(item.Text, a, small, ink)
}
