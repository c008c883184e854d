package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/storage"
)

type backupsLine struct {
	Path      string    `json:"path"`
	Made      time.Time `json:"made"`
	Encrypted bool      `json:"encrypted"`
}

// runBackups lists the backups of a notebook, and says where they go.
func runBackups(c *call) (err error) {
	if err := c.take(1, 1); err != nil {
		return err
	}
	n, err := c.store(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, n.Close()) }()
	switch {
	case *c.value["folder"] != "":
		if err := n.KeepBackupsIn(*c.value["folder"]); err != nil {
			return err
		}
	case *c.on["beside"]:
		if err := n.KeepBackupsIn(""); err != nil {
			return err
		}
	}
	list, err := n.AllBackups()
	if err != nil {
		return err
	}
	if *c.on["seal"] || *c.on["delete-unencrypted"] {
		return c.secureBackups(n, list)
	}
	for _, b := range list {
		if err := c.emit(backupsLine{b.Path, b.Made, b.Encrypted}, backupText(b)); err != nil {
			return err
		}
	}
	folder, fallen := n.BackupsIn()
	if fallen != "" {
		fmt.Fprintln(c.Stderr, "casebound:", fallen)
	}
	if !c.json {
		c.say("%s; new ones go to %s.", counted(len(list), "backup"), folder)
	}
	return nil
}

func backupText(b storage.Description) string {
	state := "encrypted"
	if !b.Encrypted {
		state = "not encrypted"
	}
	return fmt.Sprintf("%s  %-13s %s", b.Made.Format("2006-01-02 15:04"), state, b.Path)
}

// secureBackups deals with the backups in clear of an encrypted notebook.
func (c *call) secureBackups(n *storage.Notebook, list []storage.Description) error {
	if !n.Encrypted() {
		return errors.New("the notebook is not encrypted, so its backups need not be")
	}
	done := 0
	for _, b := range list {
		if b.Encrypted {
			continue
		}
		var err error
		if *c.on["seal"] {
			err = n.SealBackup(context.Background(), b.Path)
		} else {
			err = n.RemoveBackup(b.Path)
		}
		if err != nil {
			return err
		}
		done++
	}
	verb := "Deleted"
	if *c.on["seal"] {
		verb = "Encrypted"
	}
	c.say("%s %s. Most disks keep removed content for a while.", verb, counted(done, "backup"))
	return nil
}

// warnOfClear names the backups in clear that lie beside an encrypted notebook.
func (c *call) warnOfClear(dir string, key storage.Key) error {
	n, err := storage.Open(dir, storage.Options{Now: c.Now, Key: key})
	if err != nil {
		return err
	}
	list, err := n.AllBackups()
	for _, b := range list {
		if !b.Encrypted {
			fmt.Fprintf(c.Stderr, "casebound: not encrypted: %s\n", b.Path)
		}
	}
	if clear := clearOnes(list); err == nil && clear > 0 {
		fmt.Fprintf(c.Stderr, "casebound: %s in clear; casebound backups %s --seal encrypts, --delete-unencrypted deletes them\n", counted(clear, "backup"), dir)
	}
	return errors.Join(err, n.Close())
}

func clearOnes(list []storage.Description) int {
	n := 0
	for _, b := range list {
		if !b.Encrypted {
			n++
		}
	}
	return n
}

// restoreDocument is restore with --document: NOTEBOOK BACKUP.
func restoreDocument(c *call, wanted string) error {
	store, err := c.store(c.args[0])
	if err != nil {
		return err
	}
	s, err := session.Open(session.Options{Store: store, Models: c.Models, Now: c.Now, Random: c.Random})
	if err != nil {
		return errors.Join(err, store.Close())
	}
	d, err := c.fromBackup(store, s, c.args[1], wanted)
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	return c.emit(struct {
		Document notebook.ID `json:"document"`
		Title    string      `json:"title"`
	}{d.ID, d.Title}, fmt.Sprintf("%q is as the backup has it.", d.Title))
}

func (c *call) fromBackup(store *storage.Notebook, s *session.Session, backup, wanted string) (notebook.Document, error) {
	ctx, key := context.Background(), storage.Key{}
	described, err := storage.LookAtBackup(backup)
	if err != nil {
		return notebook.Document{}, err
	}
	if described.Encrypted { // the passphrase is that of the backup's day
		if key, err = c.pass.key(c); err != nil {
			return notebook.Document{}, err
		}
	}
	list, err := storage.DocumentsIn(ctx, backup, key)
	if err != nil {
		return notebook.Document{}, err
	}
	d, err := named(list, wanted)
	if err != nil {
		return d, fmt.Errorf("in the backup: %w", err)
	}
	changes, text, err := store.DocumentFrom(ctx, backup, key, d.ID)
	if err != nil {
		return d, err
	}
	return s.Returned(changes, text)
}

// runRepair says what is wrong with a notebook and what can be done, and does
// it with --yes.
func runRepair(c *call) error {
	if err := c.take(1, 1); err != nil {
		return err
	}
	ctx, dir, options := context.Background(), c.args[0], storage.Options{Now: c.Now}
	var err error
	if d, looked := storage.Look(dir); looked == nil && d.Encrypted || c.pass.given() {
		if options.Key, err = c.pass.key(c); err != nil {
			return err
		}
	}
	plan, err := storage.PlanRepair(ctx, dir, options)
	if err != nil {
		return err
	}
	if file := *c.value["backup"]; file != "" && plan.Cause != nil {
		d, err := storage.LookAtBackup(file)
		if err != nil {
			return err
		}
		plan.Backup, plan.Made = file, d.Made
	}
	c.say("%s", strings.TrimSpace(plan.String()))
	if plan.Cause == nil {
		return nil
	}
	if !*c.on["yes"] {
		return errors.New("nothing was changed; --yes does it")
	}
	r, err := repairBy(ctx, dir, plan, options)
	if err != nil {
		return err
	}
	c.say("Repaired: %s of %s are there; the damaged data are in %s.", counted(int(r.Sequence), "change"), fmt.Sprint(r.Sequence+r.Lost), r.Damaged)
	return nil
}

func repairBy(ctx context.Context, dir string, plan storage.RepairPlan, options storage.Options) (storage.Repaired, error) {
	if plan.Backup != "" {
		return storage.Repair(ctx, dir, plan.Backup, options)
	}
	return storage.RepairWithoutBackup(ctx, dir, options)
}
