package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const ferry = `Ferry captain names the owners – The Sound Courier

Captain Henrik Dahl told the inquiry in Varnholm on 12 May 2021 that the ferry Aurelia had left without a second engineer. He had written to Baltic Crossings three times.

On 14 May 2021 the company answered that its rules had been followed. Marta Nowak, who chairs the inquiry, asked for the log of the engine room.

The hearing goes on next week.
`

func TestStoryOfAFirstAfternoon(t *testing.T) {
	s := newStage(t)
	notebook := filepath.Join(t.TempDir(), "ferry")
	if err := os.WriteFile(filepath.Join(s.home, "ferry.txt"), []byte(ferry), 0o600); err != nil {
		t.Fatal(err)
	}

	// A new notebook opens on the sample; a file comes in by the dialog.
	s.open(notebook)
	s.press("ctrl+i")
	s.await("ran document.import")
	s.click(620, 320)  // the one file in the home folder
	s.click(1066, 690) // Open
	s.await("imported 1")
	s.picture("1-imported.png")

	// Some words of it are marked with the mouse and a key, and commented.
	s.drag(400, 300, 700, 300)
	s.await("selected")
	s.press("shift+Right")
	s.await("selected")
	s.press("2")
	s.await("ran highlight.red")
	s.press("4") // another colour, and back
	s.await("ran highlight.blue")
	s.press("ctrl+z")
	s.await("ran edit.undo")
	s.press("a")
	s.await("asked Comment")
	s.write("Ask for the crew list.")
	s.press("ctrl+Return")
	s.picture("2-highlighted.png")

	// Another document by the finder, and an event of its timeline.
	s.press("ctrl+p")
	s.await("found")
	s.write("ferry")
	s.await("found")
	s.press("Return")
	s.await("arrived")
	s.picture("3-found.png")
	s.click(344, 823) // the first event
	s.await("arrived")
	s.picture("3-event.png")

	// Out as Markdown, and again: the file does not change.
	for range 2 {
		s.press("ctrl+shift+e")
		s.await("ran export.notebook")
		s.click(1040, 690)
		s.await("exported")
	}
	s.quit()

	// What happened is in the notebook, not only on the screen.
	highlights := s.list(notebook, "highlights")
	if len(highlights) != 1 {
		t.Fatalf("%d highlights in the notebook, want 1: %v", len(highlights), highlights)
	}
	h := highlights[0]
	quote, _ := h["quote"].(string)
	if h["colour"] != "red" || h["comment"] != "Ask for the crew list." || len(quote) < 10 || !strings.Contains(ferry, quote) {
		t.Errorf("the highlight is %v", h)
	}
	exported, err := filepath.Glob(filepath.Join(s.home, "*.md"))
	if err != nil || len(exported) != 1 {
		t.Fatalf("exported files %q, %v; want one", exported, err)
	}
	raw, err := os.ReadFile(exported[0])
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(raw, []byte(quote)) || !bytes.Contains(raw, []byte("Ask for the crew list.")) {
		t.Errorf("the export lacks the highlight:\n%s", raw)
	}

	// Started again, everything is there and can be undone no more.
	s.open(notebook)
	s.picture("4-again.png")
	s.quit()
	if again := s.list(notebook, "highlights"); len(again) != 1 || again[0]["quote"] != quote {
		t.Errorf("after starting again: %v", again)
	}
	s.cli("verify", notebook)
}
