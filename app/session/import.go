package session

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"casebound/notebook"
	"casebound/notebook/anchor"
	"casebound/notebook/extract"
	"casebound/notebook/ingest"
)

// Outcome says what became of one imported file.
type Outcome string

// The outcomes, as the command line prints them.
const (
	OutcomeImported  Outcome = "imported"
	OutcomeDuplicate Outcome = "duplicate"
	OutcomeVersion   Outcome = "version"
	OutcomeFailed    Outcome = "failed"
)

// Imported is what became of one file.
type Imported struct {
	Path     string
	Outcome  Outcome
	Document notebook.ID
	Reason   string // a sentence, when there is something to say
	// Carried is what became of the highlights of the document that the file
	// is a newer version of; nil unless Given.Replaces said so.
	Carried *Carried
}

// Importer does the long part of an import. It is taken from the session when
// a file is about to be read, is used on any one goroutine, and what it
// prepares is admitted by the session.
type Importer struct {
	store    notebook.Store
	engine   *extract.Engine
	known    *extract.Names
	hashes   map[string]notebook.ID
	versions *relations
	near     []neighbour // the other documents
	// documents are all, those in the trash too.
	documents []notebook.ID
	id        notebook.ID
	now       time.Time
}

// Importer takes a snapshot for one file.
func (s *Session) Importer() (*Importer, error) {
	id, err := s.newID()
	if err != nil {
		return nil, err
	}
	im := &Importer{
		store: s.store, engine: s.engine, known: s.shelf.known(), id: id, now: s.now(),
		hashes: map[string]notebook.ID{}, versions: s.versions,
	}
	for _, d := range s.shelf.documents {
		im.hashes[d.SHA256] = d.ID
		im.documents = append(im.documents, d.ID)
		if d.Trashed.IsZero() {
			im.near = append(im.near, neighbourOf(d))
		}
	}
	return im, nil
}

// Prepared is a file that was read and waits to be admitted.
type Prepared struct {
	path      string
	duplicate notebook.ID // the document with the same bytes, or zero
	document  notebook.Document
	text      notebook.Text
	result    extract.Result
	sketch    anchor.Sketch
	links     []link
	sharing   []notebook.ID // documents with a paragraph of it
	replaces  notebook.ID   // the document it is a newer version of, or zero
	furnished []furnished   // what it showed of others
}

// Given is what the person importing says about the files.
type Given struct {
	Published string // a date as people write it, "" for what the file says
	// Replaces is the document that the file is a newer version of, whatever
	// their texts say; zero for none.
	Replaces notebook.ID
}

// Prepare reads one file: cleans its text, finds names and times, looks for
// versions of it, and lays the text down where it is not visible yet. Nothing
// of the session is touched. The error is a sentence for a person.
func (im *Importer) Prepare(ctx context.Context, path string, given Given) (Prepared, error) {
	raw, modified, err := readFile(path)
	if err != nil {
		return Prepared{path: path}, err
	}
	return im.PrepareBytes(ctx, path, raw, modified, given)
}

// PrepareBytes is Prepare for bytes that are in memory.
func (im *Importer) PrepareBytes(ctx context.Context, path string, raw []byte, modified time.Time, given Given) (Prepared, error) {
	p := Prepared{path: path, replaces: given.Replaces}
	sum := sha256.Sum256(raw)
	if id, ok := im.hashes[hex.EncodeToString(sum[:])]; ok {
		p.duplicate = id
		return p, nil
	}
	read, err := ingest.Read(ctx, ingest.Source{Name: filepath.Base(path), Bytes: raw, ModTime: modified})
	if err != nil {
		return p, err
	}
	p.document, p.text = read.Meta, read.Text
	p.document.ID, p.document.Imported, p.document.Modified = im.id, im.now, im.now
	if given.Published != "" {
		if p.document.Published, err = readDate(given.Published, im.now); err != nil {
			return p, err
		}
		p.document.Origins = withOrigin(p.document.Origins, string(FieldPublished), FromReader)
	}
	p.sketch = anchor.NewSketch(p.text)
	if err := im.versions.draw(ctx, im.store, im.documents); err != nil {
		return p, err
	}
	if p.links, p.sharing, err = im.versions.look(im.store, p.text, p.sketch); err != nil {
		return p, err
	}
	if err := im.linkByHand(&p); err != nil {
		return p, err
	}
	for _, l := range p.links {
		p.document.Versions = append(p.document.Versions, l.Version)
	}
	im.inherit(&p)
	if err := im.furnish(&p); err != nil {
		return p, err
	}
	if p.result, err = im.engine.Read(ctx, extract.Request{
		Text: p.text, Published: p.document.Published, Language: p.document.Language, Known: im.known.In(p.text),
	}); err != nil {
		return p, err
	}
	if p.document.Language == "" {
		p.document.Language = p.result.Language
	}
	if err := ctx.Err(); err != nil {
		return p, err
	}
	return p, im.store.PutText(im.id, p.text, raw)
}

// inherit lets a version take from the other what it cannot say itself: its
// publication date.
func (im *Importer) inherit(p *Prepared) {
	for _, v := range p.links {
		if v.Related || p.document.Published.Known() {
			continue
		}
		other, err := notebook.Load[notebook.Document](im.store, notebook.Key{Kind: notebook.KindDocument, ID: v.Document})
		if err == nil && other.Published.Known() {
			p.document.Published = other.Published
			p.document.Published.Source = "the other version, " + other.Title
			p.document.Published.Confidence *= 0.9
		}
	}
}

// Admit publishes what was prepared, in one transaction, and says what became
// of it.
func (s *Session) Admit(p Prepared) (Imported, error) {
	out := Imported{Path: p.path, Outcome: OutcomeImported}
	if id, ok := s.sameBytes(p); ok && !p.replaces.IsZero() {
		return s.replaceBy(p.path, p.replaces, id)
	} else if ok {
		out.Outcome, out.Document = OutcomeDuplicate, id
		d := s.shelf.documents[id]
		out.Reason = fmt.Sprintf("the same bytes are here as %q", d.Title)
		if !d.Trashed.IsZero() {
			out.Reason += ", taken out of the trash"
			return out, s.RestoreDocument(id)
		}
		return out, nil
	}
	e := edit{label: "Import"}
	var err error
	if !p.replaces.IsZero() {
		if out.Carried, e, err = s.replacing(&p); err != nil {
			return out, err
		}
	}
	changes, err := s.admission(p)
	if err != nil {
		return out, err
	}
	more, marked, err := s.refurnish(p.furnished)
	if err != nil {
		return out, err
	}
	more = unless(more, changes)
	e.changes, e.furnished = append(undoable(more), e.changes...), marked
	changes = append(slices.DeleteFunc(more, func(c notebook.Change) bool { return c.Key().Kind != notebook.KindDocument }), changes...)
	s.pending = map[notebook.ID]notebook.Text{p.document.ID: p.text}
	defer func() { s.pending = nil }()
	if err := s.apply(e.label, append(slices.Clone(e.changes), changes...)); err != nil {
		return out, err
	}
	s.versions.add(p.document.ID, p.sketch)
	s.versions.recurring.add(neighbourOf(p.document), p.text)
	out.Document = p.document.ID
	for _, v := range p.links {
		if !v.Related {
			other := s.shelf.documents[v.Document]
			out.Outcome, out.Reason = OutcomeVersion, fmt.Sprintf("%s: %q", s.VersionText(p.document, v.Version), other.Title)
			break
		}
	}
	binned := p.document
	binned.Trashed = s.now()
	e.changes = append(e.changes, notebook.Change{Before: binned, After: s.shelf.documents[p.document.ID]})
	s.history.push(e, s.now())
	if out.Carried != nil {
		out.Reason += "; " + out.Carried.String()
	}
	return out, nil
}

func (s *Session) sameBytes(p Prepared) (notebook.ID, bool) {
	if !p.duplicate.IsZero() {
		return p.duplicate, true
	}
	for _, d := range s.shelf.documents {
		if d.SHA256 == p.document.SHA256 {
			return d.ID, true
		}
	}
	return notebook.ID{}, false
}

// admission lists the changes of an import, the document's record last.
func (s *Session) admission(p Prepared) ([]notebook.Change, error) {
	entities, mentions, err := s.settled(p.document.ID, p.result)
	if err != nil {
		return nil, err
	}
	var changes []notebook.Change
	for _, r := range entities {
		changes = append(changes, notebook.Put(r))
	}
	sketch, err := sketchRecord(p.document.ID, p.sketch)
	if err != nil {
		return nil, err
	}
	changes = append(changes, notebook.Put(mentions), notebook.Put(sketch),
		notebook.Put(notebook.Timexes{Document: p.document.ID, List: p.result.Timexes}))
	events, err := s.eventChanges(p.document, p.text, p.result.Timexes, mentions.List)
	if err != nil {
		return nil, err
	}
	for _, l := range p.links {
		if !l.Related {
			events = joinAligned(events, s.EventsIn(l.Document), l.alignment)
		}
	}
	changes = append(changes, events...)
	for _, l := range p.links {
		other, ok := s.shelf.documents[l.Document]
		if !ok {
			continue
		}
		back := l.Version
		back.Document = p.document.ID
		linked := other
		linked.Versions = withVersion(other.Versions, back)
		changes = append(changes, notebook.Change{Before: other, After: linked})
	}
	return append(changes, notebook.Put(p.document)), nil
}

// Import is Prepare and Admit in one call, for callers with nothing else to do.
func (s *Session) Import(ctx context.Context, path string, given Given) Imported {
	im, err := s.Importer()
	if err != nil {
		return failed(path, err)
	}
	p, err := im.Prepare(ctx, path, given)
	if err != nil {
		return failed(path, err)
	}
	out, err := s.Admit(p)
	if err != nil {
		return failed(path, err)
	}
	return out
}

func failed(path string, err error) Imported {
	return Imported{Path: path, Outcome: OutcomeFailed, Reason: err.Error()}
}

// readFile reads a file that is not too large, with a sentence for an error.
func readFile(path string) ([]byte, time.Time, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, time.Time{}, fileSentence(path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, time.Time{}, fmt.Errorf("%s is not a file", filepath.Base(path))
	}
	if info.Size() > ingest.MaxBytes {
		return nil, time.Time{}, fmt.Errorf("%s is too large: %d MB, the limit is %d MB", filepath.Base(path), info.Size()>>20, ingest.MaxBytes>>20)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, time.Time{}, fileSentence(path, err)
	}
	return raw, info.ModTime(), nil
}

func fileSentence(path string, err error) error {
	name := filepath.Base(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s is not there", name)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s may not be read: permission denied", name)
	}
	return fmt.Errorf("%s cannot be read: %w", name, err)
}

// Files lists the files to import below the given paths: files as they are,
// and of folders everything that can be imported, in order of their names.
// Hidden files and folders inside a folder are passed over.
func Files(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			files = append(files, path) // a missing file fails with its own sentence
			continue
		}
		err = filepath.WalkDir(path, func(p string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return fileSentence(p, err)
			case p != path && strings.HasPrefix(entry.Name(), "."):
				if entry.IsDir() {
					return fs.SkipDir
				}
			case entry.Type().IsRegular() && ingest.Supported(p):
				files = append(files, p)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return slices.Compact(files), nil
}
