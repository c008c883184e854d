package extract_test

import (
	"fmt"
	"slices"
	"testing"

	"casebound/notebook"
	"casebound/notebook/extract"
)

func nameID(n int) (id notebook.ID) {
	id[0], id[1] = byte(n>>8), byte(n)
	return id
}

func namesIn(n *extract.Names, text string) (list []string) {
	for _, k := range n.In(notebook.PlainText(text)) {
		list = append(list, k.Name)
	}
	return list
}

func TestNamesAreAskedOfTextsThatHoldThem(t *testing.T) {
	n := extract.NewNames()
	n.Put(nameID(1), extract.Known{Name: "Tidewater Trust", Aliases: []string{"TT"}})
	n.Put(nameID(2), extract.Known{Name: "Ana Kovač"})
	n.Put(nameID(3), extract.Known{Name: "U.S. Coast Survey"})
	n.Put(nameID(4), extract.Known{Name: "The Lantern"})
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Nothing here.", nil},
		{"the tidewater trusts lawyer", []string{"Tidewater Trust"}},
		{"The tidewater rose; there was no trust left.", []string{"Tidewater Trust"}}, // words, not places: the engine looks
		{"A line about TT and ANA KOVAČ.", []string{"Tidewater Trust", "Ana Kovač"}},
		{"the us coast survey", []string{"U.S. Coast Survey"}},
		{"the u s coast survey", []string{"U.S. Coast Survey"}},
		{"The Lantern’s editor", []string{"The Lantern"}},
	} {
		if got := namesIn(n, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%q: asked about %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNamesForgetWhatWasReplacedOrDropped(t *testing.T) {
	n := extract.NewNames()
	n.Put(nameID(1), extract.Known{Name: "Old Mill"})
	n.Put(nameID(1), extract.Known{Name: "New Mill"})
	n.Put(nameID(2), extract.Known{Name: "Weir House"})
	n.Drop(nameID(2))
	if got := namesIn(n, "the old mill, the new mill and the weir house"); !slices.Equal(got, []string{"New Mill"}) {
		t.Errorf("asked about %q", got)
	}
	n.Drop(nameID(1))
	if got := namesIn(n, "the old mill, the new mill and the weir house"); got != nil {
		t.Errorf("asked about %q after all were dropped", got)
	}
}

// BenchmarkNamesIn is what knowing 100,000 names costs an article of 5 KB.
func BenchmarkNamesIn(b *testing.B) {
	n := extract.NewNames()
	for i := range 50_000 {
		n.Put(nameID(i), extract.Known{Name: fmt.Sprintf("Person%d Family%d", i%7919, i%4999), Aliases: []string{fmt.Sprintf("P%d Company", i)}})
	}
	text := ""
	for i := 0; len(text) < 5000; i++ {
		text += fmt.Sprintf("Yesterday Person%d Family%d spoke of the company. ", i*31, i*17)
	}
	t := notebook.PlainText(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		n.In(t)
	}
}
