package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"casebound/notebook"
)

// How many backups are kept: the last one of each of so many days, weeks and
// months that have one.
const (
	keepDays   = 7
	keepWeeks  = 4
	keepMonths = 12
)

const backupTime = "20060102T150405Z"

// BackupName is the file name of an automatic backup: it tells the notebook
// and the time, and nothing of what is inside.
func BackupName(id notebook.ID, at time.Time) string {
	return "casebound-" + id.String() + "-" + at.UTC().Format(backupTime) + ".backup"
}

// backupMade reads what BackupName wrote for the same notebook.
func backupMade(id notebook.ID, name string) (time.Time, bool) {
	middle, ok := strings.CutPrefix(name, "casebound-"+id.String()+"-")
	if !ok {
		return time.Time{}, false
	}
	at, err := time.Parse(backupTime+".backup", middle)
	return at, err == nil
}

// Expired are those of the names that need not be kept: 7 daily, 4 weekly and
// 12 monthly backups are, each the last of its day, ISO week and month in the
// given zone. Names that are no automatic backup of this notebook are none of
// its business. The newest backup never expires, nor does one from the future,
// which a clock set back leaves behind.
func Expired(id notebook.ID, names []string, now time.Time) []string {
	type dated struct {
		name string
		at   time.Time
	}
	var list []dated
	for _, name := range names {
		if at, ok := backupMade(id, name); ok && !at.After(now) {
			list = append(list, dated{name, at.In(now.Location())})
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].at.After(list[j].at) })
	periods := []struct {
		keep int
		of   func(time.Time) string
		met  map[string]bool
	}{
		{keepDays, func(t time.Time) string { return t.Format(time.DateOnly) }, map[string]bool{}},
		{keepWeeks, func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprint(y, w) }, map[string]bool{}},
		{keepMonths, func(t time.Time) string { return t.Format("2006-01") }, map[string]bool{}},
	}
	var expired []string
	for _, d := range list {
		kept := false
		for _, p := range periods {
			if key := p.of(d.at); !p.met[key] && len(p.met) < p.keep {
				p.met[key] = true
				kept = true
			}
		}
		if !kept {
			expired = append(expired, d.name)
		}
	}
	return expired
}

// Due reports whether a day has passed since the newest of the backups.
func Due(id notebook.ID, names []string, now time.Time) bool {
	for _, name := range names {
		if at, ok := backupMade(id, name); ok && at.After(now.Add(-24*time.Hour)) && !at.After(now) {
			return false
		}
	}
	return true
}

// BackupFolder is where automatic backups go when no other folder is chosen:
// beside the notebook, so that removing one does not remove the other.
func BackupFolder(dir string) string {
	return strings.TrimRight(dir, `/\`) + " backups"
}

// BackupDaily makes a backup in the folder if a day has passed since the last
// one, and removes those that have expired, but only after the new one was
// found whole. It reports whether it made one.
func (n *Notebook) BackupDaily(ctx context.Context, folder string, progress func(done, total int)) (Backup, bool, error) {
	if err := os.MkdirAll(folder, dirMode); err != nil {
		return Backup{}, false, fmt.Errorf("back up: %w", err)
	}
	names, err := fileNames(folder, "*.backup")
	if err != nil {
		return Backup{}, false, fmt.Errorf("back up: %w", err)
	}
	now := n.options.Now()
	if !Due(n.ID(), names, now) {
		return Backup{}, false, nil
	}
	name := BackupName(n.ID(), now)
	b, err := n.Backup(ctx, filepath.Join(folder, name), progress)
	if err != nil {
		return b, false, err
	}
	for _, old := range Expired(n.ID(), append(names, name), now) {
		err = errors.Join(err, removeIfThere(filepath.Join(folder, old)))
	}
	if err != nil {
		err = fmt.Errorf("remove old backups: %w", err)
	}
	return b, true, err
}
