package anchor

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"casebound/notebook"
)

// The trial: quotes of five lengths from documents written for this project,
// each document changed in one of ten ways by a generator that knows where
// every word went. The seeds are fixed.

// method is a way of finding an anchor again.
type method struct {
	name   string
	locate func(old, now *Finder, x *Alignment, a notebook.Anchor) Found
}

var methods = []method{
	{"offset", func(_, now *Finder, _ *Alignment, a notebook.Anchor) Found {
		if !now.text.Valid(a.Span) {
			return Found{}
		}
		return Found{Span: a.Span, Score: 1, State: Anchored}
	}},
	{"exact", func(_, now *Finder, _ *Alignment, a notebook.Anchor) Found { return exactWithContext(now.text, a) }},
	{"locate", func(_, now *Finder, _ *Alignment, a notebook.Anchor) Found { return now.Locate(a) }},
	{"align", func(_, _ *Finder, x *Alignment, a notebook.Anchor) Found { return x.Locate(a) }},
}

// exactWithContext is what a simple annotator does: the quote to the letter,
// where most of prefix and suffix stands beside it.
func exactWithContext(t notebook.Text, a notebook.Anchor) Found {
	all, best, found := t.All(), -1, Found{}
	for at := 0; ; {
		i := strings.Index(all[at:], a.Quote)
		if i < 0 {
			return found
		}
		start, end := at+i, at+i+len(a.Quote)
		near := commonSuffix([]byte(a.Prefix), []byte(all[:start])) + commonPrefix([]byte(a.Suffix), []byte(all[end:]))
		if near > best {
			best, found = near, Found{Span: notebook.Span{Start: start, End: end}, Score: 1, State: Anchored}
		}
		at = start + 1
	}
}

// tally counts what became of the quotes of one kind and length.
type tally struct {
	present, right, wrong, check, orphan int // of those still present
	gone, anchored                       int // of those deleted
}

// fate is what became of a quote's words.
type fate uint8

const (
	present fate = iota
	altered      // some were replaced by others: "check me" at the place is right too
	gone
)

func (y *tally) count(found Found, truth notebook.Span, f fate) {
	if f == gone {
		y.gone++
		if found.State == Anchored {
			y.anchored++
		}
		return
	}
	y.present++
	here := sameSpan(found.Span, truth)
	switch {
	case found.State == Anchored && here, f == altered && found.State == Check && here:
		y.right++
	case found.State == Anchored:
		y.wrong++
	case found.State == Check && here:
		y.check++
	default:
		y.orphan++
	}
}

// sameSpan allows for punctuation, and for an edge where a word was replaced.
func sameSpan(a, b notebook.Span) bool {
	both := a.Intersect(b).Len()
	return 10*both >= 7*(max(a.End, b.End)-min(a.Start, b.Start))
}

// allDamages are the ten kinds of the trial, and what else captures do.
var allDamages = slices.Concat(damages, furtherDamages)

var quoteWords = []int{1, 3, 5, 10, 25}

// outcome is what one method made of one quote.
type outcome struct {
	method string
	anchor notebook.Anchor
	found  Found
	truth  notebook.Span
	fate   fate
	// repeated says that the document has the quote several times between the
	// same neighbours: only its bearings tell which one it is of.
	repeated bool
}

// trial draws so many quotes of so many words from a document, applies one
// kind of change for each, and hands what every method made of it to report.
func trial(name, content string, d damage, words, each int, report func(outcome)) {
	k := slices.IndexFunc(allDamages, func(e damage) bool { return e.name == d.name })
	atoms := atomsOf(content)
	old := NewFinder(notebook.PlainText(content))
	r := rand.New(rand.NewPCG(hashLetters([]byte(name)), uint64(k*100+words)))
	for range each {
		quote, ok := drawQuote(r, content, atoms, words)
		if !ok {
			continue
		}
		c := write(d.apply(r, atoms, quote))
		truth, kept, left := c.where(content, quote)
		if left > 0 && 5*kept < 3*left {
			continue // fewer than three words in five are as they were
		}
		o := outcome{anchor: Describe(old.text, quote), truth: truth}
		o.repeated = old.repeats(o.anchor)
		switch {
		case left == 0:
			o.fate = gone
		case d.name == "words replaced" && kept < left:
			o.fate = altered
		}
		now := NewFinder(c.text)
		x := AlignFinders(old, now)
		for _, m := range methods {
			o.method, o.found = m.name, m.locate(old, now, x, o.anchor)
			report(o)
		}
	}
}

// repeats reports whether the quote of an anchor stands in the text several
// times beside the same letters.
func (f *Finder) repeats(a notebook.Anchor) bool {
	p := newPattern(a)
	before := slices.Clone(p.before[:min(len(p.before), wholeSide)])
	slices.Reverse(before)
	return several(f.k.letters, slices.Concat(before, p.letters, p.behind[:min(len(p.behind), wholeSide)]))
}

func trialTexts(t testing.TB, pattern string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no texts under %s (%v)", pattern, err)
	}
	texts := map[string]string{}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(path)] = notebook.PlainText(string(b)).All()
	}
	return texts
}

func sortedNames(texts map[string]string) []string {
	names := make([]string, 0, len(texts))
	for name := range texts {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// TestTrial holds the promise of the design over the generated changes: of the
// quotes of three words and more that are still there 99 in 100 are found, and
// of the deleted ones none.
func TestTrial(t *testing.T) {
	texts := trialTexts(t, "testdata/trial/*.txt")
	sums := map[string]*tally{}
	for _, m := range methods {
		sums[m.name] = &tally{}
	}
	for _, name := range sortedNames(texts) {
		for _, d := range damages {
			for _, words := range quoteWords {
				trial(name, texts[name], d, words, 4, func(o outcome) {
					if words >= 3 {
						sums[o.method].count(o.found, o.truth, o.fate)
					}
					if o.fate == gone && o.found.State == Anchored && (o.method == "locate" || o.method == "align") {
						t.Errorf("%s, %s, by %s: deleted quote %q was anchored at %v, score %.2f", name, d.name, o.method, o.anchor.Quote, o.found.Span, o.found.Score)
					}
				})
			}
		}
	}
	for _, m := range []string{"locate", "align"} {
		s := sums[m]
		if s.present < 1000 || s.gone < 100 {
			t.Fatalf("%s: only %d quotes present and %d deleted", m, s.present, s.gone)
		}
		if 100*s.right < 99*s.present {
			t.Errorf("by %s: %d of %d right (%d wrong, %d check, %d orphans), want 99 %%", m, s.right, s.present, s.wrong, s.check, s.orphan)
		}
		if s.right <= sums["exact"].right {
			t.Errorf("%s is right %d times, exact quote with context %d times", m, s.right, sums["exact"].right)
		}
	}
}

// TestADeletedPassageTakesItsQuotesAlong deletes the whole sentence or
// paragraph of a quote, where nothing is left to show that it was there: across
// versions the alignment still knows.
func TestADeletedPassageTakesItsQuotesAlong(t *testing.T) {
	texts := trialTexts(t, "testdata/trial/*.txt")
	tried := 0
	for _, name := range sortedNames(texts) {
		atoms := atomsOf(texts[name])
		old := NewFinder(notebook.PlainText(texts[name]))
		for _, end := range []string{". ", "\n\n"} {
			for _, words := range quoteWords {
				r := rand.New(rand.NewPCG(uint64(words), hashLetters([]byte(name+end))))
				for range 4 {
					quote, ok := drawQuote(r, texts[name], atoms, words)
					if !ok {
						continue
					}
					tried++
					a := Describe(old.text, quote)
					x := AlignFinders(old, NewFinder(write(withoutPassage(atoms, quote, end)).text))
					if got := x.Locate(a); got.State == Anchored {
						t.Errorf("%s: %q went with its passage and was anchored at %q, score %.2f", name, a.Quote, x.b.text.At(got.Span), got.Score)
					}
				}
			}
		}
	}
	if tried < 200 {
		t.Fatalf("only %d quotes", tried)
	}
}

// withoutPassage drops what stands around a quote between two ends.
func withoutPassage(atoms []atom, quote notebook.Span, end string) []atom {
	from, to := -1, -1
	for i, a := range atoms {
		if quote.Overlaps(a.origin) {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	for from > 0 && !strings.Contains(atoms[from-1].text, end) {
		from--
	}
	for to < len(atoms) && !strings.Contains(atoms[to].text, end) {
		to++
	}
	return append(append([]atom(nil), atoms[:from]...), atoms[to:]...)
}
