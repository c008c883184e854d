package name

import (
	"strings"

	"casebound/notebook"
)

// placeNouns are common nouns that stand in lower case behind a place's name
// and are no part of it: "Helmand province".
var placeNouns = hashes("province", "region", "district", "city", "state", "county", "area", "border", "valley", "village", "town", "airport", "river", "island", "islands", "coast", "peninsula", "prefecture", "suburb", "neighborhood", "neighbourhood", "territory", "prison", "port")

// trim takes such nouns off the ends of places in a passage with case, and what
// stands in lower case behind a product of one word that is known: "iOS app
// developers".
func (r *reading) trim() {
	if r.seq.flat {
		return
	}
	for a, b := range r.names {
		kind, end := r.labels[a].Kind(), b
		switch {
		case kind == notebook.PlaceName:
			for end-a > 1 && r.seq.words[end-1].small() && placeNouns[r.seq.words[end-1].low] {
				end--
			}
		case kind == notebook.Misc && r.seq.words[a].lists&listOthers != 0 && r.small(a+1, b):
			end = a + 1
		}
		if end < b {
			r.label(a, b-a, Outside)
			r.mark(a, end-a, kind)
		}
	}
}

// small reports whether the words from a to b all stand in lower case.
func (r *reading) small(a, b int) bool {
	for i := a; i < b; i++ {
		if !r.seq.words[i].small() {
			return false
		}
	}
	return true
}

// attributive takes the label off an everyday word that is an organisation too
// where it stands between a country and its officials: "U.S. Intel Officials".
func (r *reading) attributive() {
	for a, b := range r.names {
		w := r.seq.words[a]
		if b-a > 1 || a == 0 || r.labels[a].Kind() != notebook.Organisation || w.lists&listDoubtful == 0 || !officials[r.seq.at(b).low] {
			continue
		}
		if r.seq.words[a-1].lists&(listCountries|listDemonyms) != 0 || r.labels[a-1].Kind() == notebook.PlaceName {
			r.labels[a] = Outside
		}
	}
}

var officials = hashes("official", "officials", "agency", "agencies", "community", "source", "sources", "chief", "chiefs", "committee", "analyst", "analysts", "briefing", "briefings")

// lastDot gives "Jr" its dot, which the tokens have as a word of its own.
func lastDot(s string, at notebook.Span) int {
	if at.End >= len(s) || s[at.End] != '.' {
		return at.End
	}
	form := s[at.Start:at.End]
	for _, short := range [...]string{" Jr", " Sr", " jr", " sr", " Inc", " Corp", " Co", " Ltd", " Bros"} {
		if strings.HasSuffix(form, short) && !endsText(s, at.End+1, short) {
			return at.End + 1
		}
	}
	return at.End
}

// endsText reports whether the dot before i ends a sentence rather than an
// abbreviation: for a company's form that is when a new sentence follows.
func endsText(s string, i int, short string) bool {
	if short == " Jr" || short == " Sr" || short == " jr" || short == " sr" {
		return false
	}
	rest := strings.TrimLeft(s[i:min(len(s), i+8)], " ")
	return rest == "" || rest[0] == '\n' || isUpper(rest[0]) || rest[0] == '"'
}
