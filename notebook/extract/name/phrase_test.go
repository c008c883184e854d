package name

import (
	"context"
	"os"
	"testing"

	"casebound/notebook"
)

func TestAbbreviationsOfCommonWordsAreNoNames(t *testing.T) {
	tagger, err := Load(os.DirFS("../../../assets/models"))
	if err != nil {
		t.Fatal(err)
	}
	text := notebook.PlainText("She teaches natural language processing (NLP) in Oslo. Her laboratory has used NLP since 1998.\n" +
		"He works for the Norwegian Broadcasting Corporation (NRK).")
	found, err := tagger.Tag(context.Background(), text, "en", nil)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range found {
		seen[text.At(f.Span)] = true
	}
	if seen["NLP"] || !seen["NRK"] {
		t.Errorf("found %v; want NRK and no NLP", seen)
	}
}
