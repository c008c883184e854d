package finder

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"casebound/notebook"
)

func find(x *Index, query string) []string {
	return titlesOf(x.Find(context.Background(), query, 10, noon))
}

// questions ask for all there is to ask for.
var questions = []string{"", "a", "ma", "mar", "report", "bank of", "cold watre", "gl", "the", "19", "xq", "@ka", ":3", ">", "wtr cmp", "e-mail", "сад"}

func TestChangedIndexEqualsFreshOne(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	changed := New(nil)
	kept := map[string]Candidate{}
	for round := range 60 {
		for range 1 + r.IntN(30) {
			c := stranger(r)
			c.ID = fmt.Sprint(r.IntN(200))
			if r.IntN(4) == 0 {
				c.Opened = Frecency{Sum: r.Float64() * 9, At: noon.AddDate(0, 0, -r.IntN(90))}
			}
			changed.Put(c)
			kept[c.ID] = c
		}
		for range r.IntN(12) {
			id := fmt.Sprint(r.IntN(200))
			changed.Remove(id)
			delete(kept, id)
		}
		if round%6 != 5 {
			continue
		}
		fresh := New(nil)
		for _, c := range kept {
			fresh.Put(c)
		}
		if changed.Len() != fresh.Len() {
			t.Fatalf("changed index holds %d, fresh one %d", changed.Len(), fresh.Len())
		}
		for _, q := range questions {
			got, want := changed.Find(context.Background(), q, 20, noon), fresh.Find(context.Background(), q, 20, noon)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%q after changes: %v (of %d), fresh %v (of %d)", q, titlesOf(got), got.Total, titlesOf(want), want.Total)
			}
			got, want = changed.First(q, 20, noon), fresh.First(q, 20, noon)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("first answer to %q after changes: %v, fresh %v", q, titlesOf(got), titlesOf(want))
			}
		}
	}
}

func TestManyPutAtOnceEqualOneByOne(t *testing.T) {
	list := crowd(300, 2)
	list = append(list, list[7]) // the same ID twice in one call
	list[300].Title = "Renamed on the way"
	once, single := indexOf(list), New(nil)
	for _, c := range list {
		single.Put(c)
	}
	for _, q := range append(questions, "renamed") {
		if got, want := find(once, q), find(single, q); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: at once %q, one by one %q", q, got, want)
		}
	}
}

func TestCoresDoNotChangeTheAnswer(t *testing.T) {
	x := indexOf(cast(t, "candidates.txt"), crowd(4000, 3))
	for _, c := range cases(t, "cases.txt") {
		x.run = New(nil).run
		alone := x.Find(context.Background(), c.query, 20, noon)
		x.run = both
		if got := x.Find(context.Background(), c.query, 20, noon); !reflect.DeepEqual(got, alone) {
			t.Errorf("%q: with two cores %q, with one %q", c.query, titlesOf(got), titlesOf(alone))
		}
	}
}

// TestMatchesAreLettersOfTheQuery holds what is set in bold: ranges in order,
// apart, on rune boundaries, and made of letters that were typed.
func TestMatchesAreLettersOfTheQuery(t *testing.T) {
	for name, players := range casts {
		x := indexOf(cast(t, players), crowd(2000, 11))
		for _, c := range cases(t, name) {
			for _, r := range x.Find(context.Background(), c.query, 10, noon).Results {
				checkMatches(t, c.query, r)
			}
		}
	}
}

func checkMatches(t *testing.T, query string, r Result) {
	t.Helper()
	letters := plain(query).text
	end := -1
	for _, m := range r.Matches {
		text, err := notebook.NewText(r.Candidate.Title, nil, nil)
		if err != nil || !text.Valid(m) || m.Empty() || m.Start <= end {
			t.Fatalf("%q: span %v of %q is empty, out of order or inside a letter", query, m, r.Candidate.Title)
		}
		end = m.End
		for _, letter := range plain(text.At(m)).text {
			if letter != ' ' && !strings.ContainsRune(letters, letter) {
				t.Errorf("%q: %q is bold in %q, but %q was not typed", query, text.At(m), r.Candidate.Title, letter)
			}
		}
	}
	if len(r.Matches) == 0 && r.Via == "" && letters != "" {
		t.Errorf("%q finds %q, but nothing shows why", query, r.Candidate.Title)
	}
}

func TestBoldStandsAtTheRightLetters(t *testing.T) {
	for _, c := range []struct{ title, query, bold string }{
		{"Żeromiński's letters", "zerom", "[Żerom]iński's letters"},
		{"Jürgen Größmann", "grossmann", "Jürgen [Größmann]"},
		{"Jürgen Größmann", "juergen", "[Jürgen] Größmann"},
		{"Cafe\u0301 society", "cafe", "[Cafe\u0301] society"},
		{"Getting Things Done", "gtd", "[G]etting [T]hings [D]one"},
		{"Crime and Custom", "crcu", "[Cr]ime and [Cu]stom"},
		{"The Harbour", "habour", "The [Ha]r[bour]"},
		{"東の港から", "港", "東の[港]から"},
		{"김민수", "민수", "김[민수]"},
		{"Siobhán O'Rourke", "orourke", "Siobhán [O]'[Rourke]"},
		{"👩‍👩‍👧 family tree", "family", "👩‍👩‍👧 [family] tree"},
		{"E-mail of 3 May", "email", "[E]-[mail] of 3 May"},
		{"E-mail of 3 May", "e-mail", "[E]-[mail] of 3 May"},
		{"WikiLedger", "ledger", "Wiki[Ledger]"},
	} {
		x := indexOf([]Candidate{{ID: "1", Title: c.title}})
		a := x.Find(context.Background(), c.query, 1, noon)
		if len(a.Results) == 0 {
			t.Errorf("%q does not find %q", c.query, c.title)
			continue
		}
		got, last := "", 0
		for _, m := range a.Results[0].Matches {
			got += c.title[last:m.Start] + "[" + c.title[m.Start:m.End] + "]"
			last = m.End
		}
		if got += c.title[last:]; got != c.bold {
			t.Errorf("%q: %s, want %s", c.query, got, c.bold)
		}
	}
}

func TestPrefixAsksForOneKind(t *testing.T) {
	var list []Candidate
	for k := range kinds {
		list = append(list, Candidate{Kind: k, ID: k.String(), Title: "Harbour " + k.String(), Opened: Frecency{Sum: 1, At: noon}})
	}
	x := indexOf(list)
	for k := range kinds {
		if k.Prefix() == "" {
			continue
		}
		for _, query := range []string{k.Prefix(), k.Prefix() + "harb", "  " + k.Prefix() + " harbour"} {
			a := x.Find(context.Background(), query, 9, noon)
			if len(a.Results) != 1 || a.Results[0].Candidate.Kind != k || a.Total != 1 {
				t.Errorf("%q finds %q of %d, want the %v alone", query, titlesOf(a), a.Total, k)
			}
		}
	}
	if a := x.Find(context.Background(), "harb", 9, noon); a.Total != int(kinds) {
		t.Errorf("without a prefix: %d, want %d", a.Total, kinds)
	}
}

func TestEmptyQueryShowsRecentPlaces(t *testing.T) {
	day := func(n int) time.Time { return noon.AddDate(0, 0, -n) }
	x := indexOf([]Candidate{
		{ID: "1", Title: "Never opened"},
		{ID: "2", Title: "Often, long ago", Opened: Frecency{Sum: 20, At: day(200)}},
		{ID: "3", Title: "Once, today", Opened: Frecency{Sum: 1, At: day(0)}},
		{ID: "4", Title: "Often, lately", Opened: Frecency{Sum: 6, At: day(2)}},
		{ID: "5", Kind: Note, Title: "A note nobody opened"},
	})
	want := []string{"Often, lately", "Once, today", "Often, long ago", "Never opened"}
	if got := find(x, " "); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOpeningRaisesAmongEqualsOnly(t *testing.T) {
	often := Frecency{Sum: 40, At: noon}
	x := indexOf([]Candidate{
		{ID: "1", Title: "Kestrel papers, first box"},
		{ID: "2", Title: "Kestrel papers, other box", Opened: often},
		{ID: "3", Title: "Kestrel"},
	})
	if got, want := find(x, "kestrel")[:2], []string{"Kestrel", "Kestrel papers, other box"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFrecencyFades(t *testing.T) {
	var f Frecency
	for range 3 {
		f = f.Again(noon)
	}
	if got := f.Value(noon); got != 3 {
		t.Errorf("three openings now are worth %v, want 3", got)
	}
	if got := f.Value(noon.Add(HalfLife)); got != 1.5 {
		t.Errorf("after the half-life they are worth %v, want 1.5", got)
	}
	if got := f.Value(noon.Add(-time.Hour)); got != 3 {
		t.Errorf("with the clock set back they are worth %v, want 3", got)
	}
	if got := (Frecency{}).Value(noon); got != 0 {
		t.Errorf("never opened is worth %v, want 0", got)
	}
}

func TestCancelledSearchAnswersNothing(t *testing.T) {
	x := indexOf(crowd(3000, 4))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if a := x.Find(ctx, "report", 10, noon); len(a.Results) != 0 || a.Complete {
		t.Errorf("a cancelled search answered %q", titlesOf(a))
	}
}

func TestUnavailableCommandComesWithItsReason(t *testing.T) {
	x := indexOf([]Candidate{{ID: "1", Kind: Command, Title: "Lock notebook", Command: "notebook.lock", Unavailable: "this notebook has no passphrase"}})
	a := x.Find(context.Background(), ">lock", 5, noon)
	if len(a.Results) != 1 || a.Results[0].Candidate.Unavailable == "" {
		t.Errorf("got %+v", a.Results)
	}
}

func TestAlternativeThatMatchedIsTold(t *testing.T) {
	x := indexOf([]Candidate{{ID: "1", Kind: Entity, Title: "Institute for Maritime Transparency", Alternatives: []string{"Tide Watch"}}})
	a := x.Find(context.Background(), "tide", 5, noon)
	if len(a.Results) != 1 || a.Results[0].Via != "Tide Watch" || len(a.Results[0].Matches) != 0 {
		t.Errorf("got %+v", a.Results)
	}
}

func TestOneWrongWordStillFinds(t *testing.T) {
	x := indexOf(cast(t, "candidates.txt"))
	if got := find(x, "harbour ledger zeppelin"); len(got) == 0 || got[0] != "The Harbour Ledger: How a Port Was Sold" {
		t.Errorf("got %q", got)
	}
}

func TestFirstAnswerIsPartOfTheFullOne(t *testing.T) {
	x := indexOf(cast(t, "candidates.txt"), crowd(3000, 9))
	for _, c := range cases(t, "cases.txt") {
		full := map[string]bool{}
		for _, r := range x.Find(context.Background(), c.query, 5000, noon).Results {
			full[r.Candidate.ID] = true
		}
		for _, r := range x.First(c.query, 20, noon).Results {
			if !full[r.Candidate.ID] {
				t.Errorf("%q: %q is in the first answer only", c.query, r.Candidate.Title)
			}
		}
	}
}

// TestFindingWhileCandidatesChange asks and changes at the same time; the race
// detector looks on.
func TestFindingWhileCandidatesChange(t *testing.T) {
	x := indexOf(crowd(3000, 1))
	x.run = both
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() {
			for _, q := range questions {
				x.Find(context.Background(), q, 20, noon)
				x.First(q, 20, noon)
			}
		})
	}
	for i, c := range crowd(400, 2) {
		x.Put(c)
		x.Remove(fmt.Sprintf("crowd:1:%d", i))
	}
	wait.Wait()
	if x.Len() != 3000 {
		t.Errorf("%d candidates, want 3000", x.Len())
	}
}

// FuzzAnythingMayBeTyped holds that neither a title nor a query breaks the
// finder, and that a title finds itself.
func FuzzAnythingMayBeTyped(f *testing.F) {
	for _, s := range []string{"Kestrel", "Größe \x00 b", "e\u0301\u0301", "\xff\xfe", "東京", ">", "#\"@", strings.Repeat("ab ", 400), strings.Repeat("x", 700), "ﬁne", "İstanbul"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, title, query string) {
		x := indexOf([]Candidate{{ID: "1", Title: title, Alternatives: []string{query}}, {ID: "2", Title: "Other"}})
		for _, r := range x.Find(context.Background(), query, 5, noon).Results {
			end := -1
			for _, m := range r.Matches {
				if m.Start <= end || m.End > len(r.Candidate.Title) || m.Empty() {
					t.Fatalf("%q: bad span %v of %q", query, m, r.Candidate.Title)
				}
				end = m.End
			}
		}
		x.First(query, 5, noon)
		own := strings.TrimLeft(title, " \t\n>@#\":")
		if p := plain(own); len(p.words) == 0 || len(p.words) > mostTokens || !utf8.ValidString(title) {
			return
		}
		if got := x.Find(context.Background(), own, 5, noon); got.Total == 0 {
			t.Errorf("%q does not find itself", own)
		}
	})
}

// TestNoMoreSlipsAreForgivenThanOne holds that a word of six letters is not
// taken for another one that shares some of them.
func TestNoMoreSlipsAreForgivenThanOne(t *testing.T) {
	x := indexOf([]Candidate{
		{Kind: Document, ID: "1", Title: "Guests at the gate"},
		{Kind: Document, ID: "2", Title: "El estate"},
		{Kind: Document, ID: "3", Title: "Ledger"},
		{Kind: Document, ID: "4", Title: "Dam"},
		{Kind: Document, ID: "5", Title: "Day"},
	})
	for query, want := range map[string]int{"gaetsy": 0, "esatle": 0, "ledegr": 1, "ledgr": 1, "lefegr": 0, "dma": 1, "dqm": 0} {
		if got := x.Find(context.Background(), query, 8, noon).Total; got != want {
			t.Errorf("%s finds %d, want %d", query, got, want)
		}
	}
}
