package main

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
)

// secret is the passphrase of the vaults in the stories.
const secret = "eleven grey herons wade"

// canaries are words that stand nowhere else, each in one place of a vault.
var canaries = map[string]string{
	"text": "quartzlemon", "title": "zephyrquill", "highlight": "dimmetburrow", "comment": "basaltwren", "tag": "velvetcrow",
	"note": "umbrafinch", "finder query": "coppergnat", "search query": "ivorymoth", "file name": "tamariskjay", "folder name": "larkspurbox",
}

const affair = `Report on the Zephyrquill affair

In Varnholm the dimmetburrow was seen by the pilot Ewa Lind on 3 May 2020. She told the Lindqvist company about a quartzlemon.

The company answered on 7 May 2020 that it had followed every rule.
`

// vault is an encrypted notebook with one document, made by the command line.
type vault struct {
	*stage
	notebook   string
	passphrase string // the file that holds the passphrase
	outside    string // a folder that is not searched
}

func newVault(t *testing.T) *vault {
	t.Helper()
	v := &vault{stage: newStage(t), notebook: filepath.Join(t.TempDir(), "vault"), outside: t.TempDir()}
	v.passphrase = filepath.Join(v.outside, "passphrase")
	write(t, v.passphrase, secret+"\n")
	file := filepath.Join(v.outside, "larkspurbox", "tamariskjay.txt")
	write(t, file, affair)
	v.verb("import", file)
	return v
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// verb runs a verb on the notebook.
func (v *vault) verb(name string, args ...string) string {
	v.t.Helper()
	return string(v.cli(append([]string{name, v.notebook, "--passphrase-file", v.passphrase}, args...)...))
}

// unlock opens the window and types the passphrase.
func (v *vault) unlock() {
	v.t.Helper()
	v.start(v.notebook)
	v.await("locked")
	v.window = v.findWindow()
	v.write(secret)
	v.press("Return")
	v.await("ready")
}

// work does with the window what puts a canary in every place of a notebook.
func (v *vault) work() {
	v.t.Helper()
	v.drag(400, 252, 700, 252)
	v.await("selected")
	v.press("2")
	v.await("ran highlight.red")
	v.press("a")
	v.await("asked Comment")
	v.write("basaltwren")
	v.press("ctrl+Return", "t")
	v.await("asked Tags")
	v.write("velvetcrow")
	v.press("Return")
	v.jot()
	v.press("ctrl+a", "ctrl+c")
	v.await("ran edit.copy")
}

// jot writes a note and asks two questions, wherever the window stands.
func (v *vault) jot() {
	v.t.Helper()
	v.press("ctrl+n")
	v.await("ran note.new")
	v.write("umbrafinch")
	v.press("ctrl+p")
	v.await("found")
	v.write("coppergnat")
	v.await("found")
	v.press("Escape", "ctrl+shift+f")
	v.await("ran find.notebook")
	v.write("ivorymoth")
	v.await("searched")
}

// keys are the keys of the notebook by what they are for, made anew from the
// passphrase as docs/format.md tells.
func (v *vault) keys() map[string][]byte {
	v.t.Helper()
	files, err := filepath.Glob(filepath.Join(v.notebook, "data-*", "keys.json"))
	if err != nil || len(files) != 1 {
		v.t.Fatalf("key files %q, %v", files, err)
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		v.t.Fatal(err)
	}
	var ring struct {
		Notebook string
		Slots    []struct {
			Kind string
			KDF  struct {
				Algorithm    string
				Time, Memory uint32
				MemoryKiB    uint32 `json:"memory_kib"`
				Threads      uint8
				Salt         []byte
			}
			Nonce, Wrapped []byte
		}
	}
	if err := json.Unmarshal(raw, &ring); err != nil {
		v.t.Fatal(err)
	}
	id, err := hex.DecodeString(strings.ReplaceAll(ring.Notebook, "-", ""))
	if err != nil {
		v.t.Fatal(err)
	}
	for _, s := range ring.Slots {
		if s.Kind != "passphrase" {
			continue
		}
		var bound bytes.Buffer
		for _, field := range [][]byte{id, []byte(s.Kind), []byte(s.KDF.Algorithm), s.KDF.Salt} {
			_ = binary.Write(&bound, binary.BigEndian, uint32(len(field))) // a buffer takes everything
			bound.Write(field)
		}
		_ = binary.Write(&bound, binary.BigEndian, []uint32{s.KDF.Time, s.KDF.MemoryKiB, uint32(s.KDF.Threads)})
		wrapping := argon2.IDKey([]byte(secret), s.KDF.Salt, s.KDF.Time, s.KDF.MemoryKiB, s.KDF.Threads, 32)
		aead, err := chacha20poly1305.NewX(wrapping)
		if err != nil {
			v.t.Fatal(err)
		}
		master, err := aead.Open(nil, s.Nonce, s.Wrapped, bound.Bytes())
		if err != nil {
			v.t.Fatalf("the slot does not open as docs/format.md says: %v", err)
		}
		keys := map[string][]byte{"wrapping key": wrapping, "master key": master}
		for _, purpose := range []string{"badger", "tag", "journal", "original", "name", "backup"} {
			if keys[purpose+" key"], err = hkdf.Key(sha256.New, master, id, "casebound 1 "+purpose, 32); err != nil {
				v.t.Fatal(err)
			}
		}
		return keys
	}
	v.t.Fatal("there is no slot for a passphrase")
	return nil
}
