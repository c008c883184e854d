package finder

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
)

// noon is the present instant of all tests.
var noon = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// testCase is one line of a case file.
type testCase struct{ query, want string }

// lines reads a file of testdata without its remarks and empty lines.
func lines(t testing.TB, name string) []string {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var list []string
	for scan := bufio.NewScanner(file); scan.Scan(); {
		// A case may begin with #, which asks for tags; a remark has a space after it.
		if line := scan.Text(); line != "" && !strings.HasPrefix(line, "# ") {
			list = append(list, line)
		}
	}
	return list
}

func cases(t testing.TB, name string) []testCase {
	t.Helper()
	var list []testCase
	for _, line := range lines(t, name) {
		query, want, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("%s: %q has no \" | \"", name, line)
		}
		list = append(list, testCase{query, want})
	}
	return list
}

// cast reads the candidates the cases look for.
func cast(t testing.TB, name string) []Candidate {
	t.Helper()
	byName := map[string]Kind{}
	for k := range kinds {
		byName[k.String()] = k
	}
	var list []Candidate
	for i, line := range lines(t, name) {
		parts := strings.Split(strings.ReplaceAll(line, " | | ", " |  | "), " | ")
		kind, ok := byName[parts[0]]
		if !ok || len(parts) < 2 {
			t.Fatalf("%s: %q is no candidate", name, line)
		}
		c := Candidate{Kind: kind, ID: fmt.Sprintf("cast:%d", i), Title: parts[1]}
		if len(parts) > 2 && parts[2] != "" {
			c.Alternatives = strings.Split(parts[2], "; ")
		}
		if len(parts) > 3 {
			var sum float64
			var days int
			if _, err := fmt.Sscan(parts[3], &sum, &days); err != nil {
				t.Fatalf("%s: %q: %v", name, line, err)
			}
			c.Opened = Frecency{Sum: sum, At: noon.AddDate(0, 0, -days)}
		}
		list = append(list, c)
	}
	return list
}

// crowd makes n candidates that nobody looks for: titles, names, dates and
// sentences of common words and invented names.
func crowd(n int, seed uint64) []Candidate {
	r := rand.New(rand.NewPCG(seed, 1))
	list := make([]Candidate, n)
	for i := range list {
		list[i] = stranger(r)
		list[i].ID = fmt.Sprintf("crowd:%d:%d", seed, i)
	}
	return list
}

var everyday = strings.Fields(`able about account across action address advice after again agent air all
	amount animal annual another answer appeal area army article ask audit autumn bank base before behind
	below between bill black blue board body book border box branch bread bridge brief bright broad budget
	build bus call camp capital car card case cause central chair change charge cheap chief child circle
	city claim class clean clear clerk clock close cloud coast code cold common company copy corner cost
	council count country court cover credit cross cup current customs daily damage dark data day deal
	debate debt deep delay desk detail direct doctor door double doubt draft drive dry early earth east
	economy edge edition effect eight election empty end energy engine entry equal error estate evening
	event evidence exchange expert eye fact factory fair fall family farm fast field file final fire first
	fish five flat floor folder food force foreign forest form forward four free friend front fuel full
	fund garden gate general gift glass gold good grain grant green ground group growth guard guide hall
	hand head health heavy high hill history home horse hospital hour house human idea index inland island
	issue item job joint journal judge keep key kitchen labour lake land language large last late law lead
	leave left legal letter level library licence life light line list little loan local long lost low
	machine mail main map market master matter measure medical meeting member memory middle minor minute
	model money month morning mountain music name narrow nation near network new night north note notice
	number office oil old open opinion order origin other outline owner page paper parcel park part past
	path payment peace people period phone picture piece place plain plan plant point police policy port
	power press price print private process product project proof public quarter question quiet radio rail
	rain record red region register report request research rest result return review rich right ring
	river road room rule safe sale salt sand scale school science sea search season second secret section
	senior series service settle seven shadow share ship shop short signal silver single site six small
	snow social soil south space special spring square staff stage station steel step stone store storm
	story street strong study summer supply survey system table talk task tax teacher ten term test third
	three time title tool total tower town track trade train travel treaty trial trust truth two union
	unit value village visit voice vote wage wall war watch water way weather week west wheel white wide
	wild wind window winter witness wood word work world year yellow young zone`)

var syllables = strings.Fields(`ba bel bra cor da del dra el fa fen ga gor ha hol in ja ka kel kor la lem lo
	ma mar mi mon na ne nor o or pa pel ra rin ro sa sel sho ta tem tor u va vel ver wa win ya yo za zel`)

func invented(r *rand.Rand) string {
	var b strings.Builder
	for range 2 + r.IntN(3) {
		b.WriteString(syllables[r.IntN(len(syllables))])
	}
	return strings.ToUpper(b.String()[:1]) + b.String()[1:]
}

func phraseOf(r *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = everyday[int(float64(len(everyday))*r.Float64()*r.Float64())]
		switch r.IntN(12) {
		case 0:
			words[i] = "of"
		case 1:
			words[i] = "the"
		case 2:
			words[i] = invented(r)
		}
	}
	return strings.ToUpper(words[0][:1]) + strings.Join(words, " ")[1:]
}

func stranger(r *rand.Rand) Candidate {
	day := time.Date(1950+r.IntN(76), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
	switch r.IntN(10) {
	case 0, 1, 2:
		return Candidate{Kind: Entity, Title: invented(r) + " " + invented(r)}
	case 3:
		return Candidate{Kind: Entity, Title: invented(r) + " " + phraseOf(r, 1+r.IntN(2)), Alternatives: []string{invented(r)}}
	case 4, 5:
		return Candidate{Kind: Document, Title: phraseOf(r, 2+r.IntN(6)), Alternatives: []string{"The " + invented(r) + " Post"}}
	case 6:
		return Candidate{Kind: Heading, Title: phraseOf(r, 1+r.IntN(4))}
	case 7:
		return Candidate{Kind: Note, Title: phraseOf(r, 2) + " " + day.Format("2006-01-02")}
	case 8:
		return Candidate{Kind: Date, Title: day.Format("2 January 2006"), Alternatives: []string{day.Format("2006-01-02")}}
	}
	return Candidate{Kind: Highlight, Title: phraseOf(r, 8+r.IntN(12))}
}

// indexOf makes an index of the lists.
func indexOf(lists ...[]Candidate) *Index {
	x := New(nil)
	for _, list := range lists {
		x.Put(list...)
	}
	return x
}
