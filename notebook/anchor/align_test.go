package anchor

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"casebound/notebook"
)

// all are the runs in order of a.
func (x runs) all() []run {
	list := make([]run, x.len())
	for i := range list {
		list[i] = x.at(i)
	}
	return list
}

// checkRuns holds the laws of an alignment: runs in order, apart in both
// texts, and letter for letter the same.
func checkRuns(t *testing.T, x *Alignment) {
	t.Helper()
	end := 0
	list := x.runs.all()
	for i, r := range list {
		if r.n <= 0 || r.a < end || r.a+r.n > x.a.k.len() || r.b < 0 || r.b+r.n > x.b.k.len() {
			t.Fatalf("run %d %+v: out of order or out of the text", i, r)
		}
		end = r.a + r.n
		if string(x.a.k.letters[r.a:r.a+r.n]) != string(x.b.k.letters[r.b:r.b+r.n]) {
			t.Fatalf("run %d %+v: letters differ", i, r)
		}
	}
	byB := slices.Clone(list)
	slices.SortFunc(byB, func(p, q run) int { return p.b - q.b })
	for i := 1; i < len(byB); i++ {
		if byB[i-1].b+byB[i-1].n > byB[i].b {
			t.Fatalf("runs %+v and %+v share letters of the second text", byB[i-1], byB[i])
		}
	}
}

func FuzzAlignmentIsSymmetric(f *testing.F) {
	f.Add("The lamp is nothing. The log is the work.", "the log is the work the lamp is nothing")
	f.Add(strings.Repeat("a", 900), strings.Repeat("a", 700)+"b")
	f.Add("", "x")
	f.Add(strings.Repeat("one two three four five six seven eight nine ten. ", 20), strings.Repeat("one two three for five six seven. ", 31))
	f.Fuzz(func(t *testing.T, a, b string) {
		ta, tb := notebook.PlainText(a), notebook.PlainText(b)
		there, back := Align(ta, tb), Align(tb, ta)
		checkRuns(t, there)
		checkRuns(t, back)
		if !slices.Equal(there.runs.all(), back.Inverse().runs.all()) || !slices.Equal(there.Inverse().runs.all(), back.runs.all()) {
			t.Fatalf("%q and %q: %v one way, %v the other", a, b, there.runs.all(), back.Inverse().runs.all())
		}
	})
}

// TestAlignmentIsSymmetric is the law on edited documents, where much happens.
func TestAlignmentIsSymmetric(t *testing.T) {
	texts := trialTexts(t, "testdata/trial/*.txt")
	for name, content := range texts {
		for k, d := range damages {
			r := rand.New(rand.NewPCG(7, uint64(k)))
			a := notebook.PlainText(content)
			b := write(d.apply(r, atomsOf(content), notebook.Span{Start: 400, End: 460})).text
			there, back := Align(a, b), Align(b, a)
			checkRuns(t, there)
			if !slices.Equal(there.runs.all(), back.Inverse().runs.all()) {
				t.Errorf("%s, %s: not the same both ways", name, d.name)
			}
			if ca, cb := there.Coverage(); ca < 0.75 || cb < 0.6 {
				t.Errorf("%s, %s: covers %.2f and %.2f", name, d.name, ca, cb)
			}
		}
	}
}

func TestATextAlignsWithItselfAsOneRun(t *testing.T) {
	for name, content := range trialTexts(t, "testdata/trial/*.txt") {
		text := notebook.PlainText(content)
		x := Align(text, text)
		if a, b := x.Coverage(); x.runs.len() != 1 || a != 1 || b != 1 {
			t.Errorf("%s: %d runs cover %.3f and %.3f", name, x.runs.len(), a, b)
		}
	}
}

func TestMapLeadsToTheSameWords(t *testing.T) {
	a := notebook.PlainText("An early sheet. The clerk wrote “going west” in the log at ten minutes to five, and closed the book. Then came the storm.")
	b := notebook.PlainText("the clerk wrote going west in the log at ten minutes to five and closed the book nothing is known of what came after that")
	x := Align(a, b)
	for _, c := range []struct {
		quote, want string
		share       float32
	}{
		{"going west", "going west", 1},
		{"The clerk wrote", "the clerk wrote", 1},
		{"An early sheet", "", 0},
		{"ten minutes to five, and closed", "ten minutes to five and closed", 1},
	} {
		at := strings.Index(a.All(), c.quote)
		got, share := x.Map(notebook.Span{Start: at, End: at + len(c.quote)})
		if b.At(got) != c.want || share != c.share {
			t.Errorf("%q: got %q with %.2f, want %q with %.2f", c.quote, b.At(got), share, c.want, c.share)
		}
		if c.share == 1 {
			if back, share := x.Inverse().Map(got); a.At(back) != c.quote || share != 1 {
				t.Errorf("%q: back to %q with %.2f", c.quote, a.At(back), share)
			}
		}
	}
}

func TestReplacedWordsAtTheEdgeAreInTheImage(t *testing.T) {
	a := notebook.PlainText("The report that was read on Monday says that 318 ships were weighed at the north gate before noon and nobody objected.")
	b := notebook.PlainText("The report that was read on Monday says that 327 boats were weighed at the north gate before noon and nobody objected.")
	got, share := Align(a, b).Map(notebook.Span{Start: strings.Index(a.All(), "318"), End: strings.Index(a.All(), " were")})
	if share >= 1 || b.At(got) != "327 boats" {
		t.Errorf("got %q with %.2f", b.At(got), share)
	}
}

func TestAnInsertedSentenceIsNotPartOfItsNeighbours(t *testing.T) {
	a := notebook.PlainText("We met at noon. The mayor said that she would not go. It rained and everybody went home early that day.")
	b := notebook.PlainText("We met at noon. The mayor said that she was tired. The mayor said that she would not go. It rained and everybody went home early that day.")
	start := strings.Index(a.All(), "The mayor")
	got, share := Align(a, b).Map(notebook.Span{Start: start, End: strings.Index(a.All(), " It rained")})
	if share != 1 || b.At(got) != "The mayor said that she would not go" {
		t.Errorf("got %q with %.2f", b.At(got), share)
	}
}

func TestMovedParagraphsAreAligned(t *testing.T) {
	content := trialTexts(t, "testdata/trial/report.txt")["report.txt"]
	p := strings.Split(strings.TrimSpace(content), "\n\n")
	a := notebook.PlainText(strings.Join(p, "\n\n"))
	p[3], p[6] = p[6], p[3]
	b := notebook.PlainText(strings.Join(p, "\n\n"))
	x := Align(a, b)
	if ca, cb := x.Coverage(); ca < 0.999 || cb < 0.999 {
		t.Errorf("covers %.3f and %.3f", ca, cb)
	}
	at := strings.Index(a.All(), "pine, which is already splitting")
	quote := Describe(a, notebook.Span{Start: at, End: at + 32})
	if got := x.Locate(quote); got.State != Anchored || b.At(got.Span) != quote.Quote {
		t.Errorf("got %+v", got)
	}
}

func TestAcrossVersionsADeletedQuoteIsAnOrphan(t *testing.T) {
	a := notebook.PlainText("Mr. Pugh proposed that the tap be replaced. The motion was carried. Dr. Voss proposed that the fence be repaired. The motion was carried. The meeting closed at nine.")
	b := notebook.PlainText("Mr. Pugh proposed that the tap be replaced. Dr. Voss proposed that the fence be repaired. The motion was carried. The meeting closed at nine.")
	at := strings.Index(a.All(), "The motion was carried")
	quote := Describe(a, notebook.Span{Start: at, End: at + 22})
	if got := Align(a, b).Locate(quote); got.State == Anchored {
		t.Errorf("the first vote is anchored at %v with %.2f", got.Span, got.Score)
	}
	at = strings.LastIndex(a.All(), "The motion was carried")
	quote = Describe(a, notebook.Span{Start: at, End: at + 22})
	if got := Align(a, b).Locate(quote); got.State != Anchored || got.Span.Start != strings.Index(b.All(), "The motion") {
		t.Errorf("the second vote is %+v", got)
	}
}

// TestHostilePairsCostBoundedWork aligns what has no landmarks: the work is
// counted, not timed.
func TestHostilePairsCostBoundedWork(t *testing.T) {
	line := "The committee met again and nothing was decided about the bridge. "
	for _, c := range []struct{ name, a, b string }{
		{"one letter", strings.Repeat("a", 1<<18), strings.Repeat("a", 1<<18+99)},
		{"one letter, one other", strings.Repeat("a", 1<<18) + "b" + strings.Repeat("a", 1<<17), strings.Repeat("a", 1<<17) + "b" + strings.Repeat("a", 1<<18)},
		{"two rhythms", strings.Repeat("ab", 1<<16), strings.Repeat("aab", 1<<16)},
		{"ten thousand repeats", strings.Repeat(line, 10000), "And then? " + strings.Repeat(line, 9000) + "Oh. " + strings.Repeat(line, 900)},
		{"every line changed", strings.Repeat(line, 2000), strings.Repeat(strings.Replace(line, "bridge", "b", 1), 2000)},
		{"reversed", fmt.Sprint(rand.New(rand.NewPCG(1, 1)).Perm(20000)), fmt.Sprint(rand.New(rand.NewPCG(2, 2)).Perm(20000))},
	} {
		t.Run(c.name, func(t *testing.T) {
			fa, fb := NewFinder(notebook.PlainText(c.a)), NewFinder(notebook.PlainText(c.b))
			x := newAligner(fa.k, fb.k)
			budget := x.work
			x.gap(0, len(x.a), 0, len(x.b), 0)
			if x.work < -1<<16 {
				t.Errorf("%d comparisons beyond the budget of %d", -x.work, budget)
			}
			if len(x.table.slots) > 8*landmarksAtMost {
				t.Errorf("the table has %d slots", len(x.table.slots))
			}
			y := AlignFinders(fa, fb)
			checkRuns(t, y)
			quote := Describe(fa.Text(), notebook.Span{Start: len(c.a) / 2, End: len(c.a)/2 + 40})
			if got := y.Locate(quote); !fb.Text().Valid(got.Span) {
				t.Errorf("got %+v", got)
			}
		})
	}
}

// FuzzDiffIsShortest compares Myers' algorithm with the table of dynamic
// programming.
func FuzzDiffIsShortest(f *testing.F) {
	f.Add("kitten", "sitting")
	f.Add("", "abc")
	f.Add("abcabba", "cbabac")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 200 || len(b) > 200 {
			return
		}
		w := differ{work: 1 << 30}
		n, end := 0, run{}
		for _, r := range diff([]byte(a), []byte(b), diffEdits, &w) {
			if r.a < end.a+end.n || r.b < end.b+end.n || a[r.a:r.a+r.n] != b[r.b:r.b+r.n] {
				t.Fatalf("%q %q: bad run %+v after %+v", a, b, r, end)
			}
			n, end = n+r.n, r
		}
		if want := longestCommon(a, b); n != want {
			t.Fatalf("%q %q: %d letters in common, want %d", a, b, n, want)
		}
	})
}

func longestCommon(a, b string) int {
	row := make([]int, len(b)+1)
	for i := range len(a) {
		diagonal := 0
		for j := range len(b) {
			was := row[j+1]
			if a[i] == b[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = was
		}
	}
	return row[len(b)]
}

// FuzzApproximatelyAgreesWithSellers compares the bit vectors with the plain
// table.
func FuzzApproximatelyAgreesWithSellers(f *testing.F) {
	f.Add("the committee met again and nothing was decided", "nothing wos decided", 3)
	f.Add(strings.Repeat("abc", 60), strings.Repeat("abd", 40), 40)
	f.Fuzz(func(t *testing.T, text, pattern string, edits int) {
		if len(pattern) == 0 || len(pattern) > 200 || len(text) > 500 || edits < 0 || edits >= len(pattern) {
			return
		}
		best, end := len(pattern)+1, 0
		row := make([]int, len(pattern)+1)
		for i := range row {
			row[i] = i
		}
		for j := range len(text) {
			diagonal := row[0]
			for i := range len(pattern) {
				cost := diagonal
				if pattern[i] != text[j] {
					cost++
				}
				diagonal = row[i+1]
				row[i+1] = min(cost, row[i]+1, diagonal+1)
			}
			if row[len(pattern)] < best {
				best, end = row[len(pattern)], j+1
			}
		}
		got := approximately([]byte(text), []byte(pattern), edits, 1)
		switch {
		case best > edits && len(got) > 0:
			t.Fatalf("%q in %q: found at %v, the best needs %d edits of %d", pattern, text, got, best, edits)
		case best <= edits && (len(got) != 1 || got[0] != end):
			t.Fatalf("%q in %q: found at %v, want %d with %d edits", pattern, text, got, end, best)
		}
	})
}

func TestAcrossVersionsAWordIsNotFoundInsideAnother(t *testing.T) {
	a := notebook.PlainText("They had asked for a permit to cross the bay before the winter, and were given one at once.")
	b := notebook.PlainText("They had asked for a permit to cross northern bay before the winter, and were given one at once.")
	at := strings.Index(a.All(), "the bay")
	if got := Align(a, b).Locate(Describe(a, notebook.Span{Start: at, End: at + 3})); got.State == Anchored {
		t.Errorf("%q is anchored with %.2f", b.At(got.Span), got.Score)
	}
}

// TestALineBehindFurnitureIsAligned has a line that both captures end with
// between a box and a footer that only one has: no shortest script may strew
// its letters over them.
func TestALineBehindFurnitureIsAligned(t *testing.T) {
	body := trialTexts(t, "testdata/trial/report.txt")["report.txt"]
	const line = "Write to us at the harbour office."
	a := notebook.PlainText("A title that stands above one capture alone, and is long\n\n" + body +
		"\n\nThank you. We have sent you a letter that you must answer before we can send you the next number of this sheet, as the law of the town wants it. Look for it in the hut.\n\n" +
		line + "\n\nWeather, tides, ships, letters to the harbour, the lamp. All that is printed here was printed on the island by those who keep the lamp, and may be copied by hand.\n")
	b := notebook.PlainText(strings.ToLower(body + "\n\n" + line))
	if _, cb := Align(a, b).Coverage(); cb != 1 {
		t.Errorf("%.4f of the shorter capture is aligned, want all", cb)
	}
}
