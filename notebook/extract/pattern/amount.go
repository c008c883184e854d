package pattern

import (
	"strings"
	"unicode/utf8"

	"casebound/notebook"
)

// number is a number at a place of the text.
type number struct {
	end   int
	value string // digits, with a dot before the fraction
}

// number reads 1,000.5 and 1.000,5 and 12 500, at most 20 bytes.
func (s *scanner) number(i int) (number, bool) {
	end := s.run(i, 20, isDigit)
	if end == i {
		return number{}, false
	}
	for end-i < 24 {
		b := s.at(end)
		if b != '.' && b != ',' || !isDigit(s.at(end+1)) {
			break
		}
		end = s.run(end+1, 20, isDigit)
	}
	return number{end, decimal(s.s[i:end])}, true
}

// decimal is a written number with a dot before its fraction and no other
// marks: the last mark is the decimal one unless three digits follow it.
func decimal(w string) string {
	last := strings.LastIndexAny(w, ".,")
	if last < 0 {
		return w
	}
	mark := w[last]
	grouped := len(w)-last == 4 && (strings.Count(w, string(mark)) > 1 || last <= 3 && mark == ',' || strings.IndexAny(w, ".,") == last && last <= 3 && w[0] != '0')
	if grouped {
		return digitsOf(w)
	}
	return digitsOf(w[:last]) + "." + w[last+1:]
}

var scales = map[string]string{
	"k": "e3", "thousand": "e3", "tausend": "e3", "tsd": "e3",
	"m": "e6", "mn": "e6", "mln": "e6", "million": "e6", "millions": "e6", "mio": "e6", "millionen": "e6",
	"b": "e9", "bn": "e9", "billion": "e9", "billions": "e9", "mrd": "e9", "milliarde": "e9", "milliarden": "e9",
	"tn": "e12", "trillion": "e12", "trillions": "e12", "billionen": "e12", "crore": "e7", "lakh": "e5",
}

// scale is the end of a word like "million" after end, and its exponent.
func (s *scanner) scale(end int) (int, string) {
	word, from, to := s.next(end)
	if e := scales[word]; e != "" && (len(word) > 2 || from == end || word == "bn" || word == "mn") {
		if s.at(to) == '.' && (word == "mio" || word == "mrd" || word == "tsd") {
			to++
		}
		return to, e
	}
	return end, ""
}

// next is the word after end and at most one blank or hyphen, in lower case.
func (s *scanner) next(end int) (word string, from, to int) {
	from = end
	if b := s.at(from); b == ' ' || b == '-' {
		from++
	} else if strings.HasPrefix(s.s[min(from, len(s.s)):], "\u00a0") {
		from += 2
	}
	to = s.run(from, 24, isAlnum)
	return strings.ToLower(s.s[from:to]), from, to
}

var signs = []struct{ sign, code string }{
	{"US$", "USD"},
	{"C$", "CAD"},
	{"A$", "AUD"},
	{"NZ$", "NZD"},
	{"HK$", "HKD"},
	{"S$", "SGD"},
	{"R$", "BRL"},
	{"NT$", "TWD"},
	{"$", "USD"},
	{"€", "EUR"},
	{"£", "GBP"},
	{"¥", "JPY"},
	{"₹", "INR"},
	{"₽", "RUB"},
	{"₩", "KRW"},
	{"₺", "TRY"},
	{"₪", "ILS"},
	{"₿", "BTC"},
	{"₴", "UAH"},
	{"฿", "THB"},
	{"¢", "cent"},
}

// money begins at a currency sign: $5 million, €3.50.
func money(s *scanner, i int) (Found, bool) {
	start := i
	for start > 0 && i-start < 2 && isUpper(s.s[start-1]) {
		start--
	}
	if start > 0 && isAlnum(s.s[start-1]) {
		start = i
	}
	for _, from := range []int{start, i} {
		for _, sign := range signs {
			if !strings.HasPrefix(s.s[from:], sign.sign) {
				continue
			}
			at := from + len(sign.sign)
			if s.at(at) == ' ' {
				at++
			}
			if n, ok := s.number(at); ok {
				if s.at(n.end) == '$' {
					return none() // "$1$s" is a template's placeholder
				}
				end, e := s.scale(n.end)
				if word, _, to := s.next(end); e != "" && (word == "dollars" || word == "euros") {
					end = to
				}
				return s.hit(notebook.Money, from, end, sign.code+" "+n.value+e, 0.97, "a currency sign before a number")
			}
		}
	}
	return none()
}

var codes = set("usd eur gbp chf jpy cny rmb rub inr cad aud nzd sek nok dkk pln czk huf ron bgn try ils aed sar hkd sgd twd krw thb myr idr php vnd zar ngn kes egp brl mxn ars clp cop uah btc eth usdt")

// moneyCode begins at a currency code: EUR 3.500,00.
func moneyCode(s *scanner, i int) (Found, bool) {
	end := s.run(i, 5, isUpper)
	if end-i < 3 || end-i > 4 || s.at(end) != ' ' || !codes[strings.ToLower(s.s[i:end])] {
		return none()
	}
	n, ok := s.number(end + 1)
	if !ok {
		return none()
	}
	to, e := s.scale(n.end)
	return s.hit(notebook.Money, i, to, s.s[i:end]+" "+n.value+e, 0.96, "a currency code before a number")
}

var currencies = map[string]string{
	"dollar": "USD", "dollars": "USD", "us-dollar": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP",
	"yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB", "rubel": "RUB",
	"rupee": "INR", "rupees": "INR", "franc": "CHF", "francs": "CHF", "franken": "CHF", "peso": "peso", "pesos": "peso",
	"won": "KRW", "shekel": "ILS", "shekels": "ILS", "lira": "TRY", "dinar": "dinar", "dinars": "dinar", "dirham": "AED", "dirhams": "AED",
	"rand": "ZAR", "real": "BRL", "reais": "BRL", "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "zloty": "PLN",
	"hryvnia": "UAH", "riyal": "SAR", "riyals": "SAR", "naira": "NGN", "cent": "cent", "cents": "cent",
	"bitcoin": "BTC", "bitcoins": "BTC", "mark": "DEM", "marks": "DEM", "d-mark": "DEM",
}

// everydayCurrencies are words that mean money only after a scale: "it won",
// "real", "pounds" of weight.
var everydayCurrencies = set("won real rand mark marks")

var units = map[string]string{
	"km": "km", "kilometer": "km", "kilometers": "km", "kilometre": "km", "kilometres": "km", "kilometern": "km",
	"mile": "mi", "miles": "mi", "meter": "m", "meters": "m", "metre": "m", "metres": "m", "metern": "m", "cm": "cm", "mm": "mm",
	"centimeters": "cm", "centimetres": "cm", "foot": "ft", "feet": "ft", "inch": "in", "inches": "in", "yard": "yd", "yards": "yd",
	"kg": "kg", "kilogram": "kg", "kilograms": "kg", "kilo": "kg", "kilos": "kg", "gram": "g", "grams": "g", "gramm": "g", "kilogramm": "kg",
	"ton": "t", "tons": "t", "tonne": "t", "tonnes": "t", "tonnen": "t", "ounce": "oz", "ounces": "oz", "lbs": "lb",
	"liter": "l", "liters": "l", "litre": "l", "litres": "l", "litern": "l", "gallon": "gal", "gallons": "gal", "barrel": "bbl", "barrels": "bbl",
	"acre": "acre", "acres": "acre", "hectare": "ha", "hectares": "ha", "hektar": "ha",
	"mph": "mph", "kph": "km/h", "knots": "kn", "kilowatt": "kW", "kilowatts": "kW", "megawatt": "MW", "megawatts": "MW", "mw": "MW", "gigawatt": "GW", "gigawatts": "GW", "gw": "GW",
	"kwh": "kWh", "mwh": "MWh", "hertz": "Hz", "mhz": "MHz", "ghz": "GHz", "bytes": "B", "kb": "kB", "mb": "MB", "gb": "GB", "tb": "TB", "megabytes": "MB", "gigabytes": "GB", "terabytes": "TB",
	"degrees": "°", "grad": "°",
}

// amount begins at a number: what follows says of what.
func amount(s *scanner, i int) (Found, bool) {
	if i > 0 && strings.IndexByte(".,-/:", s.s[i-1]) >= 0 && (i < 2 || isAlnum(s.s[i-2])) {
		return none()
	}
	n, ok := s.number(i)
	if !ok {
		return none()
	}
	if f, ok := s.amountOf(i, n); ok {
		return f, true
	}
	return none()
}

func (s *scanner) amountOf(i int, n number) (Found, bool) {
	end, e := s.scale(n.end)
	rest := strings.TrimPrefix(s.s[end:], " ")
	at := len(s.s) - len(rest)
	if strings.HasPrefix(rest, "%") {
		return s.hit(notebook.Percent, i, at+1, n.value+"%", 0.98, "a percent sign after a number")
	}
	for _, sign := range signs {
		if len(sign.sign) > 1 && sign.sign[0] >= utf8.RuneSelf && strings.HasPrefix(rest, sign.sign) {
			return s.hit(notebook.Money, i, at+len(sign.sign), sign.code+" "+n.value+e, 0.96, "a currency sign after a number")
		}
	}
	for _, deg := range []string{"°C", "°F", "°"} {
		if strings.HasPrefix(rest, deg) && !isDigit(s.at(at+len(deg))) && s.ends(at+len(deg)) {
			return s.hit(notebook.Quantity, i, at+len(deg), n.value+e+" "+deg, 0.9, "a unit after a number")
		}
	}
	word, from, to := s.next(end)
	if from == end && to > end && units[word] == "" || word == "" {
		return none()
	}
	switch {
	case word == "percent" || word == "prozent" || word == "pc":
		return s.hit(notebook.Percent, i, to, n.value+"%", 0.97, "the word "+word+" after a number")
	case word == "per":
		if w, _, t := s.next(to); w == "cent" {
			return s.hit(notebook.Percent, i, t, n.value+"%", 0.97, "the words per cent after a number")
		}
	case word == "percentage":
		if w, _, t := s.next(to); w == "points" || w == "point" {
			return s.hit(notebook.Percent, i, t, n.value+"%", 0.95, "the words percentage points after a number")
		}
	}
	if code, name, t := s.currency(word, to); code != "" && (e != "" || !everydayCurrencies[name]) {
		return s.hit(notebook.Money, i, t, code+" "+n.value+e, 0.96, "a currency after a number")
	}
	if unit, t := s.unit(word, to); unit != "" {
		return s.hit(notebook.Quantity, i, t, n.value+e+" "+unit, 0.92, "a unit after a number")
	}
	return none()
}

var nations = map[string]string{
	"us": "US", "u": "", "american": "US", "canadian": "CA", "australian": "AU", "hong": "", "singapore": "SG", "swiss": "CH", "british": "GB", "mexican": "MX", "egyptian": "EG", "syrian": "SY",
}

// currency is the code of the currency that word begins: "dollars",
// "Canadian dollars", "Swiss francs".
func (s *scanner) currency(word string, to int) (code, name string, end int) {
	if c := currencies[word]; c != "" {
		return c, word, to
	}
	if codes[word] && s.s[to-len(word):to] == strings.ToUpper(word) {
		return strings.ToUpper(word), word, to
	}
	if nation, ok := nations[word]; ok && nation != "" {
		next, _, t := s.next(to)
		if c := currencies[next]; c != "" {
			if len(c) == 3 && nation != "GB" {
				c = nation + c[2:]
			}
			return c, next, t
		}
	}
	return "", "", to
}

// unit is the unit that word begins: "km", "square miles".
func (s *scanner) unit(word string, to int) (string, int) {
	switch word {
	case "square", "cubic", "metric", "nautical":
		if next, _, t := s.next(to); units[next] != "" {
			return word + " " + units[next], t
		}
		return "", to
	case "quadratmeter", "quadratkilometer", "kubikmeter":
		return word, to
	}
	if word == "kb" || word == "mb" || word == "gb" || word == "tb" || word == "mw" || word == "gw" {
		if w := s.s[to-len(word) : to]; w != strings.ToUpper(w) {
			return "", to
		}
	}
	return units[word], to
}

var numberWords = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
	"seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100", "half": "0.5",
	"zwei": "2", "drei": "3", "vier": "4", "fünf": "5", "sechs": "6", "sieben": "7", "acht": "8", "neun": "9", "zehn": "10", "zwanzig": "20", "fünfzig": "50", "hundert": "100",
}

// numberWord begins at a number in words: "five million dollars", "ten
// percent".
func numberWord(s *scanner, i int) (Found, bool) {
	end := s.run(i, 9, isAlnum)
	value := numberWords[strings.ToLower(s.s[i:end])]
	if value == "" || !s.ends(end) {
		return none()
	}
	if value == "0.5" {
		if word, _, to := s.next(end); word == "a" {
			end = to
		}
	}
	f, ok := s.amountOf(i, number{end, value})
	return f, ok && f.Kind != notebook.Quantity
}
