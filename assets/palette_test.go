package assets

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"casebound/notebook"
)

// luminance is the relative luminance of WCAG 2.1.
func luminance(c color.NRGBA) float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func over(top, ground color.NRGBA) color.NRGBA {
	mix := func(t, g uint8) uint8 {
		return uint8((int(t)*int(top.A) + int(g)*(255-int(top.A))) / 255)
	}
	return color.NRGBA{mix(top.R, ground.R), mix(top.G, ground.G), mix(top.B, ground.B), 255}
}

func TestTextColoursReadOnEveryGround(t *testing.T) {
	text := []fyne.ThemeColorName{ColourInk, ColourDim, ColourFaint, ColourAccent, ColourPerson, ColourOrganisation, ColourPlace, ColourDate, ColourOther, ColourWarn}
	grounds := []fyne.ThemeColorName{ColourGround, ColourPane, ColourPaper}
	for look, p := range palettes {
		for _, name := range text {
			for _, ground := range grounds {
				if got := contrast(p[name], p[ground]); got < 4.5 {
					t.Errorf("%s: %s on %s has contrast %.2f, want 4.5", look, name, ground, got)
				}
			}
		}
		if got := contrast(p[ColourOnBar], p[ColourBar]); got < 4.5 {
			t.Errorf("%s: text on the bar has contrast %.2f", look, got)
		}
		for _, ground := range []fyne.ThemeColorName{ColourSelected, ColourAccentGround, ColourFind, ColourFindHere} {
			if got := contrast(p[ColourInk], p[ground]); got < 4.5 {
				t.Errorf("%s: ink on %s has contrast %.2f", look, ground, got)
			}
		}
	}
}

func TestInkReadsOnHighlights(t *testing.T) {
	for look, p := range palettes {
		for _, c := range notebook.Colours {
			if got := contrast(p[ColourInk], over(HighlightWash(c, look), p[ColourPaper])); got < 4.5 {
				t.Errorf("%s: ink on %s has contrast %.2f, want 4.5", look, c, got)
			}
		}
	}
}

func TestEveryLookHasEveryColour(t *testing.T) {
	for look, p := range palettes {
		for name := range palettes[LookLight] {
			if _, ok := p[name]; !ok {
				t.Errorf("%s lacks %s", look, name)
			}
		}
	}
}
