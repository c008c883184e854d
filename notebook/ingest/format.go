package ingest

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"
)

// read is how one format becomes a draft.
type read func(context.Context, Source) (draft, error)

// formats are the kinds of file that are read, and the names they go by.
var formats = []struct {
	name       string
	extensions []string
	read       read
}{
	{"text", []string{".txt", ".text"}, readPlain},
	{"markdown", []string{".md", ".markdown", ".mdown"}, readMarkdown},
	{"html", []string{".html", ".htm", ".xhtml"}, readHTML},
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
// at the content too, and takes text under any name.
func Supported(name string) bool {
	return slices.Contains(Extensions(), extensionOf(name))
}

func extensionOf(name string) string { return strings.ToLower(path.Ext(baseName(name))) }

// baseName cuts folders off, whichever system wrote the name.
func baseName(name string) string {
	return name[strings.LastIndexAny(name, `/\`)+1:]
}

// readerFor chooses by the content first, then by the name: a page saved as
// .txt is still a page, and a PDF named .txt is not text.
func readerFor(src Source) (read, error) {
	if len(bytes.TrimLeft(src.Bytes, "\x00\t\n\v\f\r ")) == 0 {
		return nil, empty(src.Name)
	}
	if err := refuse(src); err != nil {
		return nil, err
	}
	if looksHTML(src.Bytes) {
		return readHTML, nil
	}
	for _, f := range formats {
		if slices.Contains(f.extensions, extensionOf(src.Name)) && (f.name != "html" || bytes.IndexByte(src.Bytes, '<') >= 0) {
			return f.read, nil
		}
	}
	return readPlain, nil
}

// unreadable are the formats that are known and not read yet, by what a person
// calls them. Some consist of plain characters and would pass for text.
var unreadable = map[string]string{
	"application/pdf": "a PDF document", "text/rtf": "a rich text document", "application/postscript": "a PostScript document",
	"application/msword": "a Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "a spreadsheet", "application/vnd.ms-excel": "a spreadsheet",
	"application/vnd.oasis.opendocument.text": "an OpenDocument text", "application/epub+zip": "an e-book", "application/x-mobipocket-ebook": "an e-book",
	"application/vnd.ms-outlook": "an Outlook message", "application/vnd.openxmlformats-officedocument.presentationml.presentation": "a presentation",
}

// refuse gives the reason why the bytes cannot be text.
func refuse(src Source) error {
	kind := mimetype.Detect(src.Bytes)
	for m := kind; m != nil; m = m.Parent() {
		if name, ok := unreadable[strings.ToLower(mediaType(m.String()))]; ok {
			return unsupported(src.Name, name)
		}
	}
	if !looksBinary(src.Bytes) {
		return nil
	}
	if what := describe(mediaType(kind.String())); what != "" {
		return binary(src.Name, what)
	}
	return binary(src.Name, "data for a program")
}

func mediaType(s string) string {
	media, _, _ := strings.Cut(s, ";")
	return media
}

func describe(media string) string {
	family, kind, _ := strings.Cut(media, "/")
	switch {
	case family == "image":
		return "a picture"
	case family == "audio":
		return "a sound recording"
	case family == "video":
		return "a video"
	case family == "font":
		return "a font"
	case strings.Contains(kind, "zip") || strings.Contains(kind, "compressed") || strings.Contains(kind, "tar") || strings.Contains(kind, "gzip"):
		return "an archive"
	case strings.Contains(kind, "executable") || kind == "x-elf" || strings.Contains(kind, "portable-executable"):
		return "a program"
	}
	return ""
}

// looksBinary reports whether the beginning or the end has zero bytes, outside
// UTF-16, or more than one control character in a hundred.
func looksBinary(b []byte) bool {
	const probe = 64 << 10
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return false
	}
	if _, ok := looksUTF16(b); ok {
		return false
	}
	for _, part := range [][]byte{b[:min(len(b), probe)], b[max(0, len(b)-probe):]} {
		controls := 0
		for _, c := range part {
			if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != '\x1b' && c != '\b' {
				controls++
			}
		}
		if controls*100 > len(part) {
			return true
		}
	}
	return false
}

// looksHTML reports whether the content announces itself as a web page.
func looksHTML(b []byte) bool {
	head := strings.ToLower(string(b[:min(len(b), 2048)]))
	head = strings.TrimPrefix(head, "\xef\xbb\xbf")
	for {
		head = strings.TrimSpace(head)
		rest, comment := strings.CutPrefix(head, "<!--")
		if !comment {
			break
		}
		_, after, closed := strings.Cut(rest, "-->")
		if !closed {
			return false
		}
		head = after
	}
	if xml, ok := strings.CutPrefix(head, "<?xml"); ok {
		_, head, _ = strings.Cut(xml, "?>")
		head = strings.TrimSpace(head)
	}
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html")
}
