package assets

import (
	"image/color"

	"fyne.io/fyne/v2"

	"casebound/notebook"
)

// Look is one of the four ways the window is coloured.
type Look string

// The looks. LookSystem follows the system between light and dark.
const (
	LookSystem   Look = "system"
	LookLight    Look = "light"
	LookDark     Look = "dark"
	LookSepia    Look = "sepia"
	LookContrast Look = "contrast"
)

// Looks lists the looks in the order they are offered.
var Looks = []Look{LookSystem, LookLight, LookDark, LookSepia, LookContrast}

// Names of the colours that widgets ask the theme for, beside Fyne's own.
const (
	ColourGround       fyne.ThemeColorName = "cbGround"       // the window
	ColourPane         fyne.ThemeColorName = "cbPane"         // side panes and strips
	ColourPaper        fyne.ThemeColorName = "cbPaper"        // behind a document
	ColourLine         fyne.ThemeColorName = "cbLine"         // hairlines
	ColourInk          fyne.ThemeColorName = "cbInk"          // text
	ColourDim          fyne.ThemeColorName = "cbDim"          // secondary text
	ColourFaint        fyne.ThemeColorName = "cbFaint"        // the faintest text
	ColourAccent       fyne.ThemeColorName = "cbAccent"       // the one accent
	ColourAccentGround fyne.ThemeColorName = "cbAccentGround" // behind a chosen row
	ColourPerson       fyne.ThemeColorName = "cbPerson"
	ColourOrganisation fyne.ThemeColorName = "cbOrganisation"
	ColourPlace        fyne.ThemeColorName = "cbPlace"
	ColourDate         fyne.ThemeColorName = "cbDate"
	ColourOther        fyne.ThemeColorName = "cbOther"    // entities of other kinds
	ColourSelected     fyne.ThemeColorName = "cbSelected" // selected text
	ColourBar          fyne.ThemeColorName = "cbBar"      // the floating bar at a selection
	ColourOnBar        fyne.ThemeColorName = "cbOnBar"    // text on it
	ColourFind         fyne.ThemeColorName = "cbFind"     // hits of find
	ColourFindHere     fyne.ThemeColorName = "cbFindHere" // the hit one is at
	ColourWarn         fyne.ThemeColorName = "cbWarn"     // what needs checking
	ColourRose         fyne.ThemeColorName = "cbRose"     // further colours of a legend
	ColourOlive        fyne.ThemeColorName = "cbOlive"
)

// Palette holds every colour of one look.
type Palette map[fyne.ThemeColorName]color.NRGBA

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xff}
}

// palettes are tested for contrast: each text colour stands at 4.5:1 or more
// on each ground (TestTextColoursReadOnEveryGround).
var palettes = map[Look]Palette{
	LookLight: {
		ColourGround: hex(0xf7f6f3), ColourPane: hex(0xfbfaf8), ColourPaper: hex(0xfffefb), ColourLine: hex(0xe6e3dc),
		ColourInk: hex(0x23221f), ColourDim: hex(0x6b675f), ColourFaint: hex(0x736f66),
		ColourAccent: hex(0x2f6f62), ColourAccentGround: hex(0xe3efec),
		ColourPerson: hex(0x8a4b9c), ColourOrganisation: hex(0x2f6f62), ColourPlace: hex(0x9a5520), ColourDate: hex(0x3a67a8),
		ColourOther: hex(0x6b675f), ColourSelected: hex(0xb7d3f3), ColourBar: hex(0x23221f), ColourOnBar: hex(0xf7f6f3),
		ColourFind: hex(0xffe9a8), ColourFindHere: hex(0xffc14d), ColourWarn: hex(0xa33d2a),
		ColourRose: hex(0xa8336b), ColourOlive: hex(0x5f6a17),
	},
	LookDark: {
		ColourGround: hex(0x191a1c), ColourPane: hex(0x1f2023), ColourPaper: hex(0x222326), ColourLine: hex(0x33353a),
		ColourInk: hex(0xe4e2dc), ColourDim: hex(0xa3a198), ColourFaint: hex(0x8f8d85),
		ColourAccent: hex(0x6cc0ae), ColourAccentGround: hex(0x24322f),
		ColourPerson: hex(0xc792d8), ColourOrganisation: hex(0x6cc0ae), ColourPlace: hex(0xe0a06a), ColourDate: hex(0x8ab4ec),
		ColourOther: hex(0xa3a198), ColourSelected: hex(0x31557f), ColourBar: hex(0x34363b), ColourOnBar: hex(0xf0eee8),
		ColourFind: hex(0x5c4a17), ColourFindHere: hex(0x765606), ColourWarn: hex(0xf0907c),
		ColourRose: hex(0xf08fb8), ColourOlive: hex(0xbcc46a),
	},
	LookSepia: {
		ColourGround: hex(0xf0e6d2), ColourPane: hex(0xf4ebd9), ColourPaper: hex(0xf8f0df), ColourLine: hex(0xdccdb0),
		ColourInk: hex(0x3a2f1f), ColourDim: hex(0x675a43), ColourFaint: hex(0x6c5f49),
		ColourAccent: hex(0x2c6457), ColourAccentGround: hex(0xe2e2cc),
		ColourPerson: hex(0x7d3f8f), ColourOrganisation: hex(0x2c6457), ColourPlace: hex(0x874816), ColourDate: hex(0x335b95),
		ColourOther: hex(0x675a43), ColourSelected: hex(0xbfd0dc), ColourBar: hex(0x3a2f1f), ColourOnBar: hex(0xf8f0df),
		ColourFind: hex(0xf7dd95), ColourFindHere: hex(0xf0b548), ColourWarn: hex(0x943424),
		ColourRose: hex(0x962c60), ColourOlive: hex(0x545d12),
	},
	LookContrast: {
		ColourGround: hex(0xffffff), ColourPane: hex(0xffffff), ColourPaper: hex(0xffffff), ColourLine: hex(0x767676),
		ColourInk: hex(0x000000), ColourDim: hex(0x2b2b2b), ColourFaint: hex(0x3d3d3d),
		ColourAccent: hex(0x00513f), ColourAccentGround: hex(0xd7f0e9),
		ColourPerson: hex(0x6a1b80), ColourOrganisation: hex(0x00513f), ColourPlace: hex(0x7a3800), ColourDate: hex(0x003f94),
		ColourOther: hex(0x2b2b2b), ColourSelected: hex(0x9cc7ff), ColourBar: hex(0x000000), ColourOnBar: hex(0xffffff),
		ColourFind: hex(0xffe066), ColourFindHere: hex(0xffb000), ColourWarn: hex(0x8f1500),
		ColourRose: hex(0x85004a), ColourOlive: hex(0x434c00),
	},
}

// PaletteOf returns the colours of a look; LookSystem is given as light.
func PaletteOf(look Look) Palette {
	if p, ok := palettes[look]; ok {
		return p
	}
	return palettes[LookLight]
}

var highlightColours = map[notebook.Colour]color.NRGBA{
	notebook.Yellow: hex(0xffd400), notebook.Red: hex(0xff6666), notebook.Green: hex(0x5fb236), notebook.Blue: hex(0x2ea8e5),
	notebook.Purple: hex(0xa28ae5), notebook.Magenta: hex(0xe56eee), notebook.Orange: hex(0xf19837), notebook.Grey: hex(0xaaaaaa),
}

// HighlightColour is the full colour of a highlight, for swatches and marks.
func HighlightColour(c notebook.Colour) color.NRGBA { return highlightColours[c] }

// HighlightWash is the colour painted behind highlighted text: translucent
// enough that ink keeps 4.5:1 on it (TestInkReadsOnHighlights).
func HighlightWash(c notebook.Colour, look Look) color.NRGBA {
	wash := highlightColours[c]
	switch {
	case look == LookDark:
		wash.A = 0x4d // 30 %
	case c == notebook.Yellow:
		wash.A = 0x66 // 40 %
	default:
		wash.A = 0x73 // 45 %
	}
	return wash
}
