package markdown

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected files in testdata/export")

// TestExportsReadAsWritten runs the case files: a title, the fields, the text,
// its marks, and the Markdown.
func TestExportsReadAsWritten(t *testing.T) {
	paths, err := filepath.Glob("testdata/export/*.txt")
	if err != nil || len(paths) < 4 {
		t.Fatalf("%d case files (%v)", len(paths), err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			parts := strings.SplitN(string(raw), "----\n", 5)
			if len(parts) != 5 {
				t.Fatalf("%d parts", len(parts))
			}
			s := sheetOf(t, parts[1], parts[2], parts[3])
			got := writeAs(t, s, Options{})
			if *update {
				parts[4] = got
				if err := os.WriteFile(path, []byte(strings.Join(parts, "----\n")), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != parts[4] {
				t.Errorf("got\n%s\nwant\n%s", got, parts[4])
			}
			if again := writeAs(t, s, Options{Previous: []byte(got)}); again != got {
				t.Errorf("written again it is\n%s", again)
			}
		})
	}
}
