package corpus

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"casebound/notebook"
)

func TestMarksBecomeNames(t *testing.T) {
	docs, err := Marked("a.txt", []string{
		"# a remark", "[PER Ada Roe] of [ORG Norvik Bank] left.", "It rained.", "", "", "[MISC Peruvian] ships passed [LOC Callao].",
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []Document{
		{Lines: []Line{
			{"Ada Roe of Norvik Bank left.", []Mention{{0, 7, notebook.Person}, {11, 22, notebook.Organisation}}},
			{"It rained.", nil},
		}},
		{Lines: []Line{{"Peruvian ships passed Callao.", []Mention{{0, 8, notebook.Misc}, {22, 28, notebook.PlaceName}}}}},
	}
	if !reflect.DeepEqual(docs, want) {
		t.Errorf("got  %v\nwant %v", docs, want)
	}
}

func TestMalformedMarksAreNamedByLine(t *testing.T) {
	for _, bad := range []string{
		"[PER Ada Roe left.", "Ada Roe] left.", "[PER Ada [LOC Callao]] left.", "[GPE Callao] slept.", "[LOC ] slept.", "[LOC  Callao] slept.", "[LOC Callao ] slept.", "[LOC] slept.", "[sic]",
	} {
		_, err := Marked("a.txt", []string{"Fine.", "", bad})
		if err == nil || !strings.HasPrefix(err.Error(), "a.txt:3: ") {
			t.Errorf("%q: error %v, want one that names a.txt:3", bad, err)
		}
	}
}

func TestEveryTenthDocumentIsKeptForScoring(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{
		"news.txt":            strings.Repeat("[PER Ada Roe] left.\n\n", 25),
		"organisations-1.txt": "Norvik Bank | Norvik",
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	texts, err := Hand(dir, false)
	if err != nil || len(texts.Train) != 23 || len(texts.Kept) != 2 || len(texts.New) != 0 {
		t.Errorf("%d documents to train, %d kept, %d new, %v; want 23, 2 and 0", len(texts.Train), len(texts.Kept), len(texts.New), err)
	}
}

func TestTextsOutsideTheListAreNew(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("[PER Ada Roe] left."), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list := func(names string) {
		if err := os.WriteFile(filepath.Join(dir, ReadList), []byte(names), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list("b.txt\n")
	if texts, err := Hand(dir, false); err != nil || len(texts.Train) != 1 || len(texts.New) != 1 {
		t.Errorf("%d documents to train, %d new, %v; want one of each", len(texts.Train), len(texts.New), err)
	}
	if texts, err := Hand(dir, true); err != nil || len(texts.Train) != 2 || len(texts.New) != 0 {
		t.Errorf("all: %d documents to train, %d new, %v; want 2 and 0", len(texts.Train), len(texts.New), err)
	}
	list("b.txt\nc.txt\n")
	if _, err := Hand(dir, false); err == nil {
		t.Error("a file of the list is missing without an error")
	}
}
