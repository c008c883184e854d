package sentence

import "strings"

// titles stand before a name: their point never ends a sentence.
var titles = set(`mr mrs ms messrs dr prof sen sens rep reps gov govs gen col lt capt cmdr sgt maj adm rev hon pres supt
	insp det st ste mt ft jr-sr hr hrn frl fr ing dipl mag bspw bzw vgl ca zzgl inkl vs cf viz eg ie approx fig figs
	nos vol vols pp eds art sect chap ch messr mme mlle`)

// shortened may stand before a name or a number, or at the end of a sentence:
// then a word follows that begins sentences.
var shortened = set(`jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
	inc corp co cos ltd llc plc bros assn dept univ no p ed al etc jr sr esq ave blvd rd hwy est min max tel ext
	nr str tr jh jhd mio mrd tsd usw okt dez mai abs abt bd hg hrsg jg u.s`)

// starters begin sentences far more often than they follow an abbreviation.
var starters = set(`the a an it he she they we i you this that these those there here in on at by for from with after
	before when while since until if as although but and or so yet however meanwhile his her its our their my who what
	which where why how all some many most both each every no not one two another more other such according despite
	during under over both then now today yesterday
	der die das ein eine es er sie wir ich ihr dieser diese dieses im am auf aus bei mit nach seit von vor zu zum zur
	und aber doch denn oder wenn als weil während dann dort hier nun jetzt auch nicht alle viele einige`)

// ordinalNouns follow a number with a point where it is an ordinal.
var ordinalNouns = set(`januar februar märz april mai juni juli august september oktober november dezember jahrhundert
	jahrtausend quartal halbjahr mal tag woche monat jahr klasse stock platz kapitel`)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
