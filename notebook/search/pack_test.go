package search

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"casebound/notebook"
)

// somePostings makes a list by a few numbers: how many items, how far apart,
// how often and how densely.
func somePostings(r *rand.Rand, items, gap, often, distance int) (numbers []uint32, at [][]uint32) {
	number := uint32(r.IntN(gap))
	for range items {
		var places []uint32
		place := uint32(r.IntN(distance))
		for range 1 + r.IntN(often) {
			places = append(places, place)
			place += 1 + uint32(r.IntN(distance))
		}
		numbers, at = append(numbers, number), append(at, places)
		number += 1 + uint32(r.IntN(gap))
	}
	return numbers, at
}

// FuzzPostingsComeBack holds the codings to their law: what was packed is read
// again, whatever the numbers are like, and passing over an item is reading it.
func FuzzPostingsComeBack(f *testing.F) {
	f.Add(uint64(1), uint16(1), uint32(1), uint16(1), uint32(1))
	f.Add(uint64(2), uint16(3), uint32(100), uint16(2), uint32(900))
	f.Add(uint64(3), uint16(400), uint32(3), uint16(60), uint32(20))
	f.Add(uint64(4), uint16(2), uint32(1), uint16(5000), uint32(1<<18))
	f.Add(uint64(5), uint16(50), uint32(1<<20), uint16(1), uint32(1<<28))
	f.Fuzz(func(t *testing.T, seed uint64, items uint16, gap uint32, often uint16, distance uint32) {
		r := rand.New(rand.NewPCG(seed, 9))
		numbers, at := somePostings(r, 1+int(items%500), 1+int(gap%(1<<20)), 1+int(often%3000), 1+int(distance%(1<<18)))
		numbers[len(numbers)-1] += gap % (1 << 30) // one far from the others
		var p packer
		p.item(7) // what was there before is forgotten
		p.begin(7)
		p.reset()
		for i, n := range numbers {
			p.item(n)
			p.begin(at[i][0])
			for k, place := range at[i][1:] {
				p.more(place - at[i][k])
			}
		}
		out := p.pack()
		term := term{
			count: out.count, docs: extent{packed: out.docsPacked}, places: extent{packed: out.placesPacked},
			lone: out.lone, item: out.item, at: out.at,
		}
		list, stands, passed := newPostings(out.docs, term, ^uint32(0)), newPositions(out.places, term), newPositions(out.places, term)
		for i, n := range numbers {
			if !list.next() || list.item != n || int(list.often) != len(at[i]) {
				t.Fatalf("item %d: got %d × %d, want %d × %d", i, list.item, list.often, n, len(at[i]))
			}
			if got := stands.read(list.often, nil); !slices.Equal(got, at[i]) {
				t.Fatalf("item %d stands at %v, want %v", i, got, at[i])
			}
			if passed.skip(list.often); i%7 == 0 {
				passed = stands
			}
		}
		if list.next() || list.bad || !stands.ended() || !passed.ended() {
			t.Fatal("the list does not end where it should")
		}
		followed := follower{
			docs: newPostings(out.docs, term, ^uint32(0)), stands: newPositions(out.places, term),
			number: ^uint32(0), often: make([]uint32, groupItems),
		}
		followed.leaps(t, r, numbers, at)
	})
}

// leaps goes along a list from one item asked for to another some way behind.
func (f *follower) leaps(t *testing.T, r *rand.Rand, numbers []uint32, at [][]uint32) {
	t.Helper()
	step := 1 + r.IntN(3*groupItems)
	if !f.next() {
		t.Fatal("the list is empty")
	}
	for i := r.IntN(step); i < len(numbers); i += 1 + r.IntN(step) {
		wanted := numbers[i]
		if i > 0 { // anything behind the item before
			wanted -= uint32(r.IntN(int(min(numbers[i]-numbers[i-1], 1<<20))))
		}
		if !f.to(wanted) || f.docs.item != numbers[i] {
			t.Fatalf("asked for %d, it is at %d, want %d", wanted, f.docs.item, numbers[i])
		}
		if got := f.stands.of(f.number, f.often, nil); !slices.Equal(got, at[i]) {
			t.Fatalf("item %d, after a leap, stands at %v, want %v", i, got, at[i])
		}
	}
	if f.to(^uint32(0)) || f.docs.bad || f.stands.bad {
		t.Fatal("the list does not end where it should")
	}
}

// FuzzDamagedPostingsEnd holds that a list of any bytes comes to an end, with
// nothing read that cannot be.
func FuzzDamagedPostingsEnd(f *testing.F) {
	f.Add([]byte{0, 0, 0, 0}, uint32(100), true)
	f.Add([]byte{31, 31, 255, 255, 255, 255, 255}, uint32(1<<31), true)
	f.Add([]byte{255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255}, uint32(9), false)
	f.Add([]byte{0, 0, 1, 1, 255, 255, 255, 255, 255}, uint32(129), true)
	f.Fuzz(func(t *testing.T, b []byte, count uint32, packed bool) {
		of := term{count: count, docs: extent{packed: packed}, places: extent{packed: packed}}
		list, stands := newPostings(b, of, 1000), newPositions(b, of)
		for n := 0; list.next(); n++ {
			if list.item >= 1000 || n > 8*len(b) {
				t.Fatalf("item %d, the %dth of %d bytes", list.item, n, len(b))
			}
			if got := stands.read(list.often, nil); len(got) > 8*len(b) {
				t.Fatalf("%d places in %d bytes", len(got), len(b))
			}
		}
		leaping := follower{docs: newPostings(b, of, 1000), stands: newPositions(b, of), number: ^uint32(0), often: make([]uint32, groupItems)}
		for n := uint32(0); n < 1000 && leaping.to(n); n += 37 {
			if got := leaping.stands.of(leaping.number, leaping.often, nil); len(got) > 8*len(b) {
				t.Fatalf("%d places in %d bytes after a leap", len(got), len(b))
			}
			if !leaping.next() {
				break
			}
		}
	})
}

// TestPackedListsAreShort holds that the index of words that lie about by
// chance takes no more than a tenth beyond what information theory allows.
func TestPackedListsAreShort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, mean := range []float64{3, 30, 900, 40_000} {
		var list []uint32
		for range 20_000 {
			list = append(list, uint32(r.ExpFloat64()*mean))
		}
		var w bitWriter
		k := riceK(list)
		for _, v := range list {
			w.rice(v, k)
		}
		w.close()
		if got, least := float64(len(w.out))*8/20_000, entropyOfGaps(mean); got > 1.1*least {
			t.Errorf("gaps of %.0f take %.2f bits, %.2f would do", mean, got, least)
		}
	}
}

// entropyOfGaps is the entropy of a geometric distribution in bits.
func entropyOfGaps(mean float64) float64 {
	p := 1 / (1 + mean)
	return -(p*math.Log2(p) + (1-p)*math.Log2(1-p)) / p
}

// TestIndexOfAnotherFormatIsMadeAgain opens a notebook whose index an earlier
// version wrote.
func TestIndexOfAnotherFormatIsMadeAgain(t *testing.T) {
	l := newLibrary(t)
	for n := range 70 {
		l.add(document(n+1, "d"), "the ledger")
	}
	l.settle()
	before := l.pageNames()
	m := encoder{}
	for _, n := range []uint64{1, 1, 900, 5, 0, 0} { // version, listed, revision, next, doomed, segments
		m.number(n)
	}
	l.put(notebook.Index{Name: metaName, Data: m.out})
	l.reopen()
	if searched, total := l.index.Progress(); searched != 0 || total != 70 {
		t.Errorf("%d of %d at once, want 0 of 70", searched, total)
	}
	l.settle()
	l.verify()
	leftovers(t, l)
	if got := l.search("ledger").Hits; got != 70 || len(before) == 0 {
		t.Errorf("%d hits, want 70", got)
	}
}
