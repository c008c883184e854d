package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
	"github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/language"

	"casebound/notebook"
)

// Below detectable characters trigram statistics mislead, and a count of stop
// words decides; sample is enough to be sure.
const (
	detectable = 200
	sample     = 4000
)

// languages are those that the trigrams may answer with: more would only add
// mistakes between neighbours.
var languages = whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{}}

func init() {
	for _, l := range []whatlanggo.Lang{
		whatlanggo.Eng, whatlanggo.Deu, whatlanggo.Fra, whatlanggo.Spa, whatlanggo.Ita, whatlanggo.Por, whatlanggo.Nld,
		whatlanggo.Dan, whatlanggo.Swe, whatlanggo.Nob, whatlanggo.Fin, whatlanggo.Pol, whatlanggo.Ces, whatlanggo.Hun,
		whatlanggo.Ron, whatlanggo.Tur, whatlanggo.Hrv, whatlanggo.Rus, whatlanggo.Ukr, whatlanggo.Bul, whatlanggo.Srp,
		whatlanggo.Arb, whatlanggo.Pes, whatlanggo.Heb, whatlanggo.Hin, whatlanggo.Ell, whatlanggo.Cmn, whatlanggo.Jpn,
		whatlanggo.Kor, whatlanggo.Vie, whatlanggo.Ind, whatlanggo.Tha, whatlanggo.Est, whatlanggo.Slv, whatlanggo.Lit, whatlanggo.Lav,
	} {
		languages.Whitelist[l] = true
	}
}

var stopWords = map[string]string{
	"en": " the of and to in that is was for on with as it by from at are this be has said not have which ",
	"de": " der die das und ist nicht mit von den dem ein eine zu auf für im des sich auch wurde hat als war ",
	"fr": " le la les des est et dans pour une qui que sur pas par avec au du ce sont plus ",
	"es": " el la los las que en por una con para del se es no su al como más fue ",
	"it": " il che di la della per una con non del sono le è nel alla più ha anche ",
	"nl": " de het een van en dat niet zijn op met voor aan er ook bij wordt naar door ",
}

// offerLanguage takes a declared language if it is one.
func (f *facts) offerLanguage(code, origin string) {
	tag, err := language.Parse(strings.TrimSpace(code))
	if err != nil || tag == language.Und {
		return
	}
	f.language.offer(tag.String(), origin)
}

// languageFromText compares what the page declares with what its words say:
// templates often declare English whatever they hold.
func (f *facts) languageFromText(text notebook.Text) {
	found, sure := detectLanguage(bodySample(text))
	declared, _, _ := strings.Cut(f.language.value, "-")
	if found == "" || declared == found || declared != "" && !sure {
		return
	}
	f.language = fact{found, "the words of the text"}
}

func bodySample(text notebook.Text) string {
	var out strings.Builder
	for _, b := range text.Blocks() {
		if out.Len() >= sample {
			break
		}
		if !b.Furniture && b.Kind != notebook.Code {
			out.WriteString(text.At(b.Span))
			out.WriteByte('\n')
		}
	}
	s := out.String()
	end := min(len(s), sample)
	for end < len(s) && !utf8.RuneStart(s[end]) {
		end++
	}
	return s[:end]
}

// detectLanguage answers with a BCP 47 code and whether it is beyond doubt.
func detectLanguage(s string) (code string, sure bool) {
	if utf8.RuneCountInString(s) < detectable {
		return byStopWords(s), false
	}
	info := whatlanggo.DetectWithOptions(s, languages)
	if info.Lang < 0 {
		return "", false
	}
	return info.Lang.Iso6391(), info.IsReliable()
}

// byStopWords wants two stop words, and twice as many as any other language.
func byStopWords(s string) string {
	counts := map[string]int{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		for code, list := range stopWords {
			if strings.Contains(list, " "+w+" ") {
				counts[code]++
			}
		}
	}
	best, first, second := "", 0, 0
	for code, n := range counts {
		if n > first {
			best, first, second = code, n, first
		} else if n > second {
			second = n
		}
	}
	if first < 2 || first < 2*second {
		return ""
	}
	return best
}

// countWords counts the words of the document without its furniture, as
// Unicode (UAX 29) breaks them.
func countWords(text notebook.Text) int {
	n := 0
	for _, b := range text.Blocks() {
		if b.Furniture {
			continue
		}
		for tokens := words.FromString(text.At(b.Span)); tokens.Next(); {
			if r, _ := utf8.DecodeRuneInString(tokens.Value()); unicode.IsLetter(r) || unicode.IsDigit(r) {
				n++
			}
		}
	}
	return n
}
