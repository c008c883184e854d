// Package storage keeps a notebook safely on disk. It alone knows Badger;
// everyone else sees notebook.Store and the errors of package notebook.
//
// A notebook is a folder:
//
//	notebook.json        what can be read without a key, and where the data lie
//	notebook.copy.json   the same again
//	lock                 held while the notebook is open
//	data-N/              all that follows:
//	  keys.json          the wrapped master key, in slots (encrypted notebooks)
//	  keys.copy.json     the same again
//	  state.json         how the store was left, with the sums of its files
//	  store/             Badger
//	  checkpoint-N/      small files of the store as it was last closed
//	  journal/           every change, flushed before it is acknowledged
//	  originals/         imported files, named by their hash
//	  quarantine/        what was damaged, kept for a second look
//
// Keys in the store, by first byte; ids are 16 bytes, numbers big-endian:
//
//	d n e v g   id                  documents, notes, entities, events, collections
//	h           document, id        highlights
//	E           thing, id           earlier states of highlights, notes, entities, events
//	M T         document            mentions, time expressions
//	s x         name                settings, pieces of indexes
//	t u         document            head of the text: published, waiting
//	c           document, rev4, n4  64 KB of text
//	+           another key, n4     a part of a value longer than 512 KB
//	m           name                the store's own
//
// Every value lies in an envelope (envelope.go), records are CBOR with
// numbered fields (cbor.go). docs/format.md describes all of it byte by byte.
//
// Read engine first: it says what "on disk" means here.
package storage

import (
	"sync"
	"time"

	"github.com/gofrs/flock"

	"casebound/notebook"
)

// Options say how to open a notebook. The zero Options open or make one
// without a passphrase.
type Options struct {
	// Key opens an encrypted notebook. A new notebook is encrypted when
	// Key.Passphrase is set.
	Key Key
	// Cost is for slots that are made; the zero Cost is measured.
	Cost Cost
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// ReadOnly opens a copy and changes nothing in the notebook's folder. A
	// notebook that is damaged opens too: Notices and Damaged say what is
	// amiss, and what is sound can be read.
	ReadOnly bool
	// MinFree is how many bytes must stay free on the disk; writing beyond
	// that fails with notebook.ErrNoSpace. 0 means 256 MB.
	MinFree uint64

	formats []format // other ones than the program's, for tests of migration
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.MinFree == 0 {
		o.MinFree = 256 << 20
	}
	return o
}

// Notebook is a notebook.Store on disk. Open makes one. It may be used from
// several goroutines; Apply must not be called from a visit of Each.
type Notebook struct {
	dir     string
	options Options
	lock    *flock.Flock

	gate     *gate
	write    sync.Mutex // held by who changes the notebook; taken before the gate
	reviving sync.Mutex
	*engine
	waiting map[notebook.ID]textHead // texts put and not yet published

	replaced bool   // a rewriting has put other data in the place of these
	recovery string // the code of a notebook made by this opening
}

var _ notebook.Store = (*Notebook)(nil)

// ID names the notebook for ever, through encryption and restoring too.
func (n *Notebook) ID() notebook.ID { return n.about.ID }

// Created is when the notebook was made.
func (n *Notebook) Created() time.Time { return n.about.Created }

// Dir is the notebook's folder.
func (n *Notebook) Dir() string { return n.dir }

// Encrypted reports whether a passphrase guards the notebook.
func (n *Notebook) Encrypted() bool { return n.about.Encrypted }

// RecoveryCode is the code that opens the notebook should its passphrase be
// lost. It is known only when this opening made the notebook, encrypted; show
// it once.
func (n *Notebook) RecoveryCode() string { return n.recovery }

// Damaged are the documents of which opening for reading found something
// broken; the zero ID stands for what belongs to no document.
func (n *Notebook) Damaged() []notebook.ID { return n.engine.damaged }

// Notices are sentences for the reader about what opening found and mended;
// none when all was well.
func (n *Notebook) Notices() []string { return n.engine.notices }
