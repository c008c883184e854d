// Command peers measures the finder and the search beside others in one run:
// sahilm/fuzzy alone and fzf's algorithm on the finder's case files and on
// keystrokes, SQLite's FTS5, bleve and ripgrep (where installed) on the same
// generated texts.
//
//	(cd docs/score/peers && go run . -area finder [-others 50000])
//	(cd docs/score/peers && go run . -area search [-documents 10000])
//
// This folder is a module of its own, so that the product does not depend on
// what it is compared with.
package main

import (
	"flag"
	"fmt"
	"log"
	"slices"
	"time"
)

func main() {
	log.SetFlags(0)
	area := flag.String("area", "finder", "finder or search")
	cases := flag.String("cases", "../../../notebook/finder/testdata", "the finder's case files")
	others := flag.Int("others", 5000, "candidates around those that the cases look for")
	keys := flag.Int("keys", 100_000, "candidates of the keystrokes")
	documents := flag.Int("documents", 10_000, "texts of 5 KB to search")
	flag.Parse()
	switch *area {
	case "finder":
		finders(*cases, *others, *keys)
	case "search":
		searches(*documents)
	default:
		log.Fatalf("there is no area %q", *area)
	}
}

// report prints a figure as the bench does.
func report(area, name, metric string, value float64, unit string) {
	fmt.Printf("%s.peers.%s.%s\t%.4g\t%s\n", area, name, metric, value, unit)
}

// percentiles reports the median and the 95th percentile in milliseconds.
func percentiles(area, name, metric string, took []time.Duration) {
	slices.Sort(took)
	ms := func(at int) float64 { return float64(took[len(took)*at/100].Microseconds()) / 1000 }
	report(area, name, metric+".p50", ms(50), "ms")
	report(area, name, metric+".p95", ms(95), "ms")
}
