package notebook

import (
	"strings"
	"testing"
)

// What each EDTF form covers, and how it is written for people.
var edtfCases = []struct{ edtf, earliest, latest, words string }{
	{"2020-04-09", "2020-04-09T00:00:00", "2020-04-09T23:59:59", "9 Apr 2020"},
	{"2020-04", "2020-04-01T00:00:00", "2020-04-30T23:59:59", "April 2020"},
	{"2020", "2020-01-01T00:00:00", "2020-12-31T23:59:59", "2020"},
	{"1890~", "1890-01-01T00:00:00", "1890-12-31T23:59:59", "about 1890"},
	{"1890?", "1890-01-01T00:00:00", "1890-12-31T23:59:59", "perhaps 1890"},
	{"2004-06~-11", "2004-06-11T00:00:00", "2004-06-11T23:59:59", "about 11 Jun 2004"},
	{"2019-21", "2019-03-01T00:00:00", "2019-05-31T23:59:59", "spring 2019"},
	{"2019-24", "2019-12-01T00:00:00", "2020-02-29T23:59:59", "winter 2019"},
	{"2020-35", "2020-07-01T00:00:00", "2020-09-30T23:59:59", "Q3 2020"},
	{"2019-40", "2019-01-01T00:00:00", "2019-06-30T23:59:59", "first half of 2019"},
	{"199X", "1990-01-01T00:00:00", "1999-12-31T23:59:59", "1990s"},
	{"18XX", "1800-01-01T00:00:00", "1899-12-31T23:59:59", "19th century"},
	{"1XXX", "1000-01-01T00:00:00", "1999-12-31T23:59:59", "2nd millennium"},
	{"2004-XX", "2004-01-01T00:00:00", "2004-12-31T23:59:59", "2004"},
	{"2004-06-XX", "2004-06-01T00:00:00", "2004-06-30T23:59:59", "June 2004"},
	{"XXXX-04-03", "0000-04-03T00:00:00", "9999-04-03T23:59:59", "3 Apr"},
	{"XXXX-02-29", "0000-02-29T00:00:00", "9996-02-29T23:59:59", "29 Feb"},
	{"156X-12-25", "1560-12-25T00:00:00", "1569-12-25T23:59:59", "25 Dec 1560s"},
	{"2021-XX-31", "2021-01-31T00:00:00", "2021-12-31T23:59:59", "2021-XX-31"},
	{"-0479", "-0479-01-01T00:00:00", "-0479-12-31T23:59:59", "480 BC"},
	{"0000", "0000-01-01T00:00:00", "0000-12-31T23:59:59", "1 BC"},
	{"0079-08-24", "0079-08-24T00:00:00", "0079-08-24T23:59:59", "24 Aug AD 79"},
	{"-0499/-0400", "-0499-01-01T00:00:00", "-0400-12-31T23:59:59", "500–401 BC"},
	{"Y-17000", "-17000-01-01T00:00:00", "-17000-12-31T23:59:59", "17001 BC"},
	{"Y17E7", "170000000-01-01T00:00:00", "170000000-12-31T23:59:59", "170000000"},
	{"1950S2", "1900-01-01T00:00:00", "1999-12-31T23:59:59", "1900–1999"},
	{"1914/1918", "1914-01-01T00:00:00", "1918-12-31T23:59:59", "1914–1918"},
	{"2021-06-04/2021-06-07", "2021-06-04T00:00:00", "2021-06-07T23:59:59", "4–7 Jun 2021"},
	{"2021-05-30/2021-06-02", "2021-05-30T00:00:00", "2021-06-02T23:59:59", "30 May – 2 Jun 2021"},
	{"2019-03/2019-05", "2019-03-01T00:00:00", "2019-05-31T23:59:59", "March–May 2019"},
	{"2014/..", "2014-01-01T00:00:00", "..", "since 2014"},
	{"../2014-06", "..", "2014-06-30T23:59:59", "until June 2014"},
	{"1985/", "1985-01-01T00:00:00", "..", "since 1985"},
	{"1914~/1918?", "1914-01-01T00:00:00", "1918-12-31T23:59:59", "about 1914 – perhaps 1918"},
	{"2021-05-31/2021-06-06", "2021-05-31T00:00:00", "2021-06-06T23:59:59", "week of 31 May 2021"},
	{"2021-06-05/2021-06-06", "2021-06-05T00:00:00", "2021-06-06T23:59:59", "weekend of 5 Jun 2021"},
	{"[1667,1670..1672]", "1667-01-01T00:00:00", "1672-12-31T23:59:59", "1667 or 1670 to 1672"},
	{"{1960,1961-12}", "1960-01-01T00:00:00", "1961-12-31T23:59:59", "1960 and December 1961"},
	{"[..1983]", "..", "1983-12-31T23:59:59", "1983 or before"},
	{"2021-06-09T22:00", "2021-06-09T22:00:00", "2021-06-09T22:00:59", "9 Jun 2021, 22:00"},
	{"2021-06-09T22", "2021-06-09T22:00:00", "2021-06-09T22:59:59", "9 Jun 2021, 22"},
	{"2021-06-09T22:00:30Z", "2021-06-09T22:00:30", "2021-06-09T22:00:30", "9 Jun 2021, 22:00:30 UTC"},
	{"2021-06-09T10:00/2021-06-09T11:30", "2021-06-09T10:00:00", "2021-06-09T11:30:59", "9 Jun 2021, 10:00–11:30"},
	{"2021-06-09T18:00/2021-06-10T05:59", "2021-06-09T18:00:00", "2021-06-10T05:59:59", "night of 9 Jun 2021"},
}

func TestEDTFCoversWhatItSays(t *testing.T) {
	for _, c := range edtfCases {
		w, err := ParseEDTF(c.edtf)
		if err != nil {
			t.Errorf("%s: %v", c.edtf, err)
			continue
		}
		if w.Earliest.String() != c.earliest || w.Latest.String() != c.latest {
			t.Errorf("%s runs from %v to %v, want %s to %s", c.edtf, w.Earliest, w.Latest, c.earliest, c.latest)
		}
		if w.String() != c.words {
			t.Errorf("%s is written %q, want %q", c.edtf, w.String(), c.words)
		}
	}
}

func TestModifiersAreWritten(t *testing.T) {
	for _, c := range []struct {
		edtf string
		mod  Modifier
		want string
	}{
		{"199X", Early, "early 1990s"},
		{"2018", Mid, "mid-2018"},
		{"2019-04", Late, "late April 2019"},
		{"../2014", Before, "before 2014"},
		{"2014/..", After, "after 2014"},
		{"2014", Before, "before 2014"},
		{"1890~", About, "about 1890"},
		{"1890", About, "about 1890"},
	} {
		w, err := ParseEDTF(c.edtf)
		if err != nil {
			t.Fatal(err)
		}
		w.Modifier = c.mod
		if w.String() != c.want {
			t.Errorf("%s %v is written %q, want %q", c.edtf, c.mod, w.String(), c.want)
		}
	}
	if got := (When{}).String(); got != "" {
		t.Errorf("a time not known is written %q", got)
	}
}

func TestBadEDTFIsRefusedInWords(t *testing.T) {
	for _, s := range []string{
		"", "/", "..", "../..", "April", "2020-4", "2020-13", "2020-02-30", "2021-02-29", "2020-04-09T", "2020-04T10:00",
		"2020-04-09T25:00", "2020-04-09T10:60", "2020-04-09T10:00+15", "1918/1914", "20", "20200409", "-0000", "Y2020",
		"Y999999999999", "Y17E99", "2020-24-01", "[1667", "[]", "[..]", "2020-04-09-01", "2020--04", "199x", "1950S9",
		"2020 ", "X", "2020-04-09T10:00Zulu", "1/2/3", "-Y170000", "Y170000-01", strings.Repeat("1", 300),
	} {
		w, err := ParseEDTF(s)
		if err == nil {
			t.Errorf("%q was read as %v to %v", s, w.Earliest, w.Latest)
		} else if strings.Contains(err.Error(), "\n") || len(err.Error()) > 300 {
			t.Errorf("%q is refused with %q", s, err)
		}
	}
}

// FuzzWhenLaws holds the laws of TestWhenLaws on any input.
func FuzzWhenLaws(f *testing.F) {
	for _, c := range edtfCases {
		f.Add(c.edtf)
	}
	f.Fuzz(func(t *testing.T, s string) { checkWhenLaws(t, s) })
}

// TestWhenLaws: earliest ≤ latest, and printing and reading is the identity.
func TestWhenLaws(t *testing.T) {
	for _, c := range edtfCases {
		checkWhenLaws(t, c.edtf)
	}
}

func checkWhenLaws(t *testing.T, s string) {
	t.Helper()
	w, err := ParseEDTF(s)
	if err != nil {
		if w.Known() {
			t.Errorf("%q is refused and yet known", s)
		}
		return
	}
	if w.Earliest > w.Latest {
		t.Errorf("%q begins %v after it ends %v", s, w.Earliest, w.Latest)
	}
	again, err := ParseEDTF(w.EDTF)
	if err != nil || again != w {
		t.Errorf("%q prints as %q, which is read as %+v, %v; want %+v", s, w.EDTF, again, err, w)
	}
	if w.EDTF != s {
		t.Errorf("%q prints as %q", s, w.EDTF)
	}
	if w.String() == "" {
		t.Errorf("%q has no words", s)
	}
}

// Dates nest: a day lies in its month, the month in its year, the year in its
// decade.
func TestFinerDatesLieInsideCoarserOnes(t *testing.T) {
	chain := []string{"2020-02-29T12:30:15", "2020-02-29T12:30", "2020-02-29T12", "2020-02-29", "2020-02", "2020-33", "2020-40", "2020", "202X", "20XX", "2XXX"}
	for i := 1; i < len(chain); i++ {
		fine, err := ParseEDTF(chain[i-1])
		if err != nil {
			t.Fatal(err)
		}
		coarse, err := ParseEDTF(chain[i])
		if err != nil {
			t.Fatal(err)
		}
		if fine.Earliest < coarse.Earliest || fine.Latest > coarse.Latest {
			t.Errorf("%s is not inside %s", chain[i-1], chain[i])
		}
	}
}
