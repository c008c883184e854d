// Command ner scores the name tagger on development data: strict F1 over
// people, organisations and places, for text as printed, lower-cased, and
// stripped of case and punctuation.
//
//	go run ./docs/score/ner -data DIR [-models assets/models] [-sets gum,crossner] [-write DIR]
//
// DIR holds *.dev.conll.gz files; the sets "new" and "hand" are those of the
// project's own labelled texts that the trainer does not read, "voa" is news of
// gmb.dev.conll.gz with names read by hand, "gum_read" and "redocred_read" are
// those sets with names read by hand. With -write it also writes gold and
// predictions as JSON lines, offsets in code points. With
// -reliability it prints how often names are right by the confidence they were
// given. With -dump it writes all that was read, which a change that is meant to
// alter nothing must leave as it was.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	"casebound/docs/train/ner/corpus"
	"casebound/notebook"
	"casebound/notebook/extract"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "folder with the development data")
	models := flag.String("models", "assets/models", "folder with the model")
	hand := flag.String("own", "docs/train/ner/hand", "folder with the texts labelled for the project")
	sets := flag.String("sets", "new,hand,voa,gmb,uner_ewt,gum,redocred,crossner,wnut17,btc", "data sets")
	split := flag.String("split", "dev", "which part of them")
	out := flag.String("write", "", "folder for gold and predictions")
	reliability := flag.Bool("reliability", false, "print the reliability table")
	fit := flag.Bool("calibrate", false, "print the curves of notebook/extract/confidence.go and stop")
	errors := flag.Int("errors", 0, "print so many errors of each set and form")
	dump := flag.String("dump", "", "file for all that is read, to compare with what another state of the program reads")
	flag.Parse()
	if *fit {
		if err := calibrate(*data, *hand, *models, *split, strings.Split(*sets, ",")); err != nil {
			log.Fatal(err)
		}
		return
	}
	engine := extract.New(os.DirFS(*models))
	if _, err := engine.Read(context.Background(), extract.Request{Text: notebook.PlainText("Warm up.")}); err != nil {
		log.Fatal(err)
	}
	whole := io.Discard
	if *dump != "" {
		file, err := os.Create(*dump)
		if err != nil {
			log.Fatal(err)
		}
		defer file.Close()
		whole = file
	}
	var rel table
	for _, set := range strings.Split(*sets, ",") {
		docs, err := read(set, *split, *data, *hand)
		if err != nil {
			log.Fatal(err)
		}
		if len(docs) == 0 {
			continue
		}
		misc := hasMisc(docs)
		for _, f := range forms {
			var t tally
			var size int
			var spent time.Duration
			var files jsonFiles
			for i, d := range docs {
				text, gold := f.write(d)
				start := time.Now()
				res, err := engine.Read(context.Background(), extract.Request{Text: notebook.PlainText(text), Language: "en"})
				if err != nil {
					log.Fatal(err)
				}
				spent += time.Since(start)
				size += len(text)
				found := named(res)
				t.add(gold, found)
				rel.add(gold, res, misc)
				if *errors > 0 {
					*errors -= printErrors(text, gold, found, *errors)
				}
				files.add(i, text, gold, found)
				fmt.Fprintf(whole, "%s %s %d\n", set, f.name, i)
				write(whole, text, res)
			}
			fmt.Printf("%-9s %-7s %s  %.2f MB/s\n", set, f.name, t, float64(size)/1e6/spent.Seconds())
			if *out != "" {
				if err := files.save(*out, set+"."+f.name); err != nil {
					log.Fatal(err)
				}
			}
		}
	}
	if *reliability {
		rel.print()
	}
}

// read reads a part of a data set. Two sets are the project's own: of "hand"
// the part "dev" is what is kept from training, "train" the rest; "new" are
// the texts that the shipped model has not read at all.
func read(set, split, data, hand string) ([]corpus.Document, error) {
	if whole, mended := strings.CutSuffix(set, "_read"); mended {
		return readMended(data, filepath.Dir(hand), whole)
	}
	if set == "voa" {
		return readMended(data, filepath.Dir(hand), "gmb")
	}
	if set != "hand" && set != "new" {
		return corpus.Read(filepath.Join(data, set+"."+split+".conll.gz"))
	}
	texts, err := corpus.Hand(hand, false)
	switch {
	case set == "new":
		return texts.New, err
	case split == "train":
		return texts.Train, err
	}
	return texts.Kept, err
}

// readMended are the documents of the development part of a set whose names
// were read by hand.
func readMended(data, reviews, set string) ([]corpus.Document, error) {
	review, err := corpus.ReviewOf(reviews, set, "dev")
	if err != nil {
		return nil, err
	}
	docs, err := corpus.Read(filepath.Join(data, set+".dev.conll.gz"))
	if err != nil {
		return nil, err
	}
	read, _, err := review.Split(docs)
	return read, err
}

// named are the names among the mentions of a result.
func named(res extract.Result) []corpus.Mention {
	var out []corpus.Mention
	for _, m := range res.Mentions {
		if k := res.Entities[m.Entity].Kind; k.Named() {
			out = append(out, corpus.Mention{Start: m.Start, End: m.End, Kind: k})
		}
	}
	return out
}

// printErrors shows what was missed and what was wrong, with its surroundings.
func printErrors(text string, gold, found []corpus.Mention, most int) int {
	n := 0
	show := func(what string, list, other []corpus.Mention) {
		has := map[corpus.Mention]bool{}
		for _, m := range other {
			has[m] = true
		}
		for _, m := range list {
			if m.Kind != notebook.Misc && !has[m] && n < most {
				n++
				around := text[max(0, m.Start-40):m.Start] + "[" + text[m.Start:m.End] + "]" + text[m.End:min(len(text), m.End+30)]
				fmt.Printf("  %s %-4s %s\n", what, m.Kind.Label(), strings.ReplaceAll(around, "\n", "⏎"))
			}
		}
	}
	show("missed", gold, found)
	show("wrong ", found, gold)
	return n
}
