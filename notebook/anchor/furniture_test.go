package anchor

import (
	"slices"
	"strings"
	"testing"

	"casebound/notebook"
)

func TestWhatOneVersionHasAtItsEndsIsFound(t *testing.T) {
	body := strings.TrimSpace(trialTexts(t, "testdata/trial/harbour.txt")["harbour.txt"])
	a := notebook.PlainText("Home\nNews of the coast\nSubscribe to the morning letter\n" + body +
		"\nWrite to the editors.\nThank you for subscribing, a letter is on its way to you.\nMore from this author\n")
	b := notebook.PlainText(strings.ToLower(body) + "\nwrite to the editors")
	inA, inB := Align(a, b).Ends()
	var got []string
	for _, i := range inA {
		got = append(got, a.At(a.Blocks()[i].Span))
	}
	want := []string{"Home", "News of the coast", "Subscribe to the morning letter", "Thank you for subscribing, a letter is on its way to you.", "More from this author"}
	if !slices.Equal(got, want) || len(inB) != 0 {
		t.Errorf("got %q and %v, want %q and none", got, inB, want)
	}
	back, _ := Align(b, a).Ends()
	if len(back) != 0 {
		t.Errorf("the other way round: %v", back)
	}
}

func TestAVersionCutOffIsNoEvidence(t *testing.T) {
	body := strings.TrimSpace(trialTexts(t, "testdata/trial/harbour.txt")["harbour.txt"])
	a, b := notebook.PlainText(body), notebook.PlainText(body[:len(body)/2])
	if inA, inB := Align(a, b).Ends(); len(inA)+len(inB) != 0 {
		t.Errorf("got %v and %v", inA, inB)
	}
}

func TestStrangersGiveNoEvidence(t *testing.T) {
	texts := trialTexts(t, "testdata/trial/*.txt")
	if a, b := Align(notebook.PlainText(texts["harbour.txt"]), notebook.PlainText(texts["letter.txt"])).Ends(); len(a)+len(b) != 0 {
		t.Errorf("got %v and %v", a, b)
	}
}

func TestParagraphsOfManyDocumentsRecur(t *testing.T) {
	page := func(s string) notebook.Text {
		return notebook.PlainText("Yes.\nSubscribe to our letter!\n" + s + "\nsubscribe to our letter\nYes.")
	}
	var r Recurring
	one, two, three := page("The lamp was lit."), page("The bridge is safe for feet."), page("The tap dripped since August.")
	for _, text := range []notebook.Text{one, two, three} {
		r.Add(text)
	}
	if got := r.Blocks(one, 3); !slices.Equal(got, []int{1, 3}) {
		t.Errorf("got %v, want blocks 1 and 3", got)
	}
	r.Remove(two)
	if got := r.Blocks(one, 3); len(got) != 0 {
		t.Errorf("after removing one: %v", got)
	}
	if got := new(Recurring).Blocks(one, 1); len(got) != 0 {
		t.Errorf("nothing counted: %v", got)
	}
}
