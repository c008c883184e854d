package markdown

import (
	"encoding/csv"
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"casebound/notebook"
)

// happening is an event at a time in EDTF.
func happening(t testing.TB, n int, edtf, title string) Happening {
	t.Helper()
	h := Happening{Event: notebook.Event{ID: id(n), Title: title, Modified: time.Date(2026, 3, 2, 9, 0, n, 0, time.UTC)}}
	if edtf != "" {
		w, err := notebook.ParseEDTF(edtf)
		if err != nil {
			t.Fatal(err)
		}
		h.When = w
	}
	return h
}

// chronicle has an event of every sort of time.
func chronicle(t testing.TB) Timeline {
	signed := happening(t, 1, "2019-03-04", "The harbour board signs | and pays")
	signed.Sentence = "On 4 March 2019 the board signed a contract for 4.2 million, she said."
	signed.Names = []string{"Ingrid Solberg", "Lindqvist Marine"}
	signed.Sources = []Citation{{"The dredging", "The Sound Courier", "https://courier.example/dredging?a=1&b=2"}}
	signed.Verdict, signed.Dating = notebook.Confirmed, notebook.YearInferred
	planned := happening(t, 2, "2019-04-02T14:30", "=HYPERLINK(\"x\")")
	planned.Status = notebook.Planned
	return Timeline{Title: "The dredging, 2019", Events: []Happening{
		happening(t, 8, "-0043-03-15", "A Roman is stabbed"), happening(t, 3, "1890~", "A mill burns"), happening(t, 4, "1914/1918", "A war"),
		happening(t, 5, "2014/..", "The pier is closed"), happening(t, 6, "2019-02", "Somebody warns"), signed, planned,
		happening(t, 7, "2019-06-04/2019-06-07", "The hearings"), happening(t, 9, "", "Nobody knows when"),
	}}
}

// TestTimelinesReadAsWritten compares what is written with the case files.
func TestTimelinesReadAsWritten(t *testing.T) {
	for f, left := range map[TimelineFormat]int{TimelineTable: 0, TimelineCSV: 0, TimelineICal: 2, TimelineJS: 1} {
		out, n, err := WriteTimeline(chronicle(t), f)
		if err != nil || n != left {
			t.Fatalf("%v: %d left out, %v; want %d", f, n, err, left)
		}
		path := filepath.Join("testdata", "timeline", "all"+f.Extension())
		if *update {
			if err := os.WriteFile(path, out, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(out) != string(want) {
			t.Errorf("%v: got\n%s\nwant\n%s", f, out, want)
		}
	}
}

func TestTimelineFormatsHaveNames(t *testing.T) {
	for f := range timelineFormats {
		got, err := ParseTimelineFormat(" " + strings.ToUpper(TimelineFormat(f).String()) + " ")
		if err != nil || got != TimelineFormat(f) {
			t.Errorf("%v reads as %v, %v", TimelineFormat(f), got, err)
		}
	}
	if _, err := ParseTimelineFormat("papyrus"); err == nil || !strings.Contains(err.Error(), "timelinejs") {
		t.Errorf("papyrus: %v", err)
	}
}

// TestVagueDatesAreNoDaysInACalendar holds that only what is one day, or a
// time in it, is written as a day without saying what is meant.
func TestVagueDatesAreNoDaysInACalendar(t *testing.T) {
	for edtf, want := range map[string]string{
		"2019-02":                     "DTSTART;VALUE=DATE:20190201|DTEND;VALUE=DATE:20190301|SUMMARY:February 2019: X",
		"1890~":                       "DTSTART;VALUE=DATE:18900101|DTEND;VALUE=DATE:18910101|SUMMARY:about 1890: X",
		"2019-03-04":                  "DTSTART;VALUE=DATE:20190304|DTEND;VALUE=DATE:20190305|SUMMARY:X",
		"2019-03-04?":                 "DTSTART;VALUE=DATE:20190304|DTEND;VALUE=DATE:20190305|SUMMARY:perhaps 4 Mar 2019: X",
		"2019-04-02T14:30":            "DTSTART:20190402T143000|DTEND:20190402T143100|SUMMARY:X",
		"../2014":                     "DTSTART;VALUE=DATE:20140101|DTEND;VALUE=DATE:20150101|SUMMARY:until 2014: X",
		"2020-12-31/2021-01-01":       "DTSTART;VALUE=DATE:20201231|DTEND;VALUE=DATE:20210102|SUMMARY:31 Dec 2020 – 1 Jan 2021: X",
		"2019-04-02T18/2019-04-03T05": "DTSTART;VALUE=DATE:20190402|DTEND;VALUE=DATE:20190404|SUMMARY:night of 2 Apr 2019: X",
	} {
		out, _, err := WriteTimeline(Timeline{Events: []Happening{happening(t, 1, edtf, "X")}}, TimelineICal)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for line := range strings.SplitSeq(string(out), "\r\n") {
			if strings.HasPrefix(line, "DTSTART") || strings.HasPrefix(line, "DTEND") || strings.HasPrefix(line, "SUMMARY") {
				got = append(got, strings.ReplaceAll(line, `\`, ""))
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: got %s, want %s", edtf, strings.Join(got, "|"), want)
		}
	}
}

func FuzzNothingBreaksOutOfATimeline(f *testing.F) {
	f.Add("A title", "What happened", "A sentence.", "A Name", "https://a.example/b")
	f.Add("# x\n", "a | b\n| c |", "END:VEVENT\r\nEND:VCALENDAR", "=cmd|' /C calc'!A0", "javascript:alert(1)")
	f.Add("<script>", "[[x|y]] %%", "\\;,\"\x00", "@SUM(1)", "http://a/\r\nATTACH:x")
	f.Add("\u2028", "-", strings.Repeat("é", 90), "\t+1", "https://é.example/%zz")
	f.Fuzz(func(t *testing.T, title, what, sentence, name, address string) {
		for _, s := range []*string{&title, &what, &sentence, &name, &address} {
			*s = strings.ToValidUTF8(*s, "\uFFFD")
		}
		h := happening(t, 1, "2019-03", what)
		h.Sentence, h.Names, h.Sources = sentence, []string{name}, []Citation{{title, name, address}}
		tl := Timeline{Title: title, Events: []Happening{h, h}}
		write := func(f TimelineFormat) string {
			out, _, err := WriteTimeline(tl, f)
			if err != nil || !utf8.Valid(out) {
				t.Fatalf("%v: %v\n%s", f, err, out)
			}
			return string(out)
		}
		checkTable(t, write(TimelineTable))
		checkCells(t, write(TimelineCSV), len(timelineColumns))
		checkCalendar(t, write(TimelineICal))
		checkStory(t, write(TimelineJS), what)
	})
}

// checkTable reads the Markdown: a heading and a table of two rows.
func checkTable(t *testing.T, out string) {
	t.Helper()
	doc := parser.Parser().Parse(text.NewReader([]byte(out)))
	var kinds []string
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		kinds = append(kinds, n.Kind().String())
	}
	if got := strings.Join(kinds, " "); got != "Heading Table" {
		t.Fatalf("the blocks are %s:\n%s", got, out)
	}
	rows := 0
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, ok := n.(*extensionast.TableRow); ok && entering {
			rows++
			if n.ChildCount() != 5 {
				t.Errorf("a row has %d cells:\n%s", n.ChildCount(), out)
			}
		}
		if k := n.Kind(); entering && (k == ast.KindRawHTML || k == ast.KindHTMLBlock || k == ast.KindImage) {
			t.Errorf("there is a %v:\n%s", k, out)
		}
		return ast.WalkContinue, nil
	})
	if err != nil || rows != 2 {
		t.Fatalf("%d rows, %v:\n%s", rows, err, out)
	}
}

// checkCells reads the CSV: as many cells in each row, and no formula.
func checkCells(t *testing.T, out string, columns int) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v:\n%s", len(rows), err, out)
	}
	for _, row := range rows {
		if len(row) != columns {
			t.Errorf("%d cells, want %d", len(row), columns)
		}
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("a spreadsheet would run %q", cell)
			}
		}
	}
}

// checkCalendar reads the content lines: each is short, known, and in its
// place.
func checkCalendar(t *testing.T, out string) {
	t.Helper()
	known := map[string]bool{}
	for name := range strings.FieldsSeq("BEGIN VERSION PRODID CALSCALE METHOD X-WR-CALNAME UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION CATEGORIES STATUS URL TRANSP END") {
		known[name] = true
	}
	lines := strings.Split(strings.TrimSuffix(out, "\r\n"), "\r\n")
	for i, line := range lines {
		name := line
		if at := strings.IndexAny(line, ":;"); at >= 0 {
			name = line[:at]
		}
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !known[name] && (i == 0 || line[0] != ' ') {
			t.Errorf("line %d %q", i, line)
		}
	}
	unfolded := strings.ReplaceAll(out, "\r\n ", "")
	if n := strings.Count(unfolded, "\r\nBEGIN:VEVENT\r\n"); n != 2 || strings.Count(unfolded, "\r\nEND:VEVENT\r\n") != 2 || !strings.HasSuffix(unfolded, "\r\nEND:VCALENDAR\r\n") {
		t.Errorf("%d events:\n%s", n, out)
	}
}

// checkStory reads the JSON: no element but paragraphs in what becomes HTML.
func checkStory(t *testing.T, out, what string) {
	t.Helper()
	var file storyFile
	if err := json.Unmarshal([]byte(out), &file); err != nil || len(file.Events) != 2 {
		t.Fatalf("%v:\n%s", err, out)
	}
	e := file.Events[0]
	if e.Start == nil || e.Start.Year != 2019 || e.Start.Month != 3 || e.Start.Day != 0 || e.End != nil {
		t.Errorf("the dates are %+v and %+v", e.Start, e.End)
	}
	if html.UnescapeString(e.Text.Headline) != what || strings.Contains(e.Text.Headline, "<") {
		t.Errorf("the headline is %q", e.Text.Headline)
	}
	if inner := strings.NewReplacer("<p>", "", "</p>", "").Replace(e.Text.Text); strings.ContainsAny(inner, "<>") {
		t.Errorf("the text is %q", e.Text.Text)
	}
}
