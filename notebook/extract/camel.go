package extract

import (
	"strings"
	"unicode/utf8"

	"casebound/notebook"
)

// camels finds the names of the lists that begin small and have a capital
// inside ("eBay"), which in text with case do not look like names.
func (d *document) camels() {
	s := d.text.All()
	var places []notebook.Span
	for i := 1; i < len(s); i++ {
		if !isUpper(s[i]) || letterBefore(s, i) == i || len(places) > 0 && places[len(places)-1].End > i {
			continue
		}
		b := d.text.Blocks()[d.text.BlockAt(i)].Span
		start := max(b.Start, letterBefore(s, i))
		end := wordEnd(s, i, min(b.End, i+longestCamel+1))
		if end-start > longestCamel || !isLower(s[start]) || start > b.Start && !divides(s[start-1]) {
			continue
		}
		if _, ok := d.facts.full[strings.ToLower(s[start:end])]; ok {
			places = append(places, notebook.Span{Start: start, End: end})
		}
	}
	taken := d.taken(places)
	for i, p := range places {
		if taken[i] {
			continue
		}
		form := s[p.Start:p.End]
		key := strings.ToLower(form)
		f := d.facts.full[key]
		d.list = append(d.list, mention{Span: p, kind: f.kind, form: form, key: key, confidence: 0.9, lists: listOf[f.kind]})
	}
}

// longestCamel bounds the work on text without blanks.
const longestCamel = 24

// letterBefore is where the run of small letters of ASCII that ends at i begins.
func letterBefore(s string, i int) int {
	for k := 0; k < longestCamel && i > 0 && isLower(s[i-1]); k++ {
		i--
	}
	return i
}

func isLower(b byte) bool { return b >= 'a' && b <= 'z' }

// divides reports whether a name may begin behind the byte.
func divides(b byte) bool {
	return b < utf8.RuneSelf && !alnum[b] && b != '.' && b != '-' && b != '_' && b != '@' && b != '/'
}

var listOf = map[notebook.EntityKind]string{
	notebook.Organisation: "list of organisations", notebook.Person: "list of people",
	notebook.PlaceName: "list of places", notebook.Misc: "list of works",
}
