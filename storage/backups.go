package storage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"casebound/notebook"
)

// backupFolderSetting names the folder of choice for automatic backups.
const backupFolderSetting = "backup folder"

// KeepBackupsIn chooses the folder for automatic backups; "" means beside the
// notebook. The folder must be there and take a file.
func (n *Notebook) KeepBackupsIn(folder string) error {
	if folder != "" {
		abs, err := filepath.Abs(folder)
		if err == nil {
			folder = abs
			err = usable(folder)
		}
		if err != nil {
			return fmt.Errorf("keep backups in %q: %w", folder, translate(err))
		}
	}
	value, err := json.Marshal(folder)
	if err != nil {
		return err
	}
	return n.Apply(notebook.Put(notebook.Setting{Name: backupFolderSetting, Value: value}))
}

// usable tries whether a folder takes a file.
func usable(folder string) error {
	info, err := os.Stat(folder)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return errors.New("it is a file")
	}
	f, err := os.CreateTemp(folder, "casebound-*.part")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// BackupsIn is the folder that automatic backups go to. When the one chosen
// cannot be used it is the one beside the notebook, and fallen is a sentence
// that says so.
func (n *Notebook) BackupsIn() (folder, fallen string) {
	chosen := n.chosenFolder()
	if chosen == "" {
		return BackupFolder(n.dir), ""
	}
	if err := usable(chosen); err != nil {
		return BackupFolder(n.dir), fmt.Sprintf("The folder chosen for backups (%s) cannot be used now; backups go to %s until it can.", chosen, BackupFolder(n.dir))
	}
	return chosen, ""
}

func (n *Notebook) chosenFolder() string {
	s, err := notebook.Load[notebook.Setting](n, notebook.Key{Kind: notebook.KindSetting, Name: backupFolderSetting})
	var chosen string
	if err != nil || json.Unmarshal(s.Value, &chosen) != nil {
		return ""
	}
	return chosen
}

// AllBackups describes the backups of this notebook in the folder of choice,
// beside the notebook and in it, the oldest first.
func (n *Notebook) AllBackups() ([]Description, error) {
	folders := []string{n.dir, BackupFolder(n.dir)}
	if chosen := n.chosenFolder(); chosen != "" {
		folders = append(folders, chosen)
	}
	slices.Sort(folders)
	var list []Description
	for _, folder := range slices.Compact(folders) {
		more, err := n.Backups(folder)
		if err != nil {
			return nil, fmt.Errorf("list backups: %w", err)
		}
		list = append(list, more...)
	}
	slices.SortFunc(list, func(a, b Description) int { return a.Made.Compare(b.Made) })
	return list, nil
}

// CheckBackup reads a whole backup and says what it holds.
func (n *Notebook) CheckBackup(ctx context.Context, file string, key Key) (Backup, error) {
	b, err := openBackup(file, key)
	if err != nil {
		return Backup{}, fmt.Errorf("check backup %q: %w", file, translate(err))
	}
	t, err := b.entries(func(_, _ []byte) error { return ctx.Err() })
	if err = errors.Join(err, b.file.Close()); err != nil {
		return Backup{}, fmt.Errorf("check backup %q: %w", file, translate(err))
	}
	return Backup{Path: file, Values: t.Count, Sequence: t.Sequence}, nil
}

// DocumentsIn lists the documents that a backup has.
func DocumentsIn(ctx context.Context, file string, key Key) ([]notebook.Document, error) {
	var list []notebook.Document
	err := eachEntry(file, key, func(at, body []byte) error {
		if at[0] != byte(notebook.KindDocument) {
			return ctx.Err()
		}
		r, err := decode(at, body)
		if d, ok := r.(notebook.Document); ok && err == nil {
			list = append(list, d)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the documents of %q: %w", file, translate(err))
	}
	return list, nil
}

// SealBackup makes an encrypted backup of one that is not, in its place: the
// notebook was encrypted since. It opens with what opens the notebook now. The
// old file is gone only when the new one has been read back.
func (n *Notebook) SealBackup(ctx context.Context, file string) error {
	if err := n.sealBackup(ctx, file); err != nil {
		return fmt.Errorf("encrypt backup %q: %w", file, translate(err))
	}
	return nil
}

func (n *Notebook) sealBackup(ctx context.Context, file string) (err error) {
	if err := n.enter(); err != nil {
		return err
	}
	defer n.gate.leave()
	if !n.about.Encrypted {
		return errNotEncrypted
	}
	old, err := openBackup(file, Key{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, old.file.Close()) }()
	if old.header.About.ID != n.about.ID {
		return errors.New("it is of another notebook")
	}
	if old.header.About.Encrypted {
		return errors.New("it is encrypted already")
	}
	h, err := n.backupHeader()
	if err != nil {
		return err
	}
	h.Made, h.About.Format = old.header.Made, old.header.About.Format
	part := file + ".part"
	written, err := n.writeSealed(ctx, part, h, old)
	if err == nil {
		var read trailer
		if read, err = checkBackup(ctx, part, n.secrets); err == nil && string(read.Hash) != string(written.Hash) {
			err = errBackup
		}
	}
	if err != nil {
		return errors.Join(err, removeIfThere(part))
	}
	return publishFile(part, file)
}

func (n *Notebook) writeSealed(ctx context.Context, path string, h backupHeader, old *openedBackup) (t trailer, err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, fileMode)
	if err != nil {
		return t, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	c, err := newContainerWriter(f, h, n.secrets.box(n.secrets.backup))
	if err != nil {
		return t, err
	}
	read, err := old.entries(func(key, body []byte) error { return errors.Join(ctx.Err(), c.add(key, body)) })
	if err != nil {
		return t, err
	}
	if t, err = c.finish(read.Sequence); err != nil {
		return t, err
	}
	return t, f.Sync()
}

// RemoveBackup deletes a backup of this notebook.
func (n *Notebook) RemoveBackup(file string) error {
	d, err := LookAtBackup(file)
	if err == nil && d.ID != n.ID() {
		err = errors.New("it is of another notebook")
	}
	if err == nil {
		err = os.Remove(file)
	}
	if err != nil {
		return fmt.Errorf("delete backup %q: %w", file, err)
	}
	return nil
}
