package name

// Texts explain abbreviations of common nouns in brackets: "natural language
// processing (NLP)", "in vitro fertilisation (IVF)". Those are no names, here
// and wherever else they stand in the document.

// phrases adds the abbreviations that passage r explains by common words.
func (r *reading) phrases(explained map[uint64]bool) {
	if r.seq.flat {
		return
	}
	for i := 3; i < len(r.labels); i++ {
		w := r.seq.words[i]
		if w.shape == capitals && r.seq.words[i-1].low == openBracket && r.spelled(i-1, w.low) {
			explained[w.low] = true
		}
	}
}

var openBracket = hashLower("(")

// spelled reports whether the initials of two to six words in lower case before
// token i make the word.
func (r *reading) spelled(i int, low uint64) bool {
	var initials []rune
	for k := i - 1; k >= 0 && len(initials) < maxEntry; k-- {
		w := r.seq.words[k]
		if w.punct && w.uses&isLink != 0 {
			continue // a hyphen
		}
		if !w.small() {
			return false
		}
		initials = append([]rune{w.first}, initials...)
		if len(initials) > 1 && hashLower(string(initials)) == low {
			return true
		}
	}
	return false
}

// refuse takes the labels off single words that are no names.
func (r *reading) refuse(explained map[uint64]bool) {
	for a, b := range r.names {
		if b-a == 1 && explained[r.seq.words[a].low] {
			r.labels[a] = Outside
		}
	}
}

func refusePhrases(readings []reading) {
	explained := map[uint64]bool{}
	for i := range readings {
		readings[i].phrases(explained)
	}
	if len(explained) == 0 {
		return
	}
	for i := range readings {
		readings[i].refuse(explained)
	}
}
