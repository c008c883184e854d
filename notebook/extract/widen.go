package extract

import (
	"slices"
	"strings"

	"casebound/notebook"
)

// widen gives organisations what belongs to their names and stands behind them:
// a legal form ("Vadim Industry Co. [Ltd.]"), a word that companies' names end
// with ("Bank of America [Securities]"), a second part that was taken for a name
// of its own, and the 's that the lists write some with ("McDonald['s]").
func (d *document) widen() {
	s := d.text.All()
	for i := range d.list {
		m := &d.list[i]
		if m.kind != notebook.Organisation || m.form == "" {
			continue
		}
		b := d.text.Blocks()[d.text.BlockAt(m.Start)]
		end := m.End
		for range mostBehind {
			end += d.wider(s[end:b.End], m)
		}
		end += ownPossessive(d.facts, s[end:b.End], m)
		if end == m.End || !d.free(i, end) {
			continue
		}
		m.End, m.form = end, s[m.Start:end]
		m.key = normal(m.form)
	}
	d.list = slices.DeleteFunc(d.list, func(m mention) bool { return m.form == "" })
}

// mostBehind is how many such words a name may have.
const mostBehind = 3

// wider is how many bytes of what stands behind a name belong to it.
func (d *document) wider(behind string, m *mention) int {
	rest := strings.TrimPrefix(behind, ".")
	rest = strings.TrimPrefix(rest, ",")
	if !strings.HasPrefix(rest, " ") {
		return 0
	}
	word := rest[1 : 1+wordEnd(rest[1:], 0, len(rest)-1)]
	at := len(behind) - len(rest) + 1 + len(word)
	switch {
	case word == "" || m.flat != (word == strings.ToLower(word)):
		return 0
	case legalBehind[strings.ToLower(word)]:
		if strings.HasPrefix(behind[at:], ".") && !strings.HasPrefix(behind[at:], ". ") || strings.HasPrefix(behind[at:], ". ") && len(behind) > at+2 && !isUpper(behind[at+2]) {
			at++ // the dot of "Ltd." inside a sentence
		}
		return at
	case len(rest) == len(behind) && corporate[strings.ToLower(word)] && (!m.flat || !everydayForm[word]):
		return at
	}
	return 0
}

// everydayForm are those of the corporate words that stand behind a name in other
// senses too.
var everydayForm = setOf("management capital partners shipping maritime systems software securities motors limited holding")

// legalBehind are legal forms that may stand behind a name that is whole.
var legalBehind = setOf("ltd inc corp llc plc gmbh")

// ownPossessive is the length of the 's behind a name that the lists write with
// one.
func ownPossessive(f *facts, behind string, m *mention) int {
	form := f.full[m.key].form
	if !strings.HasSuffix(form, "'s") || strings.HasSuffix(m.form, "s") && !strings.HasSuffix(form, "s's") {
		return 0
	}
	for _, end := range []string{"'s", "’s", " s"} {
		if strings.HasPrefix(behind, end) && (end != " s" || m.flat) && wordEnd(behind, len(end), len(behind)) == len(end) {
			return len(end)
		}
	}
	return 0
}

// free reports whether mention i may reach to end: names that would come to lie
// inside it are dropped when they are organisations too.
func (d *document) free(i, end int) bool {
	k := i + 1
	for k < len(d.list) && d.list[k].Start < end {
		if d.list[k].kind.Named() && (d.list[k].End > end || d.list[k].kind != notebook.Organisation) {
			return false
		}
		k++
	}
	for j := i + 1; j < k; j++ {
		if d.list[j].kind.Named() {
			d.list[j].form = ""
		}
	}
	return true
}
