package markdown

import (
	"strings"
	"testing"

	"casebound/notebook"
)

func TestAnEntitysPageShowsItsWordsAsTheyAre(t *testing.T) {
	got := string(WriteEntity(EntitySheet{
		Entity:    notebook.Entity{Kind: notebook.Organisation, Name: "Blue *Quay*", Aliases: []string{"BQ"}, Roles: []string{"buyer"}},
		Documents: []EntityDocument{{Title: "Contract [114]", Sentences: []string{"# Blue Quay\npaid > 9."}}},
		Ties:      []EntityTie{{Name: "Halden Works", Sentences: 2, Documents: 1}},
		Events:    []notebook.Event{{When: notebook.When{EDTF: "2024-02-05"}, Title: "Blue Quay signed"}},
	}))
	for _, want := range []string{
		"# Blue \\*Quay\\*\n", "Organisation\n", "Also called: BQ\n", "Roles: buyer\n",
		"[[Halden Works]] (sentences: 2, documents: 1)", "- 2024-02-05: Blue Quay signed\n", "> \\# Blue Quay paid",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q:\n%s", want, got)
		}
	}
}
