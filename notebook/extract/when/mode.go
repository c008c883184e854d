package when

// tellsStory guesses whether a text is a narrative: it names many years far
// from its own, and hardly ever speaks of its own day.
func tellsStory(found []expression, b base) bool {
	far, deictic := 0, 0
	for _, e := range found {
		if e.form == calendar && e.hasYear {
			if d := e.year - b.first.Year(); b.grain == noUnit || e.bc || d < -2 || d > 2 {
				far++
			}
		}
		if e.form == shifted && e.anchor == writing || e.form == calendar && e.weekday > 0 && e.month == 0 {
			deictic++
		}
	}
	return far >= 6 && deictic*8 <= len(found)
}
