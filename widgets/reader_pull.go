package widgets

import (
	"time"

	"fyne.io/fyne/v2"
)

// pullBy scrolls while a drag is held beyond the upper or lower edge, faster
// the further it is.
func (r *Reader) pullBy(y float32) {
	m := &r.mouse
	switch height := r.Size().Height; {
	case y < 0:
		m.pull = y
	case y > height:
		m.pull = y - height
	default:
		r.stopPulling()
		return
	}
	if m.puller != nil {
		return
	}
	m.puller = fyne.NewAnimation(time.Second, func(float32) { r.pullOnce() })
	m.puller.RepeatCount = fyne.AnimationRepeatForever
	m.puller.Curve = fyne.AnimationLinear
	m.puller.Start()
}

// pullOnce is one frame of scrolling by a drag.
func (r *Reader) pullOnce() {
	if !r.mouse.down || r.mouse.pull == 0 {
		return
	}
	r.scrollBy(min(max(r.mouse.pull*0.3, -60), 60))
	r.dragTo(r.mouse.x, r.mouse.y)
}

func (r *Reader) stopPulling() {
	r.mouse.pull = 0
	if r.mouse.puller != nil {
		r.mouse.puller.Stop()
		r.mouse.puller = nil
	}
}
