package storage

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

// sampleText is a text of about size bytes, made of sentences with a name and
// a date, with its mentions and time expressions.
type sample struct {
	document   notebook.Document
	text       notebook.Text
	original   []byte
	entity     notebook.Entity
	mentions   notebook.Mentions
	timexes    notebook.Timexes
	highlights []notebook.Highlight
	event      notebook.Event
}

var sampleDay = time.Date(2024, 3, 1, 9, 30, 0, 0, time.UTC)

// newSample is the n-th sample, the same every time.
func newSample(n, size int) sample {
	s := sample{entity: notebook.Entity{ID: storetest.ID(1000 + n), Kind: notebook.Person, Name: fmt.Sprintf("Ilse Vandermeer %d", n)}}
	id := storetest.ID(n)
	s.mentions.Document, s.timexes.Document = id, id
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		name, day := s.entity.Name, fmt.Sprintf("%d May 2019", i%28+1)
		start := b.Len()
		fmt.Fprintf(&b, "%s signed “ledger” no. %d on %s.", name, i*7+n, day)
		at := strings.Index(b.String()[start:], day) + start
		s.mentions.List = append(s.mentions.List, notebook.Mention{
			Span: notebook.Span{Start: start, End: start + len(name)}, Entity: s.entity.ID, Confidence: 0.9, Reason: "name list",
		})
		s.timexes.List = append(s.timexes.List, notebook.Timex{
			Span: notebook.Span{Start: at, End: at + len(day)}, Value: fmt.Sprintf("2019-05-%02d", i%28+1),
		})
		if i == 0 {
			s.event = notebook.Event{
				ID: storetest.ID(2000 + n), Title: "signed", Sentence: b.String(),
				Sources: []notebook.Source{{Document: id, Sentence: notebook.Span{End: b.Len()}, Expression: notebook.Span{Start: at, End: at + len(day)}}},
			}
		}
		b.WriteString("\n")
	}
	s.text = notebook.PlainText(b.String())
	s.original = []byte("<p>" + b.String())
	hash := sha256.Sum256(s.original)
	s.document = notebook.Document{
		ID: id, Title: fmt.Sprintf("Ledger %d", n), Format: "html", SHA256: hex.EncodeToString(hash[:]),
		Size: int64(len(s.original)), Imported: sampleDay,
	}
	for i := range 3 {
		span := notebook.Span{Start: s.mentions.List[i%len(s.mentions.List)].Start, End: s.timexes.List[i%len(s.timexes.List)].End}
		s.highlights = append(s.highlights, notebook.Highlight{
			ID: storetest.ID(3000 + 10*n + i), Document: id, Colour: notebook.Yellow, Created: sampleDay,
			Anchor: notebook.Anchor{Span: span, Quote: s.text.At(span)}, Comment: "who paid?",
		})
	}
	return s
}

// records are those of the sample, the document last.
func (s sample) records() []notebook.Record {
	list := []notebook.Record{s.entity, s.mentions, s.timexes, s.event}
	for _, h := range s.highlights {
		list = append(list, h)
	}
	return append(list, s.document)
}

// put imports the sample as the program would.
func (s sample) put(store notebook.Store) error {
	if err := store.PutText(s.document.ID, s.text, s.original); err != nil {
		return err
	}
	var changes []notebook.Change
	for _, r := range s.records() {
		changes = append(changes, notebook.Put(r))
	}
	return store.Apply(changes...)
}

func putSample(t *testing.T, store notebook.Store, n, size int) sample {
	t.Helper()
	s := newSample(n, size)
	if err := s.put(store); err != nil {
		t.Fatal(err)
	}
	return s
}

// differs says how the store differs from the sample, "" when it does not.
func (s sample) differs(store notebook.Store) string {
	for _, want := range s.records() {
		got, err := store.Get(want.Key())
		if err != nil {
			return err.Error()
		}
		if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
			return fmt.Sprintf("%T is another", want)
		}
	}
	text, err := store.Text(s.document.ID)
	if err != nil {
		return err.Error()
	}
	if text.All() != s.text.All() {
		return "the text is another"
	}
	original, err := store.Original(s.document.ID)
	if err != nil {
		return err.Error()
	}
	if string(original) != string(s.original) {
		return "the original is another"
	}
	return ""
}

func (s sample) expect(t *testing.T, store notebook.Store) {
	t.Helper()
	if how := s.differs(store); how != "" {
		t.Errorf("sample %s: %s", s.document.Title, how)
	}
}

func closeNow(t *testing.T, n *Notebook) {
	t.Helper()
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
}
