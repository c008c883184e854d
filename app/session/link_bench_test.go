package session

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
	"casebound/notebook/anchor"
)

// BenchmarkLinkStep measures what the import of one more document among 10,000
// spends on finding its versions and relatives and the page furniture they
// show, the texts that are verified included: one document that is a version
// of one of them, and one that is none. Of articles nine in ten share a
// paragraph of furniture; notes are short; letters are short too and stand all
// under one letterhead as long as they.
func BenchmarkLinkStep(b *testing.B) {
	const documents = 10000
	r := rand.New(rand.NewPCG(4, 2))
	words := make([]string, 20000)
	for i := range words {
		words[i] = fmt.Sprintf("%c%s%c", 'a'+r.IntN(26), strings.Repeat(string(rune('a'+r.IntN(26))), 1+r.IntN(3)), 'a'+r.IntN(26))
	}
	prose := func(n int) string {
		var s strings.Builder
		for i := range n {
			s.WriteString(words[r.IntN(len(words))])
			if s.WriteByte(' '); i%70 == 69 {
				s.WriteString("\n\n")
			}
		}
		return s.String()
	}
	for _, c := range []struct {
		name                string
		words, furniture, n int // furniture stands in all but every nth
	}{{"articles", 600, 40, 10}, {"notes", 60, 0, 1}, {"letters", 60, 60, documents}} {
		box := "\n\n" + prose(c.furniture)
		some := prose(c.words) + box
		s := open(b, nil)
		for i := range documents {
			content := prose(c.words)
			if i%c.n > 0 {
				content += box
			}
			if i == documents/2 {
				content = some
			}
			s.shelveBenchText(b, benchID(i), content, time.Unix(int64(i), 0))
		}
		version := strings.Fields(strings.ToLower(some))
		for i := range version {
			if i%6 == 5 {
				version[i] = words[r.IntN(len(words))]
			}
		}
		b.Run(c.name+"/a version", func(b *testing.B) { s.benchmarkLook(b, strings.Join(version, " ")) })
		b.Run(c.name+"/a stranger", func(b *testing.B) { s.benchmarkLook(b, prose(c.words)+box) })
	}
}

// shelveBenchText puts a text into the notebook without reading it.
func (s *Session) shelveBenchText(b *testing.B, id notebook.ID, content string, imported time.Time) {
	text, d := notebook.PlainText(content), notebook.Document{ID: id, Title: "x", Imported: imported}
	if err := s.store.PutText(id, text, nil); err != nil {
		b.Fatal(err)
	}
	if err := s.store.Apply(notebook.Put(d)); err != nil {
		b.Fatal(err)
	}
	s.versions.add(id, anchor.NewSketch(text))
	s.shelf.documents[id] = d
}

func (s *Session) benchmarkLook(b *testing.B, content string) {
	im, err := s.Importer()
	if err != nil {
		b.Fatal(err)
	}
	versions := 0
	for b.Loop() {
		p := Prepared{text: notebook.PlainText(content)}
		p.sketch = anchor.NewSketch(p.text)
		if err := im.versions.draw(b.Context(), im.store, im.documents); err != nil {
			b.Fatal(err)
		}
		if p.links, p.sharing, err = im.versions.look(im.store, p.text, p.sketch); err != nil {
			b.Fatal(err)
		}
		versions = 0
		for _, l := range p.links {
			if !l.Related {
				versions++
			}
		}
		b.StopTimer()
		im.versions.recurring.forget() // as after opening the notebook
		b.StartTimer()
		if err := im.furnish(&p); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(versions), "versions")
}

// BenchmarkLinkDraw measures what the first import into a notebook of 10,000
// documents whose sketches are of an earlier version spends on drawing them.
func BenchmarkLinkDraw(b *testing.B) {
	s := open(b, nil)
	var content strings.Builder
	r := rand.New(rand.NewPCG(4, 2))
	for content.Len() < 5<<10 {
		fmt.Fprintf(&content, "%c%x ", 'a'+r.IntN(26), r.IntN(1<<16))
	}
	for i := range 10000 {
		s.shelveBenchText(b, benchID(i), content.String(), time.Unix(int64(i), 0))
	}
	im, err := s.Importer()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := newRelations().draw(b.Context(), im.store, im.documents); err != nil {
			b.Fatal(err)
		}
	}
}

func benchID(n int) (id notebook.ID) {
	id[0], id[14], id[15] = 1, byte(n>>8), byte(n)
	return id
}
