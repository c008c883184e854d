package storetest

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"casebound/notebook"
)

func manyChanges(t *testing.T, s notebook.Store) {
	const count = 30_000
	changes := make([]notebook.Change, count)
	for i := range changes {
		changes[i] = notebook.Put(notebook.Index{Name: fmt.Sprintf("%06d", i), Data: make([]byte, 200)})
	}
	apply(t, s, changes...)
	if got := len(names(t, s, notebook.Key{Kind: notebook.KindIndex})); got != count {
		t.Errorf("%d of %d records came back", got, count)
	}
	big := notebook.Setting{Name: "big", Value: make([]byte, 5<<20)}
	for i := range big.Value {
		big.Value[i] = byte(i * i >> 7)
	}
	put(t, s, big)
	expect(t, s, big)
}

func manyGoroutines(t *testing.T, s notebook.Store) {
	var wg sync.WaitGroup
	failed := make(chan error, 100)
	for g := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 20 {
				if err := oneTurn(s, ID(g*100+i+1)); err != nil {
					failed <- err
					return
				}
			}
		}()
	}
	wg.Wait()
	close(failed)
	for err := range failed {
		t.Error(err)
	}
	if got := len(names(t, s, notebook.Key{Kind: notebook.KindDocument})); got != 160 {
		t.Errorf("%d documents, want 160", got)
	}
}

func oneTurn(s notebook.Store, id notebook.ID) error {
	content := id.String()
	if err := s.PutText(id, notebook.PlainText(content), []byte(content)); err != nil {
		return err
	}
	if err := s.Apply(notebook.Put(notebook.Document{ID: id}), notebook.Put(notebook.Setting{Name: "last", Value: id[:]})); err != nil {
		return err
	}
	text, err := s.Text(id)
	if err != nil {
		return err
	}
	if text.All() != content {
		return fmt.Errorf("text of %v is %q", id, text.All())
	}
	return s.Each(notebook.Key{Kind: notebook.KindDocument}, func(notebook.Record) error { return nil })
}

func closed(t *testing.T, s notebook.Store) {
	putText(t, s, ID(1), notebook.PlainText("x"), nil)
	put(t, s, notebook.Document{ID: ID(1)})
	if err := s.Close(); err != nil {
		t.Fatalf("close: %v", err)
	}
	_, get := s.Get(notebook.Key{Kind: notebook.KindDocument, ID: ID(1)})
	_, text := s.Text(ID(1))
	_, original := s.Original(ID(1))
	for name, err := range map[string]error{
		"get":      get,
		"text":     text,
		"original": original,
		"each":     s.Each(notebook.Key{Kind: notebook.KindDocument}, func(notebook.Record) error { return nil }),
		"apply":    s.Apply(notebook.Put(notebook.Note{ID: ID(1)})),
		"put text": s.PutText(ID(2), notebook.PlainText("x"), nil),
		"close":    s.Close(),
	} {
		if !errors.Is(err, notebook.ErrLocked) {
			t.Errorf("%s after close: %v; want ErrLocked", name, err)
		}
	}
}
