package session

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

// article is an invented article of its own, with something in its middle and
// something at its end.
func article(n int, middle, end string) string {
	dice := rand.New(rand.NewPCG(uint64(n), 8))
	words := strings.Fields(`the a of in and to council harbour town boat winter year street market price wood stone
		wool salt fish bridge ferry mayor clerk said sold built found lost wrote counted nobody everyone often never
		again before after under beside green old small late early heavy quiet second last long letter list vote`)
	sentence := func(length int) string {
		list := make([]string, length)
		for i := range list {
			list[i] = words[dice.IntN(len(words))]
		}
		list[0] = strings.ToUpper(list[0][:1]) + list[0][1:]
		return strings.Join(list, " ") + "."
	}
	parts := []string{
		strings.TrimSuffix(sentence(7), "."), sentence(30) + " " + sentence(18), middle, sentence(25),
		sentence(19) + " " + sentence(24), sentence(28), end,
	}
	return strings.Join(nonEmpty(parts), "\n\n") + "\n"
}

func nonEmpty(list []string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// marks lists the page furniture of a document.
func marks(t *testing.T, s *Session, document notebook.ID) string {
	t.Helper()
	text, err := s.store.Text(document)
	must(t, err)
	var list []string
	for _, b := range text.Blocks() {
		if b.Furniture {
			list = append(list, text.At(b.Span))
		}
	}
	return strings.Join(list, "|")
}

const (
	house     = "Reporting by the harbour desk in Osterby"
	denial    = "The Lindqvist company has said time and again that it has followed all the rules there are."
	addendum  = "Correction, 9 April 2019: an earlier version of this article gave another number of votes, and the town has asked us to say so."
	forgotten = "Tide tables of Varnholm for the week"
)

func TestWhatThreeDocumentsRepeatIsFurniture(t *testing.T) {
	s := open(t, nil)
	var ids []notebook.ID
	for n := range 3 {
		ids = append(ids, take(t, s, fmt.Sprint(n, ".txt"), article(n, denial, house)))
		for _, id := range ids {
			want := ""
			if n == 2 {
				want = house
			}
			if got := marks(t, s, id); got != want {
				t.Errorf("after %d documents the furniture is %q, want %q", n+1, got, want)
			}
		}
	}
	fourth := take(t, s, "4.txt", article(4, "", house))
	if got := marks(t, s, fourth); got != house {
		t.Errorf("the furniture of a fourth document is %q", got)
	}
}

func TestVersionsDoNotCountAsRepeating(t *testing.T) {
	s := open(t, nil)
	for n := range 4 {
		id := take(t, s, fmt.Sprint(n, ".txt"), article(1, fmt.Sprintf("Version %d of the story has this.", n), house))
		if got := marks(t, s, id); got != "" {
			t.Errorf("after %d versions the furniture is %q", n+1, got)
		}
	}
}

func TestOnlyOneVersionsEndsAreEvidence(t *testing.T) {
	s := open(t, nil)
	whole := take(t, s, "a.txt", article(1, denial, forgotten))
	if got := marks(t, s, whole); got != "" {
		t.Fatalf("alone its furniture is %q", got)
	}
	plain := take(t, s, "b.txt", article(1, denial, ""))
	if got := marks(t, s, whole); got != forgotten {
		t.Errorf("beside its version the furniture is %q, want %q", got, forgotten)
	}
	if got := marks(t, s, plain); got != "" {
		t.Errorf("the version's furniture is %q", got)
	}
	later := take(t, s, "c.txt", article(1, denial, addendum))
	if got := marks(t, s, later); got != "" {
		t.Errorf("a correction is taken for furniture: %q", got)
	}
}

func TestFurnitureIsAddedToWhatIsMarkedAndChangesNoText(t *testing.T) {
	const menu = "Home | News | Sport | Weather"
	store := storetest.Memory()
	s := open(t, store)
	with := func(n int) string { return menu + "\n\n" + article(n, denial, house) }
	first := take(t, s, "0.txt", with(0))
	before, err := s.Text(first)
	must(t, err)
	if got := marks(t, s, first); got != menu {
		t.Fatalf("its words make furniture of %q", got)
	}
	for n := 1; n < 3; n++ {
		take(t, s, fmt.Sprint(n, ".txt"), with(n))
	}
	if got := marks(t, s, first); got != menu+"|"+house {
		t.Errorf("the furniture is %q", got)
	}
	after, err := s.Text(first)
	must(t, err)
	if after.All() != before.All() || len(after.Blocks()) != len(before.Blocks()) {
		t.Error("the text has changed")
	}
	for _, b := range after.Blocks() {
		if after.At(b.Span) == house && !b.Furniture {
			t.Error("the session shows another text than the store has")
		}
	}
	again := open(t, store)
	if got := marks(t, again, first); got != menu+"|"+house {
		t.Errorf("after reopening the furniture is %q", got)
	}
	take(t, again, "5.txt", with(5))
	if raw, err := again.Original(first); err != nil || len(raw) == 0 {
		t.Errorf("the original is gone: %v", err)
	}
}

func TestWhatTheReaderHighlightedIsNoFurniture(t *testing.T) {
	s := open(t, nil)
	first := take(t, s, "0.txt", article(0, denial, house))
	_, err := s.AddHighlight(first, at(t, s, first, "harbour desk"), NewHighlight{})
	must(t, err)
	take(t, s, "1.txt", article(1, denial, house))
	third := take(t, s, "2.txt", article(2, denial, house))
	if got := marks(t, s, first); got != "" {
		t.Errorf("the highlighted paragraph is folded: %q", got)
	}
	if got := marks(t, s, third); got != house {
		t.Errorf("elsewhere the furniture is %q", got)
	}
}

func TestEventsAndNamesOfFurnitureGo(t *testing.T) {
	const box = "Updated by Henrike Aalto, 5 May 2018"
	s := open(t, nil)
	first := take(t, s, "0.txt", article(0, denial, box))
	dated := func() bool {
		for _, e := range s.EventsIn(first) {
			if strings.HasPrefix(e.When.EDTF, "2018-05") {
				return true
			}
		}
		return false
	}
	named := func() bool {
		for _, f := range s.EntitiesIn(first, false) {
			if strings.Contains(f.Name, "Aalto") {
				return true
			}
		}
		return false
	}
	before := [2]bool{dated(), named()}
	take(t, s, "1.txt", article(1, denial, box))
	take(t, s, "2.txt", article(2, denial, box))
	if got := marks(t, s, first); got != box {
		t.Fatalf("the furniture is %q", got)
	}
	if dated() || named() {
		t.Errorf("an event %v, a name %v of the furniture are left; before %v", dated(), named(), before)
	}
	if !before[0] && !before[1] {
		t.Error("there was nothing to go")
	}
}

func TestUndoingAnImportTakesBackWhatItShowedOfOthers(t *testing.T) {
	const box = "Updated by Henrike Aalto, 5 May 2018"
	s := open(t, nil)
	first := take(t, s, "0.txt", article(0, denial, box))
	names, events := len(s.EntitiesIn(first, false)), len(s.EventsIn(first))
	take(t, s, "1.txt", article(1, denial, box))
	take(t, s, "2.txt", article(2, denial, box))
	for range 2 {
		if got := marks(t, s, first); got != box {
			t.Fatalf("the furniture is %q", got)
		}
		must(t, s.Undo())
		if got := marks(t, s, first); got != "" {
			t.Errorf("undone, the furniture is still %q", got)
		}
		if n, e := len(s.EntitiesIn(first, false)), len(s.EventsIn(first)); n != names || e != events {
			t.Errorf("undone, there are %d names and %d events, want %d and %d", n, e, names, events)
		}
		must(t, s.Redo())
	}
}

func TestFurnitureIsRecognisedFarFromWhatWasImportedLast(t *testing.T) {
	s := open(t, nil)
	first := take(t, s, "0.txt", article(0, denial, house+", where the pilots meet at dawn before the first ferry leaves"))
	second := take(t, s, "1.txt", article(1, denial, house+", where the pilots meet at dawn before the first ferry leaves"))
	for n := range learntTexts + 8 {
		take(t, s, fmt.Sprint("other ", n, ".txt"), fmt.Sprintf("Entry %d of a diary\n\nNothing happened on day %d but that it rained, %d times in all.\n", n, n*7, n*n+3))
	}
	s.versions.recurring.forget() // as after opening again
	third := take(t, s, "2.txt", article(2, denial, house+", where the pilots meet at dawn before the first ferry leaves"))
	for _, id := range []notebook.ID{first, second, third} {
		if got := marks(t, s, id); !strings.HasPrefix(got, house) {
			t.Errorf("the furniture is %q", got)
		}
	}
}
