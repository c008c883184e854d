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
// of one of them, and one that is none. Nine in ten of the 10,000 share a
// paragraph of furniture.
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
	box := "\n\n" + prose(40)
	s := open(b, nil)
	var some string
	for i := range documents {
		content := prose(600)
		if i%10 > 0 {
			content += box
		}
		if i == documents/2 {
			some = content
		}
		text, id := notebook.PlainText(content), benchID(i)
		if err := s.store.PutText(id, text, nil); err != nil {
			b.Fatal(err)
		}
		sketch := anchor.NewSketch(text)
		if err := s.store.Apply(notebook.Put(notebook.Document{ID: id, Title: "x", Imported: time.Unix(int64(i), 0)})); err != nil {
			b.Fatal(err)
		}
		s.versions.add(id, sketch)
		s.shelf.documents[id] = notebook.Document{ID: id, Title: "x", Imported: time.Unix(int64(i), 0)}
	}
	for _, c := range []struct{ name, content string }{
		{"a version", strings.ToLower(strings.Replace(some, "\n\n", " ", 3)) + prose(20)},
		{"a stranger", prose(600) + box},
	} {
		b.Run(c.name, func(b *testing.B) {
			im, err := s.Importer()
			if err != nil {
				b.Fatal(err)
			}
			links := 0
			for b.Loop() {
				p := Prepared{text: notebook.PlainText(c.content)}
				p.sketch = anchor.NewSketch(p.text)
				if p.links, err = im.versions.look(im.store, p.text, p.sketch); err != nil {
					b.Fatal(err)
				}
				links = len(p.links)
				b.StopTimer()
				im.versions.recurring.forget() // as after opening the notebook
				b.StartTimer()
				if err := im.furnish(&p); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(links), "links")
		})
	}
}

func benchID(n int) (id notebook.ID) {
	id[0], id[14], id[15] = 1, byte(n>>8), byte(n)
	return id
}
