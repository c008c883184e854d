package extract

import (
	"strings"

	"casebound/notebook"
)

// titles looks for titles before people's names, and takes them out of the
// names where the model left them in.
func (d *document) titles() {
	s := d.text.All()
	for i := range d.list {
		m := &d.list[i]
		if m.kind != notebook.Person {
			continue
		}
		for {
			word, end := firstField(m.form)
			title, ok := d.facts.titles[normal(word)]
			if !ok || end >= len(m.form) || !written(word) {
				break
			}
			m.title = singular(title)
			m.Start += end
			m.form = m.form[end:]
			m.key = normal(m.form)
		}
		if m.title != "" {
			continue
		}
		block := d.text.Blocks()[d.text.BlockAt(m.Start)]
		m.title = d.titleBefore(s[max(block.Start, m.Start-60):m.Start], m.flat)
		if m.title == "" && i > 0 {
			m.title = d.shared(i)
		}
	}
}

// firstField is the first word of a form and where the next begins.
func firstField(form string) (string, int) {
	word, _, ok := strings.Cut(form, " ")
	if !ok {
		return form, len(form)
	}
	end := len(word)
	for end < len(form) && form[end] == ' ' {
		end++
	}
	return word, end
}

// written: inside a name a title ends in a dot or is one of those that are no
// names; "Dean" and "Major" are names, and a pope or a queen is named with the
// title.
func written(word string) bool {
	return strings.HasSuffix(word, ".") || never[strings.ToLower(word)]
}

var never = setOf(`archbishop bishop cardinal judge justice senator representative congressman congresswoman governor president
chancellor minister premier ambassador commissioner secretary colonel captain lieutenant sergeant admiral inspector detective
sheriff reverend pastor rabbi ayatollah professor doctor chairman chairwoman director spokesman spokeswoman coach
sens reps senators representatives mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr herr frau bundeskanzler bundeskanzlerin`)

// titleBefore is the longest title that ends where s ends.
func (d *document) titleBefore(s string, flat bool) string {
	if !strings.HasSuffix(s, " ") {
		return ""
	}
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return ""
	}
	if last := lastOf(normal(fields[len(fields)-1])); len(last) > 1 && !d.facts.ends[last] {
		return "" // mostly
	}
	for n := min(d.facts.longest, len(fields)); n > 0; n-- {
		words := strings.Join(fields[len(fields)-n:], " ")
		if strings.ContainsAny(strings.Join(fields[len(fields)-n:len(fields)-1], " "), ",;:!?\"") {
			continue
		}
		title, ok := d.facts.titles[normal(words)]
		if !ok {
			continue
		}
		if words == strings.ToLower(words) {
			if !jobs[normal(words)] {
				return ""
			}
			if !flat {
				return words
			}
		}
		return singular(title)
	}
	return ""
}

// jobs are the titles that are titles in lower case too: "his brother Karl"
// has none, "spokesman Karl Lee" has one.
var jobs = setOf(`president chancellor premier senator sen sens rep reps gov governor mayor ambassador commissioner judge justice
prosecutor sheriff chief detective inspector superintendent colonel col lt sgt sergeant captain capt lieutenant admiral adm
archbishop bishop reverend rev pastor rabbi imam ayatollah mr mrs ms dr prof professor sir ceo cfo cto coo chairman
chairwoman director manager coach analyst spokesman spokeswoman spokesperson editor author economist founder cofounder
minister secretary congressman congresswoman speaker mp mep pope queen king prince princess`)

// plurals of titles that stand before several names.
var plurals = map[string]string{"Sens.": "Sen.", "Reps.": "Rep.", "Senators": "Senator", "Representatives": "Representative"}

func singular(title string) string {
	if one, ok := plurals[title]; ok {
		return one
	}
	return title
}

// shared is the title that mention i shares with the person before it: "Sens.
// Ann Lee of Ohio and Bo Ray of Iowa". Between the two stand only "and" or commas,
// names and roles.
func (d *document) shared(i int) string {
	k := i - 1
	for k >= 0 && d.list[k].kind != notebook.Person && i-k < 4 {
		k--
	}
	if k < 0 || d.list[k].kind != notebook.Person || d.list[k].title == "" || d.list[i].Start-d.list[k].End > 120 {
		return ""
	}
	s := d.text.All()
	block := d.text.Blocks()[d.text.BlockAt(d.list[k].Start)]
	before := strings.Fields(s[max(block.Start, d.list[k].Start-30):d.list[k].Start])
	if len(before) == 0 && d.list[k].title == "" {
		return ""
	}
	plural := len(before) > 0 && plurals[d.facts.titles[normal(before[len(before)-1])]] != ""
	if !plural && !d.list[k].sharesTitle() {
		return ""
	}
	between := d.text.All()[d.list[k].End:d.list[i].Start]
	for _, w := range wordsOf(between) {
		if w != "and" && w != "of" && !openers[w] && !heads[w] && !d.nameBetween(k, i, w) {
			return ""
		}
	}
	d.list[i].why = "after the plural of its title"
	return d.list[k].title
}

// sharesTitle: its own title was shared with it.
func (m *mention) sharesTitle() bool { return m.why == "after the plural of its title" }

func (d *document) nameBetween(k, i int, word string) bool {
	for _, m := range d.list[k+1 : i] {
		for _, w := range wordsOf(m.form) {
			if w == word {
				return true
			}
		}
	}
	return false
}
