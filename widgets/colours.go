package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"casebound/assets"
	"casebound/notebook"
)

// hoverWash is the ground of what is under the pointer: ink at 5 %, which is
// quieter than a chosen row on every look.
func hoverWash() color.Color {
	ink := color.NRGBAModel.Convert(theme.Color(assets.ColourInk)).(color.NRGBA)
	ink.A = 0x0e
	return ink
}

// kindColour is the colour of an entity's name and ticks.
func kindColour(k notebook.EntityKind) fyne.ThemeColorName {
	switch k {
	case notebook.Person:
		return assets.ColourPerson
	case notebook.Organisation:
		return assets.ColourOrganisation
	case notebook.PlaceName:
		return assets.ColourPlace
	}
	return assets.ColourOther
}
