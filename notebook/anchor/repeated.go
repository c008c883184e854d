package anchor

// Where both texts say the same over and over, no gram is there once, and what
// tells the places apart is their order alone: the first line belongs to the
// first line. Such a gap is aligned greedily, from its beginning on: as far as
// the letters agree, then from the nearest place on both sides where they agree
// again.

const (
	// resumeGram is how many letters must agree for that, and resumeLeast how
	// many in a row: more than two sentences of one kind have by chance.
	resumeGram, resumeLeast = gramAtMost, 48
	// resumeWork is what looking at one letter for such a place counts, in
	// comparisons.
	resumeWork = 16
	// fewGrams is how much fewer different grams than letters a repetitive text
	// has.
	fewGrams = 4
)

// resumeWithin are how far ahead such a place is looked for, in letters.
var resumeWithin = [...]int{1 << 8, 1 << 10, 1 << 12, 1 << 14}

// repetitive reports whether the texts of the last call of pairs, n letters the
// shorter one, hardly say anything once: few of the grams looked at are
// different ones, or most stand in both several times.
func (t *landmarkTable) repetitive(n int) bool {
	if len(t.used) < n/t.every/fewGrams {
		return true
	}
	several := 0
	for _, i := range t.used {
		if s := t.slots[i]; s.a != 0 && s.b != 0 && (s.a < 0 || s.b < 0) {
			several++
		}
	}
	return 2*several > len(t.used)
}

// inOrder aligns a[a0:a1] with b[b0:b1], which are repetitive.
func (x *aligner) inOrder(a0, a1, b0, b1 int) {
	for a0 < a1 && b0 < b1 && x.work > 0 {
		da, db := x.resume(x.a[a0:a1], x.b[b0:b1])
		if da < 0 {
			// Nothing near; what follows may be the same again.
			skip := resumeWithin[len(resumeWithin)-1]
			a0, b0 = a0+skip, b0+skip
			continue
		}
		x.gap(a0, a0+da, b0, b0+db, finest)
		a0, b0 = a0+da, b0+db
		n := commonPrefix(x.a[a0:a1], x.b[b0:b1])
		x.found.add(run{a: a0, b: b0, n: n})
		a0, b0 = a0+n, b0+n
	}
}

// resume is how many letters are skipped on both sides, as few as may be, to
// where they agree; -1 when they do not soon.
func (x *aligner) resume(a, b []byte) (da, db int) {
	for _, within := range resumeWithin {
		wa, wb := a[:min(len(a), within)], b[:min(len(b), within)]
		if x.work -= resumeWork * (len(wa) + len(wb)); x.work < 0 {
			break
		}
		clear(x.ahead)
		if x.ahead == nil {
			x.ahead = map[uint64]int32{}
		}
		eachGram(wb, resumeGram, 0, func(at int, hash uint64) {
			if _, seen := x.ahead[hash]; !seen {
				x.ahead[hash] = int32(at)
			}
		})
		da, db = -1, -1
		eachGram(wa, resumeGram, 0, func(at int, hash uint64) {
			to, seen := x.ahead[hash]
			if seen && (da < 0 || at+int(to) < da+db) && commonPrefix(a[at:], b[to:]) >= min(resumeLeast, len(a)-at, len(b)-int(to)) {
				da, db = at, int(to)
			}
		})
		if da >= 0 {
			return da, db
		}
		if len(wa) == len(a) && len(wb) == len(b) {
			break
		}
	}
	return -1, -1
}
