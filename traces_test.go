package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"unicode/utf16"
)

// forms are the ways in which a word may stand in a file: in UTF-8, UTF-16 and
// UTF-32, in hexadecimal, and in base 64 at each of the three places where it
// may begin there.
func forms(word string) map[string][]byte {
	var utf16le []byte
	for _, u := range utf16.Encode([]rune(word)) {
		utf16le = append(utf16le, byte(u), byte(u>>8))
	}
	f := map[string][]byte{
		"UTF-8": []byte(word), "UTF-16": utf16le, "UTF-32": wide(word), "hexadecimal": []byte(hex.EncodeToString([]byte(word))),
	}
	for before := range 3 {
		code := base64.RawStdEncoding.EncodeToString(append(make([]byte, before), word...))
		from, to := (before*8+5)/6, (before+len(word))*8/6 // letters that hold nothing but the word
		f[fmt.Sprintf("base 64, after %d", before)] = []byte(code[from:to])
	}
	return f
}

// leaks says where words stand below a folder, in files and their names.
func leaks(t *testing.T, folder string, words map[string]string) []string {
	t.Helper()
	var found []string
	needles := map[string]map[string][]byte{}
	for place, word := range words {
		needles[place] = forms(word)
	}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		content := []byte(name + "\n")
		if entry.Type().IsRegular() {
			raw, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			content = append(content, raw...)
		}
		small := slices.Clone(content)
		lower(small)
		for place, forms := range needles {
			for form, needle := range forms {
				in := small
				if bytes.ContainsAny(needle, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") { // base 64, or a key
					in = content
				}
				if bytes.Contains(in, needle) {
					found = append(found, fmt.Sprintf("%s has the %s in %s", path, place, form))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestTheSearchForWordsFindsThemInEveryForm(t *testing.T) {
	for form, bytes := range forms("quartzlemon") {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "a"), "x"+string(bytes)+"y")
		if found := leaks(t, dir, map[string]string{"text": "quartzlemon"}); len(found) == 0 {
			t.Errorf("a word in %s was not found", form)
		}
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a Quartzlemon", "b"), base64.StdEncoding.EncodeToString([]byte("it was quartzlemon.")))
	if found := leaks(t, dir, map[string]string{"text": "quartzlemon"}); len(found) < 2 {
		t.Errorf("found %q only", found)
	}
}

// words are all that must not be found, by where it stands.
func (v *vault) words() map[string]string {
	v.t.Helper()
	words := map[string]string{"passphrase": secret}
	maps.Copy(words, canaries)
	for purpose, key := range v.keys() {
		words[purpose] = string(key)
	}
	return words
}

// tidy fails when a file that the program may write holds one of the words, or
// when a file lies in the home folder that has no business there.
func (v *vault) tidy(when string, words map[string]string) {
	v.t.Helper()
	for _, folder := range []string{v.home, v.temp, filepath.Dir(v.notebook)} {
		for _, leak := range leaks(v.t, folder, words) {
			v.t.Errorf("after %s: %s", when, leak)
		}
	}
	if left, err := os.ReadDir(v.temp); err != nil || len(left) > 0 {
		v.t.Errorf("after %s the folder for temporary files holds %v, %v", when, left, err)
	}
	v.onlyGeometry(when)
}

// notOurs are the files below the home folder that the toolkit and the drivers
// of the screen keep: which fonts the system has, and how shapes are shaded.
var notOurs = regexp.MustCompile(`^\.cache/(mesa_shader_cache.*/.*|font_index_v\d+\.cache)$`)

// onlyGeometry fails when the home folder holds anything of ours but the
// window's size.
func (v *vault) onlyGeometry(when string) {
	v.t.Helper()
	preferences := filepath.Join(".config", "fyne", "org.casebound.Casebound", "preferences.json")
	err := filepath.WalkDir(v.home, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(v.home, path)
		if err != nil {
			return err
		}
		if name != preferences && !notOurs.MatchString(name) {
			v.t.Errorf("after %s the home folder holds %s", when, name)
		}
		return nil
	})
	if err != nil {
		v.t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(v.home, preferences))
	if os.IsNotExist(err) {
		return
	}
	var kept map[string]any
	if err == nil {
		err = json.Unmarshal(raw, &kept)
	}
	if err != nil {
		v.t.Fatal(err)
	}
	for name, value := range kept {
		if _, number := value.(float64); !number || name != "width" && name != "height" {
			v.t.Errorf("after %s the preferences hold %s = %v", when, name, value)
		}
	}
}

// kill ends the window as a crash does.
func (v *vault) kill() {
	v.t.Helper()
	if err := v.program.Process.Kill(); err != nil {
		v.t.Fatal(err)
	}
	for range v.traces { // until the system has closed its end
	}
	_ = v.program.Wait() // it was killed
}

func TestNoWordOfAVaultIsOnTheDiskInClear(t *testing.T) {
	v := newVault(t)
	words := v.words()
	v.verb("highlight", "report on the zephyrquill", "--quote", "dimmetburrow was seen", "--comment", "basaltwren", "--tag", "velvetcrow")
	v.verb("find", "coppergnat")
	v.verb("search", "ivorymoth OR quartzlemon")
	v.verb("backup", filepath.Join(filepath.Dir(v.notebook), "by hand.backup"))
	v.verb("export", "-o", filepath.Join(v.outside, "exported"))
	v.verb("snapshot", "-o", filepath.Join(v.outside, "window.png"))
	v.cli("extract", filepath.Join(v.outside, "larkspurbox", "tamariskjay.txt"))
	v.tidy("verbs", words)

	v.unlock()
	v.work()
	v.press("ctrl+i") // the file dialog looks about in a folder
	v.await("ran document.import")
	v.press("Escape")
	v.tidy("reading and writing, with the notebook open", words)
	v.quit()
	v.tidy("reading and writing", words)

	v.unlock()
	v.jot()
	v.kill()
	v.tidy("the window was killed", words)
	v.importAndKill()
	v.tidy("an import was killed", words)
	v.verb("verify")
}

// importAndKill kills an import of many files between two of them.
func (v *vault) importAndKill() {
	v.t.Helper()
	folder := filepath.Join(v.outside, "larkspurbox", "many")
	for i := range 40 {
		write(v.t, filepath.Join(folder, fmt.Sprintf("tamariskjay %d.txt", i)), fmt.Sprintf("%s\nIt is the report of hour %d.\n", affair, i))
	}
	cmd := v.command("import", v.notebook, folder, "--passphrase-file", v.passphrase)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		v.t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	for range 3 {
		if _, err := lines.ReadString('\n'); err != nil {
			v.t.Fatalf("the import ended before it was killed: %v", err)
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		v.t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
}
