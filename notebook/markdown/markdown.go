// Package markdown writes the highlights of a document for the world outside
// the notebook: as Markdown that opens in Obsidian and reads well as plain
// text, as HTML, CSV, JSON-LD (W3C Web Annotation) and JSON lines. It reads
// back what it wrote in Markdown.
//
// The same notebook gives the same bytes. Whatever a title, quote, comment,
// tag or name holds, it stays in its place: nothing breaks out of the front
// matter, a callout, a cell or an attribute (FuzzNothingBreaksOut). What the
// reader wrote between the notes markers of an earlier export is kept byte for
// byte, also when the markers are damaged (zone.go).
//
// Nothing is fetched, no clock is read, and no file is opened: the caller
// brings the earlier file and keeps the new one. Read Write first.
package markdown

import (
	"fmt"
	"strings"

	"casebound/notebook"
)

// Format is a form of export.
type Format uint8

// The formats.
const (
	Markdown Format = iota
	HTML
	CSV
	JSONLD
	JSONLines
)

var formats = [...]struct{ name, extension string }{
	Markdown:  {"markdown", ".md"},
	HTML:      {"html", ".html"},
	CSV:       {"csv", ".csv"},
	JSONLD:    {"jsonld", ".jsonld"},
	JSONLines: {"json", ".jsonl"},
}

// String is the name that ParseFormat reads.
func (f Format) String() string {
	if int(f) < len(formats) {
		return formats[f].name
	}
	return fmt.Sprintf("format %d", uint8(f))
}

// Extension is that of a file of this format, with its dot.
func (f Format) Extension() string {
	if int(f) < len(formats) {
		return formats[f].extension
	}
	return ""
}

// ParseFormat reads the name of a format.
func ParseFormat(name string) (Format, error) {
	var names []string
	for f, known := range formats {
		if strings.EqualFold(strings.TrimSpace(name), known.name) {
			return Format(f), nil
		}
		names = append(names, known.name)
	}
	return Markdown, fmt.Errorf("%q is not a format: use %s", name, strings.Join(names, ", "))
}

// Sheet is what is written about one document.
type Sheet struct {
	Document   notebook.Document
	Text       notebook.Text
	Highlights []Marked // in any order; they are written in that of the text
	Entities   []Named
	Timexes    []notebook.Timex
	Notes      []notebook.Note
	Events     []notebook.Event
}

// Marked is a highlight at its place in the sheet's text.
type Marked struct {
	Highlight notebook.Highlight
	// Orphan marks one whose passage is not in this text. Its span is not
	// looked at, and it is listed apart.
	Orphan bool
}

// Named is an entity with its mentions in the sheet's text.
type Named struct {
	Entity   notebook.Entity
	Mentions []notebook.Mention
}

// Options says how to write.
type Options struct {
	Format Format
	// Template replaces the usual shape of Markdown: a Go text/template, fed
	// with a Page. TemplateName is what errors call it.
	Template, TemplateName string
	// Previous is the file written before, nil when there is none. Only
	// Markdown looks at it.
	Previous []byte
	// ColourName is what the reader calls a colour; nil for its own name.
	ColourName func(notebook.Colour) string
}

// Write writes a sheet. It fails only on a template that does, with the line,
// and on a highlight whose span is not in the text.
func Write(s Sheet, o Options) ([]byte, error) {
	page, err := newPage(s, o)
	if err != nil {
		return nil, err
	}
	switch o.Format {
	case Markdown:
		return writeMarkdown(page, o)
	case HTML:
		return writeHTML(page)
	case CSV:
		return writeCSV(page)
	case JSONLD:
		return writeJSONLD(page)
	case JSONLines:
		return writeJSONLines(page)
	}
	return nil, fmt.Errorf("write %v: no such format", o.Format)
}
