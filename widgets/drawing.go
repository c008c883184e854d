package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"

	"casebound/assets"
)

// drawing is a part of a widget that is drawn with a pen of its own.
type drawing struct{ surface }

func newDrawing(paint func(*pen, fyne.Size)) *drawing {
	d := &drawing{}
	d.paint = paint
	d.extend(d)
	return d
}

// keyDrawing is a drawing with stops for the keyboard. Paint is given it to
// ask what is lit.
type keyDrawing struct{ keySurface }

func newKeyDrawing(paint func(*keyDrawing, *pen, fyne.Size)) *keyDrawing {
	d := &keyDrawing{}
	d.paint = func(p *pen, size fyne.Size) { paint(d, p, size) }
	d.extend(d)
	return d
}

// iconButton draws a button of one icon, on while what it switches is on, and
// notes its zone.
func (k *keySurface) iconButton(p *pen, a area, icon string, on bool, tap func()) {
	ink := assets.ColourDim
	switch {
	case on:
		p.card(a, assets.ColourAccentGround, "", radius)
		ink = assets.ColourAccent
	case k.hot == icon:
		p.card(a, assets.ColourLine, "", radius).FillColor = hoverWash()
	}
	k.ring(p, a, icon)
	p.iconIn(icon, a, ink)
	p.zone(zone{area: a, name: icon, stop: true, tap: func(gesture) { call(tap) }})
}

// ring shows where the keyboard is.
func (k *keySurface) ring(p *pen, a area, name string) {
	if k.focused && k.at == name {
		p.card(a, assets.ColourPane, assets.ColourAccent, radius).FillColor = color.Transparent
	}
}
