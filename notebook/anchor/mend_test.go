package anchor

import (
	"strings"
	"testing"

	"casebound/notebook"
)

// readWrongly is UTF-8 read as Windows-1252.
func readWrongly(s string) string {
	var out strings.Builder
	for _, b := range []byte(s) {
		out.WriteRune(asWindows1252(b))
	}
	return out.String()
}

// TestTextsReadWronglyAreMended folds what was encoded twice to the letters it
// had, in every script that the damage is known of.
func TestTextsReadWronglyAreMended(t *testing.T) {
	for _, s := range []string{
		"항만 위원회는 화요일에 세 번째 부두를 빌려주었다. 열쇠는 아무도 보지 못했다.",
		"港务委员会星期二租出了第三个码头，没有人见过钥匙。",
		"港の委員会は火曜日に三番目の埠頭を貸し出した。",
		"คณะกรรมการท่าเรือ",
		"Die Behörde schrieb „für immer“, später „fürs Erste“.",
		"Комиссия порта сдала третий причал.",
	} {
		got, want := string(lettersOf(readWrongly(s))), string(lettersOf(s))
		if got != want {
			t.Errorf("%s\n got %q\nwant %q", s, got, want)
		}
	}
}

// TestHonestTextsAreNotMended: a letter with an accent before typographer's
// marks is no half of a Chinese character.
func TestHonestTextsAreNotMended(t *testing.T) {
	for text, letters := range map[string]string{
		"un café…” dit-il":         "uncafeditil",
		"il est là\u00a0» et puis": "ilestlaetpuis",
		"« Où ça\u00a0?\u00a0»":    "ouca",
		"Él dijo: «qué…» y «sí…”»": "eldijoqueysi",
		"naïve—“déjà”…’ vu":        "naivedejavu",
		"ä ö ü … “å” •ø–":          "aouao",
	} {
		if got := string(lettersOf(text)); got != letters {
			t.Errorf("%q: got %q, want %q", text, got, letters)
		}
	}
}

// TestAQuoteIsFoundInATextReadWrongly carries a highlight into a damaged capture
// of a Korean text.
func TestAQuoteIsFoundInATextReadWrongly(t *testing.T) {
	const whole = "항만 위원회는 화요일에 세 번째 부두를 빌려주었다. 열쇠는 아무도 보지 못했다. 다음 날 아침 문은 열려 있었다."
	const quote = "열쇠는 아무도 보지 못했다"
	text, damaged := notebook.PlainText(whole), notebook.PlainText(readWrongly(whole))
	at := strings.Index(text.All(), quote)
	a := Describe(text, notebook.Span{Start: at, End: at + len(quote)})
	for name, got := range map[string]Found{"alone": Locate(damaged, a), "across versions": Align(text, damaged).Locate(a)} {
		if got.State != Anchored || damaged.At(got.Span) != notebook.PlainText(readWrongly(quote)).All() {
			t.Errorf("%s: %v at %v, score %.2f", name, got.State, got.Span, got.Score)
		}
	}
}
