package storage

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

// The files of a notebook without a passphrase can be made by anyone, seals
// and all. Whatever is in them ends in a record or an error.

func FuzzRecordsOfAnyContent(f *testing.F) {
	for _, r := range storetest.Full(1) {
		body, err := codecs[r.Key().Kind].encode(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(byte(r.Key().Kind), body)
		f.Add(byte(r.Key().Kind), body[:len(body)/2])
	}
	f.Fuzz(func(t *testing.T, kind byte, body []byte) {
		c, known := codecs[notebook.Kind(kind)]
		if !known {
			return
		}
		key := notebook.Key{Kind: notebook.Kind(kind), Document: storetest.ID(1), ID: storetest.ID(2), Name: "x"}
		r, err := c.decode(key, body)
		if err != nil {
			return
		}
		// What was read is written again without loss.
		again, err := c.encode(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.decode(key, again); err != nil {
			t.Fatalf("written again it cannot be read: %v", err)
		}
	})
}

func FuzzHeadsOfAnyContent(f *testing.F) {
	f.Add(encodeBlocks(newSample(1, 300).text.Blocks()), []byte{1, 2, 0, 3}, "content")
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4}, []byte{1}, "é")
	f.Fuzz(func(t *testing.T, blocks, marks []byte, content string) {
		h := textHead{Length: len(content), Blocks: blocks, Marks: marks, Targets: []string{"a", "b"}}
		text, err := h.text(content)
		if err == nil {
			for _, b := range text.Blocks() {
				text.At(b.Span)
			}
			for _, m := range text.Marks() {
				text.At(m.Span)
			}
		}
	})
}

func FuzzBatchesOfAnyContent(f *testing.F) {
	f.Add(encodeBatch([]op{{[]byte("key"), []byte("value")}, {key: []byte("gone")}}))
	f.Add([]byte{journalBatch, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, payload []byte) {
		ops, err := decodeBatch(payload)
		if err != nil {
			return
		}
		again, err := decodeBatch(encodeBatch(ops))
		if err != nil || len(again) != len(ops) {
			t.Fatalf("%d ops became %d, %v", len(ops), len(again), err)
		}
	})
}

func FuzzJournalsOfAnyContent(f *testing.F) {
	dir := f.TempDir()
	s := openSecrets(storetest.ID(1))
	j := newJournal(dir, storetest.ID(1), s)
	for number := uint64(1); number <= 3; number++ {
		if err := j.append(number, encodeBatch([]op{{[]byte("key"), []byte("value")}})); err != nil {
			f.Fatal(err)
		}
	}
	if err := j.close(); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(filepath.Join(dir, segmentName(1)))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)-5])
	f.Add(append(bytes.Clone(whole), whole[headerSize:]...))
	f.Fuzz(func(t *testing.T, content []byte) {
		dir := t.TempDir()
		fatal(t, os.WriteFile(filepath.Join(dir, segmentName(1)), content, 0o600))
		j := newJournal(dir, storetest.ID(1), s)
		records := uint64(0)
		tail, err := j.scan(1, func(number uint64, ops []op) error {
			records++
			if number != records || len(ops) != 1 || string(ops[0].value) != "value" {
				t.Errorf("record %d holds %v", number, ops)
			}
			return nil
		})
		if err == nil && tail.last != records {
			t.Errorf("the last of %d records is %d", records, tail.last)
		}
	})
}

func FuzzBackupsOfAnyContent(f *testing.F) {
	var whole bytes.Buffer
	h := backupHeader{About: about{Format: 1, ID: storetest.ID(1), Data: dataName}}
	s := openSecrets(storetest.ID(1))
	c, err := newContainerWriter(&whole, h, s.box(s.backup))
	if err != nil {
		f.Fatal(err)
	}
	for range 3 {
		if err := c.add([]byte("sname"), bytes.Repeat([]byte("body "), 100)); err != nil {
			f.Fatal(err)
		}
	}
	if _, err := c.finish(7); err != nil {
		f.Fatal(err)
	}
	f.Add(whole.Bytes())
	f.Add(whole.Bytes()[:whole.Len()-1])
	f.Add([]byte(backupMagic + "{}\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		in := bufio.NewReader(bytes.NewReader(content))
		h, name, err := readHeader(in)
		if err != nil {
			return
		}
		s, err := h.unlock(Key{Passphrase: secret})
		if err != nil {
			return
		}
		count := 0
		trailer, err := readEntries(in, name, s.box(s.backup), func(_, _ []byte) error { count++; return nil })
		if err == nil && trailer.Count != count {
			t.Errorf("%d entries, the trailer says %d", count, trailer.Count)
		}
	})
}

func TestAKeyringThatAsksForTheImpossibleIsRefused(t *testing.T) {
	r, _, _, err := newKeyring(storetest.ID(1), secret, quick, sampleDay)
	fatal(t, err)
	for _, change := range []func(*derivation){
		func(d *derivation) { d.Memory = 1 << 30 },
		func(d *derivation) { d.Time = 1 << 30 },
		func(d *derivation) { d.Time = 0 },
		func(d *derivation) { d.Threads = 0 },
		func(d *derivation) { d.Algorithm = "rot13" },
	} {
		bad := r
		bad.Slots = append([]slot{}, r.Slots...)
		change(&bad.Slots[0].KDF)
		if _, err := bad.master(Key{Passphrase: secret}); err == nil || errors.Is(err, notebook.ErrWrongPassphrase) {
			t.Errorf("%+v: %v", bad.Slots[0].KDF, err)
		}
	}
	r.Slots[0].Kind = slotRecovery // a slot cannot pass for one of another kind
	if _, err := r.master(Key{Passphrase: secret}); !errors.Is(err, notebook.ErrWrongPassphrase) {
		t.Error(err)
	}
}

func TestAFileThatIsNoBackupIsSaidToBeNone(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"empty": "", "text": "Dear diary", "newer": "CASEBOUND BACKUP 2\n{}\n"} {
		file := filepath.Join(dir, name)
		fatal(t, os.WriteFile(file, []byte(content), 0o600))
		err := Restore(context.Background(), file, filepath.Join(dir, "into"), small)
		if err == nil || errors.Is(err, notebook.ErrNewerFormat) != (name == "newer") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
