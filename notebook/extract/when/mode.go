package when

// What makes a text a story: so many years far from its own, and at most one
// expression in so many that speaks from its own day.
const (
	farYears    = 6
	farFrom     = 2 // years
	deicticOnce = 16
)

// tellsStory guesses whether a text is a narrative: it names many years far
// from its own, and hardly ever speaks of its own day or week. "Today" does not
// count: histories use it for the present at large.
func tellsStory(found []expression, b base) bool {
	far, deictic := 0, 0
	for _, e := range found {
		switch {
		case e.form == calendar && e.hasYear:
			if d := e.year - b.first.Year(); b.grain == noUnit || e.bc || d < -farFrom || d > farFrom {
				far++
			}
		case e.form == shifted && e.anchor == writing && !(e.deictic && e.n == 0),
			e.form == calendar && e.weekday > 0 && e.month == 0:
			deictic++
		}
	}
	return far >= farYears && deictic*deicticOnce <= len(found)
}
