package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"casebound/assets"
)

// Dialog floats over the window until it is answered: a title, what it is
// about, and its buttons at the right below. It fills the canvas it is put on.
// OnClose is called by Close.
type Dialog struct {
	widget.BaseWidget

	OnClose func()

	title   string
	body    fyne.CanvasObject
	fault   *widget.Label
	buttons *fyne.Container
	size    fyne.Size
}

// NewDialog returns a dialog of a size, as high as its body asks for if its
// height is 0. It never becomes larger than the window.
func NewDialog(title string, body fyne.CanvasObject, size fyne.Size) *Dialog {
	d := &Dialog{title: title, body: body, fault: widget.NewLabel(""), buttons: container.NewHBox(layout.NewSpacer()), size: size}
	d.fault.Wrapping = fyne.TextWrapWord
	d.fault.Importance = widget.DangerImportance
	d.fault.Hide()
	d.ExtendBaseWidget(d)
	return d
}

// SetButtons puts the buttons below the body, the most likely one last.
func (d *Dialog) SetButtons(buttons ...*widget.Button) {
	d.buttons.Objects = []fyne.CanvasObject{layout.NewSpacer()}
	for _, b := range buttons {
		d.buttons.Add(b)
	}
	d.Refresh()
}

// Fail says in one sentence why the answer cannot be taken.
func (d *Dialog) Fail(sentence string) {
	d.fault.SetText(sentence)
	d.fault.Show()
	d.Refresh()
}

// Close is what Escape does.
func (d *Dialog) Close() { call(d.OnClose) }

// Accept is what Return does where nothing has the keyboard: the last button,
// if it is marked as the one to take.
func (d *Dialog) Accept() {
	last, ok := d.buttons.Objects[len(d.buttons.Objects)-1].(*widget.Button)
	if ok && !last.Disabled() && (last.Importance == widget.HighImportance || len(d.buttons.Objects) == 2) {
		call(last.OnTapped)
	}
}

// Measures of a dialog. The text of labels and entries stands labelInset inside
// them, so that it is in line with the title.
const (
	dialogMargin float32 = 24
	dialogHead   float32 = 52
	dialogFoot   float32 = 62
	labelInset   float32 = 7
)

// CreateRenderer implements fyne.Widget.
func (d *Dialog) CreateRenderer() fyne.WidgetRenderer {
	veil, ground := newVeil(nil), newSheet()
	head := newDrawing(func(p *pen, size fyne.Size) {
		p.label(d.title, areaOf(size), style{strong, 15}, assets.ColourInk)
	})
	return &arranged{
		objects: []fyne.CanvasObject{veil, ground, head, d.body, d.fault, d.buttons},
		layout: func(size fyne.Size) {
			areaOf(size).place(veil)
			w := min(d.size.Width, size.Width-2*dialogMargin)
			inner := w - 2*(dialogMargin-labelInset)
			fault := float32(0)
			if d.fault.Visible() {
				fault = heightAt(d.fault, inner)
			}
			h := d.size.Height
			if least := heightAt(d.body, inner) + dialogHead + dialogFoot + fault; h < least {
				h = least
			}
			h = min(h, size.Height-2*dialogMargin)
			card := area{float32(int((size.Width - w) / 2)), float32(int((size.Height - h) / 2)), w, h}
			card.place(ground)
			top, rest := card.cutTop(dialogHead)
			area{top.x + dialogMargin, top.y + 6, top.w - 2*dialogMargin, top.h - 6}.place(head)
			rest = rest.inset(dialogMargin-labelInset, 0)
			area{rest.x, rest.y, rest.w, rest.h - dialogFoot - fault}.place(d.body)
			area{rest.x, rest.bottom() - dialogFoot - fault, rest.w, fault}.place(d.fault)
			buttons := d.buttons.MinSize().Height
			area{rest.x, rest.bottom() - 16 - buttons, rest.w, buttons}.place(d.buttons)
		},
	}
}

// heightAt is how high an object wants to be at a width: wrapped text asks for
// what it needs only once it knows its width.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	return o.MinSize().Height
}
