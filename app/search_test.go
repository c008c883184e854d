package app

import (
	"strings"
	"testing"

	"casebound/notebook/search"
)

func TestASearchSaysHowMuchWasSearched(t *testing.T) {
	s := sit(t)
	s.openSearch()
	s.search.widget.SetQuery("inquiry")
	if said := s.search.widget.Said(); !strings.HasPrefix(said, "1 hit in 1 document") || strings.Contains(said, "searched") {
		t.Errorf("all was searched, and it says %q", said)
	}
	s.search.take(search.Results{Searched: 1412, Total: 2000}, "no hits")
	if said := s.search.widget.Said(); said != "no hits · searched 1\u202f412 of 2\u202f000 so far" {
		t.Errorf("behind, it says %q", said)
	}
}

func TestASearchSaysWhatIsWrongAndWhere(t *testing.T) {
	s := sit(t)
	s.openSearch()
	if said := s.search.widget.Said(); said != "" {
		t.Errorf("before a word is typed it says %q", said)
	}
	s.search.widget.SetQuery("inquiry AND (depth")
	if said := s.search.widget.Said(); said != "Character 13: this bracket is never closed." {
		t.Errorf("it says %q", said)
	}
	s.search.widget.SetQuery("inqiury")
	if said := s.search.widget.Said(); !strings.Contains(said, "not as written, but nearly: inquiry") {
		t.Errorf("of a near miss it says %q", said)
	}
}

func TestASavedSearchIsOpenedFromTheFinder(t *testing.T) {
	s := sit(t)
	v, err := s.session.SaveSearch("Who asked", "pilot AND depth", true)
	if err != nil {
		t.Fatal(err)
	}
	s.finder.show("who asked")
	s.finder.chosen(0, false)
	if got := s.search.widget.Query(); !s.search.widget.Visible() || got != v.Query || s.search.sort != search.ByDate {
		t.Errorf("the page shows %q, sorted %v", got, s.search.sort)
	}
	if err := s.session.DeleteSearch(v.ID); err != nil {
		t.Fatal(err)
	}
	if len(s.search.saved) != 0 {
		t.Errorf("after deleting, the page lists %v", s.search.saved)
	}
	if err := s.session.Undo(); err != nil {
		t.Fatal(err)
	}
	if len(s.search.saved) != 1 {
		t.Errorf("after undoing, the page lists %v", s.search.saved)
	}
}
