// Package session performs what the reader asks: it holds the notebook that
// is open, changes it one transaction at a time, undoes, moves about and
// answers questions for the window. It knows no window: the command line and
// the tests use it as it is.
//
// A Session belongs to one goroutine, the one that owns the window. Long work
// is split in two: an Importer (or another value taken from the session) does
// its part anywhere, and the session admits the result.
//
// Read Session.commit first: every change of the notebook goes through it, and
// a change is on disk before anything else hears of it
// (TestNothingIsShownThatTheStoreRefused).
package session

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sync/atomic"
	"time"

	"casebound/app/task"
	"casebound/notebook"
	"casebound/notebook/extract"
	"casebound/notebook/finder"
	"casebound/notebook/search"
)

// Options is all that a session needs from outside.
type Options struct {
	Store  notebook.Store
	Models fs.FS            // what extraction reads
	Now    func() time.Time // the clock
	Random io.Reader        // for ids
	// Engine, unless nil, finds the names in place of one made of Models. It
	// may serve several sessions, and remembers words of what it has read.
	Engine *extract.Engine
}

// Session is the reader's present moment in one notebook.
type Session struct {
	store  notebook.Store
	engine *extract.Engine
	now    func() time.Time
	random io.Reader

	shelf    *shelf
	history  history
	trail    trail
	index    *finder.Index            // of the finder
	untold   untold                   // what is not in it yet
	headings map[notebook.ID][]string // document or note → candidates of the finder
	tagged   map[string]bool          // tags in the finder
	outdated atomic.Pointer[outdated]
	saved    map[notebook.ID]SavedSearch
	words    atomic.Pointer[search.Index] // of the full-text search
	versions *relations
	view     View
	pending  map[notebook.ID]notebook.Text // of documents about to be published
	watchers []func([]notebook.Change)
}

// Open reads what the session keeps in memory from the store. The store
// becomes the session's: Close closes it.
func Open(o Options) (*Session, error) {
	s := &Session{store: o.Store, engine: o.Engine, now: o.Now, random: o.Random}
	if s.engine == nil {
		s.engine = extract.New(o.Models)
	}
	if err := s.read(); err != nil {
		return nil, err
	}
	return s, nil
}

// read fills the memory from the store.
func (s *Session) read() error {
	var words *search.Index
	var noShelf, noVersions, noWords error
	task.Together(
		func() { s.shelf, noShelf = readShelf(s.store) },
		func() { s.versions, noVersions = readRelations(s.store) },
		func() { words, noWords = search.Open(s.store) },
	)
	if err := errors.Join(noShelf, noVersions); err != nil {
		return fmt.Errorf("read the notebook: %w", err)
	}
	if noWords != nil {
		return fmt.Errorf("read the search index: %w", noWords)
	}
	s.words.Store(words)
	if err := s.readSavedSearches(); err != nil {
		return fmt.Errorf("read the saved searches: %w", err)
	}
	s.view = readView(s.store)
	old := s.shelf.findOutdated()
	s.outdated.Store(&old)
	s.index, s.headings, s.tagged = finder.New(task.Together), map[notebook.ID][]string{}, nil
	s.fillIndex()
	return nil
}

// Close saves the view, closes the store and forgets everything: the session is
// one of an empty notebook then, which takes nothing and tells nobody.
func (s *Session) Close() error {
	err := errors.Join(s.SaveView(), s.store.Close())
	s.store, s.history, s.trail, s.untold = closed{}, history{}, trail{}, untold{}
	s.pending, s.watchers = nil, nil
	return errors.Join(err, s.read())
}

// OnChange has f told of every change after it is on disk.
func (s *Session) OnChange(f func([]notebook.Change)) { s.watchers = append(s.watchers, f) }

// edit is one thing the reader did.
type edit struct {
	label   string
	changes []notebook.Change
	// joins names edits that are undone together when they follow one another
	// closely, as keystrokes in a comment do; "" joins nothing.
	joins string
	// furnished are the blocks of other documents that an import marked.
	furnished []furnished
}

// commit makes an edit: the store first, then memory, history and whoever
// watches. When it returns an error nothing has changed.
func (s *Session) commit(e edit) error {
	if len(e.changes) == 0 {
		return nil
	}
	if err := s.fillBefore(e.changes); err != nil {
		return fmt.Errorf("%s: %w", e.label, err)
	}
	if err := s.applyKeeping(e, e.changes); err != nil {
		return err
	}
	s.history.push(e, s.now())
	return nil
}

// applyKeeping is commit without undo: what the edit ends is kept as an
// earlier state in the same step.
func (s *Session) applyKeeping(e edit, changes []notebook.Change) error {
	keep, err := s.remembered(e, changes)
	if err != nil {
		return fmt.Errorf("%s: %w", e.label, err)
	}
	return s.apply(e.label, changes, keep...)
}

// apply makes changes that are no edit of the reader's. What stands beside
// them is for the store alone.
func (s *Session) apply(label string, changes []notebook.Change, beside ...notebook.Change) error {
	gone, err := s.forgotten(changes)
	if err != nil {
		return fmt.Errorf("%s: %w", label, err)
	}
	heads, err := s.headingsBeside(changes)
	if err != nil {
		return fmt.Errorf("%s: %w", label, err)
	}
	beside = append(append(beside, gone...), heads...)
	followed, err := s.words.Load().Follow(changes, s.pendingText)
	if err != nil {
		return fmt.Errorf("%s: %w", label, err)
	}
	if err := s.store.Apply(slices.Concat(changes, followed.Changes, beside)...); err != nil {
		return fmt.Errorf("%s: %w", label, err)
	}
	followed.Done()
	s.shelf.apply(changes)
	s.followIndex(changes)
	for _, w := range s.watchers {
		w(changes)
	}
	return nil
}

// pendingText is the text of a document whose record is about to be written.
func (s *Session) pendingText(id notebook.ID) (notebook.Text, error) {
	if t, ok := s.pending[id]; ok {
		return t, nil
	}
	return s.store.Text(id)
}

// fillBefore gives every change the record it replaces, for undo.
func (s *Session) fillBefore(changes []notebook.Change) error {
	for i, c := range changes {
		if c.Before != nil {
			continue
		}
		before, err := s.store.Get(c.Key())
		switch {
		case err == nil:
			changes[i].Before = before
		case !errors.Is(err, notebook.ErrNotFound):
			return err
		}
	}
	return nil
}

// put is an edit of records that are written as they are.
func put(label string, records ...notebook.Record) edit {
	e := edit{label: label}
	for _, r := range records {
		e.changes = append(e.changes, notebook.Put(r))
	}
	return e
}

func (s *Session) newID() (notebook.ID, error) { return notebook.NewID(s.now(), s.random) }
