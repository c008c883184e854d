//go:build ignore

// This program draws Icon.png, the icon of the program at 512×512, from
// Icon.svg beside it. Run it from the root of the project:
//
//	go run assets/icons/draw.go
package main

import (
	"image"
	"image/png"
	"log"
	"os"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

const side = 512

func main() {
	icon, err := oksvg.ReadIcon("assets/icons/Icon.svg")
	if err != nil {
		log.Fatal(err)
	}
	icon.SetTarget(0, 0, side, side)
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	icon.Draw(rasterx.NewDasher(side, side, rasterx.NewScannerGV(side, side, img, img.Bounds())), 1)
	file, err := os.Create("assets/icons/Icon.png")
	if err != nil {
		log.Fatal(err)
	}
	if err := png.Encode(file, img); err != nil {
		log.Fatal(err)
	}
	if err := file.Close(); err != nil {
		log.Fatal(err)
	}
}
