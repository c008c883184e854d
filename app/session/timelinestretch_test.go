package session

import (
	"testing"

	"casebound/notebook"
)

func TestAStretchOfTimeFindsWhatTellsOfIt(t *testing.T) {
	s, a, b := told(t)
	year := func(edtf string) (from, to notebook.Instant) {
		w, err := notebook.ParseEDTF(edtf)
		must(t, err)
		return w.Earliest, w.Latest
	}
	from, to := year("2018")
	later := s.Stretch(TimelineFilter{}, from, to)
	if !later.HasDocument(b) || later.HasDocument(a) || later.Events != 1 {
		t.Errorf("2018 finds %+v", later)
	}
	from, to = year("2017-01-11")
	fire := s.Stretch(TimelineFilter{}, from, to)
	ewa := at(t, s, b, "Ewa Lind")
	found := false
	for _, e := range s.EntitiesIn(b, false) {
		if e.Name == "Ewa Lind" {
			found = true
			if !fire.HasEntity(e.ID) || later.HasEntity(e.ID) {
				t.Error("Ewa Lind saw the fire and not the building")
			}
		}
	}
	if !found || !fire.Touches(b, ewa) || later.Touches(b, ewa) {
		t.Errorf("the fire %+v, later %+v", fire, later)
	}
	if none := s.Stretch(TimelineFilter{Text: "unicorn"}, from, to); none.Events != 0 || none.HasDocument(b) {
		t.Errorf("a filter that shows nothing finds %+v", none)
	}
}
