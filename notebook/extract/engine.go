// Package extract reads who, where and when out of a text: names of people,
// organisations, places and other things, patterns such as addresses and
// amounts, and expressions of time. It holds the sense of the whole document;
// the parts that look at a passage are package name (trained tagger and
// lists), pattern (rules) and when (time). It never guesses over the network
// and keeps nothing between texts.
//
// Read Engine first.
package extract

import (
	"context"
	"io/fs"
	"sync"

	"casebound/notebook"
	"casebound/notebook/extract/name"
	"casebound/notebook/extract/when"
)

// Engine reads names and times out of texts. Its models are loaded from files
// at the first Read. An Engine may be used from several goroutines at once.
type Engine struct {
	models fs.FS
	once   sync.Once
	tagger *name.Tagger
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
}

// Mention is one place where an entity occurs. Mentions are in order and those
// of one kind do not overlap.
type Mention struct {
	notebook.Span
	Entity     int     // index into Entities
	Confidence float32 // the share of such mentions that are right
	Reason     string  // in words
}

// Read finds the entities and times of a text. It fails only when the models
// are missing or broken, or when ctx is cancelled.
func (e *Engine) Read(ctx context.Context, r Request) (Result, error) {
	e.once.Do(func() { e.tagger, e.broken = name.Load(e.models) })
	if e.broken != nil {
		return Result{}, e.broken
	}
	found, err := e.tagger.Tag(ctx, r.Text, nil)
	if err != nil {
		return Result{}, err
	}
	var res Result
	index := map[string]int{}
	for _, f := range found {
		key := f.Kind.Label() + r.Text.At(f.Span)
		i, ok := index[key]
		if !ok {
			i = len(res.Entities)
			index[key] = i
			res.Entities = append(res.Entities, Entity{Kind: f.Kind, Name: r.Text.At(f.Span)})
		}
		res.Mentions = append(res.Mentions, Mention{Span: f.Span, Entity: i, Confidence: f.Probability, Reason: "the tagger"})
	}
	res.Timexes = e.Times(r)
	res.Language = r.Language
	return res, nil
}

// Times finds the times alone, for a document whose date was changed.
func (e *Engine) Times(r Request) []notebook.Timex {
	return when.Find(r.Text, when.Options{Base: r.Published.When, Narrative: r.Narrative, Language: r.Language})
}
