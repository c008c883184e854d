package name

import "casebound/notebook"

// Label is what the model says of one token: Outside, or one of the places
// Begin, Inside, Last and Unit in a name of one of four kinds (the BILOU
// scheme of Ratinov & Roth 2009).
type Label uint8

// Outside is the label of what belongs to no name.
const Outside Label = 0

// The places of a token in a name.
const (
	Begin = iota
	Inside
	Last
	Unit
)

const kinds = 4

// Labels is how many labels there are.
const Labels = 1 + 4*kinds

// LabelOf is the label of a place in a name of kind Person to Misc.
func LabelOf(kind notebook.EntityKind, place int) Label {
	return Label(1 + int(kind-notebook.Person)*4 + place)
}

// Kind is the kind of name a label belongs to; UnknownKind for Outside.
func (l Label) Kind() notebook.EntityKind {
	if l == Outside {
		return notebook.UnknownKind
	}
	return notebook.Person + notebook.EntityKind((l-1)/4)
}

func (l Label) place() int { return int(l-1) % 4 }

// open reports whether the name goes on after the label.
func (l Label) open() bool { return l != Outside && l.place() < Last }

// starts reports whether the label may follow a closed one.
func (l Label) starts() bool { return l == Outside || l.place() == Begin || l.place() == Unit }

// Legal reports whether label to may follow from.
func Legal(from, to Label) bool {
	if from.open() {
		return !to.starts() && to.Kind() == from.Kind()
	}
	return to.starts()
}

// Closed reports whether a sequence may end with the label.
func Closed(l Label) bool { return !l.open() }
