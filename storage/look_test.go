package storage

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"casebound/notebook"
)

func TestANotebookAndItsBackupsCanBeLookedAtWithoutAKey(t *testing.T) {
	dir, folder := t.TempDir(), t.TempDir()
	now := time.Date(2024, 5, 1, 9, 0, 0, 0, time.UTC)
	options := guarded(Key{})
	options.Now = func() time.Time { return now }
	n, err := Open(dir, options)
	fatal(t, err)
	id := n.ID()
	_, _, err = n.BackupDaily(context.Background(), folder, nil)
	fatal(t, err)
	closeNow(t, n)
	_, err = Encrypt(context.Background(), dir, options, secret, nil)
	fatal(t, err)

	d, err := Look(dir)
	if err != nil || d.ID != id || !d.Encrypted || !d.Created.Equal(now) {
		t.Errorf("%+v, %v", d, err)
	}
	if _, err := Look(t.TempDir()); !errors.Is(err, notebook.ErrNotANotebook) {
		t.Errorf("an empty folder: %v", err)
	}
	options.Key, now = Key{Passphrase: secret}, now.AddDate(0, 0, 2)
	n, err = Open(dir, options)
	fatal(t, err)
	defer closeNow(t, n)
	_, _, err = n.BackupDaily(context.Background(), folder, nil)
	fatal(t, err)
	list, err := n.Backups(folder)
	if err != nil || len(list) != 2 || list[0].Encrypted || !list[1].Encrypted || !list[1].Made.Equal(now) {
		t.Errorf("%+v, %v", list, err)
	}
	if list, err := n.Backups(filepath.Join(folder, "none")); len(list) > 0 || err != nil {
		t.Errorf("no folder: %v, %v", list, err)
	}
}
