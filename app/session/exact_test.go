package session

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/anchor"
	"casebound/notebook/storetest"
)

// TestNoVersionIsMissed takes in texts one after another and compares what is
// found for each with aligning it with all that were there before.
func TestNoVersionIsMissed(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	prose := func(n int) []string {
		w := make([]string, n)
		for i := range w {
			w[i] = fmt.Sprintf("%c%c%c%c", 'a'+r.IntN(26), "aeiou"[r.IntN(5)], 'a'+r.IntN(26), "aeiou"[r.IntN(5)])
		}
		return w
	}
	edited := func(w []string, every int) []string {
		out := append([]string(nil), w...)
		for i := range out {
			if r.IntN(every) == 0 {
				out[i] = prose(1)[0]
			}
		}
		return out
	}
	form, base := prose(100), prose(120)
	corpora := map[string][][]string{"copies": {base}, "forms": nil, "short": nil, "collections": nil}
	var collection []string
	for i := range 24 {
		corpora["copies"] = append(corpora["copies"], edited(base, 25))
		note := prose(100)
		if i < 8 { // unlike letters take long to align
			letter := append(append([]string(nil), form...), prose(80)...)
			corpora["forms"] = append(corpora["forms"], letter, edited(letter, 12))
			corpora["short"] = append(corpora["short"], note, edited(note, 8))
		}
		collection = append(collection, note...)
		corpora["collections"] = append(corpora["collections"], note)
	}
	corpora["collections"] = append(corpora["collections"], collection)
	for name, list := range corpora {
		store, library := storetest.Memory(), newRelations()
		var texts []notebook.Text
		versions := 0
		for i, words := range list {
			text := notebook.PlainText(strings.Join(words, " "))
			sketch := anchor.NewSketch(text)
			links, err := library.look(store, text, sketch)
			must(t, err)
			found := map[notebook.ID]bool{}
			for _, l := range links {
				found[l.Document] = !l.Related
			}
			for j, other := range texts {
				measured, _ := anchor.Relate(text, other)
				want := measured.Kind == anchor.Version
				if want {
					versions++
				}
				if found[benchID(j)] != want {
					t.Errorf("%s: text %d is found to be a version of %d: %v, and it is %+v", name, i, j, !want, measured)
				}
			}
			must(t, store.PutText(benchID(i), text, nil))
			must(t, store.Apply(notebook.Put(notebook.Document{ID: benchID(i), Title: "x"})))
			library.add(benchID(i), sketch)
			texts = append(texts, text)
		}
		if versions < 8 {
			t.Errorf("%s: only %d versions", name, versions)
		}
	}
}
