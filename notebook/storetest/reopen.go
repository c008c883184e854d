package storetest

import (
	"testing"

	"casebound/notebook"
)

// ContractReopen runs the part of the contract that needs a disk. open opens
// the notebook in dir, which it makes when it is not there.
func ContractReopen(t *testing.T, open func(t *testing.T, dir string) notebook.Store) {
	text := notebook.PlainText("menu\nstory")
	reopen := func(t *testing.T, s notebook.Store, dir string) notebook.Store {
		t.Helper()
		if err := s.Close(); err != nil {
			t.Fatalf("close: %v", err)
		}
		return open(t, dir)
	}

	t.Run("WhatWasAppliedIsThereAfterReopening", func(t *testing.T) {
		dir := t.TempDir()
		s := open(t, dir)
		put(t, s, Full(1)...)
		put(t, s, Full(2)...)
		for _, r := range Full(2) {
			apply(t, s, notebook.Change{Before: r})
		}
		putText(t, s, ID(1), text, []byte("original"))
		put(t, s, notebook.Document{ID: ID(1)})
		for range 3 {
			s = reopen(t, s, dir)
			for _, r := range Full(1) {
				expect(t, s, r)
			}
			for _, r := range Full(2) {
				expectNone(t, s, r.Key())
			}
			expectText(t, s, ID(1), text)
			expectOriginal(t, s, ID(1), []byte("original"))
		}
		s.Close()
	})
	t.Run("UnpublishedTextsAreSweptAtOpening", func(t *testing.T) {
		dir := t.TempDir()
		s := open(t, dir)
		putText(t, s, ID(1), text, []byte("original"))
		s = reopen(t, s, dir)
		put(t, s, notebook.Document{ID: ID(1)})
		expectNoText(t, s, ID(1))
		s.Close()
	})
	t.Run("TextsPutAgainButNotAppliedLeaveTheOldOne", func(t *testing.T) {
		dir := t.TempDir()
		s := open(t, dir)
		putText(t, s, ID(1), text, []byte("original"))
		put(t, s, notebook.Document{ID: ID(1)})
		putText(t, s, ID(1), notebook.PlainText("other"), []byte("other"))
		s = reopen(t, s, dir)
		put(t, s, notebook.Document{ID: ID(1), Title: "x"})
		expectText(t, s, ID(1), text)
		expectOriginal(t, s, ID(1), []byte("original"))
		s.Close()
	})
	t.Run("TextsOfDocumentsTakenAwayAreSweptAtOpening", func(t *testing.T) {
		dir := t.TempDir()
		s := open(t, dir)
		for n := 1; n <= 2; n++ {
			putText(t, s, ID(n), text, []byte("original"))
			put(t, s, notebook.Document{ID: ID(n)})
		}
		apply(t, s, notebook.Change{Before: notebook.Document{ID: ID(1)}})
		s = reopen(t, s, dir)
		put(t, s, notebook.Document{ID: ID(1)})
		expectNoText(t, s, ID(1))
		expectOriginal(t, s, ID(2), []byte("original"))
		s.Close()
	})
}
