// Command ner trains the name tagger of notebook/extract/name and writes the
// files it loads. The same data gives the same files, bit for bit, on the same
// processor architecture. docs/models.md says what the data is.
//
//	go run ./docs/train/ner -data DIR -out assets/models
//
// DIR holds ner/*.train.conll.gz and gazetteers/*.gz. The project's own lists
// are read from the lists folder of -out, its own labelled texts from -own.
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casebound/docs/train/ner/corpus"
	"casebound/notebook/extract/name"
)

func main() {
	log.SetFlags(log.Ltime)
	var o options
	data := flag.String("data", "", "folder with the training data")
	out := flag.String("out", "", "folder for the model")
	hand := flag.String("hand", "uner_ewt,redocred,gum,crossner,redocred,crossner,gum,uner_ewt,redocred,crossner,gum", "hand-labelled training sets; one named twice is read twice in each epoch")
	own := flag.String("own", "docs/train/ner/hand", "folder with the texts labelled for the project")
	read := flag.String("read", "docs/train/ner", "folder with the folders of names of those documents of the sets that were read by hand")
	flag.BoolVar(&o.all, "all", false, "read all of those, also such as were written after the shipped model was trained, and list them")
	flag.IntVar(&o.repeat, "repeat", 2, "how often those are read in each epoch")
	silver := flag.String("silver", "voa_silver", "sets whose text is labelled by a first model; their own labels are not used")
	flag.IntVar(&o.epochs, "epochs", 7, "passes over the data")
	flag.Float64Var(&o.rate, "rate", 0.01, "learning rate")
	flag.IntVar(&o.least, "least", 4, "features seen fewer times are left out")
	flag.Float64Var(&o.renamed, "renamed", 0.8, "share of the hand-labelled documents copied with other names in each epoch")
	flag.Float64Var(&o.prune, "prune", 0.057, "weights nearer to zero are dropped")
	flag.Parse()
	if *data == "" || *out == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*data, *out, *own, *read, strings.Split(*hand, ","), strings.Split(*silver, ","), o); err != nil {
		log.Fatal(err)
	}
}

func run(data, out, own, reviews string, hand, silver []string, o options) error {
	words, err := readLexicon(filepath.Join(data, "gazetteers", "word_lexicon.tsv.gz"))
	if err != nil {
		return err
	}
	lists, err := readLists(filepath.Join(data, "gazetteers"), filepath.Join(out, "lists"))
	if err != nil {
		return err
	}
	packedWords, packedLists := name.PackLexicon(words, lists)
	if err := write(filepath.Join(out, "words.bin"), packedWords); err != nil {
		return err
	}
	if err := write(filepath.Join(out, "names.bin"), packedLists); err != nil {
		return err
	}
	if o.epochs == 0 {
		return nil // the lists alone
	}
	labelled, err := readSets(data, reviews, hand)
	if err != nil {
		return err
	}
	texts, err := corpus.Hand(own, o.all)
	if err != nil {
		return err
	}
	log.Printf("%d documents labelled for the project", len(texts.Train))
	for range o.repeat {
		labelled = append(labelled, texts.Train...)
	}
	unlabelled, read, err := readSilver(data, reviews, silver)
	if err != nil {
		return err
	}
	log.Printf("%d documents of real news read by hand", len(read))
	lx, p := name.NewLexicon(words, lists), newPools(lists)
	if len(unlabelled) > 0 {
		if err := relabel(lx, slices.Concat(labelled, read), unlabelled, p, o); err != nil {
			return err
		}
	}
	b, r := name.NewBuilder(lx), rand.New(rand.NewSource(2))
	both := func(docs []corpus.Document) (out []passage) {
		for _, d := range docs {
			out = append(out, sentences(b, d)...)
			out = append(out, windows(b, d, r)...)
		}
		return out
	}
	weights, trans := train(both(slices.Concat(labelled, read, unlabelled)), func(epoch int) []passage {
		return both(renamed(labelled, p, o.renamed, epoch))
	}, o)
	packed, rows := name.Quantise(weights, trans, float32(o.prune))
	log.Printf("%d rows kept", rows)
	if _, err := name.NewTagger(lx, packed); err != nil {
		return fmt.Errorf("read the weights back: %w (a higher -prune keeps fewer)", err)
	}
	if err := write(filepath.Join(out, "weights.bin"), packed); err != nil || !o.all {
		return err
	}
	return write(filepath.Join(own, corpus.ReadList), []byte(strings.Join(texts.Files, "\n")+"\n"))
}

// readSets reads the training parts of the named sets, with the names that were
// found by reading where there are any.
func readSets(data, reviews string, sets []string) ([]corpus.Document, error) {
	var docs []corpus.Document
	for _, s := range sets {
		if s == "" {
			continue
		}
		d, review, err := readSet(data, reviews, s)
		if err != nil {
			return nil, err
		}
		if d, err = review.Mend(d); err != nil {
			return nil, fmt.Errorf("%s: %w", s, err)
		}
		log.Printf("%s: %d documents, %d of them read by hand", s, len(d), len(review))
		docs = append(docs, d...)
	}
	return docs, nil
}

// readSilver reads the training parts of the named sets: the documents without
// trusted labels, and those whose names were read by hand.
func readSilver(data, reviews string, sets []string) (unlabelled, read []corpus.Document, err error) {
	for _, s := range sets {
		if s == "" {
			continue
		}
		docs, review, err := readSet(data, reviews, s)
		if err != nil {
			return nil, nil, err
		}
		known, rest, err := review.Split(docs)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", s, err)
		}
		read, unlabelled = append(read, known...), append(unlabelled, rest...)
	}
	return unlabelled, read, nil
}

func readSet(data, reviews, set string) ([]corpus.Document, corpus.Review, error) {
	review, err := corpus.ReviewOf(reviews, set, "train")
	if err != nil {
		return nil, nil, err
	}
	docs, err := corpus.Read(filepath.Join(data, "ner", set+".train.conll.gz"))
	return docs, review, err
}

func write(path string, data []byte) error {
	if err := os.WriteFile(path, data, 0o644); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	log.Printf("%s: %d KB", filepath.Base(path), len(data)>>10)
	return nil
}
