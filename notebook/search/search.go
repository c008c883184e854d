// Package search finds words in everything a notebook holds: texts,
// highlights, comments and notes.
//
// The index is the notebook's own: it is kept as notebook.Index records in the
// same Store, so an encrypted notebook has an encrypted index and no word ever
// lies in a file of its own. It can always be made again from the rest. The
// package reads no clock and starts no goroutine: long work is done in steps
// that the caller asks for (Index.Upkeep).
//
// Read Index first, then Query for the language.
package search

import (
	"context"
	"fmt"
	"slices"

	"casebound/notebook"
)

// enough is how many hits make misspelt words uninteresting, unless they are
// asked for.
const enough = 10

// Search answers a query, or returns an *Error that says what is wrong in it.
// After ErrBroken the next Upkeep makes the index again.
func (x *Index) Search(ctx context.Context, query string, o Options) (Results, error) {
	q, err := ParseQuery(query)
	if err != nil {
		return Results{}, err
	}
	return x.Answer(ctx, q, o)
}

// Answer is Search for a query already taken apart.
func (x *Index) Answer(ctx context.Context, q Query, o Options) (Results, error) {
	if err := x.prepare(!o.NoFacets || asksForNames(q.root)); err != nil {
		return Results{}, fmt.Errorf("search: %w", err)
	}
	x.mu.RLock()
	r, err := x.answer(ctx, q, o)
	x.mu.RUnlock()
	switch {
	case err == nil:
		return r, nil
	case isBroken(err):
		x.isBroken()
		return Results{}, ErrBroken
	}
	return Results{}, fmt.Errorf("search: %w", err)
}

// prepare reads the names of entities if they are needed.
func (x *Index) prepare(names bool) error {
	x.mu.RLock()
	ready := x.names != nil || !names
	x.mu.RUnlock()
	if ready {
		return nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.readRoster()
}

func asksForNames(n node) bool {
	switch n := n.(type) {
	case allOf:
		for _, part := range n {
			if asksForNames(part) {
				return true
			}
		}
	case anyOf:
		for _, part := range n {
			if asksForNames(part) {
				return true
			}
		}
	case butNot:
		return asksForNames(n.of)
	case mentioned:
		return true
	}
	return false
}

func asksForNear(n node) bool {
	switch n := n.(type) {
	case allOf:
		for _, part := range n {
			if asksForNear(part) {
				return true
			}
		}
	case anyOf:
		for _, part := range n {
			if asksForNear(part) {
				return true
			}
		}
	case words:
		return n.near
	}
	return false
}

// answer finds what matches as written, then what matches when words may be
// misspelt, and makes a page of both.
func (x *Index) answer(ctx context.Context, q Query, o Options) (Results, error) {
	except := x.slotsOf(o.Except)
	if o.Among != nil {
		except.join(x.slotsBesides(o.Among))
	}
	p := page{x: x, options: o.orDefaults()}
	exact := x.newEvaluation(ctx, asWritten, p.options.Together)
	defer exact.close()
	exact.lookUp(q.root)
	found := exact.results(q.root, except)
	p.add(exact, found, 0)
	how := nearWhereAsked
	if found.count() < enough {
		how = nearEverywhere
	}
	if exact.err == nil && (how == nearEverywhere || asksForNear(q.root)) {
		near := x.newEvaluation(ctx, how, p.options.Together)
		defer near.close()
		near.comesAfter(exact)
		near.lookUp(q.root)
		more := near.results(q.root, except)
		more.drop(found)
		p.add(near, more, 1)
		exact.fail(near.err)
		p.results.Meant = near.meant
	}
	if exact.err != nil {
		return Results{}, exact.err
	}
	p.results.Searched, p.results.Total = x.progress()
	err := p.make()
	return p.results, err
}

// results is what matches but for the slots of except, and without the comments
// and notes that do so only by the document they belong to, where that is an
// answer itself.
func (e *evaluation) results(root node, except set) set {
	found := e.eval(root, true)
	found.drop(except)
	shown := found.clone()
	found.each(func(n uint32) {
		if e.census.marks[n].in() == InText || e.own.has(n) {
			return
		}
		for _, d := range e.x.slots[n].documents {
			if found.has(d) {
				shown[n>>6] &^= 1 << (n & 63)
				return
			}
		}
	})
	return shown
}

// slotsOf are the slots of some highlights.
func (x *Index) slotsOf(highlights map[notebook.ID]bool) set {
	out := newSet(len(x.slots))
	for id := range highlights {
		if n, ok := x.numbers[slotKey{InComment, id}]; ok {
			out.add(n)
		}
	}
	return out
}

// slotsBesides are the slots of what is none of the documents and about none.
func (x *Index) slotsBesides(among func(document notebook.ID) bool) set {
	in, out := newSet(len(x.slots)), newSet(len(x.slots))
	for n := range x.slots {
		if s := &x.slots[n]; s.in == InText && among(s.id) {
			in.add(uint32(n))
		}
	}
	for n := range x.slots {
		if !in.has(uint32(n)) && !slices.ContainsFunc(x.slots[n].documents, in.has) {
			out.add(uint32(n))
		}
	}
	return out
}

func (o Options) orDefaults() Options {
	if o.Limit <= 0 {
		o.Limit = 20
	}
	if o.Snippets == 0 {
		o.Snippets = 3
	}
	o.Skip = max(0, o.Skip)
	if o.Together == nil {
		o.Together = oneAfterAnother
	}
	return o
}

func oneAfterAnother(parts ...func()) {
	for _, part := range parts {
		part()
	}
}

// Marks are the places in a document's text that answer the query, to be
// shown when the document is opened from its results.
func (x *Index) Marks(query string, document notebook.ID) ([]notebook.Span, error) {
	q, err := ParseQuery(query)
	if err != nil {
		return nil, err
	}
	if err := x.prepare(asksForNames(q.root)); err != nil {
		return nil, err
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	n, ok := x.numbers[slotKey{InText, document}]
	if !ok {
		return nil, nil
	}
	var exact *evaluation
	for _, how := range []nearness{asWritten, nearEverywhere} {
		e := x.newEvaluation(context.Background(), how, oneAfterAnother)
		defer e.close()
		if exact != nil {
			e.comesAfter(exact)
		}
		exact = e
		found := e.eval(q.root, true)
		if e.err != nil {
			return nil, e.err
		}
		if !found.has(n) {
			continue
		}
		one := newSet(len(x.slots))
		one.add(n)
		at := e.occurrences(one).body[n]
		text, err := x.text(document)
		if err != nil {
			return nil, err
		}
		return spansOf(text, x.slots[n].spots, at), nil
	}
	return nil, nil
}
