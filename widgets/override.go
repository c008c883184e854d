package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// bare is the theme around an entry whose frame we draw ourselves: no ground,
// no border, and text of another size.
type bare struct {
	text float32
	face fyne.Resource
}

// Color implements fyne.Theme.
func (b bare) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameInputBackground, theme.ColorNameInputBorder:
		return color.Transparent
	case theme.ColorNamePrimary:
		// An Entry paints both its border when focused and its cursor in the
		// primary colour; the border is no wider than nothing below.
	}
	return fyne.CurrentApp().Settings().Theme().Color(name, v)
}

// Font implements fyne.Theme.
func (b bare) Font(s fyne.TextStyle) fyne.Resource {
	if b.face != nil && !s.Monospace && !s.Symbol {
		return b.face
	}
	return fyne.CurrentApp().Settings().Theme().Font(s)
}

// Icon implements fyne.Theme.
func (b bare) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(name)
}

// Size implements fyne.Theme.
func (b bare) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		if b.text > 0 {
			return b.text
		}
	case theme.SizeNameInputBorder:
		return 0
	}
	return fyne.CurrentApp().Settings().Theme().Size(name)
}

// stripped puts an entry under the bare theme.
func stripped(o fyne.CanvasObject, text float32) fyne.CanvasObject {
	override := container.NewThemeOverride(o, bare{text: text})
	overridden = append(overridden, override)
	return override
}
