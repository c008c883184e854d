package extract_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// entityForms are the kinds and forms of the entities of a text, as the lines
// of merges.txt write them.
func entityForms(t *testing.T, text string) []string {
	t.Helper()
	res := read(t, text, "en")
	forms := make([]map[string]bool, len(res.Entities))
	for i := range forms {
		forms[i] = map[string]bool{}
	}
	for _, m := range res.Mentions {
		forms[m.Entity][strings.TrimPrefix(strings.TrimPrefix(text[m.Start:m.End], "The "), "the ")] = true
	}
	var out []string
	for i, e := range res.Entities {
		out = append(out, e.Kind.Label()+" "+strings.Join(slices.Sorted(maps.Keys(forms[i])), "; "))
	}
	return out
}

// asForms brings a line of the file into the order of entityForms.
func asForms(line string) string {
	label, rest, _ := strings.Cut(strings.TrimPrefix(line, "= "), " ")
	set := map[string]bool{}
	for _, f := range strings.Split(rest, "; ") {
		set[strings.TrimPrefix(strings.TrimPrefix(f, "The "), "the ")] = true
	}
	return label + " " + strings.Join(slices.Sorted(maps.Keys(set)), "; ")
}

func TestMentionsOfOneEntityAreOneEntity(t *testing.T) {
	right, asked := 0, 0
	var text, wanted []string
	check := func() {
		got := entityForms(t, strings.Join(text, "\n"))
		for _, w := range wanted {
			asked++
			if slices.Contains(got, asForms(w)) {
				right++
			} else {
				t.Logf("%s\n\twant %s\n\tgot %s", strings.Join(text, " "), w, strings.Join(got, " | "))
			}
		}
		text, wanted = nil, nil
	}
	for _, line := range lines(t, "testdata/merges.txt") {
		switch {
		case strings.HasPrefix(line, "#"):
		case line == "---":
			check()
		case strings.HasPrefix(line, "= "):
			wanted = append(wanted, line)
		default:
			text = append(text, line)
		}
	}
	check()
	t.Logf("%d of %d entities right", right, asked)
	if right*100 < asked*95 {
		t.Errorf("%d of %d entities right, want 95 %%", right, asked)
	}
}
