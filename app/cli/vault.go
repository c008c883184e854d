package cli

import (
	"context"
	"errors"
	"fmt"

	"casebound/notebook"
	"casebound/storage"
)

// newPassphrase reads the passphrase that is to be set, twice from a terminal,
// and warns when it is easy to guess. A weak one is not forbidden.
func (c *call) newPassphrase() ([]byte, error) {
	file := *c.value["new-passphrase-file"]
	passphrase, err := c.secret(file, -1, "New passphrase: ")
	if err != nil {
		return nil, err
	}
	if file == "" {
		again, err := c.secret("", -1, "Again: ")
		if err != nil {
			return nil, err
		}
		if string(again) != string(passphrase) {
			return nil, errors.New("the two are not the same; nothing was changed")
		}
	}
	if len(passphrase) == 0 {
		return nil, errors.New("an empty passphrase protects nothing; nothing was changed")
	}
	if e := storage.Strength(string(passphrase)); e.Score < 3 {
		fmt.Fprintf(c.Stderr, "warning: this passphrase is easy to guess (about %.0f bits); five random words are better\n", e.Bits)
	}
	return passphrase, nil
}

func runEncrypt(c *call) error {
	if err := c.take(1, 1); err != nil {
		return err
	}
	passphrase, err := c.newPassphrase()
	if err != nil {
		return err
	}
	recovery, err := storage.Encrypt(context.Background(), c.args[0], storage.Options{Now: c.Now}, passphrase, nil)
	if err != nil {
		return err
	}
	c.showRecovery(recovery)
	c.say("The notebook is encrypted. Older copies and backups of it are not.")
	return c.warnOfClear(c.args[0], storage.Key{Passphrase: passphrase})
}

func runDecrypt(c *call) error {
	if err := c.take(1, 1); err != nil {
		return err
	}
	key, err := c.pass.key(c)
	if err != nil {
		return err
	}
	if err := storage.Decrypt(context.Background(), c.args[0], storage.Options{Now: c.Now, Key: key}, nil); err != nil {
		return err
	}
	c.say("The notebook is no longer encrypted: whoever can read its folder can read it.")
	return nil
}

// unlocked opens the notebook by the key the call was given, for a verb that
// changes the ways in, and returns that key too.
func (c *call) unlocked() (*storage.Notebook, storage.Key, error) {
	key, err := c.pass.key(c)
	if err != nil {
		return nil, key, err
	}
	n, err := storage.Open(c.args[0], storage.Options{Now: c.Now, Key: key})
	return n, key, err
}

func runPassphrase(c *call) error {
	if err := c.take(1, 1); err != nil {
		return err
	}
	n, key, err := c.unlocked()
	if err != nil {
		return err
	}
	passphrase, err := c.newPassphrase()
	if err == nil {
		err = n.ChangePassphrase(key, passphrase)
	}
	if err = errors.Join(err, n.Close()); err == nil {
		c.say("The passphrase is changed. A copy of the old key file still opens with the old one.")
	}
	return err
}

type backupLine struct {
	Path   string `json:"path"`
	Values int    `json:"values"`
}

func runBackup(c *call) error {
	if err := c.take(2, 2); err != nil {
		return err
	}
	n, err := c.store(c.args[0])
	if err != nil {
		return err
	}
	b, err := n.Backup(context.Background(), c.args[1], nil)
	if err = errors.Join(err, n.Close()); err != nil {
		return err
	}
	return c.emit(backupLine{c.args[1], b.Values}, fmt.Sprintf("Wrote %s and read it back: %d values.", c.args[1], b.Values))
}

func runRestore(c *call) error {
	if err := c.take(2, 2); err != nil {
		return err
	}
	if wanted := *c.value["document"]; wanted != "" {
		return restoreDocument(c, wanted)
	}
	options := storage.Options{Now: c.Now}
	err := storage.Restore(context.Background(), c.args[0], c.args[1], options)
	if errors.Is(err, notebook.ErrLocked) {
		if options.Key, err = c.pass.key(c); err == nil {
			err = storage.Restore(context.Background(), c.args[0], c.args[1], options)
		}
	}
	if err != nil {
		return err
	}
	c.say("Restored to %s.", c.args[1])
	return nil
}
