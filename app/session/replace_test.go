package session

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/anchor"
	"casebound/notebook/storetest"
)

// committeeNewer has a paragraph less and a sentence changed.
var committeeNewer = strings.NewReplacer(
	"The motion was carried with three votes against, and the chair thanked everybody who had come.", "It was late when everybody went home.",
	"61 cubic metres", "64 cubic metres",
).Replace(committee) + "\nA guest from the town was heard about the new pipes.\n"

// file writes a file to import.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

// marked imports the committee's minutes and highlights three passages.
func marked(t *testing.T, store notebook.Store) (*Session, notebook.ID) {
	t.Helper()
	s := open(t, store)
	id := take(t, s, "a.txt", committee)
	for _, quote := range []string{"I shall not pay for water", "the tap by plot 14 had dripped since August", "The motion was carried with three votes against"} {
		_, err := s.AddHighlight(id, at(t, s, id, quote), NewHighlight{Colour: notebook.Blue, Comment: "on " + quote, Tags: []string{"water"}})
		must(t, err)
	}
	return s, id
}

func states(t *testing.T, s *Session, document notebook.ID) string {
	t.Helper()
	placed, err := s.HighlightsIn(document)
	must(t, err)
	var list []string
	for _, p := range placed {
		state := p.State.String()
		if p.Foreign {
			state += ", foreign"
		}
		list = append(list, state+": "+p.Anchor.Quote)
	}
	return strings.Join(list, "|")
}

func TestANewerFileTakesTheHighlightsOver(t *testing.T) {
	s, old := marked(t, nil)
	must(t, s.SetField(old, FieldTitle, "The committee"))
	must(t, s.SetField(old, FieldTags, "minutes"))
	before := states(t, s, old)
	out := s.Replace(context.Background(), old, file(t, "b.txt", committeeNewer), Given{})
	if out.Outcome != OutcomeVersion || out.Carried == nil {
		t.Fatalf("%s: %s", out.Outcome, out.Reason)
	}
	if got := out.Carried.String(); got != "2 landed, 1 not in this version" || !strings.HasSuffix(out.Reason, "; "+got) {
		t.Errorf("the report is %q, the reason %q", got, out.Reason)
	}
	if o := out.Carried.Orphans; len(o) != 1 || !strings.HasPrefix(o[0].Anchor.Quote, "The motion") {
		t.Errorf("orphans %v", o)
	}
	want := "anchored: the tap by plot 14 had dripped since August|anchored: I shall not pay for water|orphan, foreign: The motion was carried with three votes against"
	if got := states(t, s, out.Document); got != want {
		t.Errorf("in the newer version\n%s\nwant\n%s", got, want)
	}
	if got := states(t, s, old); got != before {
		t.Errorf("in the older version\n%s\nwant\n%s", got, before)
	}
	d, err := s.Document(out.Document)
	must(t, err)
	if d.Title != "The committee" || !slices.Equal(d.Tags, []string{"minutes"}) {
		t.Errorf("the newer version is called %q with tags %v", d.Title, d.Tags)
	}
	if v := d.LiveVersions(); len(v) == 0 || v[0].Document != old || !v[0].ByHand {
		t.Errorf("its versions are %v", v)
	}
	must(t, s.Undo())
	if len(s.Documents()) != 1 || states(t, s, old) != before {
		t.Errorf("after undo %d documents, %s", len(s.Documents()), states(t, s, old))
	}
	must(t, s.Redo())
	if got := states(t, s, out.Document); got != want {
		t.Errorf("after redo\n%s\nwant\n%s", got, want)
	}
}

func TestAnUnlikeFileReplacesWhenTheReaderSaysSo(t *testing.T) {
	s, old := marked(t, nil)
	out := s.Replace(context.Background(), old, file(t, "b.txt", harbour), Given{})
	if out.Outcome != OutcomeVersion || out.Carried == nil || len(out.Carried.Orphans) != 3 {
		t.Fatalf("%+v", out)
	}
	if others := s.OtherVersions(old); len(others) != 1 || others[0].ID != out.Document {
		t.Errorf("other versions %v", others)
	}
}

func TestReplaceByAFileThatIsHereAlready(t *testing.T) {
	s, old := marked(t, nil)
	newer := take(t, s, "b.txt", committeeNewer)
	must(t, s.LinkVersion(old, newer, false))
	must(t, s.TrashDocument(newer))
	before := dump(t, s)
	out := s.Replace(context.Background(), old, file(t, "c.txt", committeeNewer), Given{})
	if out.Document != newer || out.Carried == nil || out.Carried.Landed != 2 {
		t.Fatalf("%+v", out)
	}
	if d, _ := s.Document(newer); !d.Trashed.IsZero() || len(d.LiveVersions()) != 1 {
		t.Errorf("trashed %v, versions %v", d.Trashed, d.Versions)
	}
	again := s.Replace(context.Background(), old, file(t, "c.txt", committeeNewer), Given{})
	if n := len(s.shelf.highlights[newer]); n != 2 || again.Carried.Landed != 2 {
		t.Errorf("a second time makes %d highlights, %v", n, again.Carried)
	}
	must(t, s.Undo())
	must(t, s.Undo())
	if got := dump(t, s); got != before {
		t.Errorf("undo left a difference:\n%s", firstDifference(before, got))
	}
	if same := s.Replace(context.Background(), old, file(t, "a.txt", committee), Given{}); same.Outcome != OutcomeFailed || !strings.Contains(same.Reason, "not a newer one") {
		t.Errorf("with the document's own file: %+v", same)
	}
}

func TestARefusedReplacementChangesNothing(t *testing.T) {
	store := &refusing{Store: storetest.Memory()}
	s, old := marked(t, store)
	before, undoes := dump(t, s), s.Undoes()
	store.refuse = true
	out := s.Replace(context.Background(), old, file(t, "b.txt", committeeNewer), Given{})
	if out.Outcome != OutcomeFailed || dump(t, s) != before || s.Undoes() != undoes || len(s.Documents()) != 1 {
		t.Errorf("%+v; undo %q", out, s.Undoes())
	}
}

func TestOnlyOneOfTheHighlightsMadeOfOneAnotherIsShown(t *testing.T) {
	s, a := marked(t, nil)
	b := take(t, s, "b.txt", committeeLater)
	c := take(t, s, "c.txt", committeeNewer)
	placed, err := s.HighlightsIn(b)
	must(t, err)
	first := placed[0]
	made, err := s.Adopt(first.ID, b)
	must(t, err)
	for _, d := range []notebook.ID{a, b, c} {
		if got := states(t, s, d); strings.Count(got, "the tap by plot 14") != 1 {
			t.Errorf("shown more than once: %s", got)
		}
	}
	must(t, s.SetComment(made.ID, "seen again"))
	placed, err = s.HighlightsIn(c)
	must(t, err)
	if i := slices.IndexFunc(placed, func(p Placed) bool { return p.ID == made.ID }); i < 0 {
		t.Error("the third version does not show the one that was changed last")
	}
	must(t, s.TrashHighlight(made.ID))
	if got := states(t, s, b); strings.Contains(got, "the tap by plot 14") {
		t.Errorf("what was thrown away here comes back from the other version: %s", got)
	}
	if got := states(t, s, a); !strings.HasPrefix(got, "anchored: the tap by plot 14") {
		t.Errorf("the first version shows %s", got)
	}
}

func TestPassagesThatNeedCheckingAreCountedAndNotMade(t *testing.T) {
	s, old := marked(t, nil)
	text := strings.Replace(committee, "the tap by plot 14 had dripped since August", "a tap near plot 14 or so had dripped ever since that hot August", 1)
	out := s.Replace(context.Background(), old, file(t, "b.txt", text), Given{})
	c := out.Carried
	if c == nil || c.Landed+c.Check+len(c.Orphans) != 3 {
		t.Fatalf("%+v", out)
	}
	placed, err := s.HighlightsIn(out.Document)
	must(t, err)
	count := map[anchor.State]int{}
	for _, p := range placed {
		count[p.State]++
		if (p.State == anchor.Anchored) == p.Foreign {
			t.Errorf("%q is %s, foreign %v", p.Anchor.Quote, p.State, p.Foreign)
		}
	}
	if count[anchor.Anchored] != c.Landed || count[anchor.Check] != c.Check || count[anchor.Orphan] != len(c.Orphans) {
		t.Errorf("shown %v, reported %s", count, c)
	}
}
