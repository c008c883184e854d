// Command peers-names scores other offline name taggers on the files that
// docs/score/ner wrote, beside what it found itself: strict F1 over people,
// organisations and places, and megabytes a second.
//
//	go run ./docs/score/ner -sets hand -write DIR
//	(cd docs/score/peers-names && go run . -in DIR [-compromise FOLDER])
//
// prose is a Go library; compromise is a package of Node.js, measured when
// FOLDER holds it (npm install compromise@14.17.0). This folder is a module of
// its own, so that the product does not depend on what it is compared with.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
)

// span is a name: code points of the text and a label.
type span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Label string `json:"label"`
}

// document is one line of a file of gold or predictions.
type document struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Entities []span `json:"entities"`
}

func main() {
	log.SetFlags(0)
	in := flag.String("in", "", "folder that docs/score/ner -write has filled")
	compromise := flag.String("compromise", "", "folder in which compromise is installed")
	flag.Parse()
	files, err := filepath.Glob(filepath.Join(*in, "*.gold.jsonl"))
	if err != nil || len(files) == 0 {
		log.Fatalf("no gold in %q", *in)
	}
	sort.Strings(files)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".gold.jsonl")
		if err := compare(name, file, *compromise); err != nil {
			log.Fatal(err)
		}
	}
}

// compare prints a line for each tagger on one file.
func compare(name, file, compromise string) error {
	gold, err := read(file)
	if err != nil {
		return err
	}
	ours, err := read(strings.TrimSuffix(file, ".gold.jsonl") + ".pred.jsonl")
	if err != nil {
		return err
	}
	show(name, "casebound", f1(gold, ours), 0)

	size := 0
	for _, d := range gold {
		size += len(d.Text)
	}
	start := time.Now()
	theirs, err := tagProse(gold)
	if err != nil {
		return err
	}
	show(name, "prose", f1(gold, theirs), float64(size)/1e6/time.Since(start).Seconds())

	if compromise == "" {
		return nil
	}
	start = time.Now()
	theirs, err = tagCompromise(compromise, file)
	if err != nil {
		return err
	}
	show(name, "compromise", f1(gold, theirs), float64(size)/1e6/time.Since(start).Seconds())
	return nil
}

func show(set, tool string, f1, speed float64) {
	fmt.Printf("extract.names.%s.%s.f1\t%.1f\t%%\n", set, tool, f1)
	if speed > 0 {
		fmt.Printf("extract.names.%s.%s.speed\t%.3f\tMB/s\n", set, tool, speed)
	}
}

func read(file string) ([]document, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var list []document
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var d document
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		list = append(list, d)
	}
	return list, lines.Err()
}

// f1 is the strict score over the three kinds that all taggers know, percent.
func f1(gold, found []document) float64 {
	right, asked, given := 0, 0, 0
	predicted := map[string][]span{}
	for _, d := range found {
		predicted[d.ID] = d.Entities
	}
	for _, d := range gold {
		want := map[span]bool{}
		for _, e := range d.Entities {
			if counted(e) {
				want[e] = true
			}
		}
		asked += len(want)
		for _, e := range predicted[d.ID] {
			if counted(e) {
				given++
				if want[e] {
					right++
				}
			}
		}
	}
	if asked+given == 0 {
		return 0
	}
	return 200 * float64(right) / float64(asked+given)
}

func counted(e span) bool { return e.Label == "PER" || e.Label == "ORG" || e.Label == "LOC" }

// labels are prose's in ours; it has no organisations of their own kind but
// for those its model calls ORG.
var labels = map[string]string{"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "ORG": "ORG", "ORGANIZATION": "ORG"}

// tagProse tags with one model for all documents. prose gives names without
// their places, so each is looked for behind the one before.
func tagProse(gold []document) ([]document, error) {
	var out []document
	first, err := prose.NewDocument("Warm up.")
	if err != nil {
		return nil, err
	}
	model := first.Model
	for _, d := range gold {
		doc, err := prose.NewDocument(d.Text, prose.UsingModel(model))
		if err != nil {
			return nil, err
		}
		p := document{ID: d.ID}
		at := 0
		for _, e := range doc.Entities() {
			i := strings.Index(d.Text[at:], e.Text)
			if i < 0 {
				continue
			}
			start := utf8.RuneCountInString(d.Text[:at+i])
			at += i + len(e.Text)
			p.Entities = append(p.Entities, span{start, start + utf8.RuneCountInString(e.Text), labels[e.Label]})
		}
		out = append(out, p)
	}
	return out, nil
}

// tagCompromise runs the script beside this file on a file of gold.
func tagCompromise(folder, file string) ([]document, error) {
	predicted := filepath.Join(folder, "predicted.jsonl")
	cmd := exec.Command("node", "compromise.mjs", folder, file, predicted)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("compromise: %w", err)
	}
	return read(predicted)
}
