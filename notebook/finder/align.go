package finder

// What a letter is worth by where it lies, of 1.
const (
	inRun      = 1.0
	atStart    = 0.95
	inSameWord = 0.45 // after a gap in the word that the last letter was in: "mgmt"
	anywhere   = 0.12
	perRun     = 0.06 // taken off for each run but the first
)

// never is the worth of what cannot be.
const never = -1e9

// align lays the letters of the token over the title so that most lie at the
// beginnings of words and in unbroken runs. It returns their positions and up
// to mostScattered points, or none when they do not lie there in order.
func align(token string, title plainText) (at []int, points float64) {
	want := []rune(token)
	if len(want) > longestPattern {
		want = want[:longestPattern]
	}
	l := spread(title)
	n := len(l.letters)
	if len(want) == 0 || len(want) > n {
		return nil, 0
	}
	worth := make([]float64, len(want)*n)
	from := make([]int32, len(want)*n)
	l.first(want[0], worth[:n])
	for i := 1; i < len(want); i++ {
		l.next(want[i], worth[(i-1)*n:i*n], worth[i*n:(i+1)*n], from[i*n:(i+1)*n])
	}
	last, end := worth[(len(want)-1)*n:], 0
	for j := range n {
		if last[j] > last[end] {
			end = j
		}
	}
	if last[end] <= 0 {
		return nil, 0
	}
	at = make([]int, len(want))
	for i, j := len(want)-1, end; i >= 0; i-- {
		at[i] = l.offset[j]
		j = int(from[i*n+j])
	}
	return at, mostScattered * last[end] / float64(len(want))
}

// layout is a title letter by letter; spaces are left out and match nothing.
type layout struct {
	letters []rune
	offset  []int
	start   []bool // begins a word
	word    []int  // the number of its word
}

func spread(title plainText) layout {
	n := len(title.text)
	starts := make([]bool, n)
	for _, w := range title.words {
		starts[w.start] = true
	}
	l := layout{letters: make([]rune, 0, n), offset: make([]int, 0, n), start: make([]bool, 0, n), word: make([]int, 0, n)}
	number := 0
	for i, r := range title.text {
		if r == ' ' {
			number++
			continue
		}
		l.letters = append(l.letters, r)
		l.offset = append(l.offset, i)
		l.start = append(l.start, starts[i])
		l.word = append(l.word, number)
	}
	return l
}

// first fills in what the first letter is worth at every position.
func (l *layout) first(want rune, row []float64) {
	for j := range row {
		switch {
		case l.letters[j] != want:
			row[j] = never
		case l.start[j]:
			row[j] = atStart
		default:
			row[j] = anywhere
		}
	}
}

// next fills in what the letters up to this one are worth when this one lies
// at position j, and where the one before lies then. above is the row before.
func (l *layout) next(want rune, above, row []float64, from []int32) {
	best, bestAt := float64(never), -1 // of the letters before j
	here, hereAt := float64(never), -1 // of those of the same word
	row[0] = never
	for j := 1; j < len(row); j++ {
		if l.word[j] != l.word[j-1] {
			here, hereAt = never, -1
		} else if above[j-1] > here {
			here, hereAt = above[j-1], j-1
		}
		if above[j-1] > best {
			best, bestAt = above[j-1], j-1
		}
		row[j] = never
		if l.letters[j] != want {
			continue
		}
		take := func(worth float64, prev int) {
			if worth > row[j] && prev >= 0 {
				row[j], from[j] = worth, int32(prev)
			}
		}
		take(above[j-1]+inRun, j-1)
		if l.start[j] {
			take(best+atStart-perRun, bestAt)
		}
		take(here+inSameWord-perRun, hereAt)
		take(best+anywhere-perRun, bestAt)
	}
}
