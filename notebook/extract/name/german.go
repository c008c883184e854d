package name

import (
	"strings"
	"unicode"

	"casebound/notebook"
)

// German has no trained model here. Its names are read by rules from the
// lists, from titles and legal forms, and from how names are built; the sense
// of the document does the rest. German writes every noun with a capital, so a
// capital alone says nothing.

// germanReader labels one passage.
type germanReader struct {
	text string
	s    *Sequence
	out  []Label
}

// ruled is the probability given to what a rule finds.
const ruled = 0.85

// german is the labels of a German passage.
func german(text string, s *Sequence) []Label {
	g := &germanReader{text, s, make([]Label, s.Len())}
	for i := 0; i < s.Len(); {
		n, kind := g.nameAt(i)
		if n == 0 {
			i++
			continue
		}
		r := reading{labels: g.out}
		r.mark(i, n, kind)
		i += n
	}
	return g.out
}

func (g *germanReader) form(i int) string {
	if i < 0 || i >= g.s.Len() {
		return ""
	}
	start, end := g.s.Span(i)
	return g.text[start:end]
}

func (g *germanReader) low(i int) string { return strings.ToLower(g.form(i)) }

// capital: written with a capital, or read without case.
func (g *germanReader) capital(i int) bool {
	w := g.s.at(i)
	return !w.punct && i >= 0 && i < g.s.Len() && (g.s.flat || unicode.IsUpper(w.first))
}

// nameAt is the length in tokens and the kind of the name that begins at i.
func (g *germanReader) nameAt(i int) (int, notebook.EntityKind) {
	if !g.capital(i) && g.s.at(i).lists&listDemonyms == 0 {
		return 0, 0
	}
	if n := g.organisation(i); n > 0 {
		return n, notebook.Organisation
	}
	if n := g.person(i); n > 0 {
		return n, notebook.Person
	}
	if n := g.place(i); n > 0 {
		return n, notebook.PlaceName
	}
	if g.s.at(i).lists&listDemonyms != 0 && !g.follows(i, germanTitles) {
		return 1, notebook.Misc
	}
	return 0, 0
}

const (
	listOwnOrganisations = 1 << 24
	listCompanies        = 1<<10 | 1<<18 | 1<<19
)

var (
	legalForms  = hashes("gmbh", "ag", "se", "kg", "kgaa", "ohg", "ev", "eg", "ug", "inc", "ltd", "corp", "mbh")
	institution = []string{"universität", "hochschule", "landgericht", "amtsgericht", "oberlandesgericht", "verwaltungsgericht", "staatsanwaltschaft", "polizeipräsidium", "landesbank", "stadtwerke", "klinikum", "sparkasse", "volksbank", "kreissparkasse", "landtag", "bistum", "erzbistum", "handwerkskammer", "landeskriminalamt", "borussia", "eintracht", "hertha", "fortuna", "vfb", "vfl", "fc", "sv", "tsv", "tsg"}
	federal     = []string{"amt", "ministerium", "gericht", "gerichtshof", "rat", "tag", "bank", "wehr", "polizei", "agentur", "anstalt", "behörde", "kanzleramt", "regierung", "verband", "vereinigung", "nachrichtendienst", "rechnungshof", "netzagentur"}
)

// organisation reads list names, "… GmbH", "Universität …" and the names of
// offices that begin with Bundes- or Landes-.
func (g *germanReader) organisation(i int) int {
	if n := g.s.entry(i, listOwnOrganisations|listCompanies|1<<17); n > 0 {
		return n
	}
	low, w := g.low(i), g.s.at(i)
	for n := 1; n <= 5 && !germanWords[w.low] && (g.capital(i+n) || g.form(i+n) == "&" || g.form(i+n) == "-" || g.low(i+n) == "und"); n++ {
		if legalForms[g.s.at(i+n).low] && g.capital(i+n) {
			return n + 1
		}
	}
	for _, head := range institution {
		if low == head && g.capital(i+1) && g.s.at(i+1).lists&(listPlaces|listLast) != 0 {
			return 2
		}
	}
	for _, prefix := range []string{"bundes", "landes", "reichs"} {
		if rest, ok := strings.CutPrefix(low, prefix); ok {
			for _, tail := range federal {
				if strings.HasSuffix(rest, tail) {
					return g.officeFor(i)
				}
			}
		}
	}
	if strings.HasSuffix(low, "ministerium") && len(low) > len("ministerium")+3 {
		return g.officeFor(i)
	}
	if w.lists&listOwnOrganisations != 0 && (w.lists&listLast == 0 || strings.ToUpper(g.form(i)) == g.form(i)) {
		return 1
	}
	return 0
}

// officeFor takes in what an office is for: "Bundesamt für Verfassungsschutz".
func (g *germanReader) officeFor(i int) int {
	if l := g.low(i + 1); (l == "für" || l == "der" || l == "des") && g.capital(i+2) && strings.HasSuffix(g.low(i), "amt") {
		return 3
	}
	return 1
}

var (
	germanTitles = hashes("herr", "herrn", "frau", "dr", "prof", "professor", "professorin", "bundeskanzler", "bundeskanzlerin", "kanzler", "kanzlerin",
		"bundespräsident", "präsident", "präsidentin", "ministerpräsident", "ministerpräsidentin", "minister", "ministerin", "außenminister", "außenministerin",
		"innenminister", "innenministerin", "finanzminister", "finanzministerin", "oberbürgermeister", "oberbürgermeisterin", "bürgermeister", "bürgermeisterin",
		"richter", "richterin", "staatsanwalt", "staatsanwältin", "sprecher", "sprecherin", "sprecherin", "anwalt", "anwältin", "vorsitzende", "vorsitzender", "direktor", "direktorin",
		"geschäftsführer", "geschäftsführerin", "staatssekretär", "staatssekretärin", "kommissar", "kommissarin", "trainer", "pfarrer", "bischof", "zeuge", "zeugin", "chef", "chefin", "autor", "autorin", "abgeordnete", "abgeordneter", "abgeordneten", "politiker", "politikerin", "journalist", "journalistin", "manager", "managerin", "unternehmer", "unternehmerin", "ministers", "kanzlers", "präsidenten")
	particles = hashes("von", "van", "de", "der", "den", "zu", "zur", "vom", "del", "di", "da", "al", "el", "bin", "ibn", "la", "le", "-")
	// germanWords begin sentences or stand between names and are none.
	germanWords = hashes("der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "einem", "einen", "und", "oder", "aber", "in", "im", "am", "an", "auf", "aus", "bei", "mit",
		"nach", "von", "vom", "zu", "zum", "zur", "für", "um", "als", "auch", "er", "sie", "es", "wir", "ich", "man", "wie", "was", "wer", "wo", "da", "so", "nun", "doch", "noch", "nur", "schon",
		"seit", "vor", "über", "unter", "gegen", "ohne", "durch", "bis", "wenn", "weil", "dass", "ob", "nicht", "kein", "keine", "sein", "seine", "ihr", "ihre", "sich", "hat", "ist", "war", "sind", "wird", "wurde",
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
		"jahr", "jahre", "uhr", "prozent", "euro", "millionen", "milliarden", "sagte", "erst", "dann", "am", "ende", "anfang", "mann", "stadt", "land", "bank", "park", "gold", "rose", "kosten", "reise", "essen", "halle", "waren", "fall", "art", "rat", "los", "rot", "alt", "neu", "gut", "see", "berg", "wolf", "fuchs", "sommer", "winter", "frieden", "not", "singen", "leer", "haus", "weg")
)

// person reads a title and a name, or a first name of the lists and what can
// be a last name.
func (g *germanReader) person(i int) int {
	w := g.s.at(i)
	if germanWords[w.low] || germanTitles[w.low] {
		return 0
	}
	if n := g.s.entry(i, 1<<23); n > 0 {
		return n
	}
	titled := g.follows(i, germanTitles)
	first := w.lists&listFirst != 0
	if !titled && !first {
		return 0
	}
	end := i + 1
	if first {
		for end < g.s.Len() && (particles[g.s.at(end).low] && (g.capital(end+1) || particles[g.s.at(end+1).low]) || g.secondName(end)) && end-i < 5 {
			end++
		}
	} else if g.capital(end) && g.s.at(end).lists&listLast != 0 && g.s.at(end).lists&listDemonyms == 0 && !germanWords[g.s.at(end).low] {
		end++
	}
	if end-i < 2 && !titled || g.s.flat && !titled && g.s.at(end-1).lists&(listLast|listFirst) == 0 {
		return 0
	}
	return end - i
}

// secondName: in text with case any capitalised word behind a first name; read
// without case one that the lists have as a name.
func (g *germanReader) secondName(i int) bool {
	w := g.s.at(i)
	if !g.capital(i) || germanWords[w.low] || w.lists&listDemonyms != 0 || legalForms[w.low] {
		return false
	}
	return w.lists&(listLast|listFirst) != 0 || !g.s.flat && !germanTitles[w.low]
}

// follows reports whether a word of the set stands before i, a dot or another
// title allowed between.
func (g *germanReader) follows(i int, set map[uint64]bool) bool {
	k := i - 1
	for k >= 0 && g.form(k) == "." {
		k--
	}
	return k >= 0 && set[g.s.at(k).low]
}

// joined: behind a place and "und" or a comma.
func (g *germanReader) joined(i int) bool {
	return i >= 2 && (g.low(i-1) == "und" || g.form(i-1) == ",") && g.out[i-2].Kind() == notebook.PlaceName
}

var wherePrepositions = hashes("in", "aus", "nach", "bei", "nahe", "um", "über", "von", "vor", "bis", "im", "stadt", "raum", "region", "insel", "kreis", "landkreis")

// place reads countries and the project's own places anywhere, big towns
// unless they are people's names, others after a word that asks where.
func (g *germanReader) place(i int) int {
	if n := g.s.entry(i, listPlaces&^(1<<2)); n > 0 {
		return n
	}
	w := g.s.at(i)
	if germanWords[w.low] {
		return 0
	}
	where := g.follows(i, wherePrepositions) || g.joined(i)
	switch {
	case w.lists&listCountries != 0:
		return 1
	case w.lists&(1<<0) != 0 && (where || w.lists&(listFirst|listLast&^(1<<9)) == 0):
		return 1
	case w.lists&(1<<1|1<<2) != 0 && where && w.lists&listFirst == 0:
		return 1
	}
	return 0
}
