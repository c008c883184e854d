package session

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"casebound/notebook"
	"casebound/notebook/extract/when"
)

// Documents lists those not in the trash, newest import first.
func (s *Session) Documents() []notebook.Document {
	return values(s.shelf.documents, func(d notebook.Document) bool { return d.Trashed.IsZero() }, newestFirst)
}

func newestFirst(a, b notebook.Document) int {
	return cmp.Or(b.Imported.Compare(a.Imported), -byID(a.ID, b.ID))
}

// Document returns one document, in the trash or not.
func (s *Session) Document(id notebook.ID) (notebook.Document, error) {
	d, ok := s.shelf.documents[id]
	if !ok {
		return d, fmt.Errorf("document %s: %w", id, notebook.ErrNotFound)
	}
	return d, nil
}

// Text returns a document's clean text, from memory if it was used lately.
func (s *Session) Text(id notebook.ID) (notebook.Text, error) {
	return s.shelf.texts.get(id, s.store.Text)
}

// Original returns the bytes that were imported.
func (s *Session) Original(id notebook.ID) ([]byte, error) { return s.store.Original(id) }

// Field names a fact about a document that the reader may correct.
type Field string

// The fields.
const (
	FieldTitle     Field = "title"
	FieldAuthors   Field = "authors"
	FieldPublisher Field = "publisher"
	FieldSource    Field = "source"
	FieldPublished Field = "published"
	FieldCaptured  Field = "captured"
	FieldLanguage  Field = "language"
	FieldTags      Field = "tags"
)

// FromReader is the origin of what the reader typed.
const FromReader = "you"

// SetField corrects a fact. Lists are separated by commas or semicolons; dates
// are written as people write them, "" for not known. A changed publication
// date reads the time expressions again in the same edit.
func (s *Session) SetField(id notebook.ID, field Field, value string) error {
	d, err := s.Document(id)
	if err != nil {
		return err
	}
	value = strings.TrimSpace(value)
	label := "Change " + string(field)
	var more []notebook.Change
	switch field {
	case FieldTitle:
		if value == "" {
			return errors.New("a document needs a title")
		}
		d.Title = value
	case FieldAuthors:
		d.Authors = splitList(value)
	case FieldPublisher:
		d.Publisher = value
	case FieldSource:
		d.Source = value
	case FieldLanguage:
		d.Language = value
	case FieldTags:
		d.Tags = tagList(splitList(value))
	case FieldPublished, FieldCaptured:
		date, err := readDate(value, s.now())
		if err != nil {
			return err
		}
		if field == FieldCaptured {
			d.Captured = date
			break
		}
		d.Published = date
		if more, err = s.reread(d); err != nil {
			return fmt.Errorf("read the dates of %q again: %w", d.Title, err)
		}
	default:
		return fmt.Errorf("a document has no field %q", field)
	}
	d.Origins = withOrigin(d.Origins, string(field), FromReader)
	d.Modified = s.now()
	e := put(label, d)
	e.changes = append(e.changes, more...)
	return s.commit(e)
}

// SetNarrative chooses how dates without a year are read, and reads them.
func (s *Session) SetNarrative(id notebook.ID, n notebook.Narrative) error {
	d, err := s.Document(id)
	if err != nil {
		return err
	}
	d.Narrative, d.Modified = n, s.now()
	more, err := s.reread(d)
	if err != nil {
		return err
	}
	e := put("Change how dates are read", d)
	e.changes = append(e.changes, more...)
	return s.commit(e)
}

func readDate(written string, now time.Time) (notebook.Dated, error) {
	if written == "" {
		return notebook.Dated{}, nil
	}
	today, err := notebook.ParseEDTF(now.Format(time.DateOnly))
	if err != nil {
		return notebook.Dated{}, err
	}
	w, err := when.ParseDate(written, today)
	if err != nil {
		return notebook.Dated{}, err
	}
	return notebook.Dated{When: w, Source: FromReader, Confidence: 1}, nil
}

func withOrigin(origins map[string]string, field, origin string) map[string]string {
	next := map[string]string{field: origin}
	for k, v := range origins {
		if k != field {
			next[k] = v
		}
	}
	return next
}

func splitList(s string) []string {
	var list []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' }) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// tagList is the normal form of tags, each once, in the order given.
func tagList(tags []string) []string {
	var list []string
	seen := map[string]bool{}
	for _, t := range tags {
		if t = notebook.NormalTag(t); t != "" && !seen[strings.ToLower(t)] {
			seen[strings.ToLower(t)] = true
			list = append(list, t)
		}
	}
	return list
}

// TrashDocument moves a document to the trash.
func (s *Session) TrashDocument(id notebook.ID) error {
	return s.setDocumentTrashed(id, "Move document to trash", s.now())
}

// RestoreDocument takes it back.
func (s *Session) RestoreDocument(id notebook.ID) error {
	return s.setDocumentTrashed(id, "Restore document", time.Time{})
}

func (s *Session) setDocumentTrashed(id notebook.ID, label string, at time.Time) error {
	d, err := s.Document(id)
	if err != nil {
		return err
	}
	d.Trashed = at
	return s.commit(put(label, d))
}

// LinkVersion links or unlinks two documents by hand, in both records.
func (s *Session) LinkVersion(a, b notebook.ID, linked bool) error {
	da, err := s.Document(a)
	if err != nil {
		return err
	}
	db, err := s.Document(b)
	if err != nil {
		return err
	}
	if a == b {
		return errors.New("a document is not a version of itself")
	}
	containment := float32(0)
	if linked {
		r, err := s.relation(a, b)
		if err != nil {
			return err
		}
		containment = r
	}
	da.Versions = withVersion(da.Versions, notebook.Version{Document: b, Containment: containment, ByHand: true, Unlinked: !linked})
	db.Versions = withVersion(db.Versions, notebook.Version{Document: a, Containment: containment, ByHand: true, Unlinked: !linked})
	label := "Link versions"
	if !linked {
		label = "Unlink versions"
	}
	return s.commit(put(label, da, db))
}

// withVersion puts v in place of what stands for the same document.
func withVersion(list []notebook.Version, v notebook.Version) []notebook.Version {
	next := make([]notebook.Version, 0, len(list)+1)
	for _, old := range list {
		if old.Document != v.Document {
			next = append(next, old)
		}
	}
	return append(next, v)
}

// DocumentCounts are what the library shows beside a document.
type DocumentCounts struct{ Highlights, Notes int }

// Counts counts the live highlights and notes of every document at once.
func (s *Session) Counts() map[notebook.ID]DocumentCounts {
	counts := map[notebook.ID]DocumentCounts{}
	for doc, of := range s.shelf.highlights {
		c := counts[doc]
		for _, h := range of {
			if h.Live() {
				c.Highlights++
			}
		}
		counts[doc] = c
	}
	for _, n := range s.shelf.notes {
		if !n.Live() {
			continue
		}
		for _, doc := range n.Documents {
			c := counts[doc]
			c.Notes++
			counts[doc] = c
		}
	}
	return counts
}

// TagCount is a tag and how many things carry it.
type TagCount struct {
	Tag   string
	Count int
}

// Tags lists the tags of live documents and highlights, most used first.
func (s *Session) Tags() []TagCount {
	counts := map[string]int{}
	for _, d := range s.Documents() {
		for _, t := range d.Tags {
			counts[t]++
		}
	}
	for doc, of := range s.shelf.highlights {
		if d, ok := s.shelf.documents[doc]; !ok || !d.Trashed.IsZero() {
			continue
		}
		for _, h := range of {
			if h.Live() {
				for _, t := range h.Tags {
					counts[t]++
				}
			}
		}
	}
	tags := map[string]TagCount{}
	for t, n := range counts {
		tags[t] = TagCount{t, n}
	}
	return values(tags, func(TagCount) bool { return true }, func(a, b TagCount) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.Tag, b.Tag))
	})
}
