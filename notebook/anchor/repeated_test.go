package anchor

import (
	"math/rand/v2"
	"strings"
	"testing"

	"casebound/notebook"
)

// TestRepeatedLinesAlignInOrder aligns texts that say the same a thousand times
// and more: almost all of the shorter one is found, and what lies before a place
// in one text lies before it in the other.
func TestRepeatedLinesAlignInOrder(t *testing.T) {
	const line = "The committee met again and nothing was decided about the bridge. "
	kinds := []string{line, "The committee met again and the bridge was put off until spring. ", "Nobody came to the meeting but the clerk and two of the builders. "}
	r := rand.New(rand.NewPCG(8, 8))
	var mixed, edited strings.Builder
	for range 10000 {
		l := kinds[r.IntN(len(kinds))]
		mixed.WriteString(l)
		if r.IntN(100) > 0 {
			edited.WriteString(l)
		}
		if r.IntN(100) == 0 {
			edited.WriteString(kinds[r.IntN(len(kinds))])
		}
	}
	cases := []struct {
		name, a, b string
		least      float64 // of the shorter one
	}{
		{"one line, put in before and in the middle", strings.Repeat(line, 20000), "And then? " + strings.Repeat(line, 17000) + "Oh. " + strings.Repeat(line, 2000), 0.99},
		{"one line, cut off at both ends", "A" + strings.Repeat(line, 9000) + "B", "C" + strings.Repeat(line, 7000) + "D", 0.99},
		{
			"between two that are there once", strings.Repeat(line, 3000) + "Here the minutes end and the accounts begin. " + strings.Repeat(line, 3000),
			"No. " + strings.Repeat(line, 2800) + "Oh. Here the minutes end and the accounts begin. Well. " + strings.Repeat(line, 3100) + "So.", 0.97,
		},
		{"three lines in any order, one in fifty changed", mixed.String(), edited.String(), 0.95},
	}
	for _, c := range cases {
		x := Align(notebook.PlainText(c.a), notebook.PlainText(c.b))
		there, back := x.Coverage()
		if got := max(there, back); got < c.least {
			t.Errorf("%s: %.1f %% of the shorter one aligned, want %.0f %%", c.name, 100*got, 100*c.least)
		}
		end := 0
		for i := range x.runs.len() {
			r := x.runs.at(i)
			if r.moved {
				continue
			}
			if r.b < end {
				t.Fatalf("%s: run %d goes back from %d to %d", c.name, i, end, r.b)
			}
			end = r.b + r.n
		}
	}
}
