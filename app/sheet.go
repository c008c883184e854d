package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"casebound/widgets"
)

// sheet is a dialog over the window.
type sheet struct {
	*widgets.Dialog
	canvas fyne.Canvas
	closed func() // after it is gone, whichever way
}

// newSheet returns a sheet of a size, as high as its body asks for if its
// height is 0.
func newSheet(win fyne.Window, title string, body fyne.CanvasObject, size fyne.Size) *sheet {
	s := &sheet{Dialog: widgets.NewDialog(title, body, size), canvas: win.Canvas()}
	s.OnClose = s.close
	return s
}

// Show floats the sheet over the window, with the keyboard at an object of it
// or at none.
func (s *sheet) Show(focus fyne.Focusable) {
	s.canvas.Overlays().Add(s.Dialog)
	s.Dialog.Resize(s.canvas.Size())
	if focus != nil {
		s.canvas.Focus(focus)
	}
}

func (s *sheet) close() {
	s.canvas.Overlays().Remove(s.Dialog)
	if s.closed != nil {
		s.closed()
	}
}

// leave is the button that closes a sheet and does nothing else.
func (s *sheet) leave(title string) *widget.Button { return widget.NewButton(title, s.Close) }

// take is the button that most people will want.
func take(title string, do func()) *widget.Button {
	b := widget.NewButton(title, do)
	b.Importance = widget.HighImportance
	return b
}

// answer gives a sheet its buttons: Cancel, and one that closes it unless do
// says why it cannot be.
func (s *sheet) answer(title string, do func() error) {
	s.SetButtons(s.leave("Cancel"), take(title, func() {
		if err := do(); err != nil {
			s.Fail(sentence(err.Error()))
			return
		}
		s.Close()
	}))
}

// wrapped is a label as wide as the sheet it stands in.
func wrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// tall is a body that scrolls once it needs more than half of the window.
func tall(win fyne.Window, body fyne.CanvasObject, width float32) fyne.CanvasObject {
	body.Resize(fyne.NewSize(width, body.MinSize().Height))
	page := container.NewVScroll(body)
	page.SetMinSize(fyne.NewSize(100, min(body.MinSize().Height, win.Canvas().Size().Height*0.6)))
	return page
}
