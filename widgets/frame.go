package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewFrame puts head above body above foot without gaps: the toolkit's border
// layout leaves some, through which the ground would show as lines. Head and
// foot keep their own heights; either may be nil or hidden.
func NewFrame(head, body, foot fyne.CanvasObject) *fyne.Container {
	objects := []fyne.CanvasObject{body}
	for _, o := range []fyne.CanvasObject{head, foot} {
		if o != nil {
			objects = append(objects, o)
		}
	}
	return container.New(&frameLayout{head, body, foot}, objects...)
}

type frameLayout struct{ head, body, foot fyne.CanvasObject }

// Layout implements fyne.Layout.
func (f *frameLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	rest := areaOf(size)
	var part area
	if high := heightOf(f.head); high > 0 {
		part, rest = rest.cutTop(high)
		part.place(f.head)
	}
	if high := heightOf(f.foot); high > 0 {
		part, rest = rest.cutBottom(high)
		part.place(f.foot)
	}
	rest.place(f.body)
}

// MinSize implements fyne.Layout.
func (f *frameLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	least := f.body.MinSize()
	for _, o := range []fyne.CanvasObject{f.head, f.foot} {
		if high := heightOf(o); high > 0 {
			least = fyne.NewSize(max(least.Width, o.MinSize().Width), least.Height+high)
		}
	}
	return least
}

func heightOf(o fyne.CanvasObject) float32 {
	if o == nil || !o.Visible() {
		return 0
	}
	return o.MinSize().Height
}
