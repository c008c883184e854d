package widgets

import (
	"image/color"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// overridden are the entries under a theme of their own that were made since
// the last Forget.
var overridden []*container.ThemeOverride

// Forget drops what the package keeps of the texts it has shown. It may be
// called on the UI thread when no widget made before is in use any more.
//
// The toolkit (Fyne 2.8.1) remembers for good which theme an object stands
// under, and with the theme all that is in it: we take out what is in it.
func Forget() {
	if readerInkOnce != nil {
		readerInkOnce.fonts.Forget()
	}
	for _, o := range overridden {
		o.Content = canvas.NewRectangle(color.Transparent)
		o.Refresh()
	}
	overridden = nil
}
