package storage

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

// quick is the least Argon2id allows, for tests.
var quick = Cost{Time: 1, MemoryKiB: 8, Threads: 1}

var secret = []byte("correct horse, paper clip")

func guarded(key Key) Options { return Options{MinFree: 1, Cost: quick, Key: key} }

func openGuarded(t *testing.T, dir string, key Key) *Notebook {
	t.Helper()
	n, err := Open(dir, guarded(key))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAnEncryptedNotebookObeysTheContract(t *testing.T) {
	storetest.Contract(t, func(t *testing.T) notebook.Store { return openGuarded(t, t.TempDir(), Key{Passphrase: secret}) })
	storetest.ContractReopen(t, func(t *testing.T, dir string) notebook.Store {
		return openGuarded(t, dir, Key{Passphrase: secret})
	})
}

func expectOpening(t *testing.T, dir string, key Key, want error) {
	t.Helper()
	n, err := Open(dir, guarded(key))
	if !errors.Is(err, want) || want == nil && err != nil {
		t.Errorf("opened with %+v: %v, want %v", key, err, want)
	}
	if err == nil {
		closeNow(t, n)
	}
}

func TestOnlyItsKeysOpenAnEncryptedNotebook(t *testing.T) {
	dir := t.TempDir()
	n := openGuarded(t, dir, Key{Passphrase: secret})
	code := n.RecoveryCode()
	file := n.NewKeyFile()
	if err := n.AddKeyFile(Key{Recovery: code}, file); err != nil {
		t.Fatal(err)
	}
	closeNow(t, n)
	expectOpening(t, dir, Key{Passphrase: secret}, nil)
	expectOpening(t, dir, Key{Recovery: code}, nil)
	expectOpening(t, dir, Key{Recovery: strings.ToLower(strings.ReplaceAll(code, "-", " "))}, nil)
	expectOpening(t, dir, Key{KeyFile: file}, nil)
	expectOpening(t, dir, Key{Passphrase: []byte("wrong"), KeyFile: file}, nil)

	expectOpening(t, dir, Key{}, notebook.ErrLocked)
	expectOpening(t, dir, Key{Passphrase: []byte("Correct horse, paper clip")}, notebook.ErrWrongPassphrase)
	expectOpening(t, dir, Key{KeyFile: []byte("something else")}, notebook.ErrWrongPassphrase)
	other, _ := newRecoveryCode()
	expectOpening(t, dir, Key{Recovery: other}, notebook.ErrWrongPassphrase)
	expectOpening(t, dir, Key{Recovery: code[:len(code)-1]}, errRecoveryCode)
}

func TestASlipInARecoveryCodeIsMostlyNoticed(t *testing.T) {
	noticed := 0
	for range 200 {
		code, _ := newRecoveryCode()
		letters := []byte(code)
		if letters[7]++; letters[7] == ':' || letters[7] == '[' || !strings.ContainsRune(alphabet, rune(letters[7])) {
			letters[7] = 'A'
		}
		if _, err := readRecoveryCode(string(letters)); err != nil {
			noticed++
		}
	}
	if noticed < 150 {
		t.Errorf("%d of 200 slips noticed", noticed)
	}
}

func TestTheSamePassphraseMayBeTypedInTwoWays(t *testing.T) {
	dir := t.TempDir()
	closeNow(t, openGuarded(t, dir, Key{Passphrase: []byte("caf\u00e9")}))
	expectOpening(t, dir, Key{Passphrase: []byte("cafe\u0301")}, nil)
}

func TestAPassphraseForANotebookWithoutOneIsAnError(t *testing.T) {
	dir := t.TempDir()
	closeNow(t, openAt(t, dir))
	expectOpening(t, dir, Key{Passphrase: secret}, errNotEncrypted)
}

func TestAChangedPassphraseOpensAndTheOldOneDoesNot(t *testing.T) {
	dir := t.TempDir()
	n := openGuarded(t, dir, Key{Passphrase: secret})
	code := n.RecoveryCode()
	s := putSample(t, n, 1, 3000)
	if err := n.ChangePassphrase(Key{Passphrase: []byte("wrong")}, []byte("new")); !errors.Is(err, notebook.ErrWrongPassphrase) {
		t.Errorf("changed with a wrong one: %v", err)
	}
	if err := n.ChangePassphrase(Key{Passphrase: secret}, []byte("new")); err != nil {
		t.Fatal(err)
	}
	s.expect(t, n)
	closeNow(t, n)
	expectOpening(t, dir, Key{Passphrase: secret}, notebook.ErrWrongPassphrase)
	expectOpening(t, dir, Key{Recovery: code}, nil)
	n = openGuarded(t, dir, Key{Passphrase: []byte("new")})
	s.expect(t, n)
	fresh, err := n.NewRecoveryCode(Key{Passphrase: []byte("new")})
	if err != nil {
		t.Fatal(err)
	}
	closeNow(t, n)
	expectOpening(t, dir, Key{Recovery: code}, notebook.ErrWrongPassphrase)
	expectOpening(t, dir, Key{Recovery: fresh}, nil)
}

func TestDamagedKeysAreNotCalledAWrongPassphrase(t *testing.T) {
	dir := t.TempDir()
	closeNow(t, openGuarded(t, dir, Key{Passphrase: secret}))
	data := filepath.Join(dir, dataName)
	size, err := os.ReadFile(filepath.Join(data, keysName))
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(size); at += 37 {
		if err := flip(filepath.Join(data, keysName), int64(at)); err != nil {
			t.Fatal(err)
		}
		expectOpening(t, dir, Key{Passphrase: secret}, nil) // from the copy
	}
	for _, name := range []string{keysName, keysCopyName} {
		if err := flip(filepath.Join(data, name), 200); err != nil {
			t.Fatal(err)
		}
	}
	expectOpening(t, dir, Key{Passphrase: secret}, notebook.ErrDamaged)
}

func TestKeysOfAnotherNotebookAreToldApart(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	for _, dir := range []string{one, two} {
		closeNow(t, openGuarded(t, dir, Key{Passphrase: secret}))
	}
	for _, name := range []string{keysName, keysCopyName} {
		if err := copyFile(filepath.Join(two, dataName, name), filepath.Join(one, dataName, name)); err != nil {
			t.Fatal(err)
		}
	}
	_, err := Open(two, guarded(Key{Passphrase: secret}))
	if !errors.Is(err, notebook.ErrDamaged) || !strings.Contains(err.Error(), "another notebook") {
		t.Errorf("got %v", err)
	}
}

func TestEncryptingAndDecryptingLoseNothing(t *testing.T) {
	dir := t.TempDir()
	n := openAt(t, dir)
	id := n.ID()
	double := storetest.Memory()
	for number := 1; number <= 60; number++ {
		if err := errors.Join(deed(n, number), deed(double, number)); err != nil {
			t.Fatal(err)
		}
	}
	closeNow(t, n)
	check := func(key Key, encrypted bool) {
		t.Helper()
		n := openGuarded(t, dir, key)
		defer closeNow(t, n)
		if how := differs(n, double); how != "" {
			t.Error(how)
		}
		if r := verified(t, n); !r.Sound() {
			t.Error(r)
		}
		if n.ID() != id || n.Encrypted() != encrypted {
			t.Errorf("id %v, encrypted %v", n.ID(), n.Encrypted())
		}
		if folders, err := n.dataFolders(); len(folders) != 1 || err != nil {
			t.Errorf("left behind: %v, %v", folders, err)
		}
	}
	ctx := context.Background()
	steps := 0
	code, err := Encrypt(ctx, dir, guarded(Key{}), secret, func(done, total int) { steps = total })
	if err != nil || steps == 0 {
		t.Fatal(err, steps)
	}
	check(Key{Passphrase: secret}, true)
	check(Key{Recovery: code}, true)
	if _, err := Encrypt(ctx, dir, guarded(Key{}), secret, nil); !errors.Is(err, notebook.ErrLocked) {
		t.Errorf("encrypted twice: %v", err)
	}
	if _, err := Rekey(ctx, dir, guarded(Key{Passphrase: secret}), []byte("other"), nil); err != nil {
		t.Fatal(err)
	}
	check(Key{Passphrase: []byte("other")}, true)
	expectOpening(t, dir, Key{Recovery: code}, notebook.ErrWrongPassphrase)
	if err := Decrypt(ctx, dir, guarded(Key{Passphrase: secret}), nil); !errors.Is(err, notebook.ErrWrongPassphrase) {
		t.Errorf("decrypted with the old passphrase: %v", err)
	}
	if err := Decrypt(ctx, dir, guarded(Key{Passphrase: []byte("other")}), nil); err != nil {
		t.Fatal(err)
	}
	check(Key{}, false)
	if err := Decrypt(ctx, dir, guarded(Key{}), nil); err == nil {
		t.Error("decrypted twice")
	}
}

func TestACancelledEncryptionLeavesTheNotebookAsItWas(t *testing.T) {
	dir := t.TempDir()
	n := openAt(t, dir)
	s := putSample(t, n, 1, 3000)
	closeNow(t, n)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Encrypt(ctx, dir, guarded(Key{}), secret, nil); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	n = openAt(t, dir)
	defer closeNow(t, n)
	s.expect(t, n)
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 5 { // with what says that it is open
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// TestNoFileOfAnEncryptedNotebookHoldsItsWords looks for words from every
// field, as they are and as they are often written, in all files, while the
// notebook is open, after a kill and when it is closed.
func TestNoFileOfAnEncryptedNotebookHoldsItsWords(t *testing.T) {
	dir := t.TempDir()
	words := []string{"Zebulon", "kingfisher", "quagmire"}
	n := openGuarded(t, dir, Key{Passphrase: secret})
	text := "Zebulon met the kingfisher by the quagmire. "
	id := storetest.ID(1)
	if err := n.PutText(id, notebook.PlainText(text), []byte(text)); err != nil {
		t.Fatal(err)
	}
	records := []notebook.Record{
		notebook.Document{ID: id, Title: text, Source: "/home/kingfisher/" + text, SHA256: "Zebulon", Authors: []string{text}, Origins: map[string]string{text: text}},
		notebook.Highlight{ID: id, Document: id, Comment: text, Tags: []string{"Zebulon"}, Anchor: notebook.Anchor{Quote: text, Prefix: text, Suffix: text}},
		notebook.Note{ID: id, Markdown: strings.Repeat(text, 100)},
		notebook.Entity{ID: id, Name: text, Aliases: []string{text}},
		notebook.Mentions{Document: id, List: []notebook.Mention{{Reason: text}}},
		notebook.Timexes{Document: id, List: []notebook.Timex{{Value: text, Reason: text}}},
		notebook.Event{ID: id, Title: text, Sentence: text},
		notebook.Collection{ID: id, Name: text},
		notebook.Setting{Name: text, Value: []byte(text)},
		notebook.Index{Name: text, Data: []byte(text)},
	}
	for _, r := range records {
		if err := n.Apply(notebook.Put(r)); err != nil {
			t.Fatal(err)
		}
	}
	look := func(when string, want bool) {
		t.Helper()
		if found := findWords(t, dir, words); (found != "") != want {
			t.Errorf("%s: found %q", when, found)
		}
	}
	look("open", false)
	if err := n.engine.close(); err != nil {
		t.Fatal(err)
	}
	look("closed", false)
	if err := n.engine.open(); err != nil {
		t.Fatal(err)
	}
	closeNow(t, n)
	if err := Decrypt(context.Background(), dir, guarded(Key{Passphrase: secret}), nil); err != nil {
		t.Fatal(err)
	}
	look("decrypted", true) // so the search is able to find them
	if _, err := Encrypt(context.Background(), dir, guarded(Key{}), secret, nil); err != nil {
		t.Fatal(err)
	}
	look("encrypted again", false)
}

// findWords searches file names and contents below dir, in several spellings.
func findWords(t *testing.T, dir string, words []string) string {
	t.Helper()
	var needles [][]byte
	for _, w := range words {
		var wide []byte
		for _, c := range []byte(w) {
			wide = append(wide, c, 0)
		}
		needles = append(needles, []byte(strings.ToLower(w)), bytes.ToLower(wide),
			[]byte(hex.EncodeToString([]byte(w))), bytes.ToLower([]byte(base64.RawStdEncoding.EncodeToString([]byte(w))[:8])))
	}
	found := ""
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		content := []byte(path[len(dir):])
		if !d.IsDir() {
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			content = append(content, b...)
		}
		content = bytes.ToLower(content)
		for _, needle := range needles {
			if bytes.Contains(content, needle) {
				found = filepath.Base(path) + ": " + string(needle)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestStrongerPassphrasesScoreHigher(t *testing.T) {
	order := []string{"password", "Anna1987", "tr0ub4dor&3", "correct horse battery", "vexing plumb otter 41 gazebo"}
	for i := 1; i < len(order); i++ {
		weak, strong := Strength(order[i-1]), Strength(order[i])
		if weak.Score > strong.Score || weak.Bits >= strong.Bits {
			t.Errorf("%q %+v, %q %+v", order[i-1], weak, order[i], strong)
		}
	}
	if e := Strength(order[0]); e.Score != 0 {
		t.Errorf("%q scores %+v", order[0], e)
	}
	if e := Strength(order[len(order)-1]); e.Score < 3 {
		t.Errorf("%q scores %+v", order[len(order)-1], e)
	}
	if e := Strength("Operation Lighthouse", "Operation Lighthouse"); e.Score > 1 {
		t.Errorf("the notebook's own name scores %+v", e)
	}
	Strength(strings.Repeat("é☃", 10000))
	Strength("")
}
