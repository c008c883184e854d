package extract

import (
	"strings"

	"casebound/notebook"
)

// firms takes names of which the text says what is said of companies alone
// ("shares of Adlana", "Adlana's chief executive") for organisations wherever
// the text has them, where the tagger was not sure of another kind and no list
// speaks for one.
func (d *document) firms() {
	said, sure := map[string]bool{}, map[string]bool{}
	for i := range d.list {
		m := &d.list[i]
		if !m.kind.Named() || m.kind == notebook.Misc {
			continue
		}
		if m.kind == notebook.Person && d.founded(m) {
			m.kind, m.lists, m.why = notebook.Organisation, "", "said of companies alone"
		}
		if m.kind != notebook.Organisation && (m.confidence > sureOfKind || m.lists != "") {
			sure[m.key] = true
		}
		if !said[m.key] && d.saidOfFirms(m) {
			said[m.key] = true
		}
	}
	for i := range d.list {
		m := &d.list[i]
		if m.kind != notebook.Person && m.kind != notebook.PlaceName || !said[m.key] || sure[m.key] {
			continue
		}
		m.kind, m.why = notebook.Organisation, "said of companies alone"
	}
}

// founded reports whether a mention is said to have been founded, as no person
// is, though the founder's name may be the company's.
func (d *document) founded(m *mention) bool {
	b := d.text.Blocks()[d.text.BlockAt(m.Start)]
	behind := strings.ToLower(d.text.All()[m.End:min(b.End, m.End+20)])
	return strings.HasPrefix(behind, " was founded ") || strings.HasPrefix(behind, " was co-founded ")
}

// sureOfKind is the confidence from which the kind of a name stands.
const sureOfKind = 0.9

// saidOfFirms reports whether the words beside a mention are said of companies.
func (d *document) saidOfFirms(m *mention) bool {
	s := d.text.All()
	b := d.text.Blocks()[d.text.BlockAt(m.Start)]
	right := s[m.End:min(b.End, m.End+40)]
	for _, possessive := range []string{"'s", "’s", " s"} {
		if rest, ok := strings.CutPrefix(right, possessive); ok && (possessive != " s" || m.flat && strings.HasPrefix(rest, " ")) {
			first, end := nextWord(rest)
			second, _ := nextWord(rest[end:])
			return firmsHave[first] || firmsHave[first+" "+second]
		}
	}
	next, _ := nextWord(right)
	if besideFirms[next] {
		return true
	}
	before := s[max(b.Start, m.Start-40):m.Start]
	if !linked(before) {
		return false // mostly
	}
	left := strings.Fields(strings.ToLower(before))
	return len(left) > 1 && beforeFirms[left[len(left)-2]+" "+left[len(left)-1]]
}

// linked reports whether a text ends with one of the words that end what is
// said before companies: of, in, by.
func linked(s string) bool {
	if len(s) < 3 || s[len(s)-1] != ' ' {
		return false
	}
	switch strings.ToLower(s[len(s)-3 : len(s)-1]) {
	case "of", "in", "by":
		return true
	}
	return false
}

var (
	firmsHave   = phrases("shares, shareholders, stock, profits, revenue, revenues, earnings, headquarters, subsidiary, ceo, customers, chief executive")
	besideFirms = phrases("shares, stock, employees, shareholders, ceo, spokesman, spokeswoman, executives")
	beforeFirms = phrases(`shares of, shares in, stake in, subsidiary of, executive of, ceo of, shareholders of, takeover of,
		employee of, employees of, founder of, cofounder of, co-founder of, bought by, acquired by`)
)

// phrases is the set of a list with commas.
func phrases(list string) map[string]bool {
	set := map[string]bool{}
	for p := range strings.SplitSeq(list, ",") {
		set[strings.TrimSpace(p)] = true
	}
	return set
}
