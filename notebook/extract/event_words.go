package extract

import "strings"

// The words that the titles and the status of events are told by, English and
// German together: hardly a word means one thing in one and another in the
// other.

func eventWords(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// clauseOpeners begin a clause.
var clauseOpeners = eventWords(`and but or who which that while when where after before because although though if unless
	according since whereas as und aber oder der die das weil während wenn nachdem bevor obwohl`)

// subordinators begin a clause that leans on the one before it.
var subordinators = eventWords(`who which that where when since because although though whereas whose der die das weil
	obwohl dass`)

// leaningWords want what stands before them, as verbs and subordinators do.
var leaningWords = eventWords(`as how what why whether whom including than such also then been being be not of to into onto
	with without by about wie ob sowie von mit durch`)

// leadingWords are left away at the front of a title.
var leadingWords = eventWords(`and but or so yet that und aber oder sondern dass`)

// deferring verbs name the day that something was put off to, and not the end
// of something that lasted: adjourned until Friday.
var deferring = []string{
	"adjourned", "postponed", "delayed", "deferred", "off", "extended", "wait", "waited", "has", "have",
	"had", "given", "gave", "vertagt", "verschoben",
}

// danglingWords want what follows them: no title ends with one.
var danglingWords = eventWords(`the a an of in on at to for by with from and or but as that which who whose than into over
	under between so about per more such very until since his her its their our my your this these those is are was were be been has have had will would not
	der die das den dem des ein eine einen einem einer und oder von mit bei auf in im am zu zum zur für`)

// determiners begin a phrase, and so do phraseOpeners with one behind them.
var (
	determiners   = eventWords(`the a an der die das den dem ein eine einem einer`)
	phraseOpeners = eventWords(`in on at after before during under im am auf bei nach vor`)
)

// eventVerbs are verbs in the past that do not end in -ed, and auxiliaries.
var eventVerbs = eventWords(`was were is are has have had did does do will would shall should can could may might must said
	told made took went came began met rose fell won lost sold bought left held led sent died found broke ran became got
	gave saw wrote struck shot built hit set put kept spoke paid flew fought brought grew drew stood says tells makes
	takes goes comes begins opens closes ends starts meets votes let cut hurt threw drove swore stole chose rode sank
	swam woke knew thought caught taught felt dealt dug fed fled heard hid laid lay lent meant read rang sang sat shut
	slept slid spent split spread stuck sold swept tore understood wore withdrew
	war waren hatte hatten wurde wurden ist sind hat haben wird werden kam kamen ging gingen gab gaben fand fanden starb
	begann schrieb sprach trat fiel stieg nahm verließ erschien sagte sagten teilte erklärte eröffnete beschloss`)

// attributing words and phrases name who says so.
var attributing = []string{
	"said", "says", "say", "told", "tells", "according to", "reported", "reports", "reportedly",
	"allegedly", "alleged", "alleges", "claimed", "claims", "stated", "announced", "testified", "wrote", "sagte", "sagten",
	"teilte mit", "laut", "zufolge", "berichtete", "berichtet", "behauptete", "angeblich", "erklärte",
}

// planning ones put it in the future.
var planning = []string{
	"will", "shall", "won't", "plans to", "plan to", "planned to", "scheduled", "is due", "are due",
	"due to", "expected to", "is set to", "are set to", "intends to", "going to", "to be held", "upcoming", "wird",
	"werden", "soll", "sollen", "plant", "geplant", "vorgesehen",
}

// conditions make all of a clause one that may not come true.
var conditions = []string{"if", "unless", "whether", "falls", "wenn"}

// supposing ones leave it open.
var supposing = []string{
	"would", "could", "might", "may have", "perhaps", "possibly", "maybe",
	"würde", "würden", "könnte", "könnten", "vielleicht", "möglicherweise",
}

// denying ones say that it did not happen.
var denying = []string{
	"did not", "didn't", "didnt", "does not", "doesn't", "was not", "wasn't", "were not", "weren't",
	"has not", "hasn't", "have not", "haven't", "had not", "hadn't", "will not", "won't", "would not", "never",
	"no longer", "nobody", "no one", "failed to", "nicht", "nie", "niemals", "kein", "keine", "keinen",
}
