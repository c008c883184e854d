package assets

import (
	"bytes"
	"embed"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
)

// The icons are drawn for this project on a grid of 16 with strokes of 1.4 in
// currentColor, so that they are of one weight and take any ink.
//
//go:embed icons/*.svg
var iconFiles embed.FS

//go:embed icons/Icon.png
var appIcon []byte

// AppIcon is the program's icon for window and package, 512×512.
var AppIcon = fyne.NewStaticResource("Icon.png", appIcon)

// Icon is the SVG of that name (its file without the ending) in the ink given.
// The same name and ink give the same resource name, so toolkit caches hit.
// It panics for a name that is not in the folder: names are written in code.
func Icon(name string, ink color.Color) fyne.Resource {
	raw, err := iconFiles.ReadFile("icons/" + name + ".svg")
	if err != nil {
		panic("assets: there is no icon " + name)
	}
	c := color.NRGBAModel.Convert(ink).(color.NRGBA)
	hex := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	return fyne.NewStaticResource(name+hex+".svg", bytes.ReplaceAll(raw, []byte("currentColor"), []byte(hex)))
}
