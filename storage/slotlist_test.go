package storage

import (
	"errors"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
)

func TestEveryWayInIsListedAndCanBeTakenAway(t *testing.T) {
	dir, key := t.TempDir(), Key{Passphrase: secret}
	options := guarded(key)
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	options.Now = func() time.Time { now = now.Add(time.Minute); return now }
	n, err := Open(dir, options)
	fatal(t, err)
	one, two := n.NewKeyFile(), n.NewKeyFile()
	fatal(t, errors.Join(n.AddKeyFile(key, one), n.AddKeyFile(key, two)))
	slots, err := n.Slots()
	fatal(t, err)
	var kinds []string
	for _, s := range slots {
		kinds = append(kinds, s.Kind)
		if (s.Cost == Cost{}) == (s.Kind == slotPassphrase) || s.Made.IsZero() {
			t.Errorf("a slot is %+v", s)
		}
	}
	if got := strings.Join(kinds, ", "); got != "passphrase, recovery, key file, key file" {
		t.Errorf("the slots are %s", got)
	}
	if err := n.RemoveSlot(key, slots[0]); err == nil {
		t.Error("the passphrase was removed")
	}
	recovery := n.RecoveryCode()
	fatal(t, n.RemoveSlot(key, slots[1]))
	fatal(t, n.RemoveSlot(key, slots[2]))
	if err := n.RemoveSlot(key, slots[2]); err == nil {
		t.Error("removed twice")
	}
	closeNow(t, n)
	expectOpening(t, dir, Key{Recovery: recovery}, notebook.ErrWrongPassphrase)
	expectOpening(t, dir, Key{KeyFile: one}, notebook.ErrWrongPassphrase)
	closeNow(t, openGuarded(t, dir, Key{KeyFile: two}))
	closeNow(t, openGuarded(t, dir, key))
}

func TestWhyAKeyFileDoesNotOpenIsSaid(t *testing.T) {
	dir, key := t.TempDir(), Key{Passphrase: secret}
	n, other := openGuarded(t, dir, key), openGuarded(t, t.TempDir(), key)
	file, foreign := n.NewKeyFile(), other.NewKeyFile()
	fatal(t, n.AddKeyFile(key, file))
	closeNow(t, n)
	closeNow(t, other)
	damaged := []byte(strings.Replace(string(file), "notebook ", "notebooK ", 1))
	for words, content := range map[string][]byte{
		"is damaged": damaged, "of another notebook": foreign, "not a key file of this": []byte("a holiday picture"),
	} {
		_, err := Open(dir, guarded(Key{KeyFile: content}))
		if !errors.Is(err, notebook.ErrWrongPassphrase) || !strings.Contains(err.Error(), words) {
			t.Errorf("want %q: %v", words, err)
		}
	}
	if _, err := Open(dir, guarded(Key{KeyFile: file[:len(file)/2]})); err == nil || !strings.Contains(err.Error(), "is damaged") {
		t.Errorf("cut: %v", err)
	}
	closeNow(t, openGuarded(t, dir, Key{KeyFile: file}))
}

func TestAStrengthenedPassphraseStillOpensAndCostsMore(t *testing.T) {
	dir, key := t.TempDir(), Key{Passphrase: secret}
	n := openGuarded(t, dir, key)
	if _, err := n.Strengthen(Key{Recovery: n.RecoveryCode()}); err == nil {
		t.Error("strengthened without the passphrase")
	}
	n.options.Cost.Time++
	cost, err := n.Strengthen(key)
	if err != nil || cost.Time != quick.Time+1 {
		t.Errorf("cost %+v, %v", cost, err)
	}
	n.options.Cost = quick // a slower computer does not weaken it again
	if cost, err = n.Strengthen(key); err != nil || cost.Time != quick.Time+1 {
		t.Errorf("cost %+v, %v", cost, err)
	}
	slots, err := n.Slots()
	if err != nil || len(slots) != 2 {
		t.Errorf("slots %+v, %v", slots, err)
	}
	closeNow(t, n)
	closeNow(t, openGuarded(t, dir, key))
}

func TestTheRecoveryCodeMayBeTypedForThePassphrase(t *testing.T) {
	dir := t.TempDir()
	n := openGuarded(t, dir, Key{Passphrase: secret})
	code := n.RecoveryCode()
	closeNow(t, n)
	for _, typed := range []string{string(secret), code, strings.ToLower(strings.ReplaceAll(code, "-", " "))} {
		closeNow(t, openGuarded(t, dir, TypedKey([]byte(typed))))
	}
	expectOpening(t, dir, TypedKey([]byte(code[:len(code)-1])), notebook.ErrWrongPassphrase)
}
