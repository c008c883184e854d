package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"casebound/docs/train/ner/corpus"
	"casebound/notebook"
	"casebound/notebook/extract"
)

// tally counts by kind: right, found, asked for.
type tally [notebook.Misc + 1][3]int

func (t *tally) add(gold, found []corpus.Mention) {
	want := map[corpus.Mention]bool{}
	for _, m := range gold {
		t[m.Kind][2]++
		want[m] = true
	}
	for _, m := range found {
		t[m.Kind][1]++
		if want[m] {
			t[m.Kind][0]++
		}
	}
}

func f1(c [3]int) float64 {
	if c[1]+c[2] == 0 {
		return 0
	}
	return 200 * float64(c[0]) / float64(c[1]+c[2])
}

// String is the micro average over people, organisations and places, and each
// kind.
func (t tally) String() string {
	var sum [3]int
	for k := notebook.Person; k <= notebook.PlaceName; k++ {
		for i := range sum {
			sum[i] += t[k][i]
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%5.1f (P %4.1f R %4.1f)", f1(sum), 100*float64(sum[0])/float64(max(1, sum[1])), 100*float64(sum[0])/float64(max(1, sum[2])))
	for k := notebook.Person; k <= notebook.Misc; k++ {
		fmt.Fprintf(&b, "  %s %4.1f", k.Label(), f1(t[k]))
	}
	return b.String()
}

// table counts mentions and right ones by confidence, in tenths.
type table [11][2]int

func (t *table) add(gold []corpus.Mention, res extract.Result, misc bool) {
	want := map[corpus.Mention]bool{}
	for _, m := range gold {
		want[m] = true
	}
	for _, m := range res.Mentions {
		k := res.Entities[m.Entity].Kind
		if !k.Named() || k == notebook.Misc && !misc {
			continue
		}
		bin := &t[min(10, int(m.Confidence*10))]
		bin[0]++
		if want[corpus.Mention{Start: m.Start, End: m.End, Kind: k}] {
			bin[1]++
		}
	}
}

func (t *table) print() {
	fmt.Println("confidence  mentions  right")
	for i, c := range t {
		if c[0] > 0 {
			fmt.Printf("%3d–%3d %%  %8d  %4.1f %%\n", i*10, min(100, i*10+10), c[0], 100*float64(c[1])/float64(c[0]))
		}
	}
}

// jsonFiles collects gold and predictions.
type jsonFiles struct{ gold, found strings.Builder }

type jsonEntity struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Label string `json:"label"`
}

func (f *jsonFiles) add(id int, text string, gold, found []corpus.Mention) {
	write := func(b *strings.Builder, withText string, list []corpus.Mention) {
		entities := []jsonEntity{}
		for _, m := range list {
			entities = append(entities, jsonEntity{
				utf8.RuneCountInString(text[:m.Start]), utf8.RuneCountInString(text[:m.End]), m.Kind.Label(),
			})
		}
		line, _ := json.Marshal(struct {
			ID       string       `json:"id"`
			Text     string       `json:"text,omitempty"`
			Entities []jsonEntity `json:"entities"`
		}{fmt.Sprint(id), withText, entities})
		b.Write(line)
		b.WriteByte('\n')
	}
	write(&f.gold, text, gold)
	write(&f.found, "", found)
}

func (f *jsonFiles) save(dir, base string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, base+".gold.jsonl"), []byte(f.gold.String()), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, base+".pred.jsonl"), []byte(f.found.String()), 0o644)
}
