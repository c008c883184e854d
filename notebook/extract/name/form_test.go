package name

import (
	"os"
	"strings"
	"testing"

	"casebound/notebook"
)

// shipped is a worker over the models that ship.
func shipped(t *testing.T) *worker {
	t.Helper()
	tagger, err := Load(os.DirFS("../../../assets/models"))
	if err != nil {
		t.Fatal(err)
	}
	return tagger.scratch.Get().(*worker)
}

func TestEachPassageChoosesItsForm(t *testing.T) {
	w := shipped(t)
	for text, flat := range map[string]bool{
		"Anna Ferrow met the board in Oslo on Monday.":                            false,
		"anna ferrow met the board in oslo on monday and left for norway again":   true,
		"POLICE IN OSLO ARREST ANNA FERROW":                                       true,
		"Former Minister Found Dead in Empty House Near the Old Harbour Road":     true,
		"Anna Ferrow, Karl Lindqvist, Helen Marchetti, Tom Brandt and Ida Renner": false,
		"the board met in Oslo":                                                   false,
	} {
		text := notebook.PlainText(text)
		for _, s := range w.v.passages(text, text.Blocks(), countLetters(text.All()).hasCase()) {
			if s.Flat() != flat {
				t.Errorf("%q: read without case is %v, want %v", text.All(), s.Flat(), flat)
			}
		}
	}
}

func TestWindowsAreBounded(t *testing.T) {
	w := shipped(t)
	long := ""
	for range 3000 {
		long += "word "
	}
	text := notebook.PlainText(long)
	for _, s := range w.v.passages(text, text.Blocks(), false) {
		if s.Len() > window {
			t.Errorf("a window of %d tokens, want at most %d", s.Len(), window)
		}
	}
}

func TestPartsCoverLongBlocks(t *testing.T) {
	for _, word := range []string{"word ", "wörd", "€"} {
		text := notebook.PlainText(strings.Repeat(word, 3*part/len(word)) + "\nEnd.\n")
		last := 0
		for _, p := range parts(text) {
			size := 0
			for _, b := range p {
				if !text.Valid(b.Span) || b.Start < last || b.Start > last+1 {
					t.Fatalf("block %v after %d", b.Span, last)
				}
				last = b.End
				size += b.Len()
			}
			if size > 2*part {
				t.Errorf("a part of %d bytes", size)
			}
		}
		if last != text.Len()-1 {
			t.Errorf("the parts end at %d of %d", last, text.Len())
		}
	}
}

func TestNamesStayInTheirCell(t *testing.T) {
	w := shipped(t)
	for _, line := range []string{"Anna Ferrow     Oslo        Ericsson", "Anna Ferrow\tOslo\tEricsson"} {
		text := notebook.PlainText(line)
		var got []string
		for _, f := range w.tag(text, text.Blocks(), true, "en", nil, nil) {
			got = append(got, text.At(f.Span))
		}
		if len(got) == 0 || got[0] != "Anna Ferrow" {
			t.Errorf("%q: names %q, want Anna Ferrow first", line, got)
		}
	}
}

func TestPublishersAreCutOffHeadlines(t *testing.T) {
	w := shipped(t)
	for text, passages := range map[string]int{
		"Harbour Board Sells Ferry to Norwegian Group – The Harbour Times": 2,
		"Ferry sold to Norwegians | Harbour Times":                         2,
		"Ferry Taken Off Route, says U.S. Firm of Carriers - TIME":         2,
		"Ferry sold to Norwegians - what it means for us":                  1,
		"FOOTBALL - LATE GOALS SAVE OSLO IN CUP":                           1,
		"He sold the ferry - Anna never forgave him - and left.":           1,
		"Ferry Sold - Oslo": 1,
	} {
		text := notebook.PlainText(text)
		if got := w.v.passages(text, text.Blocks(), true); len(got) != passages {
			t.Errorf("%q: %d passages, want %d", text.All(), len(got), passages)
		}
	}
}
