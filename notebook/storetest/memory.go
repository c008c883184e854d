package storetest

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"

	"casebound/notebook"
)

// Memory returns an empty Store that keeps everything in memory and loses it
// at Close.
func Memory() notebook.Store {
	return &memory{
		records: map[string]notebook.Record{},
		texts:   map[notebook.ID]content{},
		waiting: map[notebook.ID]content{},
	}
}

type memory struct {
	mu      sync.RWMutex
	closed  bool
	records map[string]notebook.Record // by path
	texts   map[notebook.ID]content
	waiting map[notebook.ID]content // put, but their document not yet applied
}

// content is a text with the original it was cleaned from.
type content struct {
	text     notebook.Text
	original []byte
	imported bool // there is an original, perhaps an empty one
}

func (m *memory) Get(key notebook.Key) (notebook.Record, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	at, err := m.path(key)
	if err != nil {
		return nil, err
	}
	r, ok := m.records[at]
	if !ok {
		return nil, fmt.Errorf("get record of kind %q: %w", key.Kind, notebook.ErrNotFound)
	}
	return kept(r)
}

// path is that of the key, or ErrLocked.
func (m *memory) path(key notebook.Key) (string, error) {
	if m.closed {
		return "", notebook.ErrLocked
	}
	return path(key)
}

// Each visits a copy of the list, so that visit may ask the store for more.
func (m *memory) Each(under notebook.Key, visit func(notebook.Record) error) error {
	list, err := m.under(under)
	if err != nil {
		return err
	}
	for _, r := range list {
		out, err := kept(r)
		if err != nil {
			return err
		}
		if err := visit(out); err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) under(under notebook.Key) ([]notebook.Record, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if m.closed {
		return nil, notebook.ErrLocked
	}
	begin, err := prefix(under)
	if err != nil {
		return nil, err
	}
	var paths []string
	for at := range m.records {
		if strings.HasPrefix(at, begin) {
			paths = append(paths, at)
		}
	}
	sort.Strings(paths)
	list := make([]notebook.Record, len(paths))
	for i, at := range paths {
		list[i] = m.records[at]
	}
	return list, nil
}

func (m *memory) Apply(changes ...notebook.Change) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return notebook.ErrLocked
	}
	checked := make(map[string]notebook.Record, len(changes))
	for _, c := range changes {
		at, after, err := check(c)
		if err != nil {
			return fmt.Errorf("apply %d changes: %w", len(changes), err)
		}
		checked[at] = after
	}
	for at, after := range checked {
		if after == nil {
			delete(m.records, at)
			continue
		}
		m.records[at] = after
		if d, ok := after.(notebook.Document); ok {
			m.publish(d.ID)
		}
	}
	return nil
}

// check is the path of the record changed and the record to keep, nil to take
// it away.
func check(c notebook.Change) (string, notebook.Record, error) {
	if c.Before == nil && c.After == nil {
		return "", nil, fmt.Errorf("a change of nothing into nothing")
	}
	var after notebook.Record
	if c.After != nil {
		var err error
		if after, err = kept(c.After); err != nil {
			return "", nil, err
		}
	}
	if err := whole(c.Key()); err != nil {
		return "", nil, err
	}
	at, err := path(c.Key())
	return at, after, err
}

func (m *memory) publish(document notebook.ID) {
	c, ok := m.waiting[document]
	if !ok {
		return
	}
	delete(m.waiting, document)
	if old := m.texts[document]; !c.imported && old.imported {
		c.original, c.imported = old.original, true
	}
	m.texts[document] = c
}

func (m *memory) PutText(document notebook.ID, text notebook.Text, original []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return notebook.ErrLocked
	}
	if document.IsZero() {
		return fmt.Errorf("put a text without a document")
	}
	c := content{text: text, original: bytes.Clone(original), imported: original != nil}
	if old := m.waiting[document]; original == nil {
		c.original, c.imported = old.original, old.imported
	}
	m.waiting[document] = c
	return nil
}

func (m *memory) Text(document notebook.ID) (notebook.Text, error) {
	c, err := m.content(document)
	return c.text, err
}

func (m *memory) Original(document notebook.ID) ([]byte, error) {
	c, err := m.content(document)
	if err == nil && !c.imported {
		err = fmt.Errorf("original of document %v: %w", document, notebook.ErrNotFound)
	}
	return slices.Clone(c.original), err
}

// content is what is visible of the document.
func (m *memory) content(document notebook.ID) (content, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	at, err := m.path(notebook.Key{Kind: notebook.KindDocument, ID: document})
	if err != nil {
		return content{}, err
	}
	c, put := m.texts[document]
	if _, published := m.records[at]; !put || !published {
		return content{}, fmt.Errorf("text of document %v: %w", document, notebook.ErrNotFound)
	}
	return c, nil
}

func (m *memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return notebook.ErrLocked
	}
	m.closed = true
	m.records, m.texts, m.waiting = nil, nil, nil
	return nil
}
