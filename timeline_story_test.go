package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const lock = `The lock at Varnholm opens again – The Sound Courier

The lock at Varnholm was shut on 2 May 2021 by the harbour board. On 20 May 2021 Oda Brekke found the crack.
`

// TestStoryOfATimeline colours the timeline of two documents, narrows all to a
// stretch of it, and takes a picture of it out.
func TestStoryOfATimeline(t *testing.T) {
	s := newStage(t)
	notebook := filepath.Join(t.TempDir(), "timeline")
	for name, text := range map[string]string{"ferry.txt": ferry, "lock.txt": lock} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		s.cli("import", notebook, path, "--published", "2021-05-21")
	}
	command := func(words string) {
		t.Helper()
		s.press("ctrl+shift+p")
		s.await("found")
		s.write(words)
		s.await("found")
		s.press("Return")
	}

	s.open(notebook)
	command("timeline of this document")
	s.await("scope notebook")
	command("colour the timeline")
	s.await("coloured by document")
	s.picture("timeline-1.png")

	// With Shift held, the mouse brushes a stretch of time; Escape ends it.
	s.xdotool("keydown", "shift")
	s.drag(420, 768, 1000, 768)
	s.xdotool("keyup", "shift")
	if brushed := s.await("brushed"); brushed == "brushed 0" {
		t.Error("the stretch that was brushed holds no event")
	}
	s.picture("timeline-2.png")
	s.press("Escape")
	if ended := s.await("brushed"); ended != "brushed 0" {
		t.Errorf("after Escape %q", ended)
	}

	command("timeline as a picture (svg")
	s.await("ran timeline.svg")
	s.click(1040, 690) // Export here
	s.await("exported timeline")
	s.quit()

	pictures, err := filepath.Glob(filepath.Join(s.home, "*.svg"))
	if err != nil || len(pictures) != 1 {
		t.Fatalf("pictures %q, %v; want one", pictures, err)
	}
	drawn, err := os.ReadFile(pictures[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<svg", "12 May 2021", "20 May 2021", "The lock at Varnholm opens again", "</svg>"} {
		if !strings.Contains(string(drawn), want) {
			t.Errorf("the picture lacks %q:\n%s", want, drawn)
		}
	}
	// The command line draws the same events.
	path := filepath.Join(t.TempDir(), "line.svg")
	s.cli("export", notebook, "--timeline", "svg", "--colour", "document", "-o", path)
	if again, err := os.ReadFile(path); err != nil || strings.Count(string(again), "<circle") != strings.Count(string(drawn), "<circle") {
		t.Errorf("the command line draws something else: %v\n%s", err, again)
	}
}
