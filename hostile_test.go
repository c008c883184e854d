package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// bait is the name of a file that hostile documents want to have read.
const bait = "bait-that-nobody-asked-for.png"

// theirs are words that are only in addresses hostile documents want fetched.
var theirs = []string{bait, "192.0.2.1", "casebound.invalid"}

// hostileFolder makes a folder of documents meant to fetch, run, break out or
// exhaust: those of testdata/hostile, and what is too long or too odd to lie
// there.
func hostileFolder(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "from outside")
	trap := filepath.Join(t.TempDir(), bait)
	write(t, trap, "never to be read")
	files, err := filepath.Glob("testdata/hostile/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no hostile documents: %v", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, filepath.Base(file)), strings.ReplaceAll(string(raw), "BAIT", trap))
	}
	for name, content := range odd() {
		write(t, filepath.Join(dir, name), content)
	}
	return dir
}

// odd are documents by awkward names, or of awkward content.
func odd() map[string]string {
	page := func(body string) string {
		return "<!doctype html><title>A page</title><body><p>Marta Nowak wrote on 9 May 2021.</p>" + body
	}
	entities := "<!DOCTYPE html [<!ENTITY a \"boom\">"
	for i := 'b'; i <= 'j'; i++ {
		entities += fmt.Sprintf("<!ENTITY %c \"%s\">", i, strings.Repeat(fmt.Sprintf("&%c;", i-1), 10))
	}
	return map[string]string{
		"nested.html":    page(strings.Repeat("<div><b><span>", 30_000) + "deep"),
		"entities.html":  entities + "]><title>&j;</title><p>&j; on 10 May 2021",
		"attributes.htm": page("<p " + strings.Repeat("a=b ", 100_000) + ">wide</p>"),
		"quotes.md":      strings.Repeat(">", 20_000) + " deep\n\n" + strings.Repeat("[", 20_000) + "\n\n" + strings.Repeat("* ", 5_000) + "x\n",
		"nul.txt":        "Before\x00after, on 11 May 2021, said Anna Brandt.\n\n\x00\x00\x00\n",
		"broken.txt":     "Half a letter: \xc3\x28, \xff\xfe\xfd and \xed\xa0\x80 on 12 May 2021.\n",
		"empty.html":     "",
		"line.txt":       strings.Repeat("x", 300_000),
		"new\nline \x1b[31m red \u202etxt.exe.txt": "The title of this one is its name, since the text is short. It was 13 May 2021.\n",
		"=1+1;@SUM.txt":                   "A name that a spreadsheet would reckon, on 14 May 2021, in Varnholm.\n",
		"..%2f..%2fup.txt":                "A name that climbs, on 15 May 2021, in Varnholm by Ewa Lind.\n",
		"CON.txt":                         "A name of a device, on 16 May 2021, in Varnholm by Ewa Lind.\n",
		"trailing. . .txt":                "A name that ends in dots, on 17 May 2021, in Varnholm by Ewa Lind.\n",
		strings.Repeat("å", 125) + ".txt": "A name of 254 bytes, on 18 May 2021, in Varnholm by Ewa Lind.\n",
		"--replaces.md":                   "# ../../../../tmp/escaped\n\nA title that climbs, on 19 May 2021, said Ewa Lind.\n",
	}
}
