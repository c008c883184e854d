package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const harbour = `Harbour fund paid for two ships – The Sound Courier

VARNHOLM, 3 March 2021. Elsa Lindgren signed for the Varnholm Harbour Fund, and Lena Lindgren-Berg signed for the yard. On 5 March 2021 Elsa Lindgren told the Sound Courier that both ships were sound.

Lena Lindgren-Berg sold her shares on 9 March 2021, the Varnholm Harbour Fund said. Elsa Lindgren did not answer. The fund is owned by the city of Varnholm.
`

// newer is the same article a week later, with one more paragraph.
const newer = harbour + `
On 16 March 2021 Lena Lindgren-Berg returned to Varnholm, where Elsa Lindgren waited for her.
`

// people are the visible people of the notebook by name, with their counts.
func people(s *stage, notebook string) map[string]float64 {
	found := map[string]float64{}
	for _, e := range s.list(notebook, "entities") {
		if n, ok := e["mentions"].(float64); ok && e["kind"] == "PER" {
			found[e["name"].(string)] = n
		}
	}
	return found
}

func TestStoryOfNamesThatTheReaderCorrects(t *testing.T) {
	s := newStage(t)
	notebook := filepath.Join(t.TempDir(), "harbour")
	file := filepath.Join(s.home, "harbour.txt")
	if err := os.WriteFile(file, []byte(harbour), 0o600); err != nil {
		t.Fatal(err)
	}
	s.cli("import", notebook, file)
	if before := people(s, notebook); before["Elsa Lindgren"] != 3 || before["Lena Lindgren-Berg"] != 2 {
		t.Fatalf("found people %v", before)
	}

	// She married: the second row is dropped on the first, taken back, done again.
	s.open(notebook)
	s.picture("names-1.png")
	s.drag(1180, 214, 1180, 188)
	s.await("settled")
	s.press("ctrl+z")
	s.await("settled")
	s.press("ctrl+shift+z")
	s.await("settled")
	s.picture("names-2.png")
	s.quit()
	merged := people(s, notebook)
	if len(merged) != 1 {
		t.Fatalf("after merging, undoing and redoing: %v", merged)
	}

	// A newer capture comes in: still one person, now with the new mentions.
	if err := os.WriteFile(file, []byte(newer), 0o600); err != nil {
		t.Fatal(err)
	}
	s.cli("import", notebook, file)
	for name, n := range people(s, notebook) {
		if len(merged) != 1 || n <= merged[name] {
			t.Errorf("after the newer capture: %v, was %v", people(s, notebook), merged)
		}
	}

	// The newspaper is no entity of this story: it leaves the list and what is
	// exported of the timeline.
	const paper = "Sound Courier" // with its article or without
	timeline := func() string {
		return string(s.cli("export", notebook, "--timeline", "csv", "-o", filepath.Join(s.home, "out")))
	}
	if before := exported(t, timeline()); !named(s, notebook, paper) || !strings.Contains(before, paper+",Harbour fund") {
		t.Fatalf("the newspaper is not where it should be before it is hidden:\n%s", before)
	}
	s.open(notebook)
	s.click(1200, 125)
	s.write("courier")
	s.press("Down", "Delete")
	s.await("settled")
	s.picture("names-3.png")
	s.quit()
	if named(s, notebook, paper) {
		t.Error("the hidden name is in the list")
	}
	if after := exported(t, timeline()); strings.Contains(after, paper+",Harbour fund") {
		t.Errorf("the hidden name is in the export:\n%s", after)
	}
}

// exported reads the one file that an export says it has written.
func exported(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(strings.TrimSpace(path))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// named reports whether the notebook shows an entity whose name ends so.
func named(s *stage, notebook, name string) bool {
	for _, e := range s.list(notebook, "entities") {
		if is, ok := e["name"].(string); ok && strings.HasSuffix(is, name) && e["hidden"] == false {
			return true
		}
	}
	return false
}
