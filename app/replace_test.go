package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/app/session"
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
