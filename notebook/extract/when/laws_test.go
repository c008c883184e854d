package when

import (
	"slices"
	"strings"
	"testing"

	"casebound/notebook"
)

// FuzzLaws holds the laws of checkLaws on any text, read in both languages.
func FuzzLaws(f *testing.F) {
	for _, c := range readCases(f, "testdata/english.txt", "en") {
		f.Add(c.text)
	}
	for _, c := range readCases(f, "testdata/german.txt", "de") {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, language := range []string{"en", "de"} {
			checkLaws(t, s, Options{Base: day(t, "2021-06-10"), Language: language})
			checkLaws(t, s, Options{Language: language, Narrative: notebook.NarrativeStory})
		}
	})
}

// TestLaws: expressions are in order, apart, and slice to their words; their
// times read back from EDTF, and begin before they end.
func TestLaws(t *testing.T) {
	for _, s := range append(hostile, "", " ", "\n\n", "Apr", "'", "é – May 3\u2009rd", "early early early mid late 1990", "\xff 3 May") {
		checkLaws(t, s[:min(len(s), 2000)], Options{Base: day(t, "2021-06-10")})
	}
}

func checkLaws(t *testing.T, s string, o Options) {
	t.Helper()
	text := notebook.PlainText(s)
	end := 0
	for _, x := range Find(text, o) {
		if x.Start < end || x.Empty() || !text.Valid(x.Span) {
			t.Fatalf("expression %v after offset %d in %q", x.Span, end, s)
		}
		end = x.End
		if words := text.At(x.Span); x.When.Words != words || strings.TrimSpace(words) != words {
			t.Fatalf("expression %q holds the words %q", words, x.When.Words)
		}
		if x.Value == "" || x.Reason == "" {
			t.Fatalf("%q has value %q, reason %q", text.At(x.Span), x.Value, x.Reason)
		}
		if !x.When.Known() {
			continue
		}
		w, err := notebook.ParseEDTF(x.When.EDTF)
		if err != nil || w.Earliest != x.When.Earliest || w.Latest != x.When.Latest || w.Earliest > w.Latest {
			t.Fatalf("%q is %+v, but its EDTF is %+v, %v", text.At(x.Span), x.When, w, err)
		}
		if x.Type != notebook.Date && x.Type != notebook.Time {
			t.Fatalf("%q is a %v with a date: %s", text.At(x.Span), x.Type, x.When.EDTF)
		}
	}
}

// TestChangingTheBaseMovesWhatIsRelative: expressions that were read against
// the document's date move with it, all others stay.
func TestChangingTheBaseMovesWhatIsRelative(t *testing.T) {
	for _, c := range readCases(t, "testdata/english.txt", "en") {
		text := notebook.PlainText(c.text)
		o := c.options
		first := Find(text, o)
		o.Base = day(t, "1971-11-23") // another weekday, month, season and century
		second := Find(text, o)
		if len(first) != len(second) {
			t.Errorf("line %d: %d expressions become %d", c.line, len(first), len(second))
			continue
		}
		for i, a := range first {
			b := second[i]
			relative := a.When.Base == c.options.Base.EDTF
			if a.Span != b.Span || a.Type != b.Type || !relative && !readAgainst(first, a) && a.When.EDTF != b.When.EDTF {
				t.Errorf("line %d: %q is %s, and read from another date %s", c.line, text.At(a.Span), a.Value, b.Value)
			}
			if relative && a.When.EDTF == b.When.EDTF {
				t.Errorf("line %d: %q stays %s when the document's date moves", c.line, text.At(a.Span), a.Value)
			}
		}
	}
}

// readAgainst reports whether an expression was read against another one of
// the list that is itself relative.
func readAgainst(list []notebook.Timex, x notebook.Timex) bool {
	return x.When.Base != "" && slices.ContainsFunc(list, func(y notebook.Timex) bool {
		return y.When.Base != "" && strings.TrimSuffix(y.When.EDTF, "~") == x.When.Base
	})
}

// TestWithoutABaseRelativeWordsWait: nothing is dated against a date that is
// not known.
func TestWithoutABaseRelativeWordsWait(t *testing.T) {
	text := notebook.PlainText("On Thursday, April 8, last week, tomorrow and in March they met; in 1998 they did not.")
	for _, x := range Find(text, Options{}) {
		words := text.At(x.Span)
		if want := words == "1998"; x.When.Known() != want {
			t.Errorf("%q is dated %q", words, x.When.EDTF)
		}
		if !x.When.Known() && !strings.Contains(x.Value, "X") {
			t.Errorf("%q has the value %s", words, x.Value)
		}
	}
}

// TestCoarseBasesDateNoFinerThanTheyAre: the year of writing is enough for last
// year, but not for yesterday.
func TestCoarseBasesDateNoFinerThanTheyAre(t *testing.T) {
	text := notebook.PlainText("Yesterday, last week, last month, in May, last year.")
	for base, want := range map[string]string{
		"2021-06-10": "2021-06-09 2021-05-31/2021-06-06 2021-05 2021-05 2020",
		"2021-06":    "- - 2021-05 2021-05 2020",
		"2021":       "- - - 2021-05 2020",
		"202X":       "- - - - -",
	} {
		var got []string
		for _, x := range Find(text, Options{Base: day(t, base)}) {
			if !x.When.Known() {
				x.When.EDTF = "-"
			}
			got = append(got, x.When.EDTF)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("written %s: got %v, want %s", base, got, want)
		}
	}
}

// hostile texts are what breaks careless readers.
var hostile = []string{
	strings.Repeat("1", 40_000),
	strings.Repeat("1 ", 20_000),
	strings.Repeat("of the ", 6_000),
	strings.Repeat("january ", 5_000),
	strings.Repeat("the end of ", 4_000),
	strings.Repeat("early ", 7_000),
	strings.Repeat("last ", 8_000),
	strings.Repeat("two hundred ", 3_000),
	strings.Repeat("1-2-3/4.5:6 ", 3_000),
	strings.Repeat("more than ", 4_000),
	strings.Repeat("in the past ", 3_000),
	strings.Repeat("a full ", 6_000),
	strings.Repeat("3 May to ", 4_000),
	strings.Repeat("the first week of ", 2_000),
	strings.Repeat("1/2/2003 ", 4_000),
	strings.Repeat("and 12 ", 5_000),
	strings.Repeat("the day before ", 2_000),
	strings.Repeat("'", 40_000),
	strings.Repeat("ä", 20_000),
	strings.Repeat("a.", 20_000),
	strings.Repeat("between May and ", 2_000),
	"Monday " + strings.Repeat("10:30 and ", 3_000),
	strings.Repeat("10:30 ", 4_000) + "Monday",
	strings.Repeat("Monday to ", 3_000),
	strings.Repeat("the same month ", 2_000),
	strings.Repeat("morning of ", 3_000),
}

// TestWorkGrowsWithTheText counts the tokens looked at, on a text and on its
// first half.
func TestWorkGrowsWithTheText(t *testing.T) {
	for _, s := range hostile {
		half, whole := looks(s[:len(s)/2]), looks(s)
		if whole > half*22/10+1000 {
			t.Errorf("%.20q…: %d looks for %d bytes, %d for half of it", s, whole, len(s), half)
		}
		if whole > 60*len(s) {
			t.Errorf("%.20q…: %d looks for %d bytes", s, whole, len(s))
		}
	}
}

// looks reads a text and answers how many tokens were looked at.
func looks(s string) int {
	lex := lexiconOf("en")
	text := notebook.PlainText(s)
	p := newParser(text.All(), scan(text, lex), lex)
	found := p.all()
	r := &resolver{parser: p, base: base{first: date(2021, 6, 10), grain: days, edtf: "2021-06-10"}}
	for _, e := range found {
		r.timex(e)
	}
	return p.looks
}

// TestWordsBeginWhatTheyCan: what a word may begin, worked out once for the
// lexicon, leaves out no reading that would have found something.
func TestWordsBeginWhatTheyCan(t *testing.T) {
	for file, language := range map[string]string{"testdata/english.txt": "en", "testdata/german.txt": "de"} {
		for _, c := range readCases(t, file, language) {
			lex := lexiconOf(language)
			text := notebook.PlainText(c.text)
			p := newParser(text.All(), scan(text, lex), lex)
			for i := range p.tokens {
				for _, e := range expressions {
					if _, end := e.read(p, i); end > 0 && p.mayBegin(i)&e.kind == 0 {
						t.Errorf("line %d: reading %d is left out at %q", c.line, e.kind, c.text[p.tokens[i].start:])
					}
				}
			}
		}
	}
}

// TestStoriesAreToldFromNews: the mode is guessed by evidence.
func TestStoriesAreToldFromNews(t *testing.T) {
	story := `In 1701 the duke died. His son ruled until 1715. In May the city rose. By 1722 the war was lost,
		and in 1723 the treaty of 1688 was torn up. Nothing changed before 1740.`
	news := `The mill, built in 1701, closed on Tuesday. It had burned in 1715 and in 1722. The owner said on Wednesday
		that a sale agreed last week, the first since 1740, would go ahead next month. In 1880 and 1902 he had said so too.`
	for _, c := range []struct {
		text  string
		story bool
	}{{story, true}, {news, false}} {
		lex := lexiconOf("en")
		text := notebook.PlainText(strings.Join(strings.Fields(c.text), " "))
		p := newParser(text.All(), scan(text, lex), lex)
		if got := tellsStory(p.all(), baseOf(day(t, "2021-06-10"))); got != c.story {
			t.Errorf("told to be a story: %v, of %.30q…", got, c.text)
		}
	}
}
