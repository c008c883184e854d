package main

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "modernc.org/sqlite"

	"casebound/notebook"
	"casebound/notebook/search"
	"casebound/notebook/storetest"
)

// tongue makes words of syllables whose frequencies fall as those of a natural
// language do (Zipf's law).
type tongue struct {
	words []string
	rank  *rand.Zipf
	r     *rand.Rand
}

func newTongue(seed uint64) *tongue {
	r := rand.New(rand.NewPCG(seed, 1))
	syllables := strings.Fields("a an be con da de dis e en er es fe ga gor hu in ing ka la le li ly ma men mi na ne no or pa per pre pro ra re ri ro sa se si so ta te ti tion tor tu un va ve")
	seen := map[string]bool{}
	t := &tongue{r: r, rank: rand.NewZipf(r, 1.2, 2.7, 99_999)}
	for len(t.words) < 100_000 {
		var b strings.Builder
		for range 1 + r.IntN(2+int(math.Log2(float64(len(t.words)+2))/5)) {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		if w := b.String(); !seen[w] && len(w) > 2 {
			seen[w] = true
			t.words = append(t.words, w)
		} else if r.IntN(40) == 0 {
			syllables = append(syllables, w)
		}
	}
	return t
}

func (t *tongue) word() string { return t.words[t.rank.Uint64()] }

func (t *tongue) text(bytes int) string {
	var b strings.Builder
	for b.Len() < bytes {
		b.WriteString(t.word())
		if t.r.IntN(12) == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// engine is one search engine with the texts in it.
type engine struct {
	name string
	fill func(texts []string)
	size func() int64
	// ask answers with how many of the first twenty documents there are; kind is
	// rare, common, and, prefix or phrase.
	ask func(kind, a, b string) int
}

func searches(documents int) {
	t := newTongue(1)
	texts := make([]string, documents)
	bytes := 0
	for i := range texts {
		texts[i] = t.text(5000)
		bytes += len(texts[i])
	}
	dir, err := os.MkdirTemp("", "peers")
	check(err)
	defer os.RemoveAll(dir)
	for _, e := range []engine{own(), fts5(dir), scorch(dir), ripgrep(dir)} {
		if e.fill == nil {
			continue
		}
		began := time.Now()
		e.fill(texts)
		report("search", e.name, "indexing", float64(bytes)/1e6/time.Since(began).Seconds(), "MB/s")
		if e.size != nil {
			report("search", e.name, "index", float64(e.size())/float64(bytes), "of the text")
		}
		pick := rand.New(rand.NewPCG(3, 3))
		one := func(from, to int) string { return t.words[from+pick.IntN(to-from)] }
		for _, form := range []struct {
			kind  string
			words func() (string, string)
		}{
			{"rare", func() (string, string) { return one(20_000, 90_000), "" }},
			{"common", func() (string, string) { return one(20, 400), "" }},
			{"and", func() (string, string) { return one(100, 2000), one(100, 2000) }},
			{"prefix", func() (string, string) { w := one(1000, 20_000); return w[:min(4, len(w))], "" }},
			{"phrase", func() (string, string) { return one(0, 60), one(10, 600) }},
		} {
			var took []time.Duration
			found := 0
			for range 100 {
				a, b := form.words()
				began := time.Now()
				found += e.ask(form.kind, a, b)
				took = append(took, time.Since(began))
			}
			percentiles("search", e.name, form.kind, took)
			report("search", e.name, form.kind+".found", float64(found)/100, "documents")
		}
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// query writes a query as most engines read it.
func query(kind, a, b string) string {
	switch kind {
	case "and":
		return a + " AND " + b
	case "prefix":
		return a + "*"
	case "phrase":
		return `"` + a + " " + b + `"`
	}
	return a
}

// own is this project's index, in memory as the others' is in the disk cache.
func own() engine {
	store := storetest.Memory()
	var x *search.Index
	return engine{
		name: "casebound",
		fill: func(texts []string) {
			for i, text := range texts {
				id := notebook.ID{byte(i >> 16), byte(i >> 8), byte(i), 1}
				check(store.PutText(id, notebook.PlainText(text), nil))
				check(store.Apply(notebook.Put(notebook.Document{ID: id, Title: fmt.Sprint("Document ", i), Language: "en"})))
			}
			var err error
			x, err = search.Open(store)
			check(err)
			for more := true; more; {
				more, err = x.Upkeep(context.Background())
				check(err)
			}
		},
		size: func() (n int64) {
			check(store.Each(notebook.Key{Kind: notebook.KindIndex}, func(r notebook.Record) error {
				n += int64(len(r.(notebook.Index).Data))
				return nil
			}))
			return n
		},
		ask: func(kind, a, b string) int {
			r, err := x.Search(context.Background(), query(kind, a, b), search.Options{NoFacets: true})
			check(err)
			return len(r.Groups)
		},
	}
}

// fts5 is SQLite's, stemmed, with the texts outside the index.
func fts5(dir string) engine {
	path := filepath.Join(dir, "fts5.db")
	db, err := sql.Open("sqlite", path)
	check(err)
	return engine{
		name: "sqlite-fts5",
		fill: func(texts []string) {
			_, err := db.Exec(`CREATE VIRTUAL TABLE t USING fts5(body, content='', tokenize='porter unicode61')`)
			check(err)
			tx, err := db.Begin()
			check(err)
			for i, text := range texts {
				_, err := tx.Exec(`INSERT INTO t(rowid, body) VALUES(?, ?)`, i+1, text)
				check(err)
			}
			check(tx.Commit())
		},
		size: func() int64 { return sizeOf(path) },
		ask: func(kind, a, b string) int {
			q := query(kind, a, b)
			if kind != "phrase" && kind != "and" && kind != "prefix" {
				q = `"` + q + `"`
			}
			rows, err := db.Query(`SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 20`, q)
			check(err)
			n := 0
			for ; rows.Next(); n++ {
			}
			check(rows.Close())
			return n
		},
	}
}

// scorch is bleve's index on disk, with its English analyser.
func scorch(dir string) engine {
	path := filepath.Join(dir, "bleve")
	mapping := bleve.NewIndexMapping()
	field := bleve.NewTextFieldMapping()
	field.Analyzer, field.Store, field.IncludeInAll, field.DocValues = "en", false, false, false
	mapping.DefaultMapping.Dynamic = false
	mapping.DefaultMapping.AddFieldMappingsAt("body", field)
	var x bleve.Index
	return engine{
		name: "bleve",
		fill: func(texts []string) {
			var err error
			x, err = bleve.New(path, mapping)
			check(err)
			batch := x.NewBatch()
			for i, text := range texts {
				check(batch.Index(fmt.Sprint(i), map[string]string{"body": text}))
				if batch.Size() == 500 || i == len(texts)-1 {
					check(x.Batch(batch))
					batch = x.NewBatch()
				}
			}
		},
		size: func() int64 { return sizeOf(path) },
		ask: func(kind, a, b string) int {
			one, other, begins, phrase := bleve.NewMatchQuery(a), bleve.NewMatchQuery(b), bleve.NewPrefixQuery(a), bleve.NewMatchPhraseQuery(a+" "+b)
			for _, q := range []interface{ SetField(string) }{one, other, begins, phrase} {
				q.SetField("body")
			}
			request := bleve.NewSearchRequestOptions(one, 20, 0, false)
			switch kind {
			case "and":
				request.Query = bleve.NewConjunctionQuery(one, other)
			case "prefix":
				request.Query = begins
			case "phrase":
				request.Query = phrase
			}
			r, err := x.Search(request)
			check(err)
			return len(r.Hits)
		},
	}
}

// ripgrep reads the files anew for every query.
func ripgrep(dir string) engine {
	rg, err := exec.LookPath("rg")
	if err != nil {
		return engine{}
	}
	files := filepath.Join(dir, "files")
	return engine{
		name: "ripgrep",
		fill: func(texts []string) {
			check(os.Mkdir(files, 0o700))
			for i, text := range texts {
				check(os.WriteFile(filepath.Join(files, fmt.Sprint(i, ".txt")), []byte(text), 0o600))
			}
		},
		ask: func(kind, a, b string) int {
			pattern := map[string]string{"prefix": `\b` + a, "phrase": `\b` + a + `\W+` + b + `\b`, "and": `\b` + a + `\b`}[kind]
			if pattern == "" {
				pattern = `\b` + a + `\b`
			}
			out, _ := exec.Command(rg, "-lij2", pattern, files).Output() // an error when nothing is found
			return min(20, strings.Count(string(out), "\n"))
		},
	}
}

// sizeOf is that of a file or of a folder with all in it.
func sizeOf(path string) (n int64) {
	check(filepath.WalkDir(path, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if info, err := d.Info(); err == nil {
				n += info.Size()
			}
		}
		return err
	}))
	return n
}
