package storage

import (
	"errors"
	"fmt"
)

// enter goes through the gate, to a store that works: one that broke down in
// mid-work (the disk was full, the folder had vanished, while a checkpoint was
// made) is opened again from its last checkpoint and the journal, as after a
// crash. While the cause lasts it says so and changes nothing.
func (n *Notebook) enter() error {
	if err := n.gate.enter(); err != nil {
		return err
	}
	if !n.engine.down.Load() {
		return nil
	}
	n.gate.leave()
	return n.revive()
}

func (n *Notebook) revive() error {
	n.reviving.Lock()
	defer n.reviving.Unlock()
	if err := n.gate.enter(); err != nil {
		return err
	}
	if !n.engine.down.Load() {
		return nil // another one has done it
	}
	if err := n.gate.isolate(n.engine.revive); err != nil {
		n.gate.leave()
		return fmt.Errorf("go on after a failure: %w", translate(err))
	}
	return nil
}

// fail marks the engine as one that must be opened again.
func (e *engine) fail(err error) error {
	e.failed = err
	e.down.Store(true)
	return err
}

// revive opens the engine again. What is still open is let go first, without
// regard to whether it can be closed in order: it is not needed.
func (e *engine) revive() error {
	e.abandon()
	if err := e.open(); err != nil {
		e.abandon()
		return errors.Join(err, e.failed)
	}
	e.failed = nil
	e.down.Store(false)
	return nil
}

// abandon lets go of the store, the journal and the number of the last change.
func (e *engine) abandon() {
	if e.db != nil {
		_ = e.db.Close()
		e.hold.release()
		e.db, e.hold = nil, nil
	}
	_ = e.journal.close()
	if e.last != nil {
		_ = e.last.close()
		e.last = nil
	}
}
