package corpus

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"casebound/notebook"
)

func news() []Document {
	return []Document{
		{Lines: []Line{{Text: "Ada Roe left."}, {Text: "It rained on Callao."}}},
		{Lines: []Line{{Text: "Nobody knows.", Names: []Mention{{0, 6, notebook.Person}}}}},
	}
}

func labels(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.labels"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "*.labels")
}

func TestAReviewGivesReadDocumentsTheirNames(t *testing.T) {
	docs := news()
	docs[0].Lines[0].Names = []Mention{{0, 7, notebook.Person}}
	docs[0].Lines[1].Names = []Mention{{13, 19, notebook.PlaceName}}
	r := Review{}
	r.Add(0, docs[0])
	var b strings.Builder
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	back, err := ReadReview(labels(t, "# read by hand\n"+b.String()))
	if err != nil {
		t.Fatal(err)
	}
	read, rest, err := back.Split(news())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(read, docs[:1]) || !reflect.DeepEqual(rest, news()[1:]) {
		t.Errorf("read %v, rest %v", read, rest)
	}
}

func TestDocumentsThatNobodyReadKeepTheirNames(t *testing.T) {
	docs := news()
	docs[0].Lines[0].Names = []Mention{{0, 7, notebook.Person}}
	r := Review{}
	r.Add(0, docs[0])
	mended, err := r.Mend(news())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(mended, docs) {
		t.Errorf("got %v, want %v", mended, docs)
	}
}

func TestAReviewOfAnotherTextIsRefused(t *testing.T) {
	r := Review{}
	r.Add(1, news()[0])
	if _, _, err := r.Split(news()); err == nil {
		t.Error("the names of one document were given to another")
	}
}

func TestMalformedLabelsAreNamedByLine(t *testing.T) {
	for _, bad := range []string{
		"doc x 0a", "doc 1", "doc 1 0a\n0 PER 1", "doc 1 0a\n0 GPE 1-2", "doc 1 0a\nx PER 1-2", "0 PER 1-2", "doc 1 0a\ndoc 1 0a",
	} {
		_, err := ReadReview(labels(t, "\n"+bad))
		want := ".labels:" + string(rune('1'+strings.Count("\n"+bad, "\n"))) + ": "
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one with %q", bad, err, want)
		}
	}
}
