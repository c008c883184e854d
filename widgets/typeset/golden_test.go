package typeset

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected rows in testdata")

// Every file of testdata/rows holds the width of the column in characters, a
// document, and the rows it falls into.
func TestRowsOfEveryKindOfBlock(t *testing.T) {
	files, err := filepath.Glob("testdata/rows/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) { rowsOf(t, file) })
	}
}

func rowsOf(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.SplitN(string(data), "----\n", 3)
	if len(parts) != 3 {
		t.Fatalf("%s: want three parts, separated by ----", file)
	}
	width, opened, _ := strings.Cut(strings.TrimSpace(parts[0]), " ")
	characters, err := strconv.Atoi(width)
	if err != nil {
		t.Fatal(err)
	}
	text := document(t, strings.Split(strings.TrimSpace(parts[1]), "\n")...)
	l := NewLayout(text, fixed{}, plain(characters))
	l.OpenAll(opened == "open")
	got := printed(l, l.Visible(Position{}, 1e6))
	if *update {
		if err := os.WriteFile(file, []byte(parts[0]+"----\n"+parts[1]+"----\n"+got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != parts[2] {
		t.Errorf("got\n%s\nwant\n%s", got, parts[2])
	}
}
