// Package assets is the data that ships inside the binary: fonts, icons, the
// palette and theme of the window, and the models and lists that extraction
// reads. It holds no behaviour beyond handing them out.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed all:models
var models embed.FS

// Models is what notebook/extract reads: trained weights, name lists, word
// lists. Their sources and licences are in docs/models.md and NOTICE.
func Models() fs.FS {
	sub, err := fs.Sub(models, "models")
	if err != nil {
		panic("assets: the models folder is not embedded: " + err.Error())
	}
	return sub
}
