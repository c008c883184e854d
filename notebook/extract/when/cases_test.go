package when

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"casebound/notebook"
)

// testCase is a text with the expressions that are to be found in it.
type testCase struct {
	line    int
	text    string
	options Options
	want    []wanted
}

// wanted is one expression: where it stands, its value and its type.
type wanted struct {
	notebook.Span
	value string
	kind  notebook.TimexType
}

// readCases reads the form that testdata/english.txt explains.
func readCases(t testing.TB, file, language string) []testCase {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []testCase
	options := Options{Language: language}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			date, mode, _ := strings.Cut(strings.TrimPrefix(line, "@ "), " ")
			options.Base = day(t, date)
			options.Narrative = map[string]notebook.Narrative{"news": notebook.NarrativeNews, "story": notebook.NarrativeStory}[mode]
		default:
			c := readCase(line)
			c.line, c.options = n, options
			cases = append(cases, c)
		}
	}
	return cases
}

// readCase takes the brackets out of a line.
func readCase(line string) testCase {
	var c testCase
	for {
		before, rest, found := strings.Cut(line, "[")
		c.text += before
		if !found {
			return c
		}
		inside, after, _ := strings.Cut(rest, "]")
		parts := strings.Split(inside, "|")
		w := wanted{Span: notebook.Span{Start: len(c.text), End: len(c.text) + len(parts[0])}, value: parts[1], kind: kindOf(parts)}
		c.want = append(c.want, w)
		c.text += parts[0]
		line = after
	}
}

// kindOf tells the type from the value, where it is not written.
func kindOf(parts []string) notebook.TimexType {
	v := parts[1]
	switch {
	case len(parts) > 2:
		return notebook.Set
	case strings.HasPrefix(v, "P") && !strings.HasSuffix(v, "_REF"):
		return notebook.Duration
	case strings.Contains(strings.TrimSuffix(v, "_REF"), "T") && !strings.HasSuffix(v, "_REF"):
		return notebook.Time
	}
	return notebook.Date
}

// run counts what is right and what could have been: each expression wanted,
// each found that is not wanted, and each text in which there is nothing.
func (c testCase) run() (right, all int, failures []string) {
	fail := func(format string, args ...any) {
		failures = append(failures, fmt.Sprintf("line %d: %s\n\t%s", c.line, fmt.Sprintf(format, args...), c.text))
	}
	found := Find(notebook.PlainText(c.text), c.options)
	used := map[int]bool{}
	for _, w := range c.want {
		all++
		got := "nothing"
		for i, f := range found {
			if !f.Overlaps(w.Span) || used[i] {
				continue
			}
			used[i] = true
			if f.Span == w.Span && f.Value == w.value && f.Type == w.kind {
				right++
				got = ""
			} else {
				got = fmt.Sprintf("%q %v %s", c.text[f.Start:f.End], f.Type, f.Value)
			}
			break
		}
		if got != "" {
			fail("want %q %v %s, got %s", c.text[w.Start:w.End], w.kind, w.value, got)
		}
	}
	if len(c.want) == 0 {
		all, right = 1, 1
	}
	for i, f := range found {
		if !used[i] {
			if len(c.want) > 0 {
				all++
			}
			right -= count(len(c.want) == 0 && right == 1)
			fail("not wanted: %q %v %s", c.text[f.Start:f.End], f.Type, f.Value)
		}
	}
	return right, all, failures
}

// The share of the cases that must be right, in per cent. What is wrong is
// listed in the test's log.
const floor = 98.0

func TestCases(t *testing.T) {
	for _, c := range []struct {
		file, language string
		least          int // expressions and texts without one, so that no case is lost
	}{
		{"testdata/english.txt", "en", 510},
		{"testdata/german.txt", "de", 115},
	} {
		t.Run(c.language, func(t *testing.T) {
			right, all := 0, 0
			for _, c := range readCases(t, c.file, c.language) {
				r, a, failures := c.run()
				right, all = right+r, all+a
				for _, f := range failures {
					t.Log(f)
				}
			}
			share := 100 * float64(right) / float64(all)
			t.Logf("%d of %d right: %.1f %%", right, all, share)
			if share < floor {
				t.Errorf("%.1f %% of the cases are right, want at least %.0f %%", share, floor)
			}
			if all < c.least {
				t.Errorf("%d cases, want at least %d", all, c.least)
			}
		})
	}
}
