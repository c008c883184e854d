package name

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// forms are the tokens of a text as they stand in it.
func forms(s string) []string {
	var out []string
	for _, t := range tokenise(s, 0, len(s), nil) {
		out = append(out, s[t.start:t.end])
	}
	return out
}

func TestTokensAreWordsCliticsAndMarks(t *testing.T) {
	for text, want := range map[string]string{
		"Zoom's plan":             "Zoom|'s|plan",
		"Zoom’s plan":             "Zoom|’s|plan",
		"They didn't, they'll":    "They|did|n't|,|they|'ll",
		"the U.S. army":           "the|U.S.|army",
		"J.P. Morgan":             "J.P.|Morgan",
		"O'Neill and d'Arcy":      "O'Neill|and|d'Arcy",
		"end-to-end":              "end|-|to|-|end",
		"1,000.5 dollars.":        "1,000.5|dollars|.",
		"Müller & Söhne":          "Müller|&|Söhne",
		"":                        "",
		"workers' rights":         "workers|'|rights",
		"e\u0301te\u0301 in Łódź": "e\u0301te\u0301|in|Łódź",
	} {
		if got := strings.Join(forms(text), "|"); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func FuzzTokensCoverTheirText(f *testing.F) {
	for _, s := range []string{"Zoom's U.S. O'Neill didn’t 1,000.5", "é\u0301Ж'", strings.Repeat("a", 600), "A.B.", "'s", "n't"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		last := 0
		for _, tok := range tokenise(s, 0, len(s), nil) {
			if tok.start < last || tok.end <= tok.start || !utf8.RuneStart(s[tok.start]) || tok.end < len(s) && !utf8.RuneStart(s[tok.end]) {
				t.Fatalf("%q: token [%d,%d) after %d", s, tok.start, tok.end, last)
			}
			if strings.TrimSpace(s[last:tok.start]) != "" {
				t.Fatalf("%q: %q is in no token", s, s[last:tok.start])
			}
			last = tok.end
		}
	})
}

func TestRunsAreTheWordsWithoutMarks(t *testing.T) {
	s := "U.S."
	var got []string
	for _, r := range runs(s, token{end: len(s), word: true}, nil) {
		got = append(got, s[r.start:r.end])
	}
	if !slices.Equal(got, []string{"U", "S"}) {
		t.Errorf("runs of %q: %q", s, got)
	}
}

func TestSentencesEndAtStopsAndNotAtAbbreviations(t *testing.T) {
	s := "Mr. Lee met Gen. Ray. They left the U.S. on Monday! “Why?” Nobody knows."
	var got []string
	for _, st := range sentences(s, tokenise(s, 0, len(s), nil)) {
		got = append(got, s[st[0].start:st[len(st)-1].end])
	}
	want := []string{"Mr. Lee met Gen. Ray.", "They left the U.S. on Monday!", "“Why?”", "Nobody knows."}
	if !slices.Equal(got, want) {
		t.Errorf("sentences %q, want %q", got, want)
	}
}
