package session

import (
	"cmp"
	"fmt"
	"slices"

	"casebound/notebook"
)

// TimelineColour is what the colours of a timeline stand for. The zero
// TimelineColour colours by nothing but what needs a warning.
type TimelineColour string

// What a timeline can be coloured by.
const (
	ColourPlain      TimelineColour = ""
	ColourByDocument TimelineColour = "document"
	ColourByStatus   TimelineColour = "status"
	ColourByKind     TimelineColour = "kind"
)

// TimelineColours are all of them, in the order they are offered.
var TimelineColours = []TimelineColour{ColourPlain, ColourByDocument, ColourByStatus, ColourByKind}

// ParseTimelineColour reads one by its name; "" is ColourPlain.
func ParseTimelineColour(name string) (TimelineColour, error) {
	if c := TimelineColour(name); slices.Contains(TimelineColours, c) {
		return c, nil
	}
	return "", fmt.Errorf("%q is nothing to colour by: use document, status or kind", name)
}

// TimelineGroup is what one colour stands for.
type TimelineGroup struct {
	Name  string
	Count int // events
}

// documentGroups is how many documents have a colour of their own; the rest
// share one.
const documentGroups = 6

// TimelineGroups sorts events into groups, the same events always into the
// same ones: of tells the group of each event, -1 for none.
func (s *Session) TimelineGroups(by TimelineColour, events []notebook.Event) (groups []TimelineGroup, of []int) {
	of = make([]int, len(events))
	switch by {
	case ColourByDocument:
		return s.documentGroups(events, of)
	case ColourByStatus:
		return gather(events, of, notebook.Negated+1, func(e notebook.Event) notebook.Status { return e.Status })
	case ColourByKind:
		return gather(events, of, notebook.HandMade+1, func(e notebook.Event) notebook.EventKind { return e.Kind })
	}
	for i := range of {
		of[i] = -1
	}
	return nil, of
}

// gather makes a group of every value below end that some event has.
func gather[T interface {
	~uint8
	fmt.Stringer
}](events []notebook.Event, of []int, end T, value func(notebook.Event) T) ([]TimelineGroup, []int) {
	counts := make([]int, end)
	for _, e := range events {
		if v := value(e); v < end {
			counts[v]++
		}
	}
	var groups []TimelineGroup
	number := make([]int, end)
	for v := range end {
		number[v] = -1
		if counts[v] > 0 {
			number[v] = len(groups)
			groups = append(groups, TimelineGroup{v.String(), counts[v]})
		}
	}
	for i, e := range events {
		of[i] = -1
		if v := value(e); v < end {
			of[i] = number[v]
		}
	}
	return groups, of
}

// documentGroups gives the documents that most of the events are from a group
// each. An event that several speak of goes to the one with the most.
func (s *Session) documentGroups(events []notebook.Event, of []int) ([]TimelineGroup, []int) {
	counts := map[notebook.ID]int{}
	for _, e := range events {
		for _, id := range s.documentsOf(e) {
			counts[id]++
		}
	}
	ids := make([]notebook.ID, 0, len(counts))
	for id := range counts {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b notebook.ID) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(s.shelf.documents[a].Title, s.shelf.documents[b].Title), byID(a, b))
	})
	own := ids[:min(len(ids), documentGroups)]
	groups := make([]TimelineGroup, len(own), len(own)+1)
	for i, id := range own {
		groups[i].Name = s.shelf.documents[id].Title
	}
	rest := 0
	for i, e := range events {
		of[i] = -1
		for _, id := range s.documentsOf(e) {
			if g := slices.Index(own, id); g >= 0 && (of[i] < 0 || g < of[i]) {
				of[i] = g
			}
		}
		if of[i] >= 0 {
			groups[of[i]].Count++
		} else {
			rest++
		}
	}
	if rest == 0 {
		return groups, of
	}
	for i := range of {
		if of[i] < 0 {
			of[i] = len(groups)
		}
	}
	return append(groups, TimelineGroup{"other", rest}), of
}

// documentsOf are the documents that speak of an event, each once.
func (s *Session) documentsOf(e notebook.Event) []notebook.ID {
	var ids []notebook.ID
	for _, src := range e.Sources {
		if d, ok := s.shelf.documents[src.Document]; ok && d.Trashed.IsZero() && !slices.Contains(ids, d.ID) {
			ids = append(ids, d.ID)
		}
	}
	return ids
}
