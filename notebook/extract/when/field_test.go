package when

import (
	"strings"
	"testing"

	"casebound/notebook"
)

// What people type into a date field, read on 9 April 2020.
var fieldCases = []struct{ written, edtf, words string }{
	{"9 april 2020", "2020-04-09", "9 Apr 2020"},
	{"April 9, 2020", "2020-04-09", "9 Apr 2020"},
	{"Thursday, 9 April 2020", "2020-04-09", "9 Apr 2020"},
	{"9/4/2020", "2020-09-04", "4 Sep 2020"},
	{"25/4/2020", "2020-04-25", "25 Apr 2020"},
	{"9.4.2020", "2020-04-09", "9 Apr 2020"},
	{"2020-04", "2020-04", "April 2020"},
	{"20200409", "2020-04-09", "9 Apr 2020"},
	{"2020-04-09", "2020-04-09", "9 Apr 2020"},
	{"april", "2020-04", "April 2020"},
	{"may 3", "2020-05-03", "3 May 2020"},
	{"yesterday", "2020-04-08", "8 Apr 2020"},
	{"last friday", "2020-04-03", "3 Apr 2020"},
	{"two weeks ago", "2020-03-23/2020-03-29", "week of 23 Mar 2020"},
	{"c. 1890", "1890~", "about 1890"},
	{"ca. 1890", "1890~", "about 1890"},
	{"about 1890", "1890~", "about 1890"},
	{"~1890", "1890~", "about 1890"},
	{"1890?", "1890?", "perhaps 1890"},
	{"spring 2019", "2019-21", "spring 2019"},
	{"winter 2019/20", "2019-24", "winter 2019"},
	{"Q3 2020", "2020-35", "Q3 2020"},
	{"the first half of 2019", "2019-40", "first half of 2019"},
	{"early 1990s", "199X", "early 1990s"},
	{"the 1990s", "199X", "1990s"},
	{"19th century", "18XX", "19th century"},
	{"480 BC", "-0479", "480 BC"},
	{"ad 79", "0079", "AD 79"},
	{"1066", "1066", "1066"},
	{"987", "0987", "AD 987"},
	{"between 1914 and 1918", "1914/1918", "1914–1918"},
	{"1914-1918", "1914/1918", "1914–1918"},
	{"1914–18", "1914/1918", "1914–1918"},
	{"from 3 March to 5 May 2017", "2017-03-03/2017-05-05", "3 Mar – 5 May 2017"},
	{"june 4-7, 2021", "2021-06-04/2021-06-07", "4–7 Jun 2021"},
	{"4–7 June 2021", "2021-06-04/2021-06-07", "4–7 Jun 2021"},
	{"since 2014", "2014/..", "since 2014"},
	{"until June 2014", "../2014-06", "until June 2014"},
	{"before 2014", "../2014", "before 2014"},
	{"after May 1990", "1990-05/..", "after May 1990"},
	{"3 April 2020 at 2 pm", "2020-04-03T14:00", "3 Apr 2020, 14:00"},
	{"3 April 2020, 14:30", "2020-04-03T14:30", "3 Apr 2020, 14:30"},
	{"Christmas 1999", "1999-12-25", "25 Dec 1999"},
	{"2014/..", "2014/..", "since 2014"},
	{"9. April 2020", "2020-04-09", "9 Apr 2020"},
	{"Frühjahr 2019", "2019-21", "spring 2019"},
	{"um 1890", "1890~", "about 1890"},
	{"zwischen 1914 und 1918", "1914/1918", "1914–1918"},
	{"seit Mai 2014", "2014-05/..", "since May 2014"},
}

func TestDatesAreReadAsPeopleTypeThem(t *testing.T) {
	base := day(t, "2020-04-09")
	for _, c := range fieldCases {
		w, err := ParseDate(c.written, base)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if w.EDTF != c.edtf || w.String() != c.words {
			t.Errorf("%q is read as %s, %q; want %s, %q", c.written, w.EDTF, w.String(), c.edtf, c.words)
		}
		if w.Words != c.written {
			t.Errorf("%q is kept as %q", c.written, w.Words)
		}
	}
}

func TestWhatIsNoDateIsRefusedInOneSentence(t *testing.T) {
	for _, s := range []string{
		"", "soon", "two years", "every Thursday", "1914 and all that", "31 February", "april o'neil",
		"between 1914", "1918-1914", "5", strings.Repeat("1 ", 500), "2020-04-09 2020-04-10",
	} {
		w, err := ParseDate(s, day(t, "2020-04-09"))
		if err == nil {
			t.Errorf("%q was read as %s", s, w.EDTF)
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func TestRelativeWordsNeedADate(t *testing.T) {
	for _, s := range []string{"yesterday", "3 May", "last week"} {
		_, err := ParseDate(s, notebook.When{})
		if err == nil || !strings.Contains(err.Error(), "needs a year") {
			t.Errorf("%q without a date: %v", s, err)
		}
	}
}

func day(t testing.TB, edtf string) notebook.When {
	t.Helper()
	w, err := notebook.ParseEDTF(edtf)
	if err != nil {
		t.Fatal(err)
	}
	return w
}
