package notebook

import (
	"strings"
	"testing"
	"time"
	"unicode"
)

func TestColoursAreReadByNameAndByKey(t *testing.T) {
	for i, c := range Colours {
		for _, s := range []string{c.String(), strings.ToUpper(c.String()), " " + c.String() + "\n", string('1' + rune(i))} {
			if got, err := ParseColour(s); err != nil || got != c {
				t.Errorf("%q is %v (%v), want %v", s, got, err, c)
			}
		}
	}
	if got, err := ParseColour("gray"); err != nil || got != Grey {
		t.Errorf("gray is %v (%v)", got, err)
	}
	for _, s := range []string{"", "0", "9", "none", "pink", "12"} {
		if got, err := ParseColour(s); err == nil || !strings.Contains(err.Error(), "yellow") {
			t.Errorf("%q is %v, error %v; want one that lists the colours", s, got, err)
		}
	}
	if len(Colours) != 8 || Colour(77).String() != "colour 77" {
		t.Errorf("%d colours, an unknown one is called %v", len(Colours), Colour(77))
	}
}

func TestTagsHaveOneForm(t *testing.T) {
	for s, want := range map[string]string{
		"claim": "claim", " #Claim ": "Claim", "##a b,  c": "a-b-c", "end-to-end": "end-to-end",
		"über uns": "über-uns", "": "", "#": "", " ,; ": "", "a|b^c[d]": "a-b-c-d", "x\"y'z`": "x-y-z", "50%": "50",
	} {
		if got := NormalTag(s); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}

func FuzzNormalTagsStayAsTheyAre(f *testing.F) {
	f.Add("#a b")
	f.Add("\u00a0#\u2028x")
	f.Add("- # -")
	f.Fuzz(func(t *testing.T, s string) {
		tag := NormalTag(s)
		if again := NormalTag(tag); again != tag {
			t.Fatalf("%q is %q, and again %q", s, tag, again)
		}
		if strings.HasPrefix(tag, "#") || strings.ContainsFunc(tag, unicode.IsSpace) {
			t.Fatalf("%q is %q", s, tag)
		}
		if tag != "" && !strings.ContainsFunc(tag, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			t.Fatalf("%q is %q, without letter or digit", s, tag)
		}
	})
}

func TestWhatIsInTheTrashIsNotLive(t *testing.T) {
	when := time.UnixMilli(1)
	if !(Highlight{}).Live() || (Highlight{Trashed: when}).Live() {
		t.Error("highlight")
	}
	if !(Note{}).Live() || (Note{Trashed: when}).Live() {
		t.Error("note")
	}
	if !(Event{}).Live() || (Event{Trashed: when}).Live() {
		t.Error("event")
	}
}
