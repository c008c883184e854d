package ingest

import (
	"strings"
	"unicode/utf8"

	"casebound/notebook"
)

// fact is a value and where it came from. The first offer wins, so facts are
// offered from the most trusted place to the least.
type fact struct{ value, origin string }

func (f *fact) offer(value, origin string) {
	value = oneLine(value)
	if f.value == "" && value != "" && len(value) <= 1000 {
		*f = fact{value, origin}
	}
}

// facts are what is known about a document while it is read.
type facts struct {
	title, publisher, address, language fact

	authors     []string
	authorsFrom string
	tags        []string
	tagsFrom    string

	published, captured notebook.Dated

	reading string // how the bytes were read, if worth a word
}

func (f *facts) note(reading string) { f.reading = reading }

func (f *facts) offerAuthors(names []string, origin string) {
	if len(f.authors) > 0 {
		return
	}
	seen := map[string]bool{}
	for _, n := range names {
		if n = strings.Trim(oneLine(n), " ,;|–—-"); n != "" && len(n) <= 100 && !strings.Contains(n, "://") && !seen[n] {
			seen[n] = true
			f.authors, f.authorsFrom = append(f.authors, n), origin
		}
	}
}

func (f *facts) offerTags(tags []string, origin string) {
	if len(f.tags) > 0 {
		return
	}
	for _, t := range tags {
		if t = strings.TrimLeft(oneLine(t), "#"); t != "" && len(t) <= 60 {
			f.tags, f.tagsFrom = append(f.tags, t), origin
		}
	}
}

func (f *facts) offerPublished(w notebook.When, source string, confidence float32) {
	offerDate(&f.published, w, source, confidence)
}

func (f *facts) offerCaptured(w notebook.When, source string, confidence float32) {
	offerDate(&f.captured, w, source, confidence)
}

func offerDate(d *notebook.Dated, w notebook.When, source string, confidence float32) {
	if !d.Known() && w.Known() {
		*d = notebook.Dated{When: w, Source: source, Confidence: confidence}
	}
}

// document writes the facts down, and fills what is still missing from the
// text and from the file.
func (f *facts) document(src Source, text notebook.Text) notebook.Document {
	f.titleFromText(src, text)
	f.languageFromText(text)
	f.address.offer(baseName(src.Name), "the file's name")
	if !src.ModTime.IsZero() {
		if w, ok := dayOf(src.ModTime, src.ModTime.Format("2006-01-02")); ok {
			f.offerCaptured(w, "the file's date", 0.4)
		}
	}
	return notebook.Document{
		Title:     f.title.value,
		Authors:   f.authors,
		Publisher: f.publisher.value,
		Source:    f.address.value,
		Published: f.published,
		Captured:  f.captured,
		Language:  f.language.value,
		Tags:      f.tags,
		Origins:   f.origins(),
	}
}

func (f *facts) origins() map[string]string {
	origins := map[string]string{}
	for field, origin := range map[string]string{
		"title": f.title.origin, "publisher": f.publisher.origin, "source": f.address.origin, "language": f.language.origin,
		"authors": f.authorsFrom, "tags": f.tagsFrom, "published": f.published.Source, "captured": f.captured.Source,
		"text": f.reading,
	} {
		if origin != "" {
			origins[field] = origin
		}
	}
	return origins
}

// titleWithin is how many blocks may stand before a heading that is the title.
const titleWithin = 6

// titleFromText takes the first heading, else the first words, else the
// file's name.
func (f *facts) titleFromText(src Source, text notebook.Text) {
	if f.title.value != "" {
		return
	}
	for i, b := range text.Blocks() {
		if i > titleWithin {
			break
		}
		if b.Kind != notebook.Heading || b.Furniture {
			continue
		}
		title, publisher := splitPublisher(text.At(b.Span))
		f.title.offer(title, "the first heading")
		f.publisher.offer(publisher, "the line of the title")
		return
	}
	for _, b := range text.Blocks() {
		if s := text.At(b.Span); !b.Furniture && strings.ContainsFunc(s[:min(len(s), 4*openingRunes)], wordRune) {
			f.title.offer(opening(s), "the first words")
			break
		}
	}
	f.title.offer(baseName(src.Name), "the file's name")
	f.title.offer("Untitled", "nothing better")
}

// openingRunes is about one line of a library row.
const openingRunes = 60

// opening is the first words of a text, with an ellipsis where it goes on. A
// first sentence that is short enough stands whole.
func opening(s string) string {
	s = oneLine(s[:min(len(s), 2000)])
	if utf8.RuneCountInString(s) <= openingRunes {
		return s
	}
	var out strings.Builder
	n := 0
	for word := range strings.FieldsSeq(s) {
		w := utf8.RuneCountInString(word)
		if n > 0 && n+1+w > openingRunes {
			break
		}
		if n > 0 {
			out.WriteByte(' ')
			n++
		}
		out.WriteString(word)
		n += w
	}
	title := out.String()
	if n > 2*openingRunes { // one endless word
		title = string([]rune(title)[:openingRunes])
	}
	return strings.TrimRight(title, " ,;:-–—.") + "…"
}

// oneLine collapses white space and drops what cannot be shown in a row.
func oneLine(s string) string {
	s = strings.ToValidUTF8(s, "�")
	s = strings.Map(func(r rune) rune {
		if invisible(r) && r != '\n' && r != '\t' && r != '\r' {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
