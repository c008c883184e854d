package name

import (
	"math/rand"
	"testing"
)

// some is how many features the tests have.
const some = 4096

// someWeights are weights of a few hundred features and steps between labels.
func someWeights() ([]float32, [Labels + 1][Labels]float32) {
	r := rand.New(rand.NewSource(1))
	weights := make([]float32, Labels*some)
	for range 500 {
		f := r.Intn(some)
		for k := range Labels {
			weights[f*Labels+k] = float32(r.NormFloat64())
		}
	}
	var trans [Labels + 1][Labels]float32
	for f := range trans {
		for t := range trans[f] {
			trans[f][t] = float32(r.NormFloat64())
		}
	}
	return weights, trans
}

func TestWeightsSurviveTheirFile(t *testing.T) {
	weights, trans := someWeights()
	packed, rows := Quantise(weights, trans, 0.05)
	w, err := readWeights(packed)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.rows) != rows {
		t.Errorf("%d rows read, %d written", len(w.rows), rows)
	}
	for f := range some {
		var got scores
		var sum lanes
		w.sum(features{uint32(f)}, &sum)
		sum.pour(&got)
		for k, s := range got {
			want := kept(weights[f*Labels+k]) - kept(weights[f*Labels]) // Outside is given 0
			if d := float64(s)*w.scale - float64(want); d > w.scale || d < -w.scale {
				t.Fatalf("feature %d label %d: %v, want %v", f, k, float64(s)*w.scale, want)
			}
		}
	}
}

// kept is a weight that is not too small to be kept.
func kept(w float32) float32 {
	if w > -0.05 && w < 0.05 {
		return 0
	}
	return w
}

func TestTornWeightsAreAnError(t *testing.T) {
	weights, trans := someWeights()
	packed, _ := Quantise(weights, trans, 0.05)
	for _, n := range []int{0, 5, 100, 2000, headSize + 1<<FeatureBits/8, len(packed) - 1} {
		if _, err := readWeights(packed[:n]); err == nil {
			t.Errorf("the first %d of %d bytes are read without an error", n, len(packed))
		}
	}
}

func TestDecodedLabelsAreLegal(t *testing.T) {
	weights, trans := someWeights()
	packed, _ := Quantise(weights, trans, 0)
	w, err := readWeights(packed)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewSource(2))
	var l lattice
	var m marginals
	for range 200 {
		l.grow(1 + r.Intn(30))
		for i := range l.emit {
			for k := range l.emit[i] {
				l.emit[i][k] = int32(r.NormFloat64() * 1000)
			}
		}
		read := reading{labels: make([]Label, len(l.emit))}
		l.viterbi(w, read.labels)
		prev := Outside
		for _, next := range read.labels {
			if !Legal(prev, next) {
				t.Fatalf("label %d after %d in %v", next, prev, read.labels)
			}
			prev = next
		}
		if !Closed(prev) {
			t.Fatalf("a name is open at the end of %v", read.labels)
		}
		for a, b := range read.names {
			if p := m.of(&l, w, read.labels, a, b); !(p >= 0 && p <= 1) {
				t.Fatalf("probability %v of the name [%d,%d)", p, a, b)
			}
		}
	}
}

func TestTablesSurviveTheirFile(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	entries := map[uint32]uint32{}
	for range 5000 {
		entries[r.Uint32()|1] = r.Uint32() >> r.Intn(32)
	}
	packed := pack(entries)
	table, err := unpack(packed)
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range entries {
		if got, ok := table.get(k); !ok || got != v {
			t.Fatalf("key %d: %d %v, want %d", k, got, ok, v)
		}
	}
	if _, err := unpack(packed[:len(packed)/2]); err == nil {
		t.Error("half a table is read without an error")
	}
}
