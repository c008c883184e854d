package anchor

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"casebound/notebook"
)

// marked makes a text and the span between the first pair of brackets in it.
func marked(t *testing.T, s string) (notebook.Text, notebook.Span) {
	t.Helper()
	start, end := strings.Index(s, "["), strings.Index(s, "]")
	if start < 0 || end < start {
		t.Fatalf("no brackets in %q", s)
	}
	return notebook.PlainText(s[:start] + s[start+1:end] + s[end+1:]), notebook.Span{Start: start, End: end - 1}
}

func describe(t *testing.T, s string) notebook.Anchor {
	t.Helper()
	text, span := marked(t, s)
	return Describe(text, span)
}

func TestDescribeKeepsQuoteAndThirtyTwoCodePointsEachSide(t *testing.T) {
	a := describe(t, strings.Repeat("é😀", 30)+"[the lamp]"+strings.Repeat("ü", 40))
	if a.Quote != "the lamp" || a.Prefix != strings.Repeat("é😀", 16) || a.Suffix != strings.Repeat("ü", 32) {
		t.Errorf("got %+v", a)
	}
}

// FuzzDescribeThenLocateIsTheIdentity: in its own text an anchor is found
// where it was, whatever the text says.
func FuzzDescribeThenLocateIsTheIdentity(f *testing.F) {
	f.Add("The scale can be wrong, and a clerk can be tired.", uint16(4), uint16(9))
	f.Add(strings.Repeat("no no no. ", 50), uint16(100), uint16(102))
	f.Add("— … 😀 \n\n東京 e\u0301", uint16(0), uint16(3))
	f.Add("a", uint16(0), uint16(1))
	f.Add("The word ދިވެހި ends in a mark, and the mark is a letter", uint16(9), uint16(19))
	f.Fuzz(func(t *testing.T, s string, from, to uint16) {
		text := notebook.PlainText(s)
		span := notebook.Span{Start: min(int(from), text.Len()), End: min(int(to), text.Len())}
		if span.Empty() || !text.Valid(span) {
			return
		}
		a := Describe(text, span)
		if text.At(a.Span) != a.Quote {
			t.Fatalf("%v slices to %q, the quote is %q", a.Span, text.At(a.Span), a.Quote)
		}
		got := Locate(text, a)
		if got.Span != span || got.State != Anchored || got.Score != 1 || got.How != WhereItWas {
			t.Fatalf("%q at %v was found as %+v", a.Quote, span, got)
		}
		across := Align(text, text).Locate(a)
		if letters := lettersOf(a.Quote); len(letters) > 0 && across.State == Anchored && string(lettersOf(text.At(across.Span))) != string(letters) {
			t.Fatalf("%q at %v was found across as %+v", a.Quote, span, across)
		}
	})
}

// FuzzLocateNeverBreaksASpan: any anchor in any text ends in a valid span or
// in none.
func FuzzLocateNeverBreaksASpan(f *testing.F) {
	f.Add("the old mill by the river", "old mill", "the ", " by", 3, 11)
	f.Add("ééé", "é", "", "", -4, 900)
	f.Add(strings.Repeat("ab", 200), strings.Repeat("ba", 150), "a", "b", 0, 3)
	f.Fuzz(func(t *testing.T, s, quote, prefix, suffix string, start, end int) {
		text := notebook.PlainText(s)
		a := notebook.Anchor{Span: notebook.Span{Start: start, End: end}, Quote: quote, Prefix: prefix, Suffix: suffix, Bearings: suffix}
		for _, found := range []Found{Locate(text, a), Align(notebook.PlainText(prefix+quote+suffix), text).Locate(a)} {
			if !text.Valid(found.Span) || (found.State == Orphan) != found.Span.Empty() || found.Score < 0 || found.Score > 1 {
				t.Fatalf("%+v in %q is %+v", a, s, found)
			}
		}
	})
}

const harbourBefore = "Nobody in the town expects the harbour to close. On Wednesday morning the cranes were moving as they always do, " +
	"and [the scale beside the north gate] was being washed with a hose. A man in a yellow coat said that it was washed every spring."

func TestLocateFollowsAPassageThroughEdits(t *testing.T) {
	a := describe(t, harbourBefore)
	for _, c := range []struct {
		name, text, want string
		state            State
		how              string
	}{
		{"a sentence put in before", "Rain fell. " + harbourBefore, "the scale beside the north gate", Anchored, ExactWords},
		{"case and punctuation gone", strings.ToLower(strings.NewReplacer(".", "", ",", "").Replace("so " + harbourBefore)), "the scale beside the north gate", Anchored, ExactWords},
		{"upper case", strings.ToUpper("so " + harbourBefore), "THE SCALE BESIDE THE NORTH GATE", Anchored, SameLetters},
		{"a broken line", strings.Replace("so "+harbourBefore, "beside", "be-\nside", 1), "the scale be-\nside the north gate", Anchored, SameLetters},
		{"one word replaced", strings.Replace("so "+harbourBefore, "north", "south", 1), "the scale beside the south gate", Anchored, SimilarWords},
		{"neighbours replaced on one side", "Everything else is new, and " + harbourBefore[strings.Index(harbourBefore, "["):], "the scale beside the north gate", Anchored, ExactWords},
		{"deleted", strings.Replace("so "+harbourBefore, "[the scale beside the north gate] ", "[]", 1), "", Orphan, ""},
		{"another text", "so [] the committee read a report about the lamps of the island and closed the meeting at nine.", "", Orphan, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := notebook.PlainText(strings.NewReplacer("[", "", "]", "").Replace(c.text))
			got := Locate(text, a)
			if got.State != c.state || text.At(got.Span) != c.want || got.How != c.how {
				t.Errorf("got %q, %v, %.2f, %q, want %q, %v, %q", text.At(got.Span), got.State, got.Score, got.How, c.want, c.state, c.how)
			}
		})
	}
}

func TestADeletedQuoteIsNotTheSameWordsElsewhere(t *testing.T) {
	a := describe(t, "The brothers were seen by the ferryman near the old quay, and later the customs officer met them [near the old quay] with a lantern in his hand.")
	text := notebook.PlainText("Yesterday. The brothers were seen by the ferryman near the old quay, and later the customs officer met them with a lantern in his hand.")
	if got := Locate(text, a); got.State == Anchored {
		t.Errorf("anchored at %q with %.2f", text.At(got.Span), got.Score)
	}
}

func TestNeighboursTellEqualQuotesApart(t *testing.T) {
	sentences := []string{"Mrs. Arkwright spoke against it and the motion was lost.", "Dr. Voss proposed a new fence and the motion was carried.", "Mr. Pugh asked for a camera and the motion was deferred."}
	text := notebook.PlainText(strings.Join(sentences, "\n"))
	moved := notebook.PlainText(strings.Join([]string{sentences[2], "Nothing else.", sentences[0], sentences[1]}, "\n"))
	for _, s := range sentences {
		at := strings.Index(text.All(), s) + strings.Index(s, "the motion")
		a := Describe(text, notebook.Span{Start: at, End: at + len("the motion")})
		got := Locate(moved, a)
		want := strings.Index(moved.All(), s) + strings.Index(s, "the motion")
		if got.State != Anchored || got.Span.Start != want {
			t.Errorf("%q: got %+v, want it anchored at %d", s, got, want)
		}
	}
}

func TestEqualPlacesAreNotToldApartByChance(t *testing.T) {
	line := "The motion was carried with one vote against, as always. "
	text := notebook.PlainText(strings.Repeat(line, 40))
	a := Describe(text, notebook.Span{Start: 20*len(line) + 4, End: 20*len(line) + 22})
	edited := notebook.PlainText("A word before. " + text.All())
	if got := Locate(edited, a); got.State != Check {
		t.Errorf("got %v with %.2f, want check", got.State, got.Score)
	}
}

func TestASingleWordNeedsTheWordAndOneSide(t *testing.T) {
	a := describe(t, "In the end the committee could not agree on the [price] of the bridge that nobody had asked for.")
	for _, c := range []struct {
		name, text string
		want       State
	}{
		{"both sides", "Well. In the end the committee could not agree on the price of the bridge that nobody had asked for.", Anchored},
		{"one side", "They could hardly ever agree, but on one day the price of the bridge that nobody had asked for.", Anchored},
		{"no side", "Everyone wondered about a price nobody would dare to name aloud in public.", Orphan},
		{"part of another word", "In the end the committee could not agree on the pricelist of the bridge that they had.", Orphan},
		{"another word in its place", "In the end the committee could not agree on the prize of the bridge that nobody had asked for.", Orphan},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Locate(notebook.PlainText(c.text), a); got.State != c.want {
				t.Errorf("got %v with %.2f (%s), want %v", got.State, got.Score, got.How, c.want)
			}
		})
	}
}

func TestAQuoteWithoutLettersNeedsBothSides(t *testing.T) {
	a := describe(t, "The answer was silence [...] and then more of it.")
	if got := Locate(notebook.PlainText("So. The answer was silence ... and then more of it."), a); got.State != Anchored {
		t.Errorf("moved: got %+v", got)
	}
	if got := Locate(notebook.PlainText("Other dots ... elsewhere."), a); got.State != Orphan {
		t.Errorf("elsewhere: got %+v", got)
	}
}

func TestABareQuoteIsFoundWhereItsWordsStand(t *testing.T) {
	text := notebook.PlainText("The lamp was lit. The lamplighter slept. “The Log is the work,” she said. The lamp went out.")
	for _, c := range []struct {
		quote, want string
		state       State
	}{
		{"The lamp was", "The lamp was", Anchored},
		{"the log is the work", "The Log is the work", Anchored},
		{"lamp", "lamp", Check}, // twice
		{"lighter", "lighter", Check},
		{"the ferry", "", Orphan},
	} {
		got := Locate(text, notebook.Anchor{Quote: c.quote})
		if got.State != c.state || text.At(got.Span) != c.want {
			t.Errorf("%q: got %q, %v, want %q, %v", c.quote, text.At(got.Span), got.State, c.want, c.state)
		}
	}
}

func TestPunctuationOfTheQuoteIsFoundAgain(t *testing.T) {
	a := describe(t, "She told the committee [“I signed one page.”] and sat down in the second row.")
	text := notebook.PlainText(`Later, she told the committee "I signed one page." and sat down in the second row.`)
	if got := Locate(text, a); text.At(got.Span) != `"I signed one page."` {
		t.Errorf("got %q", text.At(got.Span))
	}
}

func TestLongQuotesAreFoundThoughEdited(t *testing.T) {
	texts := trialTexts(t, "testdata/trial/harbour.txt")
	content := texts["harbour.txt"]
	text := notebook.PlainText(content)
	a := Describe(text, notebook.Span{Start: 500, End: 2000})
	edited := notebook.PlainText("New first line.\n" + strings.NewReplacer("committee", "panel", "tonnage", "weight", "crowns", "kroner").Replace(content))
	got := Locate(edited, a)
	if got.State != Anchored || got.How != SimilarWords || got.Span.Len() < 1400 || got.Span.Len() > 1600 {
		t.Errorf("got %+v", got)
	}
}

// TestBetterEvidenceNeverScoresLess holds the order of scores.
func TestBetterEvidenceNeverScoresLess(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	for range 20000 {
		n := 1 + r.IntN(200)
		worse := evidence{r.Float64(), r.Float64(), r.Float64()}
		better := evidence{
			worse.words + (1-worse.words)*r.Float64(),
			worse.before + (1-worse.before)*r.Float64(),
			worse.behind + (1-worse.behind)*r.Float64(),
		}
		if worse.score(n) > better.score(n)+1e-12 || better.score(n) > 1+1e-12 {
			t.Fatalf("%d letters: %+v scores %.4f, %+v %.4f", n, worse, worse.score(n), better, better.score(n))
		}
		if worse.score(n) > worse.score(n+1)+1e-12 {
			t.Fatalf("%+v scores %.4f for %d letters and %.4f for one more", worse, worse.score(n), n, worse.score(n+1))
		}
	}
}

// TestScoresFallAsATextDriftsAway edits the neighbours of a quote letter by
// letter: the score never rises.
func TestScoresFallAsATextDriftsAway(t *testing.T) {
	a := describe(t, harbourBefore)
	plain := strings.NewReplacer("[", "", "]", "").Replace(harbourBefore)
	before := []byte("x" + plain) // not where it was
	last := float32(2)
	for i := a.End + 1; i < a.End+34; i++ {
		got := Locate(notebook.PlainText(string(before)), a)
		if got.Score > last {
			t.Fatalf("with %d letters of the suffix changed the score rose from %.3f to %.3f", i-a.End-1, last, got.Score)
		}
		last = got.Score
		if before[i] != ' ' {
			before[i] = 'q'
		}
	}
	if last > 0.99 {
		t.Errorf("the score ends at %.3f: it did not fall at all", last)
	}
}

func TestOrphansKeepNoSpan(t *testing.T) {
	got := Locate(notebook.PlainText("Nothing of the kind."), describe(t, harbourBefore))
	if got.State != Orphan || !got.Span.Empty() || got.How != "" || got.Score >= CheckFrom {
		t.Errorf("got %+v", got)
	}
}

func ExampleLocate() {
	old := notebook.PlainText("Korvin kept the light for twenty-nine years, until the lamp was given a sensor.")
	a := Describe(old, notebook.Span{Start: 16, End: 43})
	now := notebook.PlainText("nadezhda korvin kept the light for twenty nine years until the lamp was given a sensor")
	found := Locate(now, a)
	fmt.Printf("%s: %q (%s)\n", found.State, now.At(found.Span), found.How)
	// Output: anchored: "light for twenty nine years" (same letters)
}

// TestSimilarWordsAreFoundInALongText: beyond searchedWhole only parts of a
// text are searched, and what leads there must lead there.
func TestSimilarWordsAreFoundInALongText(t *testing.T) {
	r, v := rand.New(rand.NewPCG(4, 4)), vocabulary(3000)
	long := prose(r, v, 900000)
	if len(lettersOf(long)) < searchedWhole {
		t.Fatalf("only %d bytes", len(long))
	}
	story := " The keeper wrote that a ship without a name lay behind the island for three nights and that a polite man had brought oranges. "
	old := notebook.PlainText(long[:1000] + story + long[1000:])
	a := Describe(old, notebook.Span{Start: 1005, End: 1080})
	now := notebook.PlainText(long[:4_500_000] + strings.Replace(story, "name lay", "flag stood", 1) + long[4_500_000:])
	got := Locate(now, a)
	if got.State == Orphan || got.Span.Start < 4_500_000 || got.Span.End > 4_500_000+len(story) {
		t.Errorf("got %+v", got)
	}
}

// FuzzABetterPlaceNeverScoresLess holds the law of TestBetterEvidenceNeverScoresLess
// for any evidence and any length of quote.
func FuzzABetterPlaceNeverScoresLess(f *testing.F) {
	f.Add(uint8(200), uint8(0), uint8(255), uint8(3), uint8(20))
	f.Add(uint8(255), uint8(255), uint8(255), uint8(0), uint8(1))
	f.Fuzz(func(t *testing.T, words, before, behind, more, letters uint8) {
		of := func(words, before, behind uint8) evidence {
			return evidence{float64(words) / 255, float64(before) / 255, float64(behind) / 255}
		}
		up := func(v uint8) uint8 { return uint8(min(255, int(v)+int(more))) }
		e, n := of(words, before, behind), int(letters)+1
		for _, better := range []evidence{of(up(words), before, behind), of(words, up(before), behind), of(words, before, up(behind))} {
			if got, was := better.score(n), e.score(n); got < was-1e-12 || got > 1+1e-12 {
				t.Fatalf("%+v scores %.6f for %d letters, %+v only %.6f", e, was, n, better, got)
			}
		}
		if got, was := e.score(n+int(more)), e.score(n); got < was-1e-12 {
			t.Fatalf("%+v scores %.6f for %d letters and %.6f for %d", e, was, n, got, n+int(more))
		}
	})
}

func TestAChangedNumberIsForTheReaderToCheck(t *testing.T) {
	const was = "The clerk weighed the cargo of the north gate before noon. They counted 318 barges at the quay, and the log was closed on the second day of the month."
	for _, c := range []struct {
		quote, old, new string
		want            State
	}{
		{"counted 318 barges at the quay", "318", "381", Check},
		{"counted 318 barges at the quay", "318", "3l8", Anchored}, // a bad scan
		{"counted 318 barges at the quay", "barges", "boats", Anchored},
		{"closed on the second day of", "second", "third", Check},
		{"weighed the cargo of the north gate", "318", "381", Anchored},
	} {
		old := notebook.PlainText(was)
		at := strings.Index(was, c.quote)
		a := Describe(old, notebook.Span{Start: at, End: at + len(c.quote)})
		now := notebook.PlainText(strings.Replace(was, c.old, c.new, 1))
		if got := Locate(now, a); got.State != c.want {
			t.Errorf("%q with %s for %s: %v at %q, want %v", c.quote, c.new, c.old, got.State, now.At(got.Span), c.want)
		}
		if got := Align(old, now).Locate(a); got.State != c.want {
			t.Errorf("%q with %s for %s across versions: %v at %q, want %v", c.quote, c.new, c.old, got.State, now.At(got.Span), c.want)
		}
	}
}
