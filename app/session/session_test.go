package session

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"casebound/assets"
	"casebound/notebook"
	"casebound/notebook/anchor"
	"casebound/notebook/extract"
	"casebound/notebook/storetest"
)

// clock is a clock that moves a minute at every look.
type clock struct{ at time.Time }

func (c *clock) now() time.Time {
	c.at = c.at.Add(time.Minute)
	return c.at
}

// dice are random bytes that are the same in every run.
type dice struct{ rand.ChaCha8 }

func newDice() *dice {
	d := &dice{}
	d.Seed([32]byte{1})
	return d
}

// engine serves all sessions of the tests: reading the models takes longer than
// most tests.
var engine = extract.New(assets.Models())

// open returns a session on a store in memory, or on the one given.
func open(t testing.TB, store notebook.Store) *Session {
	t.Helper()
	if store == nil {
		store = storetest.Memory()
	}
	c := &clock{time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	s, err := Open(Options{Store: store, Engine: engine, Now: c.now, Random: newDice()})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const harbour = `Port inspectors question the Lindqvist contract – The Sound Courier

On 4 March 2019 the harbour board of Varnholm signed a contract with Lindqvist Marine. The board paid 4.2 million kronor for dredging that inspectors say was never done.

Ingrid Solberg, the head of the inspectorate, told the Courier on Thursday that her office had warned the board twice.

Lindqvist Marine denies any wrongdoing.
`

// take imports a text and fails the test when that fails.
func take(t *testing.T, s *Session, name, content string) notebook.ID {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	out := s.Import(context.Background(), path, Given{Published: "2019-03-08"})
	if out.Outcome == OutcomeFailed {
		t.Fatalf("import %s: %s", name, out.Reason)
	}
	return out.Document
}

// at is the span of the first place where words stand.
func at(t *testing.T, s *Session, document notebook.ID, words string) notebook.Span {
	t.Helper()
	text, err := s.Text(document)
	if err != nil {
		t.Fatal(err)
	}
	i := strings.Index(text.All(), words)
	if i < 0 {
		t.Fatalf("%q does not stand in the text", words)
	}
	return notebook.Span{Start: i, End: i + len(words)}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheSameBytesAreOneDocument(t *testing.T) {
	s := open(t, nil)
	first := take(t, s, "a.txt", harbour)
	if second := take(t, s, "b.txt", harbour); second != first {
		t.Errorf("a second document %s, want %s again", second, first)
	}
	if n := len(s.Documents()); n != 1 {
		t.Errorf("%d documents, want 1", n)
	}
}

func TestImportOfTrashedBytesTakesThemOut(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", harbour)
	must(t, s.TrashDocument(id))
	take(t, s, "a.txt", harbour)
	if len(s.Documents()) != 1 {
		t.Error("the document is still in the trash")
	}
}

func TestEveryEditIsUndoneAndRedone(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", harbour)
	h, err := s.AddHighlight(id, at(t, s, id, "4.2 million kronor"), NewHighlight{})
	must(t, err)
	n, err := s.NewNote("# Who paid?")
	must(t, err)
	e := s.EntitiesIn(id, false)[0]
	event := s.EventsIn(id)[0]

	edits := map[string]func() error{
		"recolour":        func() error { return s.Recolour(h.ID, notebook.Blue) },
		"comment":         func() error { return s.SetComment(h.ID, "Check the invoice.") },
		"tags":            func() error { return s.SetTags(h.ID, []string{"money"}) },
		"move highlight":  func() error { return s.MoveHighlight(h.ID, id, at(t, s, id, "never done")) },
		"trash highlight": func() error { return s.TrashHighlight(h.ID) },
		"note":            func() error { return s.SetNote(n.ID, "# Who paid whom?") },
		"trash note":      func() error { return s.TrashNote(n.ID) },
		"title":           func() error { return s.SetField(id, FieldTitle, "The dredging") },
		"published":       func() error { return s.SetField(id, FieldPublished, "15 March 2019") },
		"trash document":  func() error { return s.TrashDocument(id) },
		"rename entity":   func() error { return s.RenameEntity(e.ID, "Somebody else") },
		"retype entity":   func() error { return s.RetypeEntity(e.ID, notebook.Misc) },
		"hide entity":     func() error { return s.HideEntity(e.ID, true) },
		"add entity": func() error {
			_, err := s.AddEntity(id, at(t, s, id, "harbour board"), notebook.Organisation)
			return err
		},
		"edit event":  func() error { return s.EditEvent(event.ID, "The signature", "4 March 2019") },
		"judge event": func() error { return s.JudgeEvent(event.ID, notebook.Confirmed) },
		"add event": func() error {
			_, err := s.AddEvent("The board met", "March 2019", notebook.ID{}, notebook.Span{})
			return err
		},
	}
	for name, edit := range edits {
		t.Run(name, func(t *testing.T) {
			before := dump(t, s)
			must(t, edit())
			after := dump(t, s)
			if before == after {
				t.Fatal("the edit changed nothing")
			}
			must(t, s.Undo())
			if got := dump(t, s); got != before {
				t.Errorf("undo left a difference:\n%s", firstDifference(before, got))
			}
			must(t, s.Redo())
			if got := dump(t, s); got != after {
				t.Errorf("redo left a difference:\n%s", firstDifference(after, got))
			}
			must(t, s.Undo())
		})
	}
}

// dump prints everything in the store but the view and derived indexes.
func dump(t *testing.T, s *Session) string {
	t.Helper()
	var lines []string
	for _, kind := range []notebook.Kind{
		notebook.KindDocument, notebook.KindHighlight, notebook.KindNote, notebook.KindEntity,
		notebook.KindMentions, notebook.KindTimexes, notebook.KindEvent,
	} {
		must(t, s.store.Each(notebook.Key{Kind: kind}, func(r notebook.Record) error {
			lines = append(lines, show(r))
			return nil
		}))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func firstDifference(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return as[i] + "\n" + bs[i]
		}
	}
	return "another number of records"
}

func TestUndoOfAnImportIsTheTrash(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", harbour)
	must(t, s.Undo())
	if len(s.Documents()) != 0 || len(s.TrashedDocuments()) != 1 {
		t.Fatal("the document is not in the trash")
	}
	must(t, s.Redo())
	if d, err := s.Document(id); err != nil || !d.Trashed.IsZero() {
		t.Errorf("document after redo: trashed %v, %v", d.Trashed, err)
	}
}

func TestQuickChangesOfACommentAreOneUndo(t *testing.T) {
	s := open(t, nil)
	s.now = func() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }
	id := take(t, s, "a.txt", harbour)
	h, err := s.AddHighlight(id, at(t, s, id, "never done"), NewHighlight{})
	must(t, err)
	for _, typed := range []string{"c", "ch", "check"} {
		must(t, s.SetComment(h.ID, typed))
	}
	must(t, s.Undo())
	if got, _ := s.Highlight(h.ID); got.Comment != "" {
		t.Errorf("comment after one undo is %q, want none", got.Comment)
	}
}

func TestTagsAtTheEndOfACommentBecomeTags(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", harbour)
	for _, c := range []struct {
		typed, comment string
		tags           []string
	}{
		{"Who told them? #to-verify", "Who told them?", []string{"keep", "to-verify"}},
		{"See p. 11. #keys #Straße/Süd\n", "See p. 11.", []string{"keep", "keys", "Straße/Süd"}},
		{"#ownership", "", []string{"keep", "ownership"}},
		{"They call it #freeport in the memo.", "They call it #freeport in the memo.", []string{"keep"}},
		{"It is pier #3", "It is pier #3", []string{"keep"}},
		{"C# and a lone #", "C# and a lone #", []string{"keep"}},
	} {
		h, err := s.AddHighlight(id, at(t, s, id, "never done"), NewHighlight{Tags: []string{"keep"}})
		must(t, err)
		must(t, s.Annotate(h.ID, c.typed))
		got, _ := s.Highlight(h.ID)
		if got.Comment != c.comment || !slices.Equal(got.Tags, c.tags) {
			t.Errorf("%q: comment %q, tags %q; want %q, %q", c.typed, got.Comment, got.Tags, c.comment, c.tags)
		}
		must(t, s.Undo())
		if got, _ := s.Highlight(h.ID); got.Comment != "" || len(got.Tags) != 1 {
			t.Errorf("%q: one undo left %q, %q", c.typed, got.Comment, got.Tags)
		}
		must(t, s.TrashHighlight(h.ID))
	}
}

// refusing is a store that refuses every change while told to.
type refusing struct {
	notebook.Store
	refuse bool
}

var errRefused = errors.New("the disk is full")

func (r *refusing) Apply(changes ...notebook.Change) error {
	if r.refuse {
		return errRefused
	}
	return r.Store.Apply(changes...)
}

func TestNothingIsShownThatTheStoreRefused(t *testing.T) {
	store := &refusing{Store: storetest.Memory()}
	s := open(t, store)
	id := take(t, s, "a.txt", harbour)
	told := 0
	s.OnChange(func([]notebook.Change) { told++ })
	store.refuse = true
	if _, err := s.AddHighlight(id, at(t, s, id, "never done"), NewHighlight{}); !errors.Is(err, errRefused) {
		t.Fatalf("got %v, want the store's refusal", err)
	}
	placed, err := s.HighlightsIn(id)
	must(t, err)
	if len(placed) != 0 || told != 0 || s.Undoes() != "Import" {
		t.Errorf("%d highlights shown, %d times told, undo %q: the refused change is seen", len(placed), told, s.Undoes())
	}
}

func TestEverythingIsThereAfterReopening(t *testing.T) {
	store := storetest.Memory()
	s := open(t, store)
	id := take(t, s, "a.txt", harbour)
	_, err := s.AddHighlight(id, at(t, s, id, "warned the board twice"), NewHighlight{Colour: notebook.Green, Tags: []string{"warning"}})
	must(t, err)
	before := dump(t, s)
	again := open(t, store)
	if got := dump(t, again); got != before {
		t.Errorf("after reopening:\n%s", firstDifference(before, got))
	}
	placed, err := again.HighlightsIn(id)
	must(t, err)
	if len(placed) != 1 || placed[0].State != anchor.Anchored {
		t.Errorf("highlights after reopening: %v", placed)
	}
}

// corrected is harbour as printed a day later, in another form.
var corrected = strings.NewReplacer("4.2 million", "4.6 million", "kronor", "Kronor").Replace(harbour) + "\nCorrection: an earlier version gave another sum.\n"

func TestHighlightsOfOneVersionAreSeenInTheOther(t *testing.T) {
	s := open(t, nil)
	a := take(t, s, "a.txt", harbour)
	b := take(t, s, "b.txt", corrected)
	d, err := s.Document(a)
	must(t, err)
	if len(d.LiveVersions()) != 1 || d.LiveVersions()[0].Document != b {
		t.Fatalf("the two are not linked: %v", d.Versions)
	}
	_, err = s.AddHighlight(a, at(t, s, a, "her office had warned the board twice"), NewHighlight{})
	must(t, err)
	placed, err := s.HighlightsIn(b)
	must(t, err)
	if len(placed) != 1 || !placed[0].Foreign || placed[0].State != anchor.Anchored {
		t.Fatalf("in the other version: %v", placed)
	}
	text, err := s.Text(b)
	must(t, err)
	if got := text.At(placed[0].Span); got != "her office had warned the board twice" {
		t.Errorf("it stands at %q", got)
	}
	h, err := s.Adopt(placed[0].ID, b)
	must(t, err)
	if h.Document != b {
		t.Error("the adopted highlight is not of this version")
	}
}

func TestUnlinkedVersionsStayApart(t *testing.T) {
	s := open(t, nil)
	a := take(t, s, "a.txt", harbour)
	b := take(t, s, "b.txt", corrected)
	must(t, s.LinkVersion(a, b, false))
	_, err := s.AddHighlight(a, at(t, s, a, "warned the board twice"), NewHighlight{})
	must(t, err)
	placed, err := s.HighlightsIn(b)
	must(t, err)
	if len(placed) != 0 {
		t.Errorf("the unlinked version shows %v", placed)
	}
}

func TestTheSameDayInTwoVersionsIsOneEvent(t *testing.T) {
	s := open(t, nil)
	a := take(t, s, "a.txt", harbour)
	b := take(t, s, "b.txt", corrected)
	for _, e := range s.EventsIn(a) {
		if e.When.EDTF == "2019-03-04" {
			if !e.In(b) || len(e.Sources) != 2 {
				t.Errorf("the signature has sources %v, want one in each version", e.Sources)
			}
			return
		}
	}
	t.Error("4 March 2019 is not among the events")
}

func TestAMergeIsKeptAndSplit(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", harbour)
	found := s.EntitiesIn(id, false)
	if len(found) < 2 {
		t.Fatalf("%d entities, want two at least", len(found))
	}
	into, from := found[0], found[1]
	must(t, s.MergeEntities(into.ID, from.ID))
	merged := s.EntitiesIn(id, false)
	if len(merged) != len(found)-1 {
		t.Fatalf("%d entities after merging, want %d", len(merged), len(found)-1)
	}
	if e, _ := s.Entity(from.ID); e.ID != into.ID || !slices.Contains(e.Aliases, from.Name) {
		t.Errorf("the merged one is %v", e)
	}
	must(t, s.SplitEntity(from.ID))
	if n := len(s.EntitiesIn(id, false)); n != len(found) {
		t.Errorf("%d entities after splitting, want %d", n, len(found))
	}
}

func TestWhatWasHiddenStaysHiddenInLaterDocuments(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", harbour)
	hidden := s.EntitiesIn(id, false)[0]
	must(t, s.HideEntity(hidden.ID, true))
	later := take(t, s, "c.txt", harbour+"\nAnother day, another article about the same people and the same money, "+hidden.Name+" among them.\n")
	for _, f := range s.EntitiesIn(later, false) {
		if f.ID == hidden.ID || f.Name == hidden.Name {
			t.Errorf("%q is shown again", f.Name)
		}
	}
}

func TestAChangedDateReadsRelativeOnesAgain(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", harbour)
	thursday := func() string {
		timexes, err := s.Timexes(id)
		must(t, err)
		span := at(t, s, id, "Thursday")
		for _, x := range timexes {
			if x.Span.Overlaps(span) {
				return x.When.EDTF
			}
		}
		return "not found"
	}
	if got := thursday(); got != "2019-03-07" {
		t.Errorf("Thursday is %s, want 2019-03-07", got)
	}
	must(t, s.SetField(id, FieldPublished, "16 March 2019"))
	if got := thursday(); got != "2019-03-14" {
		t.Errorf("Thursday is %s after the change, want 2019-03-14", got)
	}
	must(t, s.SetField(id, FieldPublished, ""))
	if got := thursday(); got != "" {
		t.Errorf("Thursday is %s without a date, want nothing", got)
	}
}

func TestAnEditedEventSurvivesAnotherReading(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", harbour)
	e := s.EventsIn(id)[0]
	must(t, s.EditEvent(e.ID, "The contract", "5 March 2019"))
	must(t, s.SetField(id, FieldPublished, "16 March 2019"))
	got, err := s.Event(e.ID)
	must(t, err)
	if got.Title != "The contract" || got.When.EDTF != "2019-03-05" {
		t.Errorf("the event is %q on %s", got.Title, got.When.EDTF)
	}
}

func TestAQuoteInANoteLeadsBack(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", "Émile Żak 🙂 spoke first.\n\n"+harbour)
	span := at(t, s, id, "Lindqvist Marine denies any wrongdoing")
	n, err := s.QuoteInto(notebook.ID{}, id, span)
	must(t, err)
	if !slices.Contains(n.Documents, id) {
		t.Error("the note does not belong to the document")
	}
	link := n.Markdown[strings.Index(n.Markdown, "casebound:"):]
	place, err := s.Follow(link[:strings.IndexByte(link, ')')])
	must(t, err)
	if place.Document != id || place.Span != span {
		t.Errorf("the link leads to %v, want %v", place.Span, span)
	}
	if back := s.Backlinks(notebook.Place{Document: id}); len(back) != 1 || back[0].ID != n.ID {
		t.Errorf("backlinks %v", back)
	}
}

func TestBackAndForwardFollowTheTrail(t *testing.T) {
	s := open(t, nil)
	var shown []notebook.Place
	s.OnGo(func(p notebook.Place) { shown = append(shown, p) })
	a, b := notebook.Place{Document: notebook.ID{1}}, notebook.Place{Document: notebook.ID{2}}
	s.Go(a)
	s.Go(b)
	s.Back()
	if s.Here() != a || !s.CanGoForward() {
		t.Fatalf("back leads to %v", s.Here())
	}
	s.Forward()
	if s.Here() != b || len(shown) != 4 {
		t.Errorf("forward leads to %v after %d places", s.Here(), len(shown))
	}
}

func TestTheFinderFollowsChanges(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", harbour)
	finds := func(query string) bool {
		return slices.ContainsFunc(s.Find(context.Background(), query, 10).Results, func(r finderResult) bool {
			return r.Candidate.Place.Document == id || r.Candidate.Kind.String() == "note"
		})
	}
	if !finds("port inspectors") {
		t.Error("the document is not found by its title")
	}
	n, err := s.NewNote("# Zebra crossing")
	must(t, err)
	if !finds("zebra") {
		t.Error("the new note is not found")
	}
	must(t, s.TrashNote(n.ID))
	if finds("zebra") {
		t.Error("the trashed note is found")
	}
}

func TestTheViewIsRemembered(t *testing.T) {
	store := storetest.Memory()
	s := open(t, store)
	s.View().Positions["x"], s.View().Look = 42, "sepia"
	must(t, s.SaveView())
	if v := open(t, store).View(); v.Positions["x"] != 42 || v.Look != "sepia" {
		t.Errorf("after reopening the view is %+v", v)
	}
}

func TestABadFileLeavesTheNotebookAsItWas(t *testing.T) {
	s := open(t, nil)
	before := dump(t, s)
	dir := t.TempDir()
	bad := filepath.Join(dir, "picture.txt")
	must(t, os.WriteFile(bad, []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"), 0o600))
	for _, path := range []string{bad, filepath.Join(dir, "missing.txt"), dir} {
		out := s.Import(context.Background(), path, Given{})
		if out.Outcome != OutcomeFailed || out.Reason == "" {
			t.Errorf("%s: %s %q, want a failure with a reason", filepath.Base(path), out.Outcome, out.Reason)
		}
	}
	if dump(t, s) != before {
		t.Error("the notebook changed")
	}
}

func TestEmptyingTheTrashTakesEverythingReadFromADocument(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", harbour)
	_, err := s.AddHighlight(id, at(t, s, id, "never done"), NewHighlight{})
	must(t, err)
	must(t, s.TrashDocument(id))
	must(t, s.EmptyTrash(true))
	if got := dump(t, s); strings.Contains(got, id.String()) {
		t.Errorf("left behind: %s", got)
	}
	if s.Undoes() != "" {
		t.Error("what is gone for good can be undone")
	}
}
