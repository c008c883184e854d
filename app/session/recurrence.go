package session

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"casebound/notebook"
	"casebound/notebook/anchor"
)

// recurrence counts in how many documents a paragraph stands. Versions of one
// another count once. Reading all texts of a large notebook takes long, so
// some are learnt at each import: those anywhere in the notebook that are known
// to share a passage with the new one, then those of the same publisher. What
// it misses is a paragraph so short that no sketch has a gram of it, in
// documents that share nothing else. Importers look while the session adds, so
// it is guarded. The zero recurrence is ready.
type recurrence struct {
	mu         sync.Mutex
	paragraphs anchor.Recurring
	counted    map[notebook.ID]bool
	size       int // paragraphs counted
}

const (
	// learntTexts and learntBytes are how much is read at one import.
	learntTexts = 48
	learntBytes = 4 << 20
	// countedAtMost bounds the memory: about 40 bytes a paragraph.
	countedAtMost = 400_000
	// countedText is how long a text may be to be counted: a book has no page
	// furniture that a hundred articles have.
	countedText = 1 << 20
)

// neighbour is what an importer knows of a document that is there already.
type neighbour struct {
	id        notebook.ID
	publisher string
	source    string
	imported  time.Time
	family    []notebook.ID // its versions
}

func neighbourOf(d notebook.Document) neighbour {
	n := neighbour{id: d.ID, publisher: d.Publisher, source: d.Source, imported: d.Imported}
	for _, v := range d.Versions {
		if !v.Related && !v.Unlinked {
			n.family = append(n.family, v.Document)
		}
	}
	return n
}

func hostOf(source string) string {
	if !strings.Contains(source, "://") {
		return ""
	}
	u, err := url.Parse(source)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// nearest sorts neighbours by how likely they are to have the same furniture:
// those that share a passage first, in the order given, then those of the same
// publisher or site, then the ones imported last.
func nearest(list []neighbour, d notebook.Document, sharing []notebook.ID) []*neighbour {
	place := map[notebook.ID]int{}
	for i, id := range sharing {
		place[id] = i + 1
	}
	host := hostOf(d.Source)
	var first, kin, others []*neighbour
	for i := range list {
		n := &list[i]
		switch {
		case place[n.id] > 0:
			first = append(first, n)
		case n.publisher != "" && strings.EqualFold(n.publisher, d.Publisher), host != "" && hostOf(n.source) == host:
			kin = append(kin, n)
		default:
			others = append(others, n)
		}
	}
	newest := func(a, b *neighbour) int {
		if c := b.imported.Compare(a.imported); c != 0 {
			return c
		}
		return byID(a.id, b.id)
	}
	slices.SortFunc(first, func(a, b *neighbour) int { return place[a.id] - place[b.id] })
	slices.SortFunc(kin, newest)
	slices.SortFunc(others, newest)
	return slices.Concat(first, kin, others)
}

// learn counts the paragraphs of some more documents, the first of those given.
func (r *recurrence) learn(store notebook.Store, near []*neighbour) error {
	texts, bytes := 0, 0
	for _, n := range near {
		if !r.wants(*n) {
			continue
		}
		if texts == learntTexts || bytes >= learntBytes {
			return nil
		}
		text, err := store.Text(n.id)
		if errors.Is(err, notebook.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		r.add(*n, text)
		texts, bytes = texts+1, bytes+text.Len()
	}
	return nil
}

func (r *recurrence) wants(n neighbour) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.size < countedAtMost && !r.counted[n.id] && !slices.ContainsFunc(n.family, func(id notebook.ID) bool { return r.counted[id] })
}

// add counts a document, unless it or a version of it is counted.
func (r *recurrence) add(n neighbour, text notebook.Text) {
	if !r.wants(n) {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.counted == nil {
		r.counted = map[notebook.ID]bool{}
	}
	r.counted[n.id] = true
	if text.Len() <= countedText {
		r.paragraphs.Add(text)
		r.size += len(text.Blocks())
	}
}

// forget counts from the beginning again.
func (r *recurrence) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.paragraphs, r.counted, r.size = anchor.Recurring{}, nil, 0
}

// others tells, for each block of a text that stands in two or more documents
// outside its family, in how many: 2, or many. The family are the texts of its
// versions, by their ids.
func (r *recurrence) others(text notebook.Text, family map[notebook.ID]notebook.Text) map[int]int {
	r.mu.Lock()
	defer r.mu.Unlock()
	for id, version := range family {
		if r.counted[id] {
			r.paragraphs.Remove(version)
			defer r.paragraphs.Add(version)
		}
	}
	found := map[int]int{}
	for _, n := range []int{2, many} {
		for _, i := range r.paragraphs.Blocks(text, n) {
			found[i] = n
		}
	}
	return found
}

// many is a number of documents that leaves little doubt.
const many = 6
