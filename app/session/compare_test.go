package session

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/anchor"
)

const committee = `The Water Committee met – Allotment News

Mr. Bellweather reported that the tap by plot 14 had dripped since August and that 61 cubic metres were lost on the way.

“I shall not pay for water that I did not drink,” said Ms. Featherstone, who has kept plot 9 since the war.

The motion was carried with three votes against, and the chair thanked everybody who had come.
`

var committeeLater = strings.NewReplacer(
	"since August", "since April",
	"did not drink", "did drink",
	"three votes", "four votes",
).Replace(committee) + "\nA guest from the town was heard about the new pipes.\n"

// compared imports two texts and compares them.
func compared(t *testing.T, first, second string, o CompareOptions) (*Session, Comparison) {
	t.Helper()
	s := open(t, nil)
	a, b := take(t, s, "a.txt", first), take(t, s, "b.txt", second)
	c, err := s.Comparer(b, a)
	must(t, err)
	out, err := c.Compare(context.Background(), o)
	must(t, err)
	return s, out
}

func TestAComparisonCallsOutNumbersAndQuotations(t *testing.T) {
	_, c := compared(t, committee, committeeLater, CompareOptions{})
	var says []string
	for _, n := range c.Notices {
		says = append(says, n.Says)
		if kind := c.Rows[n.Row].Kind; kind != anchor.Changed {
			t.Errorf("%q points at a row that is %s", n.Says, kind)
		}
	}
	want := "A quotation differs: “not” stands on the left only.|A number differs: “three votes” on the left, “four votes” on the right."
	if got := strings.Join(says, "|"); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if c.Tally.Words != 3 || c.Tally.Numbers != 1 || c.Tally.Quotes != 1 || c.Tally.OnlyB != 1 || c.Tally.OnlyA != 0 {
		t.Errorf("counted %+v", c.Tally)
	}
}

func TestTheEarlierImportStandsOnTheLeft(t *testing.T) {
	s, c := compared(t, committee, committeeLater, CompareOptions{})
	if !c.A.Imported.Before(c.B.Imported) {
		t.Errorf("imported %v on the left, %v on the right", c.A.Imported, c.B.Imported)
	}
	must(t, s.SetField(c.A.ID, FieldCaptured, "9 April 2020"))
	must(t, s.SetField(c.B.ID, FieldCaptured, "2 April 2020"))
	again, err := s.Comparer(c.A.ID, c.B.ID)
	must(t, err)
	if again.a.ID != c.B.ID {
		t.Error("the earlier capture is not on the left")
	}
}

// bare is a text as a careless capture has it.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(".,“”–'", r) {
			return -1
		}
		return r
	}, strings.ToLower(text))
}

func TestLostPunctuationDoesNotCountWhenItWouldDrownTheRest(t *testing.T) {
	s := open(t, nil)
	a := take(t, s, "a.txt", committee)
	b := take(t, s, "b.txt", bare(strings.Replace(committee, "61 cubic", "16 cubic", 1)))
	c, err := s.Comparer(a, b)
	must(t, err)
	out, err := c.Fitting(context.Background())
	must(t, err)
	if o := out.Options; !o.IgnoreCase || !o.IgnorePunctuation {
		t.Errorf("case and punctuation count: %+v, %+v", o, out.Tally)
	}
	if out.Tally.Words != 1 || out.Tally.Numbers != 1 || out.Tally.Marks != 0 || out.Tally.Hidden < 10 {
		t.Errorf("counted %+v, want the one number, and the rest hidden", out.Tally)
	}
	strict, err := c.Compare(context.Background(), CompareOptions{})
	must(t, err)
	if strict.Tally.Marks != out.Tally.Hidden || strict.Tally.Hidden != 0 {
		t.Errorf("shown %d, hidden before %d", strict.Tally.Marks, out.Tally.Hidden)
	}
	_, clean := compared(t, committee, committeeLater, CompareOptions{})
	if clean.Tally.Hidden != 0 {
		t.Errorf("%d differences are hidden that were never asked to be", clean.Tally.Hidden)
	}
}

func TestAComparisonIsKeptForTheNext(t *testing.T) {
	s, c := compared(t, committee, committeeLater, CompareOptions{})
	s.versions.alignments = map[[2]notebook.ID]*anchor.Alignment{}
	s.Keep(c)
	again, err := s.Comparer(c.A.ID, c.B.ID)
	must(t, err)
	if again.alignment != c.alignment {
		t.Error("the alignment was forgotten")
	}
	if _, err := s.Comparer(c.A.ID, c.A.ID); !errors.Is(err, ErrNotAVersion) {
		t.Errorf("a document compared with itself: %v", err)
	}
}

func TestOtherVersionsLeaveOutTheTrashAndTheUnlinked(t *testing.T) {
	s := open(t, nil)
	a, b := take(t, s, "a.txt", committee), take(t, s, "b.txt", committeeLater)
	if others := s.OtherVersions(a); len(others) != 1 || others[0].ID != b {
		t.Fatalf("other versions %v", others)
	}
	must(t, s.TrashDocument(b))
	if others := s.OtherVersions(a); len(others) != 0 {
		t.Errorf("with it in the trash: %v", others)
	}
	must(t, s.RestoreDocument(b))
	must(t, s.LinkVersion(a, b, false))
	if others := s.OtherVersions(a); len(others) != 0 {
		t.Errorf("unlinked: %v", others)
	}
}

func TestParagraphsWithNothingInCommonStandApart(t *testing.T) {
	menu := strings.Replace(committee, "Mr. Bellweather", "Menu, home, and news of the week\n\nMr. Bellweather", 1) + "\nMembership fees stay as they are until the spring meeting of the whole association.\n"
	moved := strings.Replace(committee, "Mr. Bellweather", "Membership fees stay as they are until the spring meeting of the whole association.\n\nMr. Bellweather", 1)
	_, c := compared(t, menu, moved, CompareOptions{})
	var kinds []string
	for _, r := range c.Rows {
		kind := r.Kind.String()
		if !r.Moved.Empty() {
			kind += ", moved"
		}
		kinds = append(kinds, kind)
	}
	want := "same|only in the first|only in the second, moved|same|same|same|only in the first, moved"
	if got := strings.Join(kinds, "|"); got != want {
		t.Errorf("rows %s\nwant %s", got, want)
	}
}

func BenchmarkCompare(b *testing.B) {
	var first, second strings.Builder
	for i := range 10000 {
		line := fmt.Sprintf("Paragraph %d%s.\n\n", i, strings.Repeat(" tells of the harbour and of those who work there", 1+i*7%11))
		first.WriteString(line)
		if i%100 == 50 {
			line = strings.Replace(line, "tells", "speaks", 1)
		}
		second.WriteString(line)
	}
	c := &Comparer{textA: notebook.PlainText(first.String()), textB: notebook.PlainText(second.String())}
	for b.Loop() {
		c.alignment = nil
		if _, err := c.Compare(context.Background(), CompareOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestANumberChangedInAMovedParagraphIsCalledOut(t *testing.T) {
	later := strings.Replace(committee, "The motion was carried", "The motion was dropped", 1)
	parts := strings.Split(strings.TrimSpace(later), "\n\n")
	moved := strings.Replace(parts[1], "61 cubic", "6.1 cubic", 1)
	_, c := compared(t, committee, strings.Join([]string{parts[0], parts[2], parts[3], moved}, "\n\n")+"\n", CompareOptions{})
	for _, n := range c.Notices {
		if n.Says == "A number differs: “61 cubic” on the left, “6.1 cubic” on the right." {
			return
		}
	}
	t.Errorf("called out: %+v", c.Notices)
}
