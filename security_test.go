package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	namesTest = regexp.MustCompile("`((?:Test|Fuzz)[A-Z]\\w*)`")
	defined   = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)[A-Z]\w*)\(`)
)

// ourTests are the names of all tests of the program.
func ourTests(t *testing.T) map[string]bool {
	t.Helper()
	tests := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		raw, err := os.ReadFile(path)
		for _, m := range defined.FindAllSubmatch(raw, -1) {
			tests[string(m[1])] = true
		}
		return err
	})
	if err != nil || len(tests) < 100 {
		t.Fatalf("%d tests found, %v", len(tests), err)
	}
	return tests
}

func TestEveryStatementNamesATestThatExists(t *testing.T) {
	tests := ourTests(t)
	documents, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, document := range append(documents, "README.md") {
		raw, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range namesTest.FindAllStringSubmatch(string(raw), -1) {
			if !tests[m[1]] {
				t.Errorf("%s names %s, which is no test of ours", document, m[1])
			}
		}
		for line := range strings.Lines(string(raw)) {
			statement, by, row := strings.Cut(strings.Trim(strings.TrimSpace(line), "|"), " | ")
			if document == filepath.Join("docs", "security.md") && row && statement != " statement" && !namesTest.MatchString(by) {
				t.Errorf("%s: nothing holds %q", document, strings.TrimSpace(statement))
			}
		}
	}
}
