package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/app/session"
	"casebound/notebook"
)

func TestANewerFileIsImportedWithAReport(t *testing.T) {
	s := sit(t)
	for _, words := range []string{"nobody had asked her", "followed every rule"} {
		s.choose(t, words)
		s.letter('h')
		s.reader.widget.ClearSelection()
	}
	path := filepath.Join(t.TempDir(), "newer.txt")
	if err := os.WriteFile(path, []byte(strings.Replace(inquiry, " answered on 7 June 2022 that it had followed every rule", " said nothing", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	old := s.document
	s.imports.add([]string{path}, session.Given{Replaces: old})
	if s.reader.document == old || s.message != "Highlights: 1 landed, 1 not in this version." {
		t.Errorf("at %v it says %q", s.reader.document, s.message)
	}
	if top := s.win.Canvas().Overlays().Top(); top == nil {
		t.Error("what is not in the newer version is not listed")
	}
	own := 0
	for _, p := range s.reader.placed {
		if !p.Foreign {
			own++
		}
	}
	if own != 1 || len(s.reader.placed) != 2 {
		t.Errorf("%d highlights of its own among %d", own, len(s.reader.placed))
	}
}

func TestTheOpenTextFoldsWhatAVersionShowsToBeFurniture(t *testing.T) {
	s := sit(t)
	with := s.take(t, "with.txt", quay+"\nTide tables of Varnholm for the week\n")
	s.session.Go(notebook.Place{Document: with})
	folded := func() int {
		n := 0
		for _, b := range s.reader.text.Blocks() {
			if b.Furniture {
				n++
			}
		}
		return n
	}
	if folded() != 0 {
		t.Fatalf("%d paragraphs are folded before there is a version", folded())
	}
	s.take(t, "without.txt", quay)
	if s.reader.document != with || folded() != 1 {
		t.Errorf("%d paragraphs are folded of the open text, want 1", folded())
	}
}

const quay = `The quay at Varnholm is closed

The quay at Varnholm was closed on Monday because two of its oldest piles had given way in the night.

Ewa Lind, a pilot, said that she had heard it from the other side of the sound and had taken it for thunder.

The harbour master will have the piles looked at before the ferry comes back from the yard in spring.

Until then the fishermen have to land their boxes at the old slip, which few of them like to do in the dark.
`
