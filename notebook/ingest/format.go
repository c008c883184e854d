package ingest

import (
	"path"
	"slices"
	"strings"
)

// formats are the kinds of file that are read, and the names they go by.
var formats = []struct {
	name       string
	extensions []string
}{
	{"text", []string{".txt", ".text"}},
	{"markdown", []string{".md", ".markdown", ".mdown"}},
	{"html", []string{".html", ".htm", ".xhtml"}},
}

// Extensions lists what Supported accepts: lower case, with the dot.
func Extensions() []string {
	var all []string
	for _, f := range formats {
		all = append(all, f.extensions...)
	}
	return all
}

// Supported reports whether a file of that name is worth reading. Read looks
// at the content too, and accepts text under any name.
func Supported(name string) bool {
	return slices.Contains(Extensions(), extension(name))
}

func extension(name string) string { return strings.ToLower(path.Ext(baseName(name))) }

// baseName cuts folders off, whichever system wrote the name.
func baseName(name string) string {
	return name[strings.LastIndexAny(name, `/\`)+1:]
}
