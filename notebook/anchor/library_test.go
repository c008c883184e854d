package anchor

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"casebound/notebook"
)

// vocabulary makes words of our own, so that invented documents do not share
// grams by chance.
func vocabulary(n int) []string {
	r := rand.New(rand.NewPCG(11, 3))
	words := make([]string, n)
	for i := range words {
		b := make([]byte, 3+r.IntN(7))
		for j := range b {
			b[j] = "aeioubcdfghklmnprstvw"[r.IntN(21)]
		}
		words[i] = string(b)
	}
	return words
}

// prose strings together so many words.
func prose(r *rand.Rand, words []string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(words[r.IntN(len(words))])
		if i%13 == 12 {
			b.WriteString(". ")
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func numbered(n int) notebook.ID {
	var id notebook.ID
	binary.BigEndian.PutUint64(id[8:], uint64(n+1))
	return id
}

// shelf is a small collection: originals, stripped captures, edited ones, one
// that quotes a third of another, and strangers.
func shelf() map[string]notebook.Text {
	r, words := rand.New(rand.NewPCG(5, 5)), vocabulary(4000)
	texts := map[string]notebook.Text{}
	for i := range 12 {
		s := prose(r, words, 600)
		texts[fmt.Sprintf("%02d", i)] = notebook.PlainText(s)
		switch i % 4 {
		case 0:
			texts[fmt.Sprintf("%02d stripped", i)] = notebook.PlainText(strings.ToUpper(strings.ReplaceAll(s, ".", "")))
		case 1:
			texts[fmt.Sprintf("%02d longer", i)] = notebook.PlainText(prose(r, words, 200) + s + prose(r, words, 100))
		case 2:
			texts[fmt.Sprintf("%02d quoted", i)] = notebook.PlainText(prose(r, words, 400) + s[:len(s)/3] + prose(r, words, 400))
		}
	}
	return texts
}

func TestRelationsAreWhatTheTextsSay(t *testing.T) {
	texts := shelf()
	for a, ta := range texts {
		for b, tb := range texts {
			want := None
			if a[:2] == b[:2] && a < b {
				want = Version
				if strings.HasSuffix(b, "quoted") {
					want = Related
				}
			} else if a >= b {
				continue
			}
			measured, _ := Relate(ta, tb)
			if estimated := Compare(NewSketch(ta), NewSketch(tb)); measured.Kind != want || estimated.Kind != want {
				t.Errorf("%s and %s: measured %+v, estimated %+v, want %v", a, b, measured, estimated, want)
			}
		}
	}
}

func TestAnExcerptTooShortIsNoVersion(t *testing.T) {
	text := shelf()["03"]
	for _, c := range []struct {
		name string
		of   notebook.Text
		want Kinship
	}{
		{"a headline", notebook.PlainText(text.All()[:60]), None},
		{"two sentences", notebook.PlainText(text.All()[:400]), Version},
		{"nothing", notebook.Text{}, None},
	} {
		if got, _ := Relate(text, c.of); got.Kind != c.want {
			t.Errorf("%s: got %+v, want %v", c.name, got, c.want)
		}
	}
	short := notebook.PlainText("Ship at anchor.")
	if got, _ := Relate(short, notebook.PlainText("SHIP AT ANCHOR")); got.Kind != Version {
		t.Errorf("the same few letters are %+v", got)
	}
}

// TestLibraryFindsWhatAllPairsFind compares the inverted list with comparing
// everything.
func TestLibraryFindsWhatAllPairsFind(t *testing.T) {
	texts := shelf()
	var names []string
	for name := range texts {
		names = append(names, name)
	}
	slices.Sort(names)
	var l Library
	for i, name := range names {
		l.Add(numbered(i), NewSketch(texts[name]))
	}
	for i, name := range names {
		sketch := NewSketch(texts[name])
		got := map[notebook.ID]Kinship{}
		last := 2.0
		for _, c := range l.Shared(sketch).Candidates() {
			got[c.Document] = c.Relation.Kind
			if c.Relation.Containment > last {
				t.Errorf("%s: candidates are not in order", name)
			}
			last = c.Relation.Containment
		}
		for j, other := range names {
			want := Compare(sketch, NewSketch(texts[other])).Kind
			if got[numbered(j)] != want {
				t.Errorf("%s and %s: the library says %v, comparing %v", name, other, got[numbered(j)], want)
			}
		}
		if got[numbered(i)] != Version {
			t.Errorf("%s does not find itself", name)
		}
	}
}

// TestNoSharedGramsAreMissed holds the promise of the sketches against all
// grams of all pairs, for texts of 200 bytes to 200 KB: whatever the texts have
// in common by their grams, as versions do, is a candidate.
func TestNoSharedGramsAreMissed(t *testing.T) {
	r, words := rand.New(rand.NewPCG(8, 8)), vocabulary(3000)
	var texts []string
	for _, n := range []int{30, 45, 60, 80, 120, 200, 400, 800, 2000, 6000, 30000} {
		for range 5 - min(4, n/1000) {
			fields := strings.Fields(prose(r, words, n))
			texts = append(texts, strings.Join(fields, " "))
			for _, every := range []int{40, 20, 10} {
				edited := slices.Clone(fields)
				for i := range edited {
					if r.IntN(every) == 0 {
						edited[i] = words[r.IntN(len(words))]
					}
				}
				from := r.IntN(n - 25)
				texts = append(texts, strings.Join(edited, " "), strings.Join(edited[from:from+25], " "))
			}
		}
	}
	var l Library
	full := make([]Sketch, len(texts))
	for i, s := range texts {
		k := newSkeleton(s)
		full[i] = sketchSpread(k, 0)
		l.Add(numbered(i), newSketch(k))
	}
	versions := 0
	for i, s := range texts {
		found := map[notebook.ID]bool{}
		for _, c := range l.Shared(newSketch(newSkeleton(s))).Candidates() {
			found[c.Document] = true
		}
		for j := range i {
			want := Compare(full[i], full[j])
			if want.Kind != Version {
				continue
			}
			if versions++; !found[numbered(j)] {
				t.Errorf("texts of %d and %d bytes: no candidates, and of all grams they share %+v", len(s), len(texts[j]), want)
			}
		}
	}
	if versions < 300 {
		t.Errorf("only %d pairs", versions)
	}
}

// TestASharedPassageIsASharedSample is the law of the windows: 42 letters in a
// row, in texts of any length, leave a hash in both sketches.
func TestASharedPassageIsASharedSample(t *testing.T) {
	r, words := rand.New(rand.NewPCG(3, 1)), vocabulary(20000)
	const passage = gramLetters + 2<<sparseFrom - 2
	for n := range 600 {
		shared := string(lettersOf(prose(r, words, 20))[:passage])
		text := func() Sketch {
			return NewSketch(notebook.PlainText(prose(r, words, 5+r.IntN(3000)) + shared + " " + prose(r, words, 5+r.IntN(3000))))
		}
		a, b := text(), text()
		if Compare(a, b).Containment == 0 {
			t.Fatalf("%d: no hash in common, of %d and %d letters", n, a.letters, b.letters)
		}
	}
}

func TestWhatIsRemovedIsNotFound(t *testing.T) {
	texts := shelf()
	var l Library
	a, b := NewSketch(texts["00"]), NewSketch(texts["00 stripped"])
	l.Add(numbered(1), a)
	l.Add(numbered(2), b)
	l.Remove(numbered(1))
	l.Remove(numbered(7)) // never there
	for i := range 40 {
		l.Add(numbered(100+i), NewSketch(texts["05"])) // merges away what is gone
	}
	if got := l.Shared(a).Candidates(); len(got) != 1 || got[0].Document != numbered(2) {
		t.Errorf("got %+v", got)
	}
	l.Add(numbered(2), NewSketch(texts["09"]))
	if got := l.Shared(a).Candidates(); len(got) != 0 {
		t.Errorf("after being replaced it is still found: %+v", got)
	}
	if l.Len() != 41 {
		t.Errorf("the library has %d documents, want 41", l.Len())
	}
}

func TestShortTwinsAreFoundWithoutSamples(t *testing.T) {
	var l Library
	l.Add(numbered(1), NewSketch(notebook.PlainText("Ship at anchor.")))
	if got := l.Shared(NewSketch(notebook.PlainText("ship, at anchor"))).Candidates(); len(got) != 1 || got[0].Relation.Kind != Version {
		t.Errorf("got %+v", got)
	}
}

func FuzzSketchesSurviveStoring(f *testing.F) {
	b, _ := NewSketch(shelf()["02"]).MarshalBinary()
	f.Add(b)
	f.Add([]byte{})
	f.Add([]byte{sketchVersion, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200, 1, 3, 5, 5, 5})
	f.Fuzz(func(t *testing.T, b []byte) {
		var s Sketch
		if err := s.UnmarshalBinary(b); err != nil {
			return
		}
		again, err := s.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var twice Sketch
		if err := twice.UnmarshalBinary(again); err != nil || !slices.Equal(s.hashes, twice.hashes) || s.letters != twice.letters || s.whole != twice.whole {
			t.Fatalf("%+v came back as %+v (%v)", s, twice, err)
		}
	})
}

func TestSketchesOfUnlikeSpreadCompare(t *testing.T) {
	r, words := rand.New(rand.NewPCG(9, 9)), vocabulary(5000)
	s := prose(r, words, 40000)
	fine, coarse := NewSketch(notebook.PlainText(s)), sketchSpread(newSkeleton(strings.ToUpper(s)+prose(r, words, 2000)), sparseFrom+3)
	for _, pair := range [][2]Sketch{{fine, coarse}, {coarse, fine}} {
		if got := Compare(pair[0], pair[1]); got.Kind != Version || got.Containment < 0.95 {
			t.Errorf("compare: got %+v", got)
		}
		var l Library
		l.Add(numbered(1), pair[0])
		if got := l.Shared(pair[1]).Candidates(); len(got) != 1 || got[0].Relation.Kind != Version {
			t.Errorf("library: got %+v", got)
		}
	}
}

// BenchmarkLibrary measures one more document among 10,000: drawing its
// sketch, asking and adding.
func BenchmarkLibrary(b *testing.B) {
	r, words := rand.New(rand.NewPCG(2, 2)), vocabulary(20000)
	var l Library
	furniture := prose(r, words, 40) // on every page
	for i := range 10000 {
		l.Add(numbered(i), NewSketch(notebook.PlainText(prose(r, words, 900)+furniture)))
	}
	text := notebook.PlainText(prose(r, words, 900) + furniture)
	n := 20000
	for b.Loop() {
		sketch := NewSketch(text)
		l.Shared(sketch).Candidates()
		l.Add(numbered(n), sketch)
		n++
	}
	entries := 0
	for _, s := range l.segments {
		entries += len(s)
	}
	b.ReportMetric(float64(8*entries)/(1<<20), "MB-index")
}
