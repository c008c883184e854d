package search

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"

	"casebound/notebook"
)

// Report is what Verify found.
type Report struct {
	Checked int // documents, highlights and notes compared with the index
	Behind  int // that are not in the index yet, and known not to be
	Faults  []Fault
}

// Fault is one disagreement of the index with what it indexes.
type Fault struct {
	In   In
	ID   notebook.ID
	What string // a sentence without its full stop, in lower case
}

// Verify compares the index with every text, highlight, note and list of
// names: each word at each position must be there, and no other. It changes
// nothing: Rebuild mends what it finds.
func (x *Index) Verify(ctx context.Context) (Report, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	v := verification{x: x, ctx: ctx, met: map[itemKey]bool{}, stems: stemCache{}}
	if err := v.readIndex(); err != nil {
		if isBroken(err) {
			v.report.Faults = append(v.report.Faults, Fault{What: "the index cannot be read"})
			return v.report, nil
		}
		return v.report, fmt.Errorf("verify the search index: %w", err)
	}
	if err := v.readStore(); err != nil {
		return v.report, fmt.Errorf("verify the search index: %w", err)
	}
	v.findOrphans()
	slices.SortFunc(v.report.Faults, func(a, b Fault) int { return slices.Compare(a.ID[:], b.ID[:]) })
	return v.report, nil
}

type verification struct {
	x      *Index
	ctx    context.Context
	sums   [][3]uint64 // by slot and part: what the index holds of it
	met    map[itemKey]bool
	stems  stemCache
	packer packer
	report Report
}

// sumOf is a number for one occurrence. The occurrences of an item are added
// up, so that they may be met in any order.
func sumOf(termSum uint64, at uint32) uint64 {
	h := termSum ^ (uint64(at)+1)*0x9e3779b97f4a7c15
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>32
}

func termSum(f field, form string) uint64 {
	h := fnv.New64a()
	h.Write([]byte{byte(f)})
	h.Write([]byte(form))
	return h.Sum64()
}

// readIndex adds up all postings.
func (v *verification) readIndex() error {
	v.sums = make([][3]uint64, len(v.x.slots))
	for _, l := range v.x.layers() {
		for f := range fieldWeights {
			if err := v.ctx.Err(); err != nil {
				return err
			}
			var failed error
			err := l.each(f, func(form string, t term) {
				if failed == nil {
					failed = v.readTerm(l, f, form, t)
				}
			})
			if err == nil {
				err = failed
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (v *verification) readTerm(l *layer, f field, form string, t term) error {
	posts, err := l.postings(t, nil)
	if err != nil {
		return err
	}
	stands, err := l.positions(t, nil)
	if err != nil {
		return err
	}
	sum, count := termSum(f, form), uint32(0)
	var at []uint32
	for ; posts.next(); count++ {
		at = stands.read(posts.often, at[:0])
		if len(at) != int(posts.often) {
			return errCorrupt
		}
		n := l.slots[posts.item]
		if n == nobody {
			continue
		}
		part := v.partAt(l, n, posts.item)
		for _, position := range at {
			v.sums[n][part] += sumOf(sum, position)
		}
	}
	if posts.bad || count != t.count || !stands.ended() {
		return errCorrupt
	}
	return nil
}

// partAt is which part of its slot an item of a layer is.
func (v *verification) partAt(l *layer, n, item uint32) int {
	for i, p := range v.x.slots[n].parts {
		if p.layer == l && p.number == item {
			return i
		}
	}
	return 0
}

// readStore goes through everything that should be in the index.
func (v *verification) readStore() error {
	for _, kind := range []notebook.Kind{notebook.KindDocument, notebook.KindHighlight, notebook.KindNote, notebook.KindMentions} {
		err := v.x.store.Each(notebook.Key{Kind: kind}, func(r notebook.Record) error {
			if err := v.ctx.Err(); err != nil {
				return err
			}
			return v.record(r)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (v *verification) record(r notebook.Record) error {
	switch r := r.(type) {
	case notebook.Document:
		v.report.Checked++
		v.compare(contentOfMeta(r))
		text, err := v.x.store.Text(r.ID)
		if isGone(err) {
			v.met[itemKey{textItem, r.ID}] = true
			return nil
		}
		if err != nil {
			return err
		}
		v.compare(contentOfText(r.ID, text))
	case notebook.Highlight:
		v.report.Checked++
		v.compare(contentOfComment(r))
	case notebook.Note:
		v.report.Checked++
		v.compare(contentOfNote(r))
	case notebook.Mentions:
		v.compare(contentOfNames(r))
	}
	return nil
}

// compare holds one item against the index.
func (v *verification) compare(c content) {
	v.met[c.itemKey] = true
	if _, waits := v.x.behind[c.itemKey]; waits {
		v.report.Behind++
		return
	}
	n, ok := v.x.numbers[slotKey{c.kind.in(), c.id}]
	if !ok || v.x.slots[n].parts[c.kind.part()].layer == nil {
		if c.gone {
			return // what is in the trash need not be known
		}
		v.fault(c.itemKey, "it is missing from the index")
		return
	}
	b := newBuilder(v.stems, 0)
	b.add(&c)
	want := uint64(0)
	for i := range b.terms {
		sum := termSum(b.terms[i].field, string(b.form(int32(i))))
		b.gather(int32(i), &v.packer)
		at := v.packer.first[0]
		want += sumOf(sum, at)
		for _, gap := range v.packer.gaps {
			at += gap + 1
			want += sumOf(sum, at)
		}
	}
	if want != v.sums[n][c.kind.part()] {
		v.fault(c.itemKey, "the index has other words than it")
	}
	if s := &v.x.slots[n]; !s.says(&b.items[0]) {
		v.fault(c.itemKey, "the index knows it under another title, tag or date")
	}
}

// says reports whether the slot describes what the item does.
func (s *slot) says(it *item) bool {
	switch it.kind {
	case textItem:
		return s.length == it.length
	case namesItem:
		return true
	}
	if s.there == it.gone {
		return false
	}
	return it.gone || s.title == it.title && s.publisher == it.publisher && slices.Equal(s.tags, it.tags) &&
		s.dated == it.dated && s.from == it.from && s.to == it.to && s.colour == it.colour &&
		s.english == it.english && len(s.documents) == len(it.documents)
}

func (v *verification) fault(key itemKey, what string) {
	v.report.Faults = append(v.report.Faults, Fault{In: key.kind.in(), ID: key.id, What: what})
}

// findOrphans looks for what the index has and the store has not.
func (v *verification) findOrphans() {
	for n := range v.x.slots {
		s := &v.x.slots[n]
		for part, p := range s.parts {
			if p.layer == nil || p.layer.slots[p.number] != uint32(n) {
				continue
			}
			if key := s.keyOf(part); !v.met[key] {
				v.fault(key, "the index has it, the notebook has not")
			}
		}
	}
}

func (s *slot) keyOf(part int) itemKey {
	switch s.in {
	case InComment:
		return itemKey{commentItem, s.id}
	case InNote:
		return itemKey{noteItem, s.id}
	}
	return itemKey{itemKind(part), s.id}
}
