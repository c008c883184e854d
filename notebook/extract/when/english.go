package when

// english is the table of English.
var english = language{
	months: [12]string{
		"january jan", "february feb", "march mar", "april apr", "may", "june jun",
		"july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
	},
	weekdays:  [7]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
	shortDays: [7]string{"mon", "tues tue", "wed weds", "thurs thur thu", "fri", "sat", "sun"},
	manyDays:  [7]string{"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"},
	seasons:   [4]string{"spring springtime", "summer summertime", "fall autumn", "winter wintertime"},
	units: map[unit]string{
		seconds: "second", minutes: "minute", hours: "hour", days: "day", weeks: "week", fortnights: "fortnight",
		weekends: "weekend", months: "month", quarters: "quarter", years: "year", decades: "decade",
		centuries: "century", millennia: "millennium",
	},
	manyUnits: map[unit]string{
		seconds: "seconds secs", minutes: "minutes mins", hours: "hours hrs", days: "days", weeks: "weeks wks",
		fortnights: "fortnights", weekends: "weekends", months: "months", quarters: "quarters", years: "years yrs",
		decades: "decades", centuries: "centuries", millennia: "millennia millenniums",
	},
	parts: map[part]string{
		morning: "morning", midday: "midday", afternoon: "afternoon", evening: "evening", night: "night overnight",
		noon: "noon", midnight: "midnight",
	},
	manyParts: map[part]string{morning: "mornings", afternoon: "afternoons", evening: "evenings", night: "nights"},
	numbers: map[int]string{
		1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
		11: "eleven", 12: "twelve dozen", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen",
		18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty", 40: "forty",
		50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
		100: "hundred", 1000: "thousand", 1_000_000: "million", 1_000_000_000: "billion",
	},
	ordinals: map[int]string{
		1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth",
		10: "tenth", 11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth", 15: "fifteenth",
		16: "sixteenth", 17: "seventeenth", 18: "eighteenth", 19: "nineteenth", 20: "twentieth", 30: "thirtieth",
	},
	classes: map[class]string{
		the:        "the",
		article:    "a an",
		this:       "this these",
		that:       "that those",
		plural:     "these those",
		last:       "last",
		next:       "next",
		coming:     "coming upcoming",
		past:       "past",
		previous:   "previous preceding prior",
		following:  "following",
		same:       "same",
		current:    "current",
		recent:     "recent latest",
		ago:        "ago",
		earlier:    "earlier previously beforehand",
		later:      "later afterwards afterward",
		before:     "before pre",
		after:      "after post",
		early:      "early",
		late:       "late",
		mid:        "mid",
		ending:     "end close",
		beginning:  "beginning start turn dawn outset",
		middle:     "middle",
		each:       "each every",
		other:      "other another",
		of:         "of",
		inside:     "in during into since until till by through throughout between from before after to around circa about",
		firm:       "in by since",
		upon:       "on",
		at:         "at",
		until:      "to until till through",
		since:      "since",
		between:    "between from",
		and:        "and",
		or:         "or versus than for as",
		roughly:    "about around circa c ca",
		many:       "few several many some",
		half:       "half",
		whole:      "full entire whole consecutive straight additional extra more long calendar business working trading",
		amWord:     "am a.m",
		pmWord:     "pm p.m",
		oclock:     "o'clock oclock",
		bcWord:     "bc bce b.c b.c.e",
		adWord:     "ad ce a.d",
		fiscal:     "fiscal fy",
		multiple:   "hundred thousand dozen million billion",
		couple:     "couple",
		zone:       "est edt et pst pdt pt cst cdt ct mst mdt bst cet cest jst ist",
		utc:        "gmt utc",
		shaky:      "may march mar jan sep dec jun august fall",
		name:       "april may june august jan march",
		per:        "per",
		long:       "long",
		portion:    "part portion stages",
		latter:     "latter",
		old:        "old olds",
		infinitive: "to",
	},
	hints: map[hint]string{
		masthead: "times telegraph mirror mail express herald star sun post independent world tribune news people " +
			"school mass service league football live review magazine paper papers supplement roast",
		label: "windows flight section room resolution channel route highway box page chapter no article model form agent file docket patent lot serial invoice order " +
			"bill directive regulation area line unit class catalogue catalog ref isbn id " +
			"case exhibit contract account witness appendix annex paragraph clause figure fig item sample permit licence license " +
			"ticket receipt voucher cheque memo cable dossier folio pier berth gate platform suite apartment apt locker cell hangar " +
			"container crate parcel plot bus tram exit",
		counted: "percent people men women troops soldiers km kilometres kilometers miles metres meters feet tons tonnes " +
			"dollars euros pounds yen votes homes jobs workers deaths units calories shares points",
		against:   "for against",
		title:     "mr mrs ms miss dr sir lady lord dame president minister senator sen rep gov general gen judge professor prof",
		often:     "once twice times time percent",
		enduring:  "for in than within over",
		timely:    "period day eve",
		opening:   "beginning starting commencing ending ended ends",
		lasts:     "take takes took taken last lasts lasted lasting spend spends spent spending held",
		pronoun:   "i we he she it they you",
		summing:   "for",
		comparing: "than",
		ambiguous: "over under",
		infamous:  "attacks attack terrorist terror hijackings hijackers",
		filler: "when while where which who whom whose that but because if so as he she it they we i you his her its their our " +
			"your my is are was were be been being has have had do does did will would can could not no than then there here " +
			"with without into onto upon out off up down again also very still only at and or the a an after before in on to " +
			"from of by for until since through",
	},
	decades: map[int]string{
		1920: "twenties", 1930: "thirties", 1940: "forties", 1950: "fifties", 1960: "sixties", 1970: "seventies",
		1980: "eighties", 1990: "nineties",
	},
	lengths: map[unit]string{
		hours: "hourlong", days: "daylong", weeks: "weeklong", months: "monthlong", years: "yearlong",
		decades: "decadelong",
	},
	verbs: map[tense]string{
		pastTense: "was were had did said told made took went came began met rose fell won lost sold bought left held led " +
			"sent died found broke ran became got gave saw wrote struck shot built hit set put kept spoke paid flew fought " +
			"brought grew drew stood agreed called added reported announced killed",
		futureTense: "will shall would should plans expects expected scheduled due could might upcoming ll wo must intends " +
			"hopes going opens reopens begins starts meets resumes expires ends arrives departs travels",
	},
	days:    map[int]string{-1: "yesterday", 0: "today", 1: "tomorrow"},
	tonight: map[part]string{night: "tonight"},
	vague: map[string]string{
		"PRESENT_REF": "now currently nowadays current",
		"PAST_REF":    "recently lately recent",
	},
	every: map[string]string{
		"PT1H": "hourly", "P1D": "daily nightly", "P1W": "weekly", "P1M": "monthly", "P1Y": "yearly annually",
	},
	holidays: map[holiday]string{
		newYear:      "new year ' s day\nnew years day",
		newYearsEve:  "new year ' s eve\nnew years eve",
		epiphany:     "epiphany",
		valentine:    "valentine ' s day\nvalentines day",
		patrick:      "st . patrick ' s day\nst patrick ' s day",
		aprilFool:    "april fools ' day\napril fool ' s day\napril fools day",
		mayDay:       "may day",
		ashWednesday: "ash wednesday",
		palmSunday:   "palm sunday",
		goodFriday:   "good friday",
		easter:       "easter\neaster sunday\neaster day",
		easterMonday: "easter monday",
		ascension:    "ascension day",
		pentecost:    "pentecost\nwhit sunday",
		whitMonday:   "whit monday",
		independence: "independence day\nfourth of july",
		bastille:     "bastille day",
		halloween:    "halloween",
		allSaints:    "all saints ' day",
		thanksgiving: "thanksgiving\nthanksgiving day",
		blackFriday:  "black friday",
		christmasEve: "christmas eve",
		christmas:    "christmas\nchristmas day",
		boxingDay:    "boxing day",
		martinLuther: "martin luther king day\nmartin luther king jr . day\nmlk day",
		presidents:   "presidents day\npresidents ' day\npresident ' s day",
		memorial:     "memorial day",
		juneteenth:   "juneteenth",
		labor:        "labor day\nlabour day",
		columbus:     "columbus day",
		anzac:        "anzac day",
		guyFawkes:    "guy fawkes night\nbonfire night",
		armistice:    "armistice day\nremembrance day\nveterans day",
		dDay:         "d - day",
	},
	suffixes: []string{"ed"},
	phrases: map[role]string{
		quantifier: `
			more than
			less than
			fewer than
			no more than
			no less than
			at least
			at most
			up to
			nearly
			almost
			approximately
			roughly
			around
			close to
			well over
			about
			over
			under
			just
			only
			another
			some
			a little more than
			a little over
			slightly more than
			just over
			just under
			a mere`,
		afterthought: "or so",
		fromNow: `
			from now
			from today
			hence`,
		clockZone: `
			local time
			eastern time
			eastern daylight time
			eastern standard time
			central time
			mountain time
			pacific time
			pacific daylight time
			pacific standard time
			greenwich mean time
			british summer time
			universal time`,
		vagueNow: `
			[at] the moment
			[for] the time being
			[for] the moment
			these days
			at present
			right now
			at this time
			[to] date
			present - day
			modern - day
			modern day`,
		vaguePast: `
			the recent past
			the distant past
			long ago
			some time ago
			the other day`,
		thePast: `
			the past
			[in] the past`,
		vagueFuture: `
			the future
			the near future
			the not too distant future
			the foreseeable future`,
		idiom: `
			now and then
			now that
			from time to time
			day and night
			day by day
			day to day
			day - to - day
			year after year
			day after day
			week after week
			year - round
			up to date
			up - to - date
			out of date
			at no time
			at the end of the day ,
			for the first time
			year - on - year
			second - hand
			may have
			may be
			may not
			may well
			march madness`,
		event: `
			bloody sunday
			black monday
			black tuesday
			black wednesday
			black thursday
			super tuesday
			ruby tuesday
			long march`,
	},
}
