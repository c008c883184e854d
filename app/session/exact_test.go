package session

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
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
		if versions, _ := missing(t, name, list); versions < 8 {
			t.Errorf("%s: only %d versions", name, versions)
		}
	}
}

// TestNoVersionIsMissedWhateverItsSize does the same with texts of 200 bytes to
// 200 KB: short ones edited in up to a fourth of their words, alone and below a
// letterhead that all have; many editions of one; edited and cut copies of long
// ones, and excerpts of them, some no longer than a few lines.
func TestNoVersionIsMissedWhateverItsSize(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 4))
	vocabulary := make([]string, 3000)
	for i := range vocabulary {
		word := make([]byte, 1+r.IntN(4)+r.IntN(5))
		for j := range word {
			word[j] = "etaoinshrdlucmfwypvbgk"[min(r.IntN(22), r.IntN(22))]
		}
		vocabulary[i] = string(word)
	}
	prose := func(bytes int) (words []string) {
		for bytes > 0 {
			word := vocabulary[min(r.IntN(3000), r.IntN(3000))]
			words, bytes = append(words, word), bytes-len(word)-1
		}
		return words
	}
	edited := func(words []string, share float64) []string {
		out := slices.Clone(words)
		for i := range out {
			if r.Float64() < share {
				out[i] = vocabulary[r.IntN(3000)]
			}
		}
		return out
	}
	corpora := map[string][][]string{}
	add := func(name string, texts ...[]string) { corpora[name] = append(corpora[name], texts...) }
	head, book := prose(250), prose(450)
	for range 14 {
		note := prose(200 + r.IntN(300))
		add("short", note, edited(note, r.Float64()/4), edited(note, r.Float64()/4))
		letter := append(prose(200+r.IntN(300)), head...)
		add("letterhead", letter, edited(letter, r.Float64()/4))
		add("editions", edited(book, 0.12))
	}
	for _, size := range []int{200, 500, 1000, 2000, 4000, 9000, 40000, 200000} {
		for range 1 + 4000/size%2 { // unlike long ones take long to compare
			text := prose(size)
			add("sizes", text, edited(text, r.Float64()/6))
			add("sizes", text[r.IntN(len(text)/2):])
			if size >= 1000 {
				for range 2 {
					lines := text[r.IntN(len(text)-80):]
					add("sizes", edited(lines[:30+r.IntN(50)], r.Float64()/5))
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(corpora)) {
		list := corpora[name]
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		versions, relatives := missing(t, name, list)
		t.Logf("%s: %d texts, %d pairs of versions, %d of relatives", name, len(list), versions, relatives)
		if versions < len(list)/3 {
			t.Errorf("%s: only %d versions", name, versions)
		}
	}
}

// missing takes in texts one after another and compares what is found for each
// with aligning it with all that were there before. Versions must all be found,
// and the relatives of a text that has few. It returns how many of each there
// are.
func missing(t *testing.T, name string, list [][]string) (versions, relatives int) {
	t.Helper()
	store, library := storetest.Memory(), newRelations()
	var texts []notebook.Text
	for i, words := range list {
		text := notebook.PlainText(strings.Join(words, " "))
		sketch := anchor.NewSketch(text)
		links, _, err := library.look(store, text, sketch)
		must(t, err)
		found, want := map[notebook.ID]anchor.Kinship{}, map[notebook.ID]anchor.Relation{}
		for _, l := range links {
			found[l.Document] = anchor.Version
			if l.Related {
				found[l.Document] = anchor.Related
			}
		}
		akin := 0
		for j, other := range texts {
			measured, _ := anchor.Relate(text, other)
			want[benchID(j)] = measured
			switch measured.Kind {
			case anchor.Version:
				versions++
			case anchor.Related:
				akin++
			}
		}
		relatives += akin
		for id, measured := range want {
			all := akin <= inVain || measured.Kind == anchor.Version || found[id] == anchor.Version
			if all && found[id] != measured.Kind {
				t.Errorf("%s: text %d (%d bytes) is found to be %v of %v, and it is %+v", name, i, text.Len(), found[id], id, measured)
			}
		}
		must(t, store.PutText(benchID(i), text, nil))
		must(t, store.Apply(notebook.Put(notebook.Document{ID: benchID(i), Title: "x"})))
		library.add(benchID(i), sketch)
		texts = append(texts, text)
	}
	return versions, relatives
}
