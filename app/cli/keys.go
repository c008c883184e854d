package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"casebound/storage"
)

type slotLine struct {
	Number int       `json:"number"`
	Kind   string    `json:"kind"`
	Made   time.Time `json:"made"`
	MiB    uint32    `json:"mib"`    // of memory that a guess takes
	Passes uint32    `json:"passes"` // over that memory
}

// runKeys lists the ways to open a notebook, or changes them.
func runKeys(c *call) (err error) {
	if err := c.take(1, 1); err != nil {
		return err
	}
	n, key, err := c.unlocked()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, n.Close()) }()
	switch {
	case *c.value["new-key-file"] != "":
		return c.newKeyFile(n, key, *c.value["new-key-file"])
	case *c.on["new-recovery-code"]:
		code, err := n.NewRecoveryCode(key)
		if err == nil {
			c.showRecovery(code)
			c.say("The old recovery code opens the notebook no more; older copies of it still do.")
		}
		return err
	case *c.on["strengthen"]:
		cost, err := n.Strengthen(key)
		if err == nil {
			c.say("A guess at the passphrase now takes %d passes over %d MiB.", cost.Time, cost.MemoryKiB>>10)
		}
		return err
	case *c.value["remove"] != "":
		return c.removeSlot(n, key, *c.value["remove"])
	}
	return c.listSlots(n)
}

func (c *call) listSlots(n *storage.Notebook) error {
	slots, err := n.Slots()
	if err != nil {
		return err
	}
	for i, s := range slots {
		cost := "drawn at random"
		if s.Cost.Time > 0 {
			cost = fmt.Sprintf("a guess takes %d passes over %d MiB", s.Cost.Time, s.Cost.MemoryKiB>>10)
		}
		line := fmt.Sprintf("%d  %-11s made %s, %s", i+1, s.Kind, s.Made.Format("2 Jan 2006 15:04"), cost)
		if err := c.emit(slotLine{i + 1, s.Kind, s.Made, s.Cost.MemoryKiB >> 10, s.Cost.Time}, line); err != nil {
			return err
		}
	}
	return nil
}

// newKeyFile writes a key file, for its owner alone, and then lets it open the
// notebook. A file that is there is left alone.
func (c *call) newKeyFile(n *storage.Notebook, key storage.Key, path string) error {
	content := n.NewKeyFile()
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already: choose another name", path)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = n.AddKeyFile(key, content)
	}
	if err != nil {
		return errors.Join(err, os.Remove(path))
	}
	c.say("Wrote %s. Whoever has it can open the notebook: keep it apart from the notebook.", path)
	return nil
}

func (c *call) removeSlot(n *storage.Notebook, key storage.Key, which string) error {
	slots, err := n.Slots()
	if err != nil {
		return err
	}
	for i, s := range slots {
		if fmt.Sprint(i+1) == which {
			if err := n.RemoveSlot(key, s); err != nil {
				return err
			}
			c.say("The %s of %s opens the notebook no more; older copies of it still do. casebound rekey is against those.", s.Kind, s.Made.Format("2 Jan 2006 15:04"))
			return nil
		}
	}
	return wrongUsage("--remove wants a number that casebound keys lists, not %q", which)
}

// runRekey encrypts a notebook anew under a key that no old copy knows.
func runRekey(c *call) error {
	if err := c.take(1, 1); err != nil {
		return err
	}
	// A wrong passphrase is told before a new one is asked for.
	n, key, err := c.unlocked()
	if err != nil {
		return err
	}
	if err := n.Close(); err != nil {
		return err
	}
	passphrase, err := c.newPassphrase()
	if err != nil {
		return err
	}
	recovery, err := storage.Rekey(context.Background(), c.args[0], storage.Options{Now: c.Now, Key: key}, passphrase, nil)
	if err != nil {
		return err
	}
	c.showRecovery(recovery)
	c.say("The notebook is encrypted anew. Key files and the old recovery code open it no more; backups made before open as they did.")
	return nil
}
