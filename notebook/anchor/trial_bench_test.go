package anchor

import (
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"casebound/notebook"
)

// documentation is where a Debian system keeps texts that nobody wrote for
// this trial.
var documentation = flag.String("trial.docs", "/usr/share/doc:/usr/share/common-licenses", "folders of the texts of the second trial")

const (
	// documentationTexts is how many of them are tried, spread over all, and
	// documentationLeast and documentationMost are their sizes in bytes.
	documentationTexts = 24
	documentationLeast = 3 << 10
	documentationMost  = 24 << 10
)

// BenchmarkTrial prints, for each kind of change and number of words, the
// share of present quotes that each method gets right, how many it anchors at
// a wrong place, and how many deleted ones it anchors; for documents written
// for this project, and for the documentation of the system it runs on. It says
// also how many of the quotes stand in their document several times between the
// same neighbours, and how many of those Locate gets right.
func BenchmarkTrial(b *testing.B) {
	b.Run("own", func(b *testing.B) { benchmarkTrial(b, trialTexts(b, "testdata/trial/*.txt"), allDamages, 12) })
	if texts := systemTexts(b); len(texts) > 0 {
		b.Run("debian", func(b *testing.B) { benchmarkTrial(b, texts, damages, 4) })
	}
}

func benchmarkTrial(b *testing.B, texts map[string]string, kinds []damage, each int) {
	for _, d := range kinds {
		for _, words := range quoteWords {
			b.Run(fmt.Sprintf("%s/%d words", d.name, words), func(b *testing.B) {
				var sums map[string]*tally
				var repeated tally
				for b.Loop() {
					sums, repeated = map[string]*tally{}, tally{}
					for _, m := range methods {
						sums[m.name] = &tally{}
					}
					for _, name := range sortedNames(texts) {
						trial(name, texts[name], d, words, each, func(o outcome) {
							sums[o.method].count(o.found, o.truth, o.fate)
							if o.repeated && o.method == "locate" {
								repeated.count(o.found, o.truth, o.fate)
							}
						})
					}
				}
				for _, m := range methods {
					y := sums[m.name]
					if y.present > 0 {
						b.ReportMetric(100*float64(y.right)/float64(y.present), m.name+"-%right")
						b.ReportMetric(float64(y.wrong), m.name+"-wrong")
					} else {
						b.ReportMetric(float64(y.anchored), m.name+"-deleted-anchored")
					}
				}
				b.ReportMetric(float64(sums["locate"].present+sums["locate"].gone), "quotes")
				b.ReportMetric(float64(repeated.present), "repeated")
				b.ReportMetric(float64(repeated.right), "repeated-right")
			})
		}
	}
}

// systemTexts reads texts of the documentation folders, the same ones each
// time on the same system.
func systemTexts(b *testing.B) map[string]string {
	b.Helper()
	var paths []string
	for _, folder := range strings.Split(*documentation, ":") {
		// What cannot be read is not tried.
		_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				paths = append(paths, path)
			}
			return nil
		})
	}
	texts, seen := map[string]string{}, map[uint64]bool{}
	step := max(1, len(paths)/(8*documentationTexts))
	for i := 0; i < len(paths) && len(texts) < documentationTexts; i += step {
		content := plainFile(paths[i])
		if content == "" || seen[hashLetters([]byte(content))] {
			continue
		}
		seen[hashLetters([]byte(content))] = true
		texts[paths[i]] = notebook.PlainText(content).All()
	}
	return texts
}

// plainFile is the content of a plain text of fitting size, unpacked; "" for
// all else.
func plainFile(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return ""
		}
	}
	raw, err := io.ReadAll(io.LimitReader(r, documentationMost+1))
	markup := strings.HasPrefix(strings.TrimSpace(string(raw)), "<")
	if err != nil || len(raw) < documentationLeast || len(raw) > documentationMost || markup || !utf8.Valid(raw) {
		return ""
	}
	return string(raw)
}
