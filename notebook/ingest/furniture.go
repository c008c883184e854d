package ingest

import "casebound/notebook"

// Verdict is how much speaks for a block being page furniture, and why.
type Verdict struct {
	Score   float32
	Reasons []string // in words: "asks to subscribe"
}

// Threshold is the score from which a block is taken for furniture.
const Threshold = 3

// Furniture reports whether there is enough evidence.
func (v Verdict) Furniture() bool { return v.Score >= Threshold }

// Add is the verdict with one more piece of evidence, such as what other
// versions of the document or other pages of the site show.
func (v Verdict) Add(weight float32, reason string) Verdict {
	return Verdict{v.Score + weight, append(v.Reasons[:len(v.Reasons):len(v.Reasons)], reason)}
}

// Judge weighs every block: one verdict for each of t.Blocks().
func Judge(t notebook.Text) []Verdict {
	return make([]Verdict, len(t.Blocks()))
}

// Furniture are the blocks, by index, that Judge takes for page furniture.
func Furniture(t notebook.Text) map[int]Verdict {
	found := map[int]Verdict{}
	for i, v := range Judge(t) {
		if v.Furniture() {
			found[i] = v
		}
	}
	return found
}
