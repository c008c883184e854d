package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/assets"
)

// NoticeAction is something to do about a notice.
type NoticeAction struct {
	Title string
	Do    func()
}

// NoticeBar is a sentence below the toolbar that stays until something is done
// about it.
type NoticeBar struct {
	keySurface
	text    string
	actions []NoticeAction
	lines   []string
}

// NewNoticeBar returns a bar with nothing to say, which is hidden.
func NewNoticeBar() *NoticeBar {
	n := &NoticeBar{}
	n.paint = n.draw
	n.least = func() fyne.Size { return fyne.NewSize(200, noticePad*2+lineHeight*float32(max(len(n.lines), 1))) }
	n.extend(n)
	n.Hide()
	return n
}

const (
	noticePad  float32 = 7
	noticeGap  float32 = 18
	noticeMost         = 4 // lines
)

// SetNotice shows a sentence with what can be done about it; "" hides the bar.
func (n *NoticeBar) SetNotice(text string, actions ...NoticeAction) {
	n.text, n.actions = text, actions
	n.wrap(n.Size().Width)
	if text == "" {
		n.Hide()
		return
	}
	n.Show()
	n.Refresh()
}

// Text is the sentence shown.
func (n *NoticeBar) Text() string { return n.text }

// Fit wraps the sentence for a width, so that MinSize is right before the bar
// is laid out.
func (n *NoticeBar) Fit(width float32) { n.wrap(width) }

// Resize implements fyne.CanvasObject.
func (n *NoticeBar) Resize(size fyne.Size) {
	n.wrap(size.Width)
	n.keySurface.Resize(size)
}

func (n *NoticeBar) wrap(width float32) {
	n.lines = []string{n.text}
	if room := n.room(width); room > 60 {
		n.lines = body.wrap(n.text, room, noticeMost)
	}
}

// room is the width left for the sentence beside the actions.
func (n *NoticeBar) room(width float32) float32 {
	room := width - 2*14 - 14
	for _, a := range n.actions {
		room -= bodyStrong.width(a.Title) + noticeGap
	}
	return room
}

// AccessibilityLabel implements fyne.Accessible.
func (n *NoticeBar) AccessibilityLabel() string { return n.text }

// AccessibilityRole implements fyne.Accessible.
func (n *NoticeBar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (n *NoticeBar) draw(p *pen, size fyne.Size) {
	all := areaOf(size)
	p.box(all, assets.ColourAccentGround)
	p.hairline(area{0, size.Height - 1, size.Width, 1})
	p.box(area{0, 0, 3, size.Height}, assets.ColourWarn)
	inside := all.inset(14, noticePad)
	for i := len(n.actions) - 1; i >= 0; i-- {
		a := n.actions[i]
		var at area
		at, inside = inside.cutRight(bodyStrong.width(a.Title) + 2)
		inside.w -= noticeGap
		ink := assets.ColourAccent
		if n.lit(a.Title) {
			ink = assets.ColourInk
		}
		p.zone(zone{area: at, name: a.Title, stop: true, tap: func(gesture) { call(a.Do) }})
		p.label(a.Title, area{at.x, at.y, at.w, lineHeight}, bodyStrong, ink)
	}
	p.paragraph(n.lines, inside, lineHeight, body, assets.ColourInk)
}
