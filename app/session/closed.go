package session

import "casebound/notebook"

// closed is the store of a session that was closed: it holds nothing and takes
// nothing, so that a window on its way out shows an empty notebook.
type closed struct{}

var _ notebook.Store = closed{}

// Get implements notebook.Store.
func (closed) Get(notebook.Key) (notebook.Record, error) { return nil, notebook.ErrNotFound }

// Each implements notebook.Store.
func (closed) Each(notebook.Key, func(notebook.Record) error) error { return nil }

// Apply implements notebook.Store.
func (closed) Apply(...notebook.Change) error { return notebook.ErrLocked }

// PutText implements notebook.Store.
func (closed) PutText(notebook.ID, notebook.Text, []byte) error { return notebook.ErrLocked }

// Text implements notebook.Store.
func (closed) Text(notebook.ID) (notebook.Text, error) { return notebook.Text{}, notebook.ErrNotFound }

// Original implements notebook.Store.
func (closed) Original(notebook.ID) ([]byte, error) { return nil, notebook.ErrNotFound }

// Close implements notebook.Store.
func (closed) Close() error { return nil }
