package when

// class is a set of the roles that words play in time expressions. The
// grammar asks for roles only; which words have them is a matter of the
// language's table.
type class uint64

const (
	the class = 1 << iota
	article
	this // this, these
	that // that, those
	last
	next
	coming // coming, upcoming
	past
	previous // previous, preceding
	following
	same
	current
	recent
	ago       // two days ago
	agoBefore // the same in front of the length: vor zwei Tagen
	earlier
	later
	before
	after
	early
	late
	mid
	ending    // the end of
	beginning // the start of
	middle    // the middle of
	each
	other
	of
	inside // prepositions that take a month, a year or a season
	firm   // those of them that take hardly anything else: in, by, since
	upon   // those that take a day
	at     // those that take a clock time
	since  // from then on
	until  // joins the ends of a range
	between
	and
	or
	roughly // about: near the time named, outside its extent
	many    // a number not named: several
	couple
	half
	whole // full, entire, consecutive
	amWord
	pmWord
	oclock
	bcWord
	adWord
	fiscal
	multiple // hundred, dozen: multiplies
	zone
	utc
	shaky      // an ordinary word besides, or a name
	name       // a given name or a surname besides
	plural     // more than one, or again and again
	long       // long: so many units of it
	portion    // part: the latter part of
	latter     // latter, second of two
	per        // per, a: a week
	old        // so many years old
	infinitive // to
	opens      // begins a phrase of the table
)

// hint is a set of the ways in which words tell what their neighbours are.
type hint uint16

const (
	masthead  hint = 1 << iota // behind a weekday, the name of a newspaper or a programme
	label                      // Windows, Flight, Section: what its number counts is no year
	counted                    // people, miles: the number before it is no year
	against                    // for, against: what one marches
	title                      // Mr, President: a name follows
	often                      // once, twice, per cent: a rate follows
	enduring                   // takes a length: for, within
	lasts                      // took, lasted: a length follows
	ambiguous                  // over, under: more than, or a preposition
	filler                     // pronouns, auxiliaries and the like: no noun that a word before them belongs to
	pronoun                    // I, they: behind May it is no month
	infamous                   // attacks: the 11th of September before it is that of 2001
	summing                    // for: the year behind it is the one reported on
	comparing                  // than: two years later than planned is a length
	timely                     // day, eve: inside the names of days
	opening                    // beginning, ending: a week by its first or last day
)

// part is a part of the day.
type part uint8

const (
	noPart part = iota
	morning
	midday
	afternoon
	evening
	night
	daytime
	noon
	midnight
)

// unit is a length of time, from fine to coarse.
type unit uint8

const (
	noUnit unit = iota
	seconds
	minutes
	hours
	days
	weekends
	weeks
	fortnights
	months
	seasons
	quarters
	halves
	years
	decades
	centuries
	millennia
)
