package extract

import (
	"strings"

	"casebound/notebook"
)

// whereabouts takes single words, of which the text says what is said of places
// alone ("the ferry to Adlana", "born in Adlana"), for places wherever the text
// has them, where the tagger took none of them surely for something else and
// none is part of a longer name of a person.
func (d *document) whereabouts() {
	said, sure := map[string]bool{}, map[string]bool{}
	for i := range d.list {
		m := &d.list[i]
		if !m.kind.Named() || m.kind == notebook.PlaceName {
			continue
		}
		if word := lastOf(m.key); word != m.key && m.kind == notebook.Person {
			sure[word] = true
		}
		if m.confidence > sureOfKind || m.kind == notebook.Misc {
			sure[m.key] = true
		} else if !said[m.key] && !strings.Contains(m.key, " ") && d.saidOfPlaces(m) {
			said[m.key] = true
		}
	}
	for i := range d.list {
		m := &d.list[i]
		if (m.kind == notebook.Person || m.kind == notebook.Organisation) && said[m.key] && !sure[m.key] {
			m.kind, m.lists, m.why = notebook.PlaceName, "", "said of places alone"
		}
	}
}

// saidOfPlaces reports whether the words before a mention are said of places.
func (d *document) saidOfPlaces(m *mention) bool {
	s := d.text.All()
	b := d.text.Blocks()[d.text.BlockAt(m.Start)]
	before := s[max(b.Start, m.Start-30):m.Start]
	right := s[m.End:min(b.End, m.End+4)]
	for _, possessive := range []string{"'s", "’s", " s "} {
		if strings.HasPrefix(right, possessive) {
			return false // in Adlana's flat
		}
	}
	left := strings.Fields(strings.ToLower(before))
	return len(left) > 1 && beforePlaces[left[len(left)-2]+" "+left[len(left)-1]]
}

var beforePlaces = phrases(`ferry to, road to, flight to, flights to, train to, bus to, travelled to, traveled to, flew to, fled to, sailed to,
	emigrated to, born in, lived in, lives in, living in, based in, arrived in, settled in, stationed in, streets of, town of,
	city of, village of, island of, suburb of, outskirts of, residents of, inhabitants of, mayor of, port of, miles from,
	kilometres from, kilometers from, north of, south of, northeast of, northwest of, southeast of, southwest of`)
