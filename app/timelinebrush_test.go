package app

import (
	"slices"
	"strings"
	"testing"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/notebook/timeline"
)

// second is another document, about other days.
const second = `Old pier at Lillevik – Pier News

The pier at Lillevik burnt down on 11 January 2017, and Oda Brekke saw it from her boat.
`

// sitWithTwo is a window on two documents, the first of them open.
func sitWithTwo(t *testing.T) (s *seat, other notebook.ID) {
	t.Helper()
	s = sit(t)
	other = s.take(t, "pier.txt", second)
	s.session.Go(notebook.Place{Document: s.document})
	return s, other
}

func TestABrushNarrowsLibraryNamesAndHighlights(t *testing.T) {
	s, other := sitWithTwo(t)
	s.choose(t, "nobody had asked her")
	s.letter('2')
	day := func(edtf string) (notebook.Instant, notebook.Instant) {
		w, err := notebook.ParseEDTF(edtf)
		if err != nil {
			t.Fatal(err)
		}
		return w.Earliest, w.Latest
	}
	open, err := s.session.Document(s.document)
	if err != nil {
		t.Fatal(err)
	}
	s.narrow(day("2022-06-03"))
	if s.library.keeps(mustDocument(t, s, other)) || !s.library.keeps(open) {
		t.Error("the library lists what does not tell of the day")
	}
	if rows := s.inspector.entityRows(); len(rows) == 0 || !hasName(s, "Ewa Lind") || hasName(s, "Lindqvist") {
		t.Errorf("names %v", rows)
	}
	if n := len(s.inspector.cards()); n != 1 {
		t.Errorf("%d highlights in the sentence of the day, want 1", n)
	}
	s.narrow(day("2022-06-07"))
	if n := len(s.inspector.cards()); n != 0 {
		t.Errorf("%d highlights on another day, want none", n)
	}
	if !strings.HasPrefix(s.message, "Only 7 Jun 2022: 1 event") {
		t.Errorf("it says %q", s.message)
	}
	s.run("timeline.unbrush")
	if s.brush.on || !s.library.keeps(mustDocument(t, s, other)) || len(s.inspector.cards()) != 1 {
		t.Error("not everything is back")
	}
	s.run("timeline.unbrush")
	if !strings.HasPrefix(s.message, "All times are shown already") {
		t.Errorf("it says %q", s.message)
	}
}

func TestABrushNarrowsNotes(t *testing.T) {
	s, other := sitWithTwo(t)
	for _, about := range []notebook.ID{s.document, other} {
		if _, err := s.session.NewNote("what was seen", about); err != nil {
			t.Fatal(err)
		}
	}
	w, err := notebook.ParseEDTF("2017-01-11")
	if err != nil {
		t.Fatal(err)
	}
	s.narrow(w.Earliest, w.Latest)
	if got := s.brush.notes(s.session.Notes()); len(got) != 1 || !slices.Contains(got[0].Documents, other) {
		t.Errorf("notes %v, want the one about the document that tells of the day", got)
	}
	s.unbrush()
	if n := len(s.brush.notes(s.session.Notes())); n != 2 {
		t.Errorf("%d notes without a brush, want both", n)
	}
}

func TestABrushNarrowsTheSearch(t *testing.T) {
	s, _ := sitWithTwo(t)
	s.openSearch()
	s.search.widget.SetQuery("lillevik")
	before := s.search.results.Documents
	w, err := notebook.ParseEDTF("2017-01-11")
	if err != nil {
		t.Fatal(err)
	}
	s.narrow(w.Earliest, w.Latest)
	if r := s.search.results; r.Documents != 1 || before < 1 {
		t.Errorf("%d documents, want the one that tells of the day, of %d", r.Documents, before)
	}
	if said := s.search.widget.Said(); !strings.HasSuffix(said, "only 11 Jan 2017") {
		t.Errorf("it says %q", said)
	}
	s.search.widget.SetQuery("nobody")
	if r := s.search.results; r.Documents != 0 {
		t.Errorf("%d documents for a word of another, want none", r.Documents)
	}
	s.search.leave()
	if r := s.search.results; r.Documents != 1 || s.brush.on {
		t.Errorf("%d documents without a brush, want 1", r.Documents)
	}
	s.search.leave()
	if s.search.widget.Visible() || s.current.Document != s.document {
		t.Error("Escape does not lead back to the document")
	}
}

func mustDocument(t *testing.T, s *seat, id notebook.ID) notebook.Document {
	t.Helper()
	d, err := s.session.Document(id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func hasName(s *seat, part string) bool {
	for _, r := range s.inspector.entityRows() {
		if strings.Contains(r.Name, part) {
			return true
		}
	}
	return false
}

func TestTheTimelineOfWhatIsChosen(t *testing.T) {
	s, other := sitWithTwo(t)
	c, err := s.session.AddCollection("Fires", other)
	if err != nil {
		t.Fatal(err)
	}
	s.timeline.selection = func() []notebook.ID { return []notebook.ID{s.document, other} }
	if got, want := scopeWords(s), "this document|2 documents|the notebook|Fires"; got != want {
		t.Errorf("scopes %s, want %s", got, want)
	}
	s.run("timeline.scope")
	if got := s.timeline.scope(); len(got) != 2 {
		t.Errorf("of those selected it shows %v", got)
	}
	s.timeline.setScope(scopeCollection + c.ID.String())
	if got := s.timeline.scope(); len(got) != 1 || got[0] != other {
		t.Errorf("of the collection it shows %v", got)
	}
	if err := s.session.DeleteCollection(c.ID); err != nil {
		t.Fatal(err)
	}
	if got := s.timeline.current().key; got != scopeDocument {
		t.Errorf("a collection that is gone leaves the scope %q", got)
	}
}

func scopeWords(s *seat) string {
	var words []string
	for _, scope := range s.timeline.scopes() {
		words = append(words, scope.words)
	}
	return strings.Join(words, "|")
}

func TestTheTimelineIsColoured(t *testing.T) {
	s, _ := sitWithTwo(t)
	s.run("timeline.colour")
	if got := s.session.View().Colours; got != session.ColourByDocument {
		t.Errorf("coloured by %q", got)
	}
	if got, want := labels(s.timeline.colours()), "Colour by(Nothing|*Document|Status|Kind)"; got != want {
		t.Errorf("offers %s", got)
	}
	drawn, err := DrawTimeline("dark")(mustChart(t, s), session.TimelinePNG)
	if err != nil || len(drawn) < 1000 || string(drawn[1:4]) != "PNG" {
		t.Errorf("%d bytes, %v", len(drawn), err)
	}
}

func mustChart(t *testing.T, s *seat) timeline.Chart {
	t.Helper()
	chart, _ := s.session.TimelineChart(session.TimelineExport{Colour: session.ColourByKind})
	if len(chart.Entries) == 0 {
		t.Fatal("there is nothing on the timeline")
	}
	return chart
}

func TestCollectionsAreKeptInTheLibrary(t *testing.T) {
	s, other := sitWithTwo(t)
	c, err := s.session.AddCollection("Fires")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := labels(s.library.collectMenu(other)...), "Add to collection(Fires||New collection…)"; got != want {
		t.Errorf("offers %s, want %s", got, want)
	}
	s.library.collectMenu(other)[0].ChildMenu.Items[0].Action()
	if !s.session.InCollection(c.ID, other) {
		t.Fatal("the document was not added")
	}
	if got, want := labels(s.library.collectMenu(other)...), "Add to collection(New collection…)|Take out of “Fires”"; got != want {
		t.Errorf("offers %s, want %s", got, want)
	}
	s.library.gather(c.ID)
	if s.library.keeps(mustDocument(t, s, s.document)) || !s.library.keeps(mustDocument(t, s, other)) {
		t.Error("the library lists what is not in the collection")
	}
	s.run("edit.undo")
	if s.session.InCollection(c.ID, other) {
		t.Error("it cannot be undone")
	}
	s.run("edit.undo")
	s.library.refresh()
	if !s.library.in.IsZero() {
		t.Error("the library is narrowed to a collection that is gone")
	}
}
