package main

import (
	"reflect"
	"strings"
	"testing"

	"casebound/docs/train/ner/corpus"
	"casebound/notebook"
)

func twoDocuments() []corpus.Document {
	return []corpus.Document{
		{Lines: []corpus.Line{{Text: "Roe met Roe at Roeville."}, {Text: "Roe left."}}},
		{Lines: []corpus.Line{{Text: "Acme of Roe.", Names: []corpus.Mention{{Start: 0, End: 11, Kind: notebook.Organisation}}}}},
	}
}

func TestEditsSayWhatWordsAre(t *testing.T) {
	cases := []struct {
		edits string
		want  [3][]corpus.Mention
	}{
		{"0 PER=Roe", [3][]corpus.Mention{
			{{Start: 0, End: 3, Kind: notebook.Person}, {Start: 8, End: 11, Kind: notebook.Person}},
			{{Start: 0, End: 3, Kind: notebook.Person}},
			{{Start: 0, End: 11, Kind: notebook.Organisation}},
		}},
		{"0.0 PER=Roe#2; LOC=Roeville", [3][]corpus.Mention{
			{{Start: 8, End: 11, Kind: notebook.Person}, {Start: 15, End: 23, Kind: notebook.PlaceName}},
			nil,
			{{Start: 0, End: 11, Kind: notebook.Organisation}},
		}},
		{"1.0 ORG=Acme\n# split\n1.0 LOC=Roe", [3][]corpus.Mention{
			nil, nil,
			{{Start: 0, End: 4, Kind: notebook.Organisation}, {Start: 8, End: 11, Kind: notebook.PlaceName}},
		}},
		{"1 -of", [3][]corpus.Mention{}},
	}
	for _, c := range cases {
		docs := twoDocuments()
		if err := mend(&strings.Builder{}, docs, 0, 2, strings.Split(c.edits, "\n")); err != nil {
			t.Errorf("%q: %v", c.edits, err)
			continue
		}
		got := [3][]corpus.Mention{docs[0].Lines[0].Names, docs[0].Lines[1].Names, docs[1].Lines[0].Names}
		for i := range got {
			if len(got[i])+len(c.want[i]) > 0 && !reflect.DeepEqual(got[i], c.want[i]) {
				t.Errorf("%q: sentence %d has %v, want %v", c.edits, i, got[i], c.want[i])
			}
		}
	}
}

func TestEditsThatFindNothingAreAllTold(t *testing.T) {
	var out strings.Builder
	err := mend(&out, twoDocuments(), 0, 1, []string{"0.0 PER=Doe", "0 PER=Roe", "1 ORG=Acme", "0.1 Roe", "0.0 PER=Roe#3"})
	if err == nil || out.Len() > 0 {
		t.Fatalf("error %v, wrote %q", err, out.String())
	}
	for _, line := range []string{"line 1:", "line 3:", "line 4:", "line 5:"} {
		if !strings.Contains(err.Error(), line) {
			t.Errorf("%v does not tell of %s", err, line)
		}
	}
	if strings.Contains(err.Error(), "line 2:") {
		t.Errorf("%v tells of line 2, which is right", err)
	}
}
