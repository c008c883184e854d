package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"casebound/docs/train/ner/corpus"
	"casebound/notebook"
	"casebound/notebook/extract/name"
)

// bins of the model's probability; the last is 1 alone.
const bins = 10

// counts of one way names were found, by bin of probability: all, right.
type counts [bins][2]float64

// calibrate prints, for each origin and form, the share of names that are
// right in each bin of the model's probability: the curves of
// notebook/extract/confidence.go.
func calibrate(data, hand, models, split string, sets []string) error {
	tagger, err := name.Load(os.DirFS(models))
	if err != nil {
		return err
	}
	var table [2][2][name.Origins]counts
	for _, set := range sets {
		docs, err := read(set, split, data, hand)
		if err != nil {
			return err
		}
		misc := hasMisc(docs)
		for _, d := range docs {
			for _, f := range forms {
				text, gold := f.write(d)
				found, err := tagger.Tag(context.Background(), notebook.PlainText(text), "en", nil)
				if err != nil {
					return err
				}
				want := map[corpus.Mention]bool{}
				for _, m := range gold {
					want[m] = true
				}
				for _, n := range found {
					if n.Kind == notebook.Misc && !misc {
						continue
					}
					c := &table[bit(n.Flat)][bit(n.Supported)][n.Origin][min(bins-1, int(n.Probability*bins))]
					c[0]++
					if want[corpus.Mention{Start: n.Start, End: n.End, Kind: n.Kind}] {
						c[1]++
					}
				}
			}
		}
	}
	for _, form := range table {
		fmt.Println("\t{")
		for _, support := range form {
			fmt.Println("\t\t{")
			for _, c := range support {
				fmt.Printf("\t\t\t{%s},\n", c.curve())
			}
			fmt.Println("\t\t},")
		}
		fmt.Println("\t},")
	}
	return nil
}

// hasMisc reports whether a set marks other names than people, organisations
// and places at all.
func hasMisc(docs []corpus.Document) bool {
	for _, d := range docs {
		for _, l := range d.Lines {
			for _, m := range l.Names {
				if m.Kind == notebook.Misc {
					return true
				}
			}
		}
	}
	return false
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// curve is the smoothed share in each bin, made to rise by pooling neighbours
// (isotonic regression, Ayer et al. 1955).
func (c counts) curve() string {
	type pool struct {
		all, right float64
		n          int
	}
	var pools []pool
	for _, bin := range c {
		pools = append(pools, pool{bin[0] + 2, bin[1] + 1, 1})
		for k := len(pools); k > 1 && pools[k-2].right*pools[k-1].all > pools[k-1].right*pools[k-2].all; k = len(pools) {
			pools[k-2].all += pools[k-1].all
			pools[k-2].right += pools[k-1].right
			pools[k-2].n += pools[k-1].n
			pools = pools[:k-1]
		}
	}
	var out []string
	for _, p := range pools {
		for range p.n {
			out = append(out, fmt.Sprintf("%.2f", p.right/p.all))
		}
	}
	return strings.Join(out, ", ")
}
