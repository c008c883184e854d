package when

import "fmt"

// german is the table of German.
var german = language{
	pointed: true,
	joined:  true,
	months: [12]string{
		"januar jänner jan", "februar feber feb", "märz mrz mär", "april apr", "mai", "juni jun",
		"juli jul", "august aug", "september sept sep", "oktober okt", "november nov", "dezember dez",
	},
	weekdays: [7]string{"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag"},
	manyDays: [7]string{"montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags sonnabends", "sonntags"},
	seasons: [4]string{
		"frühling frühjahr frühlings frühjahrs", "sommer sommers", "herbst herbstes", "winter winters",
	},
	units: map[unit]string{
		seconds: "sekunde", minutes: "minute", hours: "stunde", days: "tag tages", weeks: "woche",
		weekends: "wochenende", months: "monat monats", quarters: "quartal quartals", halves: "halbjahr halbjahres halbjahrs",
		years: "jahr jahres jahre", decades: "jahrzehnt jahrzehnts jahrzehntes", centuries: "jahrhundert jahrhunderts",
		millennia: "jahrtausend jahrtausends",
	},
	manyUnits: map[unit]string{
		seconds: "sekunden", minutes: "minuten", hours: "stunden std", days: "tage tagen", weeks: "wochen",
		weekends: "wochenenden", months: "monate monaten", quarters: "quartale quartalen", years: "jahre jahren",
		decades: "jahrzehnte jahrzehnten", centuries: "jahrhunderte jahrhunderten", millennia: "jahrtausende jahrtausenden",
	},
	parts: map[part]string{
		morning: "morgen vormittag früh", midday: "mittag", afternoon: "nachmittag", evening: "abend", night: "nacht",
		midnight: "mitternacht",
	},
	manyParts: map[part]string{morning: "morgens vormittags", midday: "mittags", afternoon: "nachmittags", evening: "abends", night: "nachts"},
	numbers:   germanNumbers(),
	halfMore:  map[int]string{1: "anderthalb eineinhalb", 2: "zweieinhalb", 3: "dreieinhalb", 4: "viereinhalb"},
	decades: map[int]string{
		1920: "zwanziger", 1930: "dreißiger", 1940: "vierziger", 1950: "fünfziger", 1960: "sechziger", 1970: "siebziger",
		1980: "achtziger", 1990: "neunziger",
	},
	ordinals: germanOrdinals(),
	classes: map[class]string{
		the:       "der die das den dem des",
		article:   "ein eine einen einem einer eines",
		this:      "diese dieser dieses diesen diesem",
		that:      "jene jener jenes jenen jenem",
		last:      "letzte letzter letztes letzten letztem vergangene vergangener vergangenes vergangenen vorige voriger voriges vorigen",
		next:      "nächste nächster nächstes nächsten nächstem",
		coming:    "kommende kommender kommendes kommenden kommendem",
		previous:  "vorherige vorheriger vorheriges vorherigen vorangegangene vorangegangenen",
		following: "folgende folgender folgendes folgenden folgendem darauffolgende darauffolgenden",
		same:      "selbe selben gleiche gleichen derselbe dieselbe dasselbe demselben desselben",
		current:   "laufende laufenden aktuelle aktuellen",
		agoBefore: "vor",
		earlier:   "zuvor vorher früher davor",
		later:     "später danach darauf",
		before:    "vor",
		after:     "nach",
		early:     "anfang frühe frühen",
		late:      "ende späte späten",
		mid:       "mitte",
		ending:    "ende",
		beginning: "anfang beginn",
		middle:    "mitte",
		each:      "jede jeder jedes jeden jedem alle",
		inside:    "im in am seit bis vor nach von zwischen ab um gegen vom zum während",
		firm:      "im seit ab",
		upon:      "am den vom zum",
		at:        "um gegen",
		since:     "seit ab",
		until:     "bis",
		between:   "zwischen von vom",
		and:       "und",
		or:        "oder als",
		roughly:   "um etwa ca circa gegen rund",
		many:      "einige einigen mehrere mehreren wenige wenigen viele vielen",
		half:      "halbes halben halbe halber halb hälfte",
		whole:     "ganze ganzen volle vollen weitere weiteren",
		oclock:    "uhr",
		bcWord:    "v.chr",
		adWord:    "n.chr",
		multiple:  "hundert tausend dutzend million millionen milliarde milliarden",
		couple:    "paar",
		utc:       "utc gmt",
		zone:      "mez mesz",
		shaky:     "jan",
		name:      "august mai april",
		per:       "pro",
		old:       "alt alte alter altes alten",
		portion:   "hälfte teil",
	},
	hints: map[hint]string{
		masthead: "zeitung anzeiger",
		label:    "nr paragraph artikel seite kapitel raum zimmer flug linie halle",
		counted: "prozent menschen personen euro dollar kilometer meter tonnen stimmen häuser soldaten franken mark einwohner " +
			"mitarbeiter",
		comparing: "als",
		enduring:  "für binnen innerhalb über",
		often:     "einmal zweimal dreimal mal prozent euro",
		title:     "herr frau dr prof minister präsident",
		filler: "der die das den dem des ein eine einen einem einer und oder aber als wenn weil war waren ist sind wird wurde wurden " +
			"hat hatte haben er sie es wir ich nicht auch nur noch schon sich mit bei auf an für im in am zu zum zur von",
	},
	verbs: map[tense]string{
		pastTense: "war waren hatte hatten wurde wurden kam kamen ging gingen gab gaben fand fanden starb starben begann begannen " +
			"schrieb schrieben sprach sprachen trat traten fiel fielen stieg stiegen nahm nahmen verließ erschien trug hielt",
		futureTense: "wird werden will wollen soll sollen plant planen könnte würde",
	},
	days: map[int]string{-2: "vorgestern", -1: "gestern", 0: "heute", 1: "morgen", 2: "übermorgen"},
	vague: map[string]string{
		"PRESENT_REF": "jetzt derzeit gegenwärtig momentan heutzutage zurzeit",
		"PAST_REF":    "kürzlich neulich unlängst",
		"FUTURE_REF":  "künftig",
	},
	every: map[string]string{
		"PT1H": "stündlich", "P1D": "täglich täglichen", "P1W": "wöchentlich wöchentlichen", "P1M": "monatlich monatlichen",
		"P1Y": "jährlich jährlichen alljährlich",
	},
	lengths: map[unit]string{
		hours: "einstündige einstündigen", days: "eintägige eintägigen", weeks: "einwöchige einwöchigen",
		months: "einmonatige einmonatigen", years: "einjährige einjährigen",
	},
	holidays: map[holiday]string{
		newYear:      "neujahr\nneujahrstag",
		newYearsEve:  "silvester\nsilvesterabend",
		goodFriday:   "karfreitag",
		easter:       "ostern\nostersonntag",
		easterMonday: "ostermontag",
		ascension:    "christi himmelfahrt",
		pentecost:    "pfingsten\npfingstsonntag",
		whitMonday:   "pfingstmontag",
		germanUnity:  "tag der deutschen einheit",
		allSaints:    "allerheiligen",
		christmasEve: "heiligabend",
		christmas:    "weihnachten",
		ashWednesday: "aschermittwoch",
		palmSunday:   "palmsonntag",
	},
	suffixes: []string{"te", "ten"},
	phrases: map[role]string{
		quantifier: `
			mehr als
			weniger als
			mindestens
			höchstens
			fast
			knapp
			rund
			etwa
			über
			nahezu
			gut
			bis zu`,
		clockZone: `
			ortszeit
			mitteleuropäischer zeit`,
		vagueNow: `
			im moment
			zur zeit
			im augenblick`,
		vaguePast: `
			in der vergangenheit`,
		vagueFuture: `
			[in] zukunft
			[in] der zukunft
			die zukunft`,
		christ: `
			v . chr
			vor christus
			v . u . z`,
		afterChrist: `
			n . chr
			nach christus`,
		idiom: `
			tag für tag
			jahr für jahr
			von tag zu tag
			tag und nacht
			ende gut
			am ende
			zu ende
			am anfang
			guten morgen
			guten tag
			guten abend`,
		event: `
			welt am sonntag
			bild am sonntag
			der freitag`,
	},
}

// Germans write numbers below a hundred as one word, the ones first:
// zweiundzwanzig.
var (
	germanOnes = []string{"", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"}
	germanTens = []string{"", "zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"}
)

func germanNumbers() map[int]string {
	numbers := map[int]string{
		1: "eins", 10: "zehn", 11: "elf", 12: "zwölf dutzend", 13: "dreizehn", 14: "vierzehn", 15: "fünfzehn", 16: "sechzehn",
		17: "siebzehn", 18: "achtzehn", 19: "neunzehn", 100: "hundert einhundert", 1000: "tausend eintausend",
		1_000_000: "million millionen", 1_000_000_000: "milliarde milliarden",
	}
	for n := 2; n < 10; n++ {
		numbers[n] = germanOnes[n]
	}
	for tens := 2; tens < 10; tens++ {
		numbers[10*tens] = germanTens[tens]
		for ones := 1; ones < 10; ones++ {
			numbers[10*tens+ones] = germanOnes[ones] + "und" + germanTens[tens]
		}
	}
	return numbers
}

func germanOrdinals() map[int]string {
	stems := map[int]string{
		1: "erst", 2: "zweit", 3: "dritt", 4: "viert", 5: "fünft", 6: "sechst", 7: "siebt", 8: "acht", 9: "neunt", 10: "zehnt",
		11: "elft", 12: "zwölft", 13: "dreizehnt", 14: "vierzehnt", 15: "fünfzehnt", 16: "sechzehnt", 17: "siebzehnt",
		18: "achtzehnt", 19: "neunzehnt", 20: "zwanzigst",
	}
	ordinals := map[int]string{}
	for n, stem := range stems {
		ordinals[n] = fmt.Sprintf("%[1]se %[1]sen %[1]ser %[1]ses %[1]sem", stem)
	}
	return ordinals
}
