package assets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Text sizes of the frame, in Fyne's units at scale 1.
const (
	SizeFrame   float32 = 13
	SizeSmall   float32 = 12
	SizeSection float32 = 11 // section labels, in capitals
	SizeReading float32 = 17.5
)

// Theme is Casebound's look as Fyne asks for it. It is a value: to change the
// look, set another.
type Theme struct {
	Look Look
}

var _ fyne.Theme = Theme{}

// Resolved is the look that is painted: never LookSystem.
func (t Theme) Resolved(variant fyne.ThemeVariant) Look {
	if t.Look != LookSystem && t.Look != "" {
		return t.Look
	}
	if variant == theme.VariantDark {
		return LookDark
	}
	return LookLight
}

// fyneNames maps the toolkit's own colour names to ours.
var fyneNames = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameBackground:          ColourGround,
	theme.ColorNameForeground:          ColourInk,
	theme.ColorNameDisabled:            ColourFaint,
	theme.ColorNamePlaceHolder:         ColourFaint,
	theme.ColorNamePrimary:             ColourAccent,
	theme.ColorNameHyperlink:           ColourAccent,
	theme.ColorNameFocus:               ColourAccentGround,
	theme.ColorNameHover:               ColourAccentGround,
	theme.ColorNamePressed:             ColourLine,
	theme.ColorNameSelection:           ColourSelected,
	theme.ColorNameSeparator:           ColourLine,
	theme.ColorNameInputBackground:     ColourPaper,
	theme.ColorNameInputBorder:         ColourLine,
	theme.ColorNameMenuBackground:      ColourPane,
	theme.ColorNameOverlayBackground:   ColourPane,
	theme.ColorNameHeaderBackground:    ColourGround,
	theme.ColorNameScrollBarBackground: ColourPane,
	theme.ColorNameForegroundOnPrimary: ColourPaper,
	theme.ColorNameForegroundOnError:   ColourPaper,
	theme.ColorNameForegroundOnSuccess: ColourPaper,
	theme.ColorNameForegroundOnWarning: ColourPaper,
	theme.ColorNameError:               ColourWarn,
	theme.ColorNameWarning:             ColourPlace,
	theme.ColorNameSuccess:             ColourAccent,
}

// Color implements fyne.Theme for our names and Fyne's.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	look := t.Resolved(variant)
	palette := palettes[look]
	if c, ok := palette[name]; ok {
		return c
	}
	switch name {
	case theme.ColorNameShadow:
		return color.NRGBA{A: 0x30}
	case theme.ColorNameButton, theme.ColorNameDisabledButton:
		return between(palette[ColourPane], palette[ColourLine], 0.6) // told from the dialog it stands on
	case theme.ColorNameScrollBar:
		c := palette[ColourFaint]
		c.A = 0x80
		return c
	}
	if ours, ok := fyneNames[name]; ok {
		return palette[ours]
	}
	return theme.DefaultTheme().Color(name, variant)
}

// between is a colour on the way from a to b, at 0 to 1.
func between(a, b color.NRGBA, at float32) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(float32(x) + (float32(y)-float32(x))*at) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

// Font implements fyne.Theme: Inter, and Fyne's own face for code and symbols.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace, style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return SansBold
	case style.Italic:
		return SansItalic
	}
	return Sans
}

// Icon implements fyne.Theme.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size implements fyne.Theme: the denser measures of a reading tool.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return SizeFrame
	case theme.SizeNameCaptionText:
		return SizeSmall
	case theme.SizeNameSubHeadingText:
		return 15
	case theme.SizeNameHeadingText:
		return 20
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 7
	case theme.SizeNameInlineIcon:
		return 16
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameSeparatorThickness, theme.SizeNameInputBorder:
		return 1
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 6
	}
	return theme.DefaultTheme().Size(name)
}
