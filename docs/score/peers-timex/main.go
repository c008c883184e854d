// Command peers-timex scores other Go libraries for dates on the texts that
// docs/score/timex -cases wrote, beside what it found itself: strict, relaxed
// and value F1 as TempEval-3 has them, and megabytes a second.
//
//	go run ./docs/score/timex -cases notebook/extract/when/testdata/english.txt > cases.jsonl
//	(cd docs/score/peers-timex && go run . -in cases.jsonl)
//
// The libraries answer with an instant and not with a TIMEX3 value. Theirs
// counts as right when it is the value, written as coarsely as the value is: a
// year for a year, a week for a week. This folder is a module of its own, so
// that the product does not depend on what it is compared with.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	dateparser "github.com/markusmobius/go-dateparser"
	"github.com/olebedev/when"
	"github.com/olebedev/when/rules/common"
	"github.com/olebedev/when/rules/en"
)

// tagged is an expression: code points of the text, and its value.
type tagged struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Value string `json:"value"`
	at    time.Time
}

// text is one line of the file.
type text struct {
	ID      string   `json:"id"`
	DCT     string   `json:"dct"`
	Text    string   `json:"text"`
	Timexes []tagged `json:"timexes"`
	Found   []tagged `json:"found"`
}

func main() {
	log.SetFlags(0)
	in := flag.String("in", "", "the file that docs/score/timex -cases wrote")
	repeat := flag.Int("repeat", 1, "measure the speed over so many times the texts")
	flag.Parse()
	texts, err := read(*in)
	if err != nil {
		log.Fatal(err)
	}
	show("casebound", texts, func(t text) []tagged { return t.Found }, 0)
	measure("go-dateparser", texts, *repeat, findDateparser)
	measure("when", texts, *repeat, findWhen())
}

func read(file string) (texts []text, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var t text
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil {
			return nil, err
		}
		texts = append(texts, t)
	}
	return texts, lines.Err()
}

// measure runs a library over all texts, then scores what it found.
func measure(name string, texts []text, repeat int, find func(text) []tagged) {
	find(texts[0]) // what is loaded once is loaded now
	found := map[string][]tagged{}
	size, began := 0, time.Now()
	for range repeat {
		for _, t := range texts {
			found[t.ID] = find(t)
			size += len(t.Text)
		}
	}
	show(name, texts, func(t text) []tagged { return found[t.ID] }, float64(size)/1e6/time.Since(began).Seconds())
}

func show(name string, texts []text, found func(text) []tagged, speed float64) {
	var gold, all, strict, relaxed, value int
	for _, t := range texts {
		list := found(t)
		gold, all = gold+len(t.Timexes), all+len(list)
		used := make([]bool, len(list))
		for _, g := range t.Timexes {
			best := -1
			for i, f := range list {
				if !used[i] && f.Start < g.End && g.Start < f.End && (best < 0 || f.Start == g.Start && f.End == g.End) {
					best = i
				}
			}
			if best < 0 {
				continue
			}
			f := list[best]
			used[best] = true
			relaxed++
			strict += one(f.Start == g.Start && f.End == g.End)
			value += one(f.Value == g.Value || !f.at.IsZero() && writtenAs(f.at, g.Value) == g.Value)
		}
	}
	for _, m := range []struct {
		metric string
		n      int
	}{{"strict", strict}, {"relaxed", relaxed}, {"value", value}} {
		fmt.Printf("extract.times.%s.%s\t%.1f\t%%\n", name, m.metric, 200*float64(m.n)/float64(gold+all))
	}
	if speed > 0 {
		fmt.Printf("extract.times.%s.speed\t%.3f\tMB/s\n", name, speed)
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// writtenAs writes an instant in the form of a TIMEX3 value.
func writtenAs(t time.Time, value string) string {
	switch {
	case strings.Contains(value, "-W"):
		y, w := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	case strings.Contains(value, "-Q"):
		return fmt.Sprintf("%04d-Q%d", t.Year(), (t.Month()+2)/3)
	case len(value) == len("2006-01-02T15:04") && strings.Contains(value, "T"):
		return t.Format("2006-01-02T15:04")
	}
	day := t.Format("2006-01-02")
	return day[:min(len(value), len(day))]
}

func dct(t text) time.Time {
	at, err := time.Parse("2006-01-02", t.DCT)
	if err != nil {
		return time.Now()
	}
	return at.Add(12 * time.Hour)
}

func findDateparser(t text) (found []tagged) {
	cfg := &dateparser.Configuration{CurrentTime: dct(t), Languages: []string{"en"}, PreferredDayOfMonth: dateparser.First, PreferredDateSource: dateparser.Past}
	_, list, err := dateparser.Search(cfg, t.Text)
	if err != nil {
		return nil
	}
	from := 0
	for _, r := range list {
		i := strings.Index(t.Text[from:], r.Text)
		if i < 0 {
			continue
		}
		start := from + i
		from = start + len(r.Text)
		found = append(found, spanOf(t.Text, start, from, r.Date.Time))
	}
	return found
}

func findWhen() func(text) []tagged {
	w := when.New(nil)
	w.Add(en.All...)
	w.Add(common.All...)
	return func(t text) (found []tagged) {
		for from := 0; from < len(t.Text); {
			r, err := w.Parse(t.Text[from:], dct(t))
			if err != nil || r == nil || len(r.Text) == 0 {
				break
			}
			start := from + r.Index
			from = start + len(r.Text)
			found = append(found, spanOf(t.Text, start, from, r.Time))
		}
		return found
	}
}

// spanOf turns bytes into code points, without white space at the ends.
func spanOf(s string, start, end int, at time.Time) tagged {
	for start < end && s[start] == ' ' {
		start++
	}
	for end > start && s[end-1] == ' ' {
		end--
	}
	first := utf8.RuneCountInString(s[:start])
	return tagged{Start: first, End: first + utf8.RuneCountInString(s[start:end]), at: at}
}
