package markdown

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTitlesBecomeNamesThatEverySystemTakes(t *testing.T) {
	for title, want := range map[string]string{
		"The Log":                     "The Log",
		"":                            "Untitled",
		" . .. ":                      "Untitled",
		"What? #1 | a/b\\c: [[x]] ^y": "What 1 - a-b-c ((x)) y",
		"50%% off, 100% sure":         "50% off, 100% sure",
		"CON":                         "_CON",
		"con.txt":                     "_con.txt",
		"LPT9":                        "_LPT9",
		"COM¹.md":                     "_COM¹.md",
		"Conference":                  "Conference",
		"ends with dots...":           "ends with dots",
		".hidden":                     "hidden",
		"a\nb\tc\u2028d":              "a b c d",
		"right\u202eto left\u200b":    "rightto left",
		`"Quoted" <b>*bold*</b>`:      "'Quoted' (b) bold (-b)",
		"👩‍👩‍👧 family 😀":              "👩‍👩‍👧 family 😀",
		"Приказ № 7":                  "Приказ № 7",
		"../../etc/passwd":            "-..-etc-passwd",
		"bad \xff byte":               "bad byte",
	} {
		if got := FileName(title, nil); got != want {
			t.Errorf("%q became %q, want %q", title, got, want)
		}
	}
}

func TestNamesInUseGetANumber(t *testing.T) {
	taken := map[string]bool{"the log": true, "the log (2)": true}
	use := func(name string) bool { return taken[strings.ToLower(name)] }
	if got := FileName("The Log", use); got != "The Log (3)" {
		t.Errorf("got %q", got)
	}
	long := strings.Repeat("long ", 60)
	first := FileName(long, nil)
	second := FileName(long, func(name string) bool { return name == first })
	if len(first) > nameAtMost || len(second) > nameAtMost || !strings.HasSuffix(second, " (2)") || first == second {
		t.Errorf("got %q and %q", first, second)
	}
}

func FuzzNamesAreSafe(f *testing.F) {
	f.Add("a title")
	f.Add(strings.Repeat("é", 100))
	f.Add(strings.Repeat("👩‍👩‍👧", 20))
	f.Add("nul.")
	f.Add(strings.Repeat("x", 119) + ". y")
	f.Fuzz(func(t *testing.T, title string) {
		seen := map[string]bool{}
		for range 3 {
			name := FileName(title, func(n string) bool { return seen[n] })
			if name == "" || len(name) > nameAtMost || !utf8.ValidString(name) || seen[name] {
				t.Fatalf("%q became %q", title, name)
			}
			if strings.ContainsAny(name, "/\\:*?\"<>|#^[]\x00\n\r\t") || strings.Contains(name, "%%") {
				t.Fatalf("%q became %q", title, name)
			}
			if strings.Trim(name, ". ") != name || reserved.MatchString(name) {
				t.Fatalf("%q became %q", title, name)
			}
			seen[name] = true
		}
	})
}
