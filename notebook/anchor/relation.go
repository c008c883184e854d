package anchor

import "casebound/notebook"

// Kinship says how two texts hang together.
type Kinship uint8

// The three kinds.
const (
	None    Kinship = iota
	Related         // they share passages
	Version         // two captures or editions of the same
)

// String is the word for it.
func (k Kinship) String() string {
	switch k {
	case Related:
		return "related"
	case Version:
		return "version"
	}
	return "none"
}

// Relation is how much two texts have in common.
type Relation struct {
	Containment float64 // share of the shorter one that stands in the other
	Jaccard     float64 // share of both together that stands in both
	Kind        Kinship
}

// The shares that make a version and a relative.
const (
	versionContainment = 0.80
	versionJaccard     = 0.50
	relatedFrom        = 0.15
	// tooShort is the number of letters below which a text is no version of
	// another unless the two have all letters in common: any headline stands
	// whole in some article.
	tooShort = 120
	// doubtfulFrom is the share of grams from which more letters may be the same
	// than grams tell: where every fourth word was edited, few grams of twelve
	// letters are whole. Of unrelated texts one pair in hundreds comes so far.
	doubtfulFrom = 0.03
)

func relation(containment, jaccard float64, shorter int) Relation {
	r := Relation{Containment: containment, Jaccard: jaccard}
	switch {
	case jaccard == 1 && shorter > 0:
		r.Kind = Version
	case shorter < tooShort:
	case containment >= versionContainment || jaccard >= versionJaccard:
		r.Kind = Version
	case containment >= relatedFrom || jaccard >= relatedFrom:
		r.Kind = Related
	}
	return r
}

// Compare estimates the relation of two texts from their sketches. Relate
// measures it.
func Compare(a, b Sketch) Relation {
	shorter := min(a.letters, b.letters)
	if a.letters == b.letters && a.whole == b.whole {
		return relation(1, 1, shorter)
	}
	as, bs := a.hashes, b.hashes
	both := 0
	for i, j := 0, 0; i < len(as) && j < len(bs); {
		switch {
		case as[i] < bs[j]:
			i++
		case as[i] > bs[j]:
			j++
		default:
			both, i, j = both+1, i+1, j+1
		}
	}
	spread := max(a.spread, b.spread)
	return estimate(both, a.at(spread), b.at(spread), shorter)
}

// estimate is the relation of two sketches with so many hashes in common, of
// so many that each has at the spread of the other. Related is said of all that
// may turn out to be a version or a relative.
func estimate(both, a, b, shorter int) Relation {
	if both == 0 {
		return Relation{}
	}
	a, b = max(a, both), max(b, both)
	r := relation(share(both, min(a, b)), share(both, a+b-both), shorter)
	switch {
	case r.Jaccard == 1 && shorter < tooShort:
		r.Kind = None // few grams, and not the same letters
	case r.Kind == None && shorter >= tooShort && r.Containment >= doubtfulFrom:
		r.Kind = Related
	}
	return r
}

// Relate measures the relation of two texts by aligning them, which proves or
// refutes what Compare estimates.
func Relate(a, b notebook.Text) (Relation, *Alignment) {
	x := Align(a, b)
	return x.Relation(), x
}

// Relation is that of the two aligned texts: shares of their letters.
func (x *Alignment) Relation() Relation {
	both, a, b := x.runs.letters(), x.a.k.len(), x.b.k.len()
	return relation(share(both, min(a, b)), share(both, a+b-both), min(a, b))
}
