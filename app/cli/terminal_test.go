package cli

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"
)

func TestATerminalIsGivenNothingToObey(t *testing.T) {
	for in, want := range map[string]string{
		"Zoë went home\tlate.\n":             "Zoë went home\tlate.\n",
		"\x1b[2Jcleared":                     "␛[2Jcleared",
		"over\rwritten\b\x7f\x00":            "over␍written␈␡␀",
		"\u009b2J and \u0085":                "�2J and �",
		"\u202egnp.exe \u2066x\u2069 \u200f": "�gnp.exe �x� �",
		"\x9b2J":                             "�2J",
	} {
		var out bytes.Buffer
		n, err := terminal{&out}.Write([]byte(in))
		if err != nil || n != len(in) || out.String() != want {
			t.Errorf("%q is written as %q, %d of %d, %v; want %q", in, out.String(), n, len(in), err, want)
		}
	}
}

func FuzzJSONSurvivesTheTerminal(f *testing.F) {
	f.Add("\x1b[2J\u009b\u202e\x7f \"quoted\" \\ \u2028")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		var out bytes.Buffer
		c := &call{World: World{Stdout: terminal{&out}}}
		if err := c.object(s); err != nil {
			t.Fatal(err)
		}
		if i := bytes.IndexFunc(out.Bytes(), func(r rune) bool { return obeyed(r) && r != utf8.RuneError }); i >= 0 {
			t.Fatalf("%q was written", out.Bytes())
		}
		var back string
		if err := json.Unmarshal(out.Bytes(), &back); err != nil || back != s {
			t.Errorf("%q came back as %q, %v", s, back, err)
		}
	})
}
