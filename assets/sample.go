package assets

import (
	"embed"
	"io/fs"
)

//go:embed sample
var sample embed.FS

// Sample is what a first notebook is filled with: documents written for this
// project about an invented sale of two cranes, two of them captures of one
// article, and a note that welcomes the reader (welcome.md).
func Sample() fs.FS {
	sub, err := fs.Sub(sample, "sample")
	if err != nil {
		panic("assets: the sample folder is not embedded: " + err.Error())
	}
	return sub
}
