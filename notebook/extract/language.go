package extract

import (
	"strings"

	"casebound/notebook"
)

// sample is how many bytes of a text decide on its language.
const sample = 20000

var (
	germanWords  = setOf("der die das und ist nicht ein eine mit für auf von den dem im zu sich des wird auch sind hat nach bei aus einer wurde über noch wie")
	englishWords = setOf("the of and to in is that for it was on with as by at from has have are be this his but not they which were an had their")
)

// language tells German from English by their commonest words; what is
// neither is read as English.
func language(text notebook.Text) string {
	s := text.All()
	if len(s) > sample {
		s = s[:sample]
	}
	german, english := 0, 0
	for w := range strings.FieldsSeq(s) {
		w = strings.ToLower(w)
		if germanWords[w] {
			german++
		}
		if englishWords[w] {
			english++
		}
	}
	if german > english && german > 2 {
		return "de"
	}
	return "en"
}
