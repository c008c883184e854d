// Command review lets a person read the documents of a data set with the names
// the engine finds in them, and keeps what he makes of them.
//
//	go run ./docs/train/ner/review label -data DIR >ALL.labels
//	go run ./docs/train/ner/review show  -data DIR -labels ALL.labels FROM TO
//	go run ./docs/train/ner/review mend  -data DIR -labels ALL.labels FROM TO EDITS >READ.labels
//
// label writes what the engine finds; show prints documents FROM to TO (by
// number, TO not among them), names marked; mend applies the lines of EDITS to
// those documents, all of which then count as read:
//
//	17.3 ORG=Foo Bar; -Baz
//
// says that in sentence 3 of document 17 the words "Foo Bar" are an
// organisation wherever they stand, and "Baz" is no name. Without ".3" it is
// so in the whole document. "ORG=Foo Bar#2" means the second place only.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"casebound/docs/train/ner/corpus"
	"casebound/notebook"
	"casebound/notebook/extract"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("want label, show or mend")
	}
	flags := flag.NewFlagSet(os.Args[1], flag.ExitOnError)
	data := flags.String("data", "", "folder with the data sets")
	set := flags.String("set", "voa_silver.train", "the data set")
	labels := flags.String("labels", "", "what the engine found")
	beside := flags.String("beside", "", "show beneath a sentence what this set, of the same text, makes of it")
	doubt := flags.Bool("doubt", false, "show only the sentences of which that set makes something else")
	models := flags.String("models", "assets/models", "folder with the model")
	flags.Parse(os.Args[2:])
	docs, err := corpus.Read(filepath.Join(*data, *set+".conll.gz"))
	if err != nil {
		log.Fatal(err)
	}
	var other []corpus.Document
	if *beside != "" {
		if other, err = corpus.Read(filepath.Join(*data, *beside+".conll.gz")); err != nil {
			log.Fatal(err)
		}
	}
	if os.Args[1] == "label" {
		err = label(os.Stdout, docs, *models)
	} else {
		err = read(os.Stdout, os.Args[1], docs, view{other, *doubt}, *labels, flags.Args())
	}
	if err != nil {
		log.Fatal(err)
	}
}

// label writes the names that the engine finds in the documents.
func label(w io.Writer, docs []corpus.Document, models string) error {
	engine := extract.New(os.DirFS(models))
	all := corpus.Review{}
	for n, d := range docs {
		var text strings.Builder
		starts := make([]int, len(d.Lines))
		for i, l := range d.Lines {
			starts[i] = text.Len()
			text.WriteString(l.Text + "\n")
			d.Lines[i].Names = nil
		}
		res, err := engine.Read(context.Background(), extract.Request{Text: notebook.PlainText(text.String()), Language: "en"})
		if err != nil {
			return fmt.Errorf("document %d: %w", n, err)
		}
		i := 0
		for _, m := range res.Mentions {
			kind := res.Entities[m.Entity].Kind
			if !kind.Named() {
				continue
			}
			for i+1 < len(starts) && starts[i+1] <= m.Start {
				i++
			}
			l := &d.Lines[i]
			l.Names = append(l.Names, corpus.Mention{Start: m.Start - starts[i], End: m.End - starts[i], Kind: kind})
		}
		all.Add(n, d)
	}
	return all.Write(w)
}

// read shows documents, or mends them.
func read(w io.Writer, verb string, docs []corpus.Document, v view, labels string, args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("want the numbers of the first document and of the one after the last")
	}
	from, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	to, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	to = min(to, len(docs))
	r, err := corpus.ReadReview(labels)
	if err != nil {
		return err
	}
	for n := from; n < to; n++ {
		for i := range docs[n].Lines {
			docs[n].Lines[i].Names = r[n].Names[i]
		}
	}
	if verb == "show" {
		v.show(w, docs, from, to)
		return nil
	}
	if len(args) < 3 {
		return fmt.Errorf("want a file of edits")
	}
	edits, err := corpus.Lines(args[2])
	if err != nil {
		return err
	}
	return mend(w, docs, from, to, edits)
}

// view is what is shown beside the documents.
type view struct {
	other []corpus.Document // another labelling of the same text, or nil
	doubt bool              // only the sentences where the two differ
}

// show prints documents from to to.
func (v view) show(w io.Writer, docs []corpus.Document, from, to int) {
	b := bufio.NewWriter(w)
	defer b.Flush()
	for n := from; n < to; n++ {
		fmt.Fprintf(b, "== %d\n", n)
		for i, l := range docs[n].Lines {
			same := v.other == nil || slices.Equal(l.Names, v.other[n].Lines[i].Names)
			if same && v.doubt {
				continue
			}
			fmt.Fprintf(b, "%d %s\n", i, marked(l))
			if !same {
				fmt.Fprintf(b, "    ~ %s\n", marked(v.other[n].Lines[i]))
			}
		}
	}
}

// marked is a sentence with its names marked.
func marked(l corpus.Line) string {
	var b strings.Builder
	at := 0
	for _, m := range l.Names {
		fmt.Fprintf(&b, "%s[%s %s]", l.Text[at:m.Start], corpus.Label(m.Kind), l.Text[m.Start:m.End])
		at = m.End
	}
	return b.String() + l.Text[at:]
}
