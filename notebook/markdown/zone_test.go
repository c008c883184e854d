package markdown

import (
	"strings"
	"testing"

	"casebound/notebook"
)

const generated = "---\ntitle: \"The Log\"\n---\n# The Log\n\n## Highlights\n\n> [!quote] Red · ¶1\n> going west\n\n^h-000001\n\n- Tags: #claim\n\n"

func fileWith(zone string) string {
	return generated + beginNotes + "\n" + zone + endNotes + "\n"
}

func TestTheReadersZoneIsKeptByteForByte(t *testing.T) {
	for _, zone := range []string{
		"\n", "", "One line.\n", "\n\n  spaces  \n\ttabs\t\n\n", "windows\r\nlines\r\n", "# Heading\n> quote ^x\n---\ntitle: no\n---\n",
		"no end \x00 \xff of odd bytes\n", "%% a comment of mine %%\n", "^h-000001\n- Tags: #claim\n", "😀\u2028\n",
	} {
		old := fileWith(zone)
		got := zoneOf([]byte(old), generated)
		if got.text != zone || generated+got.String() != old {
			t.Errorf("%q became %q", zone, got.text)
		}
		if read, ok := ReadZone([]byte(old)); !ok || read != zone {
			t.Errorf("%q is read as %q, %v", zone, read, ok)
		}
	}
}

func TestDamagedMarkersLoseNothing(t *testing.T) {
	const mine, more = "My own words.\n", "And more of them.\n"
	for _, c := range []struct{ name, old, want string }{
		{"no file yet", "", "\n"},
		{"end marker gone", generated + beginNotes + "\n" + mine, mine},
		{"end marker broken", generated + beginNotes + "\n" + mine + "%% end note\n", mine + "%% end note\n"},
		{"begin marker gone", generated + mine + endNotes + "\n", mine},
		{"begin marker broken", generated + "%% begin notes\n" + mine + endNotes + "\n", "%% begin notes\n" + mine},
		{"both gone", generated + mine + "\n" + more, mine + "\n" + more},
		{"a file of the reader's own", mine + more, mine + more},
		{
			"zones doubled", generated + beginNotes + "\n" + mine + endNotes + "\n" + beginNotes + "\n" + more + endNotes + "\n",
			mine + endNotes + "\n" + beginNotes + "\n" + more,
		},
		{"begin marker doubled", generated + beginNotes + "\n" + mine + beginNotes + "\n" + more + endNotes + "\n", mine + beginNotes + "\n" + more},
		{"end marker doubled", generated + beginNotes + "\n" + mine + endNotes + "\n" + more + endNotes + "\n", mine + endNotes + "\n" + more},
		{"in the wrong order", generated + mine + endNotes + "\n" + beginNotes + "\n" + more, mine + more},
		{"markers indented, with spaces behind", generated + "  " + beginNotes + " \r\n" + mine + endNotes + "\t\n", mine},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := zoneOf([]byte(c.old), generated)
			if got.text != c.want {
				t.Errorf("got %q, want %q", got.text, c.want)
			}
			again := zoneOf([]byte(generated+got.String()), generated)
			if again != got {
				t.Errorf("the next time it is %q, then %q", got.String(), again.String())
			}
		})
	}
}

func TestWhatStandsBehindTheZoneIsKept(t *testing.T) {
	old := fileWith("inside\n") + "\nI wrote below the line.\n"
	if got := generated + zoneOf([]byte(old), generated).String(); got != old {
		t.Errorf("got %q", got)
	}
}

// FuzzNoWordOfTheReaderIsLost: whatever the old file is, every line that the
// new one does not write anyway is in it, and the third export equals the
// second.
func FuzzNoWordOfTheReaderIsLost(f *testing.F) {
	f.Add("", "notes\n", "")
	f.Add(generated, "x\n", beginNotes+"\n")
	f.Add(generated+endNotes+"\n", beginNotes+"\n", "y")
	f.Add(beginNotes+"\r\n", "a\r\n", endNotes+"\r\nb\n"+endNotes)
	f.Fuzz(func(t *testing.T, before, zone, after string) {
		old := before + zone + after
		next := generated + zoneOf([]byte(old), generated).String()
		have := map[string]bool{}
		for line := range strings.Lines(next) {
			have[strings.TrimRight(line, "\r\n")] = true
		}
		if begin := beginLine.FindStringIndex(old); begin != nil && !endLine.MatchString(old[:begin[0]]) {
			old = old[begin[1]:] // before it stands what the program wrote
		}
		for line := range strings.Lines(old) {
			bare := strings.TrimRight(line, "\r\n")
			if strings.TrimSpace(bare) != "" && !beginLine.MatchString(line) && !endLine.MatchString(line) && !have[bare] {
				t.Fatalf("the line %q of %q is not in %q", bare, old, next)
			}
		}
		if again := generated + zoneOf([]byte(next), generated).String(); again != next {
			t.Fatalf("the next export of %q is %q, then %q", old, next, again)
		}
	})
}

func TestAnExportWrittenTwiceIsTheSame(t *testing.T) {
	s := hostile("T", "s", "q", "c", "t", "n")
	first := writeAs(t, s, Options{})
	edited := strings.Replace(first, beginNotes+"\n\n", beginNotes+"\nMine.\n", 1)
	second := writeAs(t, s, Options{Previous: []byte(edited)})
	if second != edited {
		t.Errorf("got\n%s\nwant\n%s", second, edited)
	}
	s.Highlights = append(s.Highlights, Marked{Highlight: notebook.Highlight{ID: id(7), Colour: notebook.Blue, Anchor: notebook.Anchor{Span: notebook.Span{Start: 0, End: 7}}}})
	third := writeAs(t, s, Options{Previous: []byte(second)})
	if !strings.Contains(third, beginNotes+"\nMine.\n"+endNotes) || !strings.Contains(third, "> A first") {
		t.Errorf("got\n%s", third)
	}
}
