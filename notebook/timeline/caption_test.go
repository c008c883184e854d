package timeline

import (
	"testing"

	"casebound/notebook"
)

func TestACaptionLeavesTheDateToItsLabel(t *testing.T) {
	for _, c := range []struct{ title, words, want string }{
		{"On 8 April, Ines Takahara resigned from the board.", "8 April", "Ines Takahara resigned from the board."},
		{"In 1999 he moved the firm to Lisbon.", "1999", "He moved the firm to Lisbon."},
		{"8 April 2020, a ferry left the quay at last", "8 April 2020", "A ferry left the quay at last"},
		{"on thursday the senate told its members to leave", "thursday", "The senate told its members to leave"},
		{"Late on Friday, über die Brücke kam ein Wagen.", "Friday", "Über die Brücke kam ein Wagen."},

		{"Thursday was a holiday in the whole province.", "Thursday", "Thursday was a holiday in the whole province."},
		{"By 2030, half of the fleet will be electric.", "2030", "By 2030, half of the fleet will be electric."},
		{"On 8 and 9 April the council met behind closed doors.", "8", "On 8 and 9 April the council met behind closed doors."},
		{"In the 1990s, prices rose by half in ten years.", "1990s", "In the 1990s, prices rose by half in ten years."},
		{"An Apr. 3 report by the lab found weaknesses.", "Apr. 3", "An Apr. 3 report by the lab found weaknesses."},
		{"On 8 April, he resigned.", "8 April", "On 8 April, he resigned."},
		{"In 2019-20 the club finished as second of its league.", "2019", "In 2019-20 the club finished as second of its league."},
		{"The senate met.", "", "The senate met."},
	} {
		e := notebook.Event{Title: c.title, When: notebook.When{Words: c.words}}
		if got := Caption(&e); got != c.want {
			t.Errorf("%q\ngot  %q\nwant %q", c.title, got, c.want)
		}
		if e.Edited = true; Caption(&e) != c.title {
			t.Errorf("%q was written by the reader and is not said whole", c.title)
		}
	}
}
