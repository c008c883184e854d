package storage

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"casebound/notebook"
)

// RepairPlan says what is wrong with a notebook and what Repair would do.
type RepairPlan struct {
	// Cause is why the notebook does not open for writing; nil when it does,
	// then there is nothing to repair.
	Cause error
	// Notices are what opening for reading found.
	Notices []string
	// Documents are those of which something is broken.
	Documents []notebook.ID
	// Readable reports whether what is sound can be read and exported.
	Readable bool
	// Backup is the newest backup of this notebook that is whole and opens
	// with the key; "" when there is none.
	Backup string
	Made   time.Time
	// Refused are backups that are not whole or do not open, with the reason.
	Refused []string
}

// PlanRepair looks at a notebook and at its backups, those in the folders
// given and beside it, and changes nothing of what is damaged. A notebook that
// opens, after a crash too, needs no repair and is left closed.
func PlanRepair(ctx context.Context, dir string, options Options, folders ...string) (RepairPlan, error) {
	var p RepairPlan
	n, err := Open(dir, options)
	if err == nil {
		p.Notices = n.Notices()
		return p, n.Close()
	}
	if !errors.Is(err, notebook.ErrDamaged) {
		return p, err
	}
	p.Cause = err
	p.read(dir, options)
	a, _, err := readAbout(dir, options.newestFormat())
	id := a.ID
	if err != nil {
		id = notebook.ID{}
	}
	return p, p.choose(ctx, id, options.Key, append(folders, BackupFolder(dir), dir))
}

// read opens the notebook for reading, to say what is there.
func (p *RepairPlan) read(dir string, options Options) {
	options.ReadOnly = true
	n, err := Open(dir, options)
	if err != nil {
		p.Notices = append(p.Notices, err.Error())
		return
	}
	p.Readable, p.Notices, p.Documents = true, n.Notices(), n.Damaged()
	_ = n.Close() // it was only read
}

// choose finds the newest backup that is whole.
func (p *RepairPlan) choose(ctx context.Context, id notebook.ID, key Key, folders []string) error {
	seen := map[string]bool{}
	for _, folder := range folders {
		names, _ := fileNames(folder, "*.backup") // a folder that cannot be listed has none
		for _, name := range names {
			file := filepath.Join(folder, name)
			d, err := LookAtBackup(file)
			if seen[file] || err == nil && !id.IsZero() && d.ID != id {
				continue
			}
			seen[file] = true
			if err == nil && !d.Made.After(p.Made) {
				continue
			}
			if err == nil {
				err = readWhole(ctx, file, key)
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				p.Refused = append(p.Refused, fmt.Sprintf("%s: %v", file, err))
				continue
			}
			p.Backup, p.Made = file, d.Made
		}
	}
	return nil
}

func readWhole(ctx context.Context, file string, key Key) error {
	return eachEntry(file, key, func(_, _ []byte) error { return ctx.Err() })
}

// String says it for people.
func (p RepairPlan) String() string {
	if p.Cause == nil {
		return strings.Join(append(p.Notices, "The notebook opens: there is nothing to repair."), "\n")
	}
	lines := []string{p.Cause.Error() + "."}
	lines = append(lines, p.Notices...)
	for _, id := range p.Documents {
		if !id.IsZero() {
			lines = append(lines, fmt.Sprintf("Document %v is not whole.", id))
		}
	}
	lines = append(lines, p.Refused...)
	switch {
	case p.Backup != "":
		lines = append(lines, fmt.Sprintf("Repairing makes the notebook anew from the backup of %s (%s) and from what the journal has of the changes since.", p.Made.Format("2 Jan 2006 15:04"), p.Backup),
			"The damaged data are kept beside it, in a folder whose name begins with \"damaged-\".")
	case p.Readable:
		lines = append(lines, "No whole backup was found. Repairing makes the notebook anew from what can still be read; the damaged data are kept beside it, in a folder whose name begins with \"damaged-\".")
	default:
		lines = append(lines, "No whole backup was found, and the notebook cannot be read. Give the backup to use, if there is one elsewhere.")
	}
	return strings.Join(lines, "\n")
}
