package app

import (
	"os"
	"strings"
	"testing"
)

func TestTheWindowAndTheDocumentSayTheSame(t *testing.T) {
	raw, err := os.ReadFile("../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, ok := strings.Cut(string(raw), "\n## In one screen\n")
	if !ok {
		t.Fatal("docs/security.md has no section of that name")
	}
	section, _, _ = strings.Cut(section, "\n## ")
	var paragraphs []string
	paragraph := ""
	for line := range strings.Lines(section + "\n\n") {
		words, quoted := strings.CutPrefix(strings.TrimSpace(line), ">")
		if words = strings.TrimSpace(words); quoted && words != "" {
			paragraph = strings.TrimSpace(paragraph + " " + words)
		} else if paragraph != "" {
			paragraphs = append(paragraphs, paragraph)
			paragraph = ""
		}
	}
	if got := strings.Join(paragraphs, "\n\n"); got != leaves {
		t.Errorf("the document says\n%s\n\nand the window\n%s", got, leaves)
	}
}
