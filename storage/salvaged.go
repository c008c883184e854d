package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"casebound/notebook"
)

// RepairWithoutBackup makes a damaged notebook anew from what can still be
// read of it, where no backup is whole. The damaged data are kept as Repair
// keeps them; Verify names the documents that lack something afterwards.
func RepairWithoutBackup(ctx context.Context, dir string, options Options) (Repaired, error) {
	file := filepath.Join(dir, "salvaged.part")
	err := salvageTo(ctx, dir, file, options)
	if err != nil {
		err = errors.Join(err, removeIfThere(file))
		return Repaired{}, fmt.Errorf("save what can be read of notebook %q: %w", dir, translate(err))
	}
	r, err := Repair(ctx, dir, file, options)
	return r, errors.Join(err, os.Remove(file))
}

// salvageTo makes a backup of what can be read.
func salvageTo(ctx context.Context, dir, file string, options Options) (err error) {
	options.ReadOnly = true
	n, err := Open(dir, options)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, n.Close()) }()
	n.lenient = true
	count := 0
	if err := n.Each(notebook.Key{Kind: notebook.KindDocument}, func(notebook.Record) error { count++; return nil }); err != nil {
		return err
	}
	if _, err := n.Backup(ctx, file, nil); err != nil {
		return err
	}
	if count == 0 {
		return errors.New("not one document can be read")
	}
	return nil
}
