// Package extract reads who, where and when out of a text: names of people,
// organisations, places and other things, patterns such as addresses and
// amounts, and expressions of time. It holds the sense of the whole document:
// which mentions are one entity, what it is called, what is known beside its
// name. The parts that look at a passage are package name (trained tagger and
// lists), pattern (rules) and when (time). It never guesses over the network
// and keeps nothing between texts.
//
// Read Engine first, then document.
package extract

import (
	"context"
	"io/fs"
	"sync"

	"casebound/notebook"
	"casebound/notebook/extract/name"
	"casebound/notebook/extract/pattern"
	"casebound/notebook/extract/when"
)

// Engine reads names and times out of texts. Its models are loaded from files
// at the first Read. An Engine may be used from several goroutines at once.
type Engine struct {
	models fs.FS
	once   sync.Once
	tagger *name.Tagger
	facts  *facts
	broken error
}

// New returns an engine that will read its models from the given files
// (assets.Models()).
func New(models fs.FS) *Engine { return &Engine{models: models} }

// Request is one text and what is known about it.
type Request struct {
	Text      notebook.Text
	Published notebook.Dated
	Narrative notebook.Narrative
	Language  string  // BCP 47; "" lets the engine decide
	Known     []Known // names the reader or another version of the text gave
}

// Known is a name the notebook, or a linked version of the text, has already.
type Known struct {
	Kind    notebook.EntityKind
	Name    string
	Aliases []string
	// NotAnEntity marks what the reader hid ("never this word"): neither the
	// name nor an alias is reported.
	NotAnEntity bool
	// Decided marks a kind the reader chose: it outranks the tagger's.
	Decided bool
}

// Result is what a text says, by offsets into it.
type Result struct {
	Entities []Entity // in order of their first mention
	Mentions []Mention
	Timexes  []notebook.Timex
	Language string // the one the text was read in
}

// Entity is one named thing of the text.
type Entity struct {
	Kind    notebook.EntityKind
	Name    string
	Aliases []string // other forms in this text, without Name
	Roles   []string // titles beside the name: "Sen.", "chief product officer"
	// Place is the place that a people or its adjective belongs to: "China"
	// for "Chinese". The entity itself is no place.
	Place string
}

// Mention is one place where an entity occurs. Mentions are in order of their
// starts; those of one kind do not overlap.
type Mention struct {
	notebook.Span
	Entity     int     // index into Entities
	Confidence float32 // the share of such mentions that are right
	Reason     string  // in words
}

// Read finds the entities and times of a text. It fails only when the models
// are missing or broken, or when ctx is cancelled.
//
// Page furniture (notebook.Block.Furniture) makes no entity: its names are
// reported where the body of the text has the same entity, and else left out.
// Patterns in it (an address in the footer) are always reported.
func (e *Engine) Read(ctx context.Context, r Request) (Result, error) {
	e.once.Do(e.load)
	if e.broken != nil {
		return Result{}, e.broken
	}
	if r.Language == "" {
		r.Language = language(r.Text)
	}
	names, err := e.tagger.Tag(ctx, r.Text, r.Language, known(r.Known))
	if err != nil {
		return Result{}, err
	}
	d := &document{text: r.Text, facts: e.facts, timexes: e.Times(r), known: r.Known}
	d.mentions(names, pattern.Find(r.Text))
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	return d.read(r.Language), nil
}

func (e *Engine) load() {
	if e.tagger, e.broken = name.Load(e.models); e.broken == nil {
		e.facts, e.broken = readFacts(e.models)
	}
}

// Times finds the times alone, for a document whose date was changed.
func (e *Engine) Times(r Request) []notebook.Timex {
	if r.Language == "" {
		r.Language = language(r.Text)
	}
	return when.Find(r.Text, when.Options{Base: r.Published.When, Narrative: r.Narrative, Language: r.Language})
}

// known are the names to be looked for.
func known(list []Known) []name.Known {
	var out []name.Known
	for _, k := range list {
		if !k.NotAnEntity {
			out = append(out, name.Known{Kind: k.Kind, Forms: formsOf(k)})
		}
	}
	return out
}
