package notebook

import "time"

// TimexType is the TIMEX3 type of a time expression.
type TimexType uint8

// The four types of TIMEX3. The numbers are stored.
const (
	Date TimexType = iota
	Time
	Duration
	Set
)

// String is the type as TIMEX3 writes it.
func (t TimexType) String() string {
	return [...]string{"DATE", "TIME", "DURATION", "SET"}[t&3]
}

// Timex is one time expression of a text.
type Timex struct {
	Span
	Type  TimexType
	Value string // TIMEX3 value: "2020-04-03", "P3D", "PAST_REF", "XXXX-WXX-4"
	// When is the grounded time; its EDTF is empty for durations, sets, vague
	// words and for relative expressions without a base.
	When   When
	Dating Dating
	Reason string // "Thursday, read from the document's date 2020-04-09"
}

// Timexes are all time expressions of one document, in order of their spans.
type Timexes struct {
	Document ID
	List     []Timex
}

// Dating says how a date was arrived at.
type Dating uint8

// The ways of dating. The numbers are stored.
const (
	Explicit Dating = iota
	YearInferred
	FromDocument // relative to the document's date
	FromText     // relative to another date in the text
	Approximate
	ByHand
)

// String is the word of the command line.
func (d Dating) String() string {
	names := [...]string{"explicit", "year inferred", "relative to document", "relative to text", "approximate", "by hand"}
	if int(d) < len(names) {
		return names[d]
	}
	return "unknown"
}

// Status says how the text speaks of an event.
type Status uint8

// The statuses. The numbers are stored.
const (
	Stated Status = iota
	Attributed
	Planned
	Hypothetical
	Negated
)

// String is the word of the command line.
func (s Status) String() string {
	names := [...]string{"stated", "attributed", "planned", "hypothetical", "negated"}
	if int(s) < len(names) {
		return names[s]
	}
	return "unknown"
}

// Verdict is the reader's word on an event.
type Verdict uint8

// The verdicts. The numbers are stored.
const (
	Unconfirmed Verdict = iota
	Confirmed
	Rejected
)

// String is the word of the command line.
func (v Verdict) String() string {
	names := [...]string{"unconfirmed", "confirmed", "rejected"}
	if int(v) < len(names) {
		return names[v]
	}
	return "unknown"
}

// EventKind tells the few sorts of events apart.
type EventKind uint8

// The kinds of event. The numbers are stored.
const (
	FromSentence EventKind = iota // read from a sentence
	Publication                   // the publication of a document
	HandMade                      // added by the reader
)

// String is the word of the command line.
func (k EventKind) String() string {
	names := [...]string{"sentence", "publication", "by hand"}
	if int(k) < len(names) {
		return names[k]
	}
	return "unknown"
}

// Source is one place that speaks of an event.
type Source struct {
	Document   ID
	Sentence   Span
	Expression Span // the time expression, inside Sentence
}

// Event is something that happened, or is said to, at an uncertain time.
type Event struct {
	ID       ID
	Kind     EventKind
	When     When
	Title    string // the clause around the expression, or the reader's words
	Sentence string // as the first source has it
	Sources  []Source
	Dating   Dating
	Status   Status
	Verdict  Verdict
	Entities []ID
	Edited   bool // the reader changed title or time: extraction leaves it alone
	// Conflict names the event that dates the same sentence of another version
	// differently.
	Conflict ID
	Modified time.Time
	Trashed  time.Time // zero unless in the trash
}

// Live reports whether the event is not in the trash.
func (e Event) Live() bool { return e.Trashed.IsZero() }

// In reports whether a source of the event lies in the document.
func (e Event) In(document ID) bool {
	for _, s := range e.Sources {
		if s.Document == document {
			return true
		}
	}
	return false
}
