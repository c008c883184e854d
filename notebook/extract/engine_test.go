package extract_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"casebound/notebook"
	"casebound/notebook/extract"
)

// find is the entity of a name, or fails.
func find(t *testing.T, res extract.Result, name string) extract.Entity {
	t.Helper()
	for _, e := range res.Entities {
		if e.Name == name {
			return e
		}
	}
	t.Fatalf("no entity %q among %+v", name, res.Entities)
	return extract.Entity{}
}

func ask(t *testing.T, r extract.Request) extract.Result {
	t.Helper()
	res, err := engine.Read(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func TestRolesStandBesideNames(t *testing.T) {
	res := read(t, "Sens. Ruth Calloway of Maine and Michael Denholm of Colorado wrote to Oskar Lindqvist, the chief product officer of Ericsson. Ericsson CEO Dana Whitfield did not reply.", "en")
	for name, role := range map[string]string{
		"Ruth Calloway": "Sen.", "Michael Denholm": "Sen.", "Oskar Lindqvist": "chief product officer", "Dana Whitfield": "CEO",
	} {
		if got := find(t, res, name).Roles; !slices.Equal(got, []string{role}) {
			t.Errorf("%s: roles %q, want %q", name, got, role)
		}
	}
}

func TestAmountsAreShownAsWritten(t *testing.T) {
	res := read(t, "It cost $5 million, and 5 million dollars is a lot.", "en")
	if e := find(t, res, "$5 million"); e.Kind != notebook.Money || !slices.Equal(e.Aliases, []string{"5 million dollars"}) {
		t.Errorf("%+v", e)
	}
}

func TestPeoplesAreTiedToTheirPlaceAndAreNone(t *testing.T) {
	res := read(t, "The Chinese left early, and two Russians stayed in Vienna.", "en")
	if e := find(t, res, "Chinese"); e.Kind != notebook.Misc || e.Place != "China" {
		t.Errorf("Chinese: %+v", e)
	}
	if e := find(t, res, "Russians"); e.Kind != notebook.Misc || e.Place != "Russia" {
		t.Errorf("Russians: %+v", e)
	}
}

func TestLostApostrophesAreNoPartOfNames(t *testing.T) {
	text := "Huawei sued in Texas. Huawei lost. Huaweis lawyers left the Harlan Fund report unread. The Harlan Fund saw Huawei pay. The Harlan Funds books were closed."
	res := read(t, text, "en")
	for _, m := range res.Mentions {
		if got := text[m.Start:m.End]; got == "Huaweis" || strings.HasSuffix(got, "Funds") {
			t.Errorf("the name %q has kept its s", got)
		}
	}
	count := 0
	for _, m := range res.Mentions {
		if res.Entities[m.Entity].Name == "Huawei" {
			count++
		}
	}
	if count != 4 {
		t.Errorf("Huawei is found %d times, want 4", count)
	}
}

func TestLostApostrophesInTextWithoutCaseAreNoPartOfNames(t *testing.T) {
	text := "the report says that germanys largest lender and huaweis lawyers met in texas last week while the dogs of athens slept and microsofts shares fell"
	res := read(t, text, "en")
	var got []string
	for _, m := range res.Mentions {
		if res.Entities[m.Entity].Kind.Named() {
			got = append(got, text[m.Start:m.End])
		}
	}
	if want := []string{"germany", "huawei", "texas", "athens", "microsoft"}; !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
}

func TestNamesBrokenAtLineEndsAreTheNamesTheyWere(t *testing.T) {
	res := read(t, "The lawyers of Micro-soft flew to Wash-ington on Monday. Microsoft said nothing about Rolls-Royce, and Jean-Claude Aubry left Washington.", "en")
	for name, want := range map[string]int{"Microsoft": 2, "Washington": 2, "Rolls-Royce": 1, "Jean-Claude Aubry": 1} {
		n := 0
		for _, m := range res.Mentions {
			if res.Entities[m.Entity].Name == name {
				n++
			}
		}
		if n != want {
			t.Errorf("%s is found %d times, want %d", name, n, want)
		}
	}
}

func TestPublishersAtTheEndOfHeadlinesAreFound(t *testing.T) {
	for _, divider := range []string{"–", "-", "|"} {
		res := read(t, "Harbour Board Sells Ferry to Norwegian Group "+divider+" TIME\n\nTwo officials told TIME on Monday that the ferry was sold.", "en")
		n := 0
		for _, m := range res.Mentions {
			if res.Entities[m.Entity].Name == "TIME" {
				n++
			}
		}
		if n != 2 {
			t.Errorf("behind %s: TIME is found %d times, want 2", divider, n)
		}
	}
}

func TestHiddenWordsAreNeverFound(t *testing.T) {
	text := notebook.PlainText("Two officials told TIME that Anna Ferrow had left Oslo.")
	res := ask(t, extract.Request{Text: text, Known: []extract.Known{{Name: "Time", NotAnEntity: true}, {Name: "Oslo", NotAnEntity: true}}})
	for _, e := range res.Entities {
		if e.Name == "TIME" || e.Name == "Oslo" {
			t.Errorf("%s is found though it is hidden", e.Name)
		}
	}
	find(t, res, "Anna Ferrow")
}

func TestKnownNamesAreFound(t *testing.T) {
	text := notebook.PlainText("the letter from quellmark reached vardo limited on friday and quellmark said nothing")
	known := []extract.Known{{Kind: notebook.Organisation, Name: "Quellmark", Aliases: []string{"Quellmark AG"}}}
	res := ask(t, extract.Request{Text: text, Language: "en", Known: known})
	if e := find(t, res, "Quellmark"); e.Kind != notebook.Organisation {
		t.Errorf("Quellmark: %+v", e)
	}
	n := 0
	for _, m := range res.Mentions {
		if res.Entities[m.Entity].Name == "Quellmark" {
			n++
		}
	}
	if n != 2 {
		t.Errorf("Quellmark is found %d times, want 2", n)
	}
}

func TestWhatTheReaderSplitIsNotJoinedAgain(t *testing.T) {
	text := notebook.PlainText("Anna Ferrow chairs the board. Ferrow signed the lease in Oslo, and Anna Ferrow was not asked.")
	if res := ask(t, extract.Request{Text: text}); len(find(t, res, "Anna Ferrow").Aliases) != 1 {
		t.Fatalf("the last name alone is not hers to begin with: %v", res.Entities)
	}
	res := ask(t, extract.Request{Text: text, Known: []extract.Known{
		{Kind: notebook.Person, Name: "Anna Ferrow", Decided: true},
		{Kind: notebook.Person, Name: "Ferrow", Decided: true},
	}})
	if e := find(t, res, "Ferrow"); e.Kind != notebook.Person || len(find(t, res, "Anna Ferrow").Aliases) != 0 {
		t.Errorf("read %v", res.Entities)
	}
}

func TestFurnitureMakesNoEntities(t *testing.T) {
	content := "Anna Ferrow met Karl Lindqvist in Oslo.\nMore from Anna Ferrow\nSubscribe to Helen Marchetti\nWrite to desk@example.org"
	at := func(s string) notebook.Span {
		i := strings.Index(content, s)
		return notebook.Span{Start: i, End: i + len(s)}
	}
	var blocks []notebook.Block
	for i, line := range strings.Split(content, "\n") {
		blocks = append(blocks, notebook.Block{Span: at(line), Furniture: i > 0})
	}
	text, err := notebook.NewText(content, blocks, nil)
	if err != nil {
		t.Fatal(err)
	}
	res := ask(t, extract.Request{Text: text, Language: "en"})
	mentions := map[string]int{}
	for _, m := range res.Mentions {
		mentions[res.Entities[m.Entity].Name]++
	}
	if mentions["Anna Ferrow"] != 2 || mentions["Helen Marchetti"] != 0 || mentions["desk@example.org"] != 1 {
		t.Errorf("mentions %v: want Anna Ferrow twice, the address once, Helen Marchetti never", mentions)
	}
}

func TestPlacesAreNotShownInTheCapitalsOfADateline(t *testing.T) {
	res := ask(t, extract.Request{Text: notebook.PlainText("STOCKHOLM, 3 March 2021. The ministers met in Stockholm.")})
	if e := find(t, res, "Stockholm"); len(res.Entities) != 1 {
		t.Errorf("%v, and of all %v", e, res.Entities)
	}
}

func TestCaselessNamesAreShownWithCapitals(t *testing.T) {
	res := read(t, "sens ruth calloway of maine and the head of the fbi met angela merkel in berlin on thursday", "en")
	if e := find(t, res, "Ruth Calloway"); !slices.Contains(e.Roles, "Sen.") {
		t.Errorf("Ruth Calloway: %+v", e)
	}
	find(t, res, "FBI")
	find(t, res, "Berlin")
}

func TestGermanNames(t *testing.T) {
	right, found, asked := score(t, "testdata/german.txt", "de")
	f1 := 200 * float64(right) / float64(found+asked)
	t.Logf("F1 %.1f: %d right of %d found and %d asked for", f1, right, found, asked)
	if f1 < 95 {
		t.Errorf("F1 %.1f over the German names, want at least 95", f1)
	}
}

func TestGermanIsRecognised(t *testing.T) {
	if got := read(t, "Der Bürgermeister ist nach der Sitzung nicht in die Stadt gefahren, und das war ein Fehler.", "").Language; got != "de" {
		t.Errorf("language %q, want de", got)
	}
}

func TestMissingModelsAreAnError(t *testing.T) {
	_, err := extract.New(fstest.MapFS{}).Read(context.Background(), extract.Request{Text: notebook.PlainText("Oslo")})
	if err == nil {
		t.Error("an engine without models reads")
	}
}

func TestDamagedModelsAreAnError(t *testing.T) {
	files := fstest.MapFS{"words.bin": {Data: []byte("\xff\xff no words")}, "names.bin": {}, "weights.bin": {}}
	if _, err := extract.New(files).Read(context.Background(), extract.Request{}); err == nil {
		t.Error("an engine with damaged models reads")
	}
}

func TestReadingCanBeCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := engine.Read(ctx, extract.Request{Text: notebook.PlainText("Anna Ferrow lives in Oslo.")})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func TestReadersDoNotDisturbEachOther(t *testing.T) {
	text := notebook.PlainText(strings.Repeat("Anna Ferrow met Karl Lindqvist of Ericsson in Oslo on Monday.\n", 20))
	want := ask(t, extract.Request{Text: text})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			res, err := engine.Read(context.Background(), extract.Request{Text: text})
			if err != nil || !slices.Equal(res.Mentions, want.Mentions) {
				t.Errorf("another reading of the same text (%v)", err)
			}
		})
	}
	wg.Wait()
}

// obeys checks the laws of a result.
func obeys(t *testing.T, text notebook.Text, res extract.Result) {
	t.Helper()
	start := 0
	end := map[notebook.EntityKind]int{}
	used := make([]bool, len(res.Entities))
	for _, m := range res.Mentions {
		if m.Entity < 0 || m.Entity >= len(res.Entities) {
			t.Fatalf("mention %v of entity %d of %d", m.Span, m.Entity, len(res.Entities))
		}
		used[m.Entity] = true
		kind := res.Entities[m.Entity].Kind
		if !text.Valid(m.Span) || m.Empty() || m.Start < start || m.Start < end[kind] {
			t.Fatalf("%q: mention %v %v out of order, off a rune, or over another", text.All(), m.Span, kind)
		}
		start, end[kind] = m.Start, m.End
		if m.Reason == "" || m.Confidence <= 0 || m.Confidence > 1 {
			t.Fatalf("%q: %+v", text.All(), m)
		}
	}
	for i, e := range res.Entities {
		if !used[i] || e.Name == "" || slices.Contains(e.Aliases, e.Name) {
			t.Fatalf("%q: entity %d %+v (mentioned: %v)", text.All(), i, e, used[i])
		}
	}
}

func FuzzResultsKeepTheirLaws(f *testing.F) {
	for _, s := range []string{
		"Sens. Ruth Calloway of Maine and Michael Denholm wrote to Zoom’s CEO, Dana Whitfield, on 3 April for $5 million.",
		"the citizen lab a research group at the university of toronto found zoom s keys in china",
		"POLICE IN PARIS ARREST KARIM FAROUK\n\nMr. Farouk's lawyer (desk@example.org) declined.",
		"they lived in nazi \n germany and saudi interior\tministry men", "Mr. Paris of Vadim Business\nSchool met eBay Co., Ltd. of Adm. Moody's",
		"Die Müller GmbH & Co. KG in Köln, sagte Dr. von der Leyen.", "U.S.", "'s ’s -", "é\u0301 Ж. Ж. Жуков", "a", "",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := notebook.PlainText(s)
		res, err := engine.Read(context.Background(), extract.Request{Text: text, Known: []extract.Known{{Kind: notebook.Person, Name: "a b"}, {Name: "x", NotAnEntity: true}}})
		if err != nil {
			t.Fatal(err)
		}
		obeys(t, text, res)
	})
}
