package main

import (
	"bufio"
	"context"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/junegunn/fzf/src/algo"
	"github.com/junegunn/fzf/src/util"
	"github.com/sahilm/fuzzy"

	"casebound/notebook/finder"
)

// line is one text that can be found and the title it stands for: a candidate
// has one for its title and one for each of its other names.
type line struct {
	text, title string
	kind        finder.Kind
}

// world is what the finders look through.
type world struct {
	candidates []finder.Candidate
	lines      []line
}

func (w *world) add(c finder.Candidate) {
	w.candidates = append(w.candidates, c)
	for _, text := range append([]string{c.Title}, c.Alternatives...) {
		w.lines = append(w.lines, line{text, c.Title, c.Kind})
	}
}

// rival answers a query with titles, best first. The prefix that asks for a
// kind was taken off, and only lines of the kind are left.
type rival struct {
	name   string
	answer func(lines []line, query string) []string
}

func finders(dir string, others, keys int) {
	rivals := []rival{{"sahilm-fuzzy", sahilm}, {"fzf", fzf}}
	algo.Init("default")
	for _, set := range [][2]string{{"cases.txt", "candidates.txt"}, {"heldout.txt", "heldout_candidates.txt"}, {"wild.txt", "wild_candidates.txt"}, {"hard.txt", "hard_candidates.txt"}} {
		w := &world{}
		cast(w, filepath.Join(dir, set[1]))
		crowd(w, others)
		list := readLines(filepath.Join(dir, set[0]))
		name := strings.TrimSuffix(set[0], ".txt")
		x := finder.New(together)
		x.Put(w.candidates...)
		score("casebound", name, list, func(query string) []string {
			var titles []string
			for _, r := range x.Find(context.Background(), query, 8, time.Now()).Results {
				titles = append(titles, r.Candidate.Title)
			}
			return titles
		})
		for _, r := range rivals {
			score(r.name, name, list, func(query string) []string {
				query, lines := w.ofKind(query)
				return r.answer(lines, query)
			})
		}
	}
	speed(keys, rivals)
}

// score counts the cases whose title comes first, and in the first five.
func score(who, set string, cases []string, answer func(string) []string) {
	first, five := 0, 0
	for _, c := range cases {
		query, want, _ := strings.Cut(c, " | ")
		at := slices.Index(slices.Compact(answer(query)), want)
		if at == 0 {
			first++
		}
		if at >= 0 && at < 5 {
			five++
		}
	}
	report("finder", who, set+".first", 100*float64(first)/float64(len(cases)), "%")
	report("finder", who, set+".five", 100*float64(five)/float64(len(cases)), "%")
}

// speed types queries letter by letter.
func speed(n int, rivals []rival) {
	w := &world{}
	crowd(w, n)
	var keys []string
	for _, q := range []string{"harbour ledger", "lindqvist", "annual report 2021", "regular market", "encrypton keys", "of the"} {
		for i := 1; i <= len(q); i++ {
			keys = append(keys, q[:i])
		}
	}
	x := finder.New(together)
	x.Put(w.candidates...)
	timed := func(who string, ask func(string)) {
		var took []time.Duration
		for _, k := range keys {
			began := time.Now()
			ask(k)
			took = append(took, time.Since(began))
		}
		percentiles("finder", who, fmt.Sprint("key.", n), took)
	}
	timed("casebound-first", func(q string) { x.First(q, 50, time.Now()) })
	timed("casebound", func(q string) { x.Find(context.Background(), q, 50, time.Now()) })
	for _, r := range rivals {
		timed(r.name, func(q string) { r.answer(w.lines, q) })
	}
}

func together(tasks ...func()) {
	var wait sync.WaitGroup
	for _, task := range tasks {
		wait.Go(task)
	}
	wait.Wait()
}

func (w *world) ofKind(query string) (string, []line) {
	for k := range finder.Search + 1 {
		if p := k.Prefix(); p != "" && strings.HasPrefix(query, p) {
			var kept []line
			for _, l := range w.lines {
				if l.kind == k {
					kept = append(kept, l)
				}
			}
			return strings.TrimPrefix(query, p), kept
		}
	}
	return query, w.lines
}

func sahilm(lines []line, query string) []string {
	var titles []string
	for _, m := range fuzzy.FindFrom(query, source(lines)) {
		if titles = append(titles, lines[m.Index].title); len(titles) == 8 {
			break
		}
	}
	return titles
}

type source []line

func (s source) String(i int) string { return s[i].text }
func (s source) Len() int            { return len(s) }

// fzf is its second algorithm as the program uses it by default: the words of
// the query must all match, the sum of their scores counts, then the length.
func fzf(lines []line, query string) []string {
	type found struct{ score, n int }
	words := strings.Fields(strings.ToLower(query))
	slab := util.MakeSlab(100*1024, 2048)
	var list []found
	for n := range lines {
		chars := util.ToChars([]byte(lines[n].text))
		score, all := 0, len(words) > 0
		for _, w := range words {
			r, _ := algo.FuzzyMatchV2(false, true, true, &chars, []rune(w), false, slab)
			if all = r.Start >= 0; !all {
				break
			}
			score += r.Score
		}
		if all {
			list = append(list, found{score, n})
		}
	}
	slices.SortFunc(list, func(a, b found) int {
		if a.score != b.score {
			return b.score - a.score
		}
		return len(lines[a.n].text) - len(lines[b.n].text)
	})
	var titles []string
	for _, f := range list[:min(8, len(list))] {
		titles = append(titles, lines[f.n].title)
	}
	return titles
}

func readLines(path string) []string {
	file, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	var list []string
	for scan := bufio.NewScanner(file); scan.Scan(); {
		if line := scan.Text(); line != "" && !strings.HasPrefix(line, "# ") {
			list = append(list, line)
		}
	}
	return list
}

// cast reads who the cases look for.
func cast(w *world, path string) {
	kinds := map[string]finder.Kind{}
	for k := range finder.Search + 1 {
		kinds[k.String()] = k
	}
	for i, l := range readLines(path) {
		parts := strings.Split(strings.ReplaceAll(l, " | | ", " |  | "), " | ")
		c := finder.Candidate{Kind: kinds[parts[0]], ID: fmt.Sprint("cast:", i), Title: parts[1]}
		if len(parts) > 2 && parts[2] != "" {
			c.Alternatives = strings.Split(parts[2], "; ")
		}
		if len(parts) > 3 {
			var sum float64
			var days int
			fmt.Sscan(parts[3], &sum, &days)
			c.Opened = finder.Frecency{Sum: sum, At: time.Now().AddDate(0, 0, -days)}
		}
		w.add(c)
	}
}

// crowd adds titles and names that no case looks for.
func crowd(w *world, n int) {
	t := newTongue(7)
	r := rand.New(rand.NewPCG(7, 7))
	for i := range n {
		words := make([]string, 1+r.IntN(6))
		for j := range words {
			words[j] = t.word()
		}
		title := strings.Join(words, " ")
		kind := []finder.Kind{finder.Document, finder.Entity, finder.Heading, finder.Note, finder.Highlight}[r.IntN(5)]
		w.add(finder.Candidate{Kind: kind, ID: fmt.Sprint("crowd:", i), Title: strings.ToUpper(title[:1]) + title[1:]})
	}
}
