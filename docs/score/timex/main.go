// Command timex scores the time engine on annotated texts as TempEval-3 does
// (task A; UzZaman et al., 2013), overall and by type.
//
//	go run ./docs/score/timex -data DIR [-out FILE] [-errors N]
//	go run ./docs/score/timex -cases FILE > JSON
//
// Every *.jsonl file of the folder is scored whose records have the fields id,
// dct, genre, text and timexes; genre "narrative" chooses the narrative mode.
// Offsets are code points. -out writes the predictions in the same form, for
// other scorers.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"casebound/notebook"
	"casebound/notebook/extract/when"
)

// record is one annotated text.
type record struct {
	ID      string   `json:"id"`
	DCT     string   `json:"dct"`
	Genre   string   `json:"genre"`
	Text    string   `json:"text"`
	Timexes []tagged `json:"timexes"`
}

// tagged is one expression, of the annotation or of the engine.
type tagged struct {
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Value    string `json:"value"`
	Type     string `json:"type"`
	Optional bool   `json:"optional,omitempty"`
}

func main() {
	data := flag.String("data", "", "the folder with the annotated texts")
	out := flag.String("out", "", "write the predictions to this file")
	errors := flag.Int("errors", 0, "list so many differences of each file")
	guess := flag.Bool("guess", false, "let the engine choose the mode instead of the annotation")
	cases := flag.String("cases", "", "write the texts of this case file with what is found in them")
	flag.Parse()
	if *cases != "" {
		if err := writeCases(*cases, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, "timex:", err)
			os.Exit(1)
		}
		return
	}
	if *data == "" {
		fmt.Fprintln(os.Stderr, "timex: give the folder with -data")
		os.Exit(2)
	}
	if err := scoreFolder(*data, *out, *errors, *guess); err != nil {
		fmt.Fprintln(os.Stderr, "timex:", err)
		os.Exit(1)
	}
}

func scoreFolder(dir, out string, errors int, guess bool) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		return err
	}
	var predicted bytes.Buffer
	for _, file := range files {
		records, err := readRecords(file)
		if err != nil {
			return fmt.Errorf("read %q: %w", file, err)
		}
		if len(records) == 0 {
			continue
		}
		total := tally{}
		began, size := time.Now(), 0
		for _, r := range records {
			found := tag(r, guess)
			size += len(r.Text)
			total.add(r, found)
			line, err := json.Marshal(record{ID: r.ID, DCT: r.DCT, Timexes: found})
			if err != nil {
				return err
			}
			predicted.Write(append(line, '\n'))
		}
		fmt.Printf("%s: %d texts, %.1f MB/s\n", filepath.Base(file), len(records), float64(size)/1e6/time.Since(began).Seconds())
		total.print(os.Stdout, errors)
	}
	if out == "" {
		return nil
	}
	return os.WriteFile(out, predicted.Bytes(), 0o644)
}

// readRecords keeps the records that are annotated.
func readRecords(file string) ([]record, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var records []record
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(lines.Bytes(), &fields); err != nil {
			return nil, err
		}
		if _, annotated := fields["timexes"]; !annotated {
			continue
		}
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return records, lines.Err()
}

// tag runs the engine on one text.
func tag(r record, guess bool) []tagged {
	o := when.Options{Base: base(r.DCT), Narrative: notebook.NarrativeNews}
	if r.Genre == "narrative" {
		o.Narrative = notebook.NarrativeStory
	}
	if guess {
		o.Narrative = notebook.NarrativeGuess
	}
	found := []tagged{}
	points := codePoints(r.Text)
	for _, t := range when.Find(notebook.PlainText(r.Text), o) {
		found = append(found, tagged{Start: points[t.Start], End: points[t.End], Value: t.Value, Type: t.Type.String()})
	}
	return found
}

// base reads a document's date, in whatever of the usual forms it is.
func base(dct string) notebook.When {
	if len(dct) == 8 {
		dct = dct[:4] + "-" + dct[4:6] + "-" + dct[6:]
	}
	w, err := notebook.ParseEDTF(dct)
	if err != nil {
		return notebook.When{}
	}
	return w
}

// codePoints maps byte offsets to code points.
func codePoints(s string) map[int]int {
	points := map[int]int{len(s): 0}
	n := 0
	for i := range s {
		points[i] = n
		n++
	}
	points[len(s)] = n
	return points
}
