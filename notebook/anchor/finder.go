package anchor

import "casebound/notebook"

// Finder finds anchors in one text. Making one folds the text once; it does
// not change afterwards and may be shared between goroutines.
type Finder struct {
	text notebook.Text
	k    *skeleton
}

// NewFinder makes a Finder of a text.
func NewFinder(t notebook.Text) *Finder {
	return &Finder{text: t, k: newSkeleton(t.All())}
}

// Text is the text that is searched.
func (f *Finder) Text() notebook.Text { return f.text }
