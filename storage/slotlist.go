package storage

import (
	"errors"
	"fmt"
	"time"
)

// Slot is one of the ways to open an encrypted notebook.
type Slot struct {
	Kind string // "passphrase", "recovery" or "key file"
	Made time.Time
	Cost Cost // of a guess; zero for what was drawn at random
}

// Slots lists the ways to open the notebook, none when it is not encrypted.
func (n *Notebook) Slots() ([]Slot, error) {
	if !n.about.Encrypted {
		return nil, nil
	}
	r, _, err := readKeyring(n.data, n.about.ID)
	if err != nil {
		return nil, fmt.Errorf("read the keys: %w", err)
	}
	return each(r.Slots, slot.outside), nil
}

func (s slot) outside() Slot {
	out := Slot{Kind: s.Kind, Made: s.Made}
	if s.KDF.Algorithm == argon2id {
		out.Cost = Cost{s.KDF.Time, s.KDF.Memory, s.KDF.Threads}
	}
	return out
}

// RemoveSlot takes one way to open the notebook away: a recovery code that was
// seen by others, a key file that was lost. The passphrase stays.
func (n *Notebook) RemoveSlot(with Key, gone Slot) error {
	err := n.changeSlots(with, func(r *keyring, _ []byte) error {
		for i, s := range r.Slots {
			if s.Kind != gone.Kind || !s.Made.Equal(gone.Made) {
				continue
			}
			if s.Kind == slotPassphrase {
				return errors.New("the passphrase can be changed but not removed")
			}
			r.Slots = append(r.Slots[:i:i], r.Slots[i+1:]...)
			return nil
		}
		return fmt.Errorf("there is no such %s", gone.Kind)
	})
	if err != nil {
		return fmt.Errorf("remove a %s: %w", gone.Kind, err)
	}
	return nil
}

// Strengthen wraps the key for the same passphrase again, with the work that
// is measured today: computers become faster, and so do those who guess. It
// returns the new cost and never makes it smaller.
func (n *Notebook) Strengthen(with Key) (Cost, error) {
	var cost Cost
	err := n.changeSlots(with, func(r *keyring, master []byte) error {
		secret, err := with.secret(slotPassphrase)
		if err != nil || secret == nil {
			return errors.Join(errors.New("the passphrase itself is needed"), err)
		}
		d := n.options.Cost.derivation()
		for _, s := range r.Slots {
			if s.Kind == slotPassphrase && s.KDF.Algorithm == argon2id {
				d.Time, d.Memory, d.Threads = max(d.Time, s.KDF.Time), max(d.Memory, s.KDF.Memory), max(d.Threads, s.KDF.Threads)
			}
		}
		cost = Cost{d.Time, d.Memory, d.Threads}
		return n.newSlot(r, slotPassphrase, d, secret, master, false)
	})
	if err != nil {
		return cost, fmt.Errorf("strengthen the passphrase: %w", err)
	}
	return cost, nil
}
