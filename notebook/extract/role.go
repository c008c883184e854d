package extract

import (
	"strings"

	"casebound/notebook"
)

// heads are the nouns a role ends with: "chief product officer".
var heads = setOf(`officer president chairman chairwoman chair director manager minister secretary spokesman spokeswoman spokesperson
governor senator mayor congressman congresswoman ambassador commissioner judge prosecutor lawyer attorney counsel professor
researcher scientist economist analyst engineer editor reporter correspondent author writer founder cofounder co-founder ceo cfo cto coo
executive leader commander general colonel captain sheriff detective head adviser advisor fellow coach partner owner consultant
chancellor premier treasurer deputy activist historian physician epidemiologist strategist negotiator envoy
vorsitzende vorsitzender sprecher sprecherin direktor direktorin leiter leiterin geschäftsführer geschäftsführerin präsident präsidentin minister ministerin professorin`)

// openers may stand before a role.
var openers = setOf("the a an former ex then acting current outgoing incoming its their der die ein eine ehemalige ehemaliger")

// breakers are words no role has inside.
var breakers = setOf(`of for to that who which said says is was were are has had have and in on at by with from as but not it he she they
told tells wrote called will would can could der die das von für ist war hat und im`)

// longestRole is how many words a role may take.
const longestRole = 6

// roleAfter is the role in an apposition after a person's name: "Ann Lee, the
// chief product officer of Acme".
func (d *document) roleAfter(m *mention) string {
	if m.kind != notebook.Person || m.flat && !strings.Contains(m.form, " ") {
		return ""
	}
	block := d.text.Blocks()[d.text.BlockAt(m.Start)]
	s := d.text.All()[m.End:min(block.End, m.End+90)]
	rest, comma := strings.CutPrefix(s, ",")
	if !comma && !m.flat {
		return ""
	}
	words := 0
	start, at := -1, 0
	opened := false
	for words < longestRole {
		word, end := nextWord(rest[at:])
		if word == "" {
			return ""
		}
		from := at + strings.Index(strings.ToLower(rest[at:at+end]), word)
		at += end
		if start < 0 && openers[word] {
			opened = true
			if word == "former" || word == "acting" || word == "ehemalige" || word == "ehemaliger" {
				start = from
				words++
			}
			continue
		}
		if breakers[word] || start < 0 && !opened && !comma {
			return ""
		}
		if start < 0 {
			start = from
		}
		words++
		next, _ := nextWord(rest[at:])
		if heads[word] && !heads[next] {
			return rest[start:at]
		}
	}
	return ""
}
