package anchor

import (
	"bytes"
	"encoding/binary"
	"slices"
	"unicode/utf8"

	"casebound/notebook"
)

// A text may have the words of a quote several times, or words like them, and
// the neighbours may be the same too: a licence printed thrice, the lines of a
// table. So an anchor takes bearings: what stands on both sides, as near as may
// be, and nowhere else in the text. In an edited text they tell which of the
// places it was.

const (
	// bearingsAtMost is how many are taken on each side, and bearingApart the
	// fewest letters between two, so that one edit does not spoil several.
	bearingsAtMost, bearingApart = 4, 2 * gramLetters
	// closeBy is how many letters may have been edited between two bearings that
	// have closed up.
	// Farther apart than closeFrom, or four times the quote, or beside a short one,
	// as many may have been edited as the quote has, unless nothing was.
	closeBy, closeFrom = 2, 4 * bearingApart
	// bearingReach is how far off they may be, in letters.
	bearingReach = 1 << 12
	// bearingBytes is the size of one in Anchor.Bearings: how far it is from
	// the quote, negative before it, and its hash. Before the first stands a
	// byte that says whether the text had the words only once; two bytes follow
	// it that say how many letters before them, and how many behind them, it had
	// not a second time. Anchors of an earlier version lack these two.
	bearingBytes          = 6
	bearingHead           = 3
	wordsOnce, wordsTwice = 1, 2
	// apartAtMost is the most letters beside a quote that are looked at for that:
	// an anchor keeps 32 characters.
	apartAtMost = 32
	// describedWithin is how much of a text on each side of a quote is searched
	// for other places of it, in bytes.
	describedWithin = 1 << 18
	// bearingSeenAtMost is how many places of one bearing are kept: it was the
	// only one in the text it was taken in.
	bearingSeenAtMost = 16
)

// bearing is a gram that tells a place: how far it begins behind the quote's
// end, or, negative, before its beginning.
type bearing struct {
	off  int
	hash uint32
}

// bearings are those of a span, "" when it has no letters.
func bearings(t notebook.Text, s notebook.Span) string {
	from, to := max(0, s.Start-describedWithin), min(t.Len(), s.End+describedWithin)
	for from > 0 && !utf8.RuneStart(t.All()[from]) {
		from--
	}
	for to < t.Len() && !utf8.RuneStart(t.All()[to]) {
		to++
	}
	k := newSkeleton(t.All()[from:to])
	first, last := k.within(s.Shift(-from))
	return bearingsAmong(k.letters, first, last)
}

// bearingsAmong are those of the letters [from, to) among all of them.
func bearingsAmong(letters []byte, from, to int) string {
	if from == to {
		return ""
	}
	out := []byte{wordsOnce, 0, 0}
	if several(letters, letters[from:to]) {
		before, behind := apartFromOthers(letters, from, to)
		out = []byte{wordsTwice, before, behind}
	}
	before, behind := letters[max(0, from-bearingReach):from], letters[to:min(len(letters), to+bearingReach)]
	count := map[uint64]int{}
	for _, near := range [...][]byte{before, behind} {
		eachGram(near, gramLetters, 0, func(_ int, hash uint64) { count[hash] = 0 })
	}
	eachGram(letters, gramLetters, 0, func(_ int, hash uint64) {
		if n, near := count[hash]; near && n < 2 {
			count[hash]++
		}
	})
	for _, b := range append(nearest(before, count, true), nearest(behind, count, false)...) {
		out = binary.BigEndian.AppendUint16(out, uint16(int16(b.off)))
		out = binary.BigEndian.AppendUint32(out, b.hash)
	}
	return string(out)
}

// apartFromOthers is how many letters before the words [from, to) tell them from
// the same words elsewhere, and how many behind them; 0 when none do.
func apartFromOthers(letters []byte, from, to int) (before, behind byte) {
	left, right := letters[max(0, from-apartAtMost):from], letters[to:min(len(letters), to+apartAtMost)]
	words := letters[from:to]
	most := [2]int{}
	for at := 0; at+len(words) <= len(letters); at++ {
		i := bytes.Index(letters[at:], words)
		if i < 0 {
			break
		}
		if at += i; at != from {
			most[0] = max(most[0], commonSuffix(left, letters[:at]))
			most[1] = max(most[1], commonPrefix(right, letters[at+len(words):]))
		}
	}
	// Where the words stand twice side by side, cutting out one of them leaves
	// the other beside the same letters.
	if most[0] < len(left) && !bytes.HasPrefix(letters[to:], words) {
		before = byte(most[0] + 1)
	}
	if most[1] < len(right) && !bytes.HasSuffix(letters[:from], words) {
		behind = byte(most[1] + 1)
	}
	return before, behind
}

// nearest takes bearings among the letters on one side, from the quote outwards.
func nearest(side []byte, count map[uint64]int, before bool) []bearing {
	var list []bearing
	take := func(at int, hash uint64) {
		off := at
		if before {
			off = at - len(side)
		}
		if count[hash] != 1 || len(list) == bearingsAtMost {
			return
		}
		if n := len(list); n == 0 || apartBy(off, list[n-1].off) >= bearingApart {
			list = append(list, bearing{off, uint32(hash)})
		}
	}
	if !before {
		eachGram(side, gramLetters, 0, take)
		return list
	}
	var hashes []uint64
	eachGram(side, gramLetters, 0, func(_ int, hash uint64) { hashes = append(hashes, hash) })
	for at, hash := range slices.Backward(hashes) {
		take(at, hash)
	}
	return list
}

// readBearings reads what an anchor has kept; nothing of what is no such thing.
func readBearings(s string) []bearing {
	head := len(s) % bearingBytes
	if head != bearingHead && head != 1 {
		return nil
	}
	var list []bearing
	for b := []byte(s[head:]); len(b) > 0; b = b[bearingBytes:] {
		list = append(list, bearing{int(int16(binary.BigEndian.Uint16(b))), binary.BigEndian.Uint32(b[2:])})
	}
	return list
}

// sightings are where the bearings of a pattern stand in a text.
type sightings struct {
	list []bearing
	at   map[uint32][]int
}

// sight looks for the bearings of an anchor in stretches of the text.
func (f *Finder) sight(a notebook.Anchor, within ...stretch) sightings {
	s := sightings{list: readBearings(a.Bearings)}
	if len(s.list) == 0 {
		return s
	}
	s.at = map[uint32][]int{}
	for _, b := range s.list {
		s.at[b.hash] = nil
	}
	for _, w := range within {
		eachGram(f.k.letters[w.from:w.to], gramLetters, 0, func(at int, hash uint64) {
			if seen, wanted := s.at[uint32(hash)]; wanted && len(seen) < bearingSeenAtMost {
				s.at[uint32(hash)] = append(seen, w.from+at)
			}
		})
	}
	return s
}

// known reports whether any bearing still stands in the text: otherwise they
// tell nothing.
func (s sightings) known() bool {
	for _, seen := range s.at {
		if len(seen) > 0 {
			return true
		}
	}
	return false
}

// leads is where the quote of n letters would stand for most of the bearings,
// and how far they agree with that.
func (s sightings) leads(n int) (from int, agrees float64) {
	for _, b := range s.list {
		for _, at := range s.at[b.hash] {
			start := at - b.off
			if b.off >= 0 {
				start -= n
			}
			if a := s.agree(start, start+n); start >= 0 && a > agrees {
				from, agrees = start, a
			}
		}
	}
	return from, agrees
}

// agree is the share of the bearings that stand about as far from the letters
// [from, to) as they did from the quote. The nearer ones on each side count
// more: a paragraph that was moved took them along.
func (s sightings) agree(from, to int) float64 {
	sum, all, rank := 0.0, 0.0, 0
	for i, b := range s.list {
		if rank++; i > 0 && b.off >= 0 && s.list[i-1].off < 0 {
			rank = 1
		}
		best := 0.0
		for _, at := range s.at[b.hash] {
			off := at - to
			if b.off < 0 {
				off = at - from
			}
			if off < 0 == (b.off < 0) {
				best = max(best, 1-float64(apartBy(off, b.off))/float64(2*bearingApart+apartBy(b.off, 0)))
			}
		}
		sum += best / float64(rank)
		all += 1 / float64(rank)
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

func apartBy(i, j int) int { return max(i-j, j-i) }

// bearsOut reports whether most bearings of an anchor agree with its own place,
// or there are none that tell anything. In a table a line put in moves others
// of the same words there.
func (f *Finder) bearsOut(a notebook.Anchor) bool {
	from, to := f.k.within(a.Span)
	seen := f.sight(a, f.around(from, 2*bearingReach+to-from))
	if len(seen.list) == 0 || seen.agree(from, to) >= 0.5 {
		return true
	}
	return !f.sight(a, f.regions(newPattern(a), from)...).known()
}
