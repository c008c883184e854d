package storage

import (
	"sync"

	"casebound/notebook"
)

// gate lets many in at a time, or one alone. Unlike a sync.RWMutex it lets
// someone in who is already inside (a visit of Each that reads), also while
// another waits to be alone.
type gate struct {
	mu     sync.Mutex
	empty  sync.Cond
	inside int
	alone  bool
	shut   bool
}

func newGate() *gate {
	g := &gate{}
	g.empty.L = &g.mu
	return g
}

// enter waits while another is alone; it returns ErrLocked once shut.
func (g *gate) enter() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	for g.alone {
		g.empty.Wait()
	}
	if g.shut {
		return notebook.ErrLocked
	}
	g.inside++
	return nil
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.inside--
	g.empty.Broadcast()
}

// isolate runs f while no one else is inside. The caller is inside and stays so.
func (g *gate) isolate(f func() error) error {
	g.mu.Lock()
	for g.inside > 1 || g.alone {
		g.empty.Wait()
	}
	g.alone = true
	g.mu.Unlock()
	defer func() {
		g.mu.Lock()
		g.alone = false
		g.empty.Broadcast()
		g.mu.Unlock()
	}()
	return f()
}

// close shuts the gate and waits until all have left.
func (g *gate) close() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.shut {
		return notebook.ErrLocked
	}
	g.shut = true
	for g.inside > 0 {
		g.empty.Wait()
	}
	return nil
}

// enterSettled enters the gate between two changes, when none is half done, and
// runs f there. The caller is inside afterwards, unless there is an error.
//
// Whoever needs both takes write before the gate: one who waited for write
// inside would never let Close or a checkpoint have the gate alone.
func (n *Notebook) enterSettled(f func() error) error {
	n.write.Lock()
	defer n.write.Unlock()
	if err := n.enter(); err != nil {
		return err
	}
	if err := f(); err != nil {
		n.gate.leave()
		return err
	}
	return nil
}
