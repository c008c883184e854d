package assets

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

func TestTheSampleIsInventedAndNamesNoRealAddress(t *testing.T) {
	addresses := regexp.MustCompile(`(?:https?://|@)([A-Za-z0-9.-]*[A-Za-z0-9])`)
	files, err := fs.ReadDir(Sample(), ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 5 {
		t.Errorf("the sample has %d files, want four documents and a note", len(files))
	}
	for _, file := range files {
		b, err := fs.ReadFile(Sample(), file.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range addresses.FindAllStringSubmatch(string(b), -1) {
			if !strings.HasSuffix(m[1], ".example") {
				t.Errorf("%s names %s", file.Name(), m[1])
			}
		}
	}
}
