package finder

import (
	"time"

	"casebound/notebook"
)

// Kind says what sort of thing a candidate is. It decides which prefix asks
// for it and how it ranks beside equals of another kind; the word the reader
// sees is Candidate.Label.
type Kind uint8

// The kinds. Of equals, the one with the greater weight comes first.
const (
	Document Kind = iota
	Entity
	Note
	Tag
	Heading
	Date
	Highlight
	Command
	Search // a saved one
	kinds  // how many there are
)

var kindTable = [kinds]struct {
	name   string
	prefix byte    // 0: found without a prefix only
	weight float64 // points of a score, see score.go
}{
	Document:  {"document", 0, 6},
	Entity:    {"entity", '@', 5},
	Note:      {"note", 0, 4},
	Tag:       {"tag", '#', 3},
	Heading:   {"heading", 0, 2},
	Date:      {"date", ':', 2},
	Highlight: {"highlight", '"', 1},
	Command:   {"command", '>', 0},
	Search:    {"search", 0, 3},
}

// String is the English word in lower case.
func (k Kind) String() string {
	if k < kinds {
		return kindTable[k].name
	}
	return "unknown"
}

// Prefix is the character that, typed first, asks for this kind alone; "" for
// the kinds that have none.
func (k Kind) Prefix() string {
	if k < kinds && kindTable[k].prefix != 0 {
		return string(rune(kindTable[k].prefix))
	}
	return ""
}

// Candidate is one thing that can be opened from the finder. The Index keeps
// the strings and slices it is given: the caller must not change them.
type Candidate struct {
	Kind Kind
	// ID tells candidates apart for ever: a second Put with the same ID
	// replaces the first. It is the caller's; "document:" + id is a good one.
	ID    string
	Title string
	// Detail is shown dim at the right and is not searched.
	Detail string
	// Label is the word for the kind in the left column: "Organisation".
	Label string
	// Alternatives are searched like the title, for a little less: aliases,
	// other spellings of a date, the publisher, the document of a heading.
	Alternatives []string
	// Place is where opening leads; Command is the name of the command to run
	// instead. One of the two is set.
	Place   notebook.Place
	Command string
	// Weight raises the candidate among its equals: 0 for most, 1 for what
	// matters (a document with many highlights, a name with many mentions).
	Weight float32
	// Opened says how often and how lately the reader opened it.
	Opened Frecency
	// Unavailable is why it cannot be opened now, "" when it can.
	Unavailable string
}

// Result is a candidate that answers a query.
type Result struct {
	Candidate Candidate
	// Score orders results of one answer; it means nothing beyond that.
	Score float64
	// Matches are the byte ranges of Title that answer the query, in order,
	// apart, on the boundaries of what a reader takes for one letter.
	Matches []notebook.Span
	// Via is the alternative that matched where the title alone did not.
	Via string
}

// Answer is what a query finds.
type Answer struct {
	// Results are the best, best first, at most as many as were asked for.
	Results []Result
	// Total is how many candidates match, shown or not.
	Total int
	// Complete is false for a first answer, which a full one may still change.
	Complete bool
}

// Runner runs the tasks, side by side if it can, and returns when all are
// done. A nil Runner runs them one after the other.
type Runner func(tasks ...func())

// Frecency is how recently and how often something was opened: a sum to which
// every opening gives 1, halved for each HalfLife that has passed since. The
// zero Frecency is "never opened".
type Frecency struct {
	Sum float64   `json:"sum"` // as it stood at Last
	At  time.Time `json:"at"`  // the last opening
}

// HalfLife is after how long an opening counts half.
const HalfLife = 14 * 24 * time.Hour
