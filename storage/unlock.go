package storage

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"casebound/notebook"
)

// newKeyring makes a master key and wraps it for the passphrase and for a
// recovery code, which is returned to be shown once.
func newKeyring(id notebook.ID, passphrase []byte, cost Cost, now time.Time) (r keyring, master []byte, recovery string, err error) {
	r = keyring{Version: 1, Notebook: id}
	master = make([]byte, keySize)
	random(master)
	secret, err := Key{Passphrase: passphrase}.secret(slotPassphrase)
	if err != nil {
		return r, nil, "", err
	}
	byHeart, err := newSlot(slotPassphrase, cost.derivation(), secret, master, id, now)
	if err != nil {
		return r, nil, "", err
	}
	recovery, code := newRecoveryCode()
	onPaper, err := newSlot(slotRecovery, derivation{Algorithm: hkdfSHA256}, code, master, id, now)
	r.Slots = []slot{byHeart, onPaper}
	return r, master, recovery, err
}

// unlock makes the notebook's secrets.
func (n *Notebook) unlock() error {
	if !n.about.Encrypted {
		if !n.options.Key.isZero() {
			return errNotEncrypted
		}
		n.secrets = openSecrets(n.about.ID)
		return nil
	}
	r, fromCopy, err := readKeyring(n.data, n.about.ID)
	if err != nil {
		return err
	}
	master, err := r.master(n.options.Key)
	if err != nil {
		return err
	}
	defer clear(master)
	n.secrets = derive(master, n.about.ID)
	if fromCopy {
		n.notice("%s was damaged and has been put back from its copy.", keysName)
	}
	if n.options.ReadOnly {
		return nil
	}
	var second keyring
	if fromCopy || readSummed(filepath.Join(n.data, keysCopyName), &second) != nil || second.Sum != r.Sum {
		return writeKeyring(n.data, r)
	}
	return nil
}

var errNotEncrypted = errors.New("the notebook has no passphrase, and one was given")

// changeSlots opens the keyring with the key and writes it again as change
// wants it.
func (n *Notebook) changeSlots(with Key, change func(r *keyring, master []byte) error) error {
	n.write.Lock()
	defer n.write.Unlock()
	if err := n.enter(); err != nil {
		return err
	}
	defer n.gate.leave()
	if n.options.ReadOnly {
		return notebook.ErrReadOnly
	}
	if !n.about.Encrypted {
		return errNotEncrypted
	}
	r, _, err := readKeyring(n.data, n.about.ID)
	if err != nil {
		return err
	}
	master, err := r.master(with)
	if err != nil {
		return err
	}
	defer clear(master)
	if err := change(&r, master); err != nil {
		return err
	}
	return writeKeyring(n.data, r)
}

// replace puts a new slot in place of all of its kind, or beside them.
func (n *Notebook) newSlot(r *keyring, kind string, d derivation, secret, master []byte, beside bool) error {
	fresh, err := newSlot(kind, d, secret, master, n.about.ID, n.options.Now())
	if err != nil {
		return err
	}
	if !beside {
		r.drop(kind)
	}
	r.Slots = append(r.Slots, fresh)
	return nil
}

func (r *keyring) drop(kind string) {
	kept := r.Slots[:0:0]
	for _, s := range r.Slots {
		if s.Kind != kind {
			kept = append(kept, s)
		}
	}
	r.Slots = kept
}

// ChangePassphrase makes passphrase the one that opens the notebook. It
// rewrites only a slot; whoever has a copy of the old key file and the old
// passphrase can still open copies of the notebook: Rekey is against that.
func (n *Notebook) ChangePassphrase(with Key, passphrase []byte) error {
	if len(passphrase) == 0 {
		return errEmptyPassphrase
	}
	err := n.changeSlots(with, func(r *keyring, master []byte) error {
		secret, err := Key{Passphrase: passphrase}.secret(slotPassphrase)
		if err != nil {
			return err
		}
		return n.newSlot(r, slotPassphrase, n.options.Cost.derivation(), secret, master, false)
	})
	if err != nil {
		return fmt.Errorf("change the passphrase: %w", err)
	}
	return nil
}

var errEmptyPassphrase = errors.New("the passphrase is empty")

// NewRecoveryCode makes a recovery code, to be shown once, in place of the old
// one.
func (n *Notebook) NewRecoveryCode(with Key) (string, error) {
	code, secret := newRecoveryCode()
	err := n.changeSlots(with, func(r *keyring, master []byte) error {
		return n.newSlot(r, slotRecovery, derivation{Algorithm: hkdfSHA256}, secret, master, false)
	})
	if err != nil {
		return "", fmt.Errorf("make a recovery code: %w", err)
	}
	return code, nil
}

// AddKeyFile lets the content of a file open the notebook too. It must be hard
// to guess: NewKeyFile makes one.
func (n *Notebook) AddKeyFile(with Key, content []byte) error {
	secret, err := Key{KeyFile: content}.secret(slotKeyFile)
	if err == nil && secret == nil {
		err = errors.New("the file is empty")
	}
	if err == nil {
		err = n.changeSlots(with, func(r *keyring, master []byte) error {
			return n.newSlot(r, slotKeyFile, derivation{Algorithm: hkdfSHA256}, secret, master, true)
		})
	}
	if err != nil {
		return fmt.Errorf("add a key file: %w", err)
	}
	return nil
}

// RemoveKeyFiles lets no key file open the notebook any more.
func (n *Notebook) RemoveKeyFiles(with Key) error {
	err := n.changeSlots(with, func(r *keyring, _ []byte) error {
		r.drop(slotKeyFile)
		return nil
	})
	if err != nil {
		return fmt.Errorf("remove the key files: %w", err)
	}
	return nil
}
