package session

import (
	"fmt"
	"slices"
	"strings"

	"casebound/notebook"
	"casebound/notebook/markdown"
	"casebound/notebook/timeline"
)

// TimelineChart is the timeline that an export asks for, ready to be drawn. It
// says how many events have no date and are left out.
func (s *Session) TimelineChart(e TimelineExport) (chart timeline.Chart, undated int) {
	events, hidden := s.Timeline(e.Filter, e.Documents...)
	chart = timeline.Chart{Title: s.timelineTitle(e.Documents), From: e.From, To: e.To}
	groups, of := s.TimelineGroups(e.Colour, events)
	for _, g := range groups {
		chart.Groups = append(chart.Groups, fmt.Sprintf("%s (%d)", shorten(g.Name, 40), g.Count))
	}
	numbers := map[notebook.ID]int{}
	for i, event := range events {
		if !event.When.Known() {
			undated++
			continue
		}
		entry := timeline.Entry{
			Item: timeline.ItemOf(event), Date: event.When.String(), Title: timeline.Caption(&event), Group: of[i],
			Slanted: event.Status == notebook.Negated || event.Status == notebook.Hypothetical,
			Quiet:   event.Kind == notebook.Publication,
		}
		for _, id := range s.documentsOf(event) {
			if numbers[id] == 0 {
				numbers[id] = len(numbers) + 1
				chart.Sources = append(chart.Sources, sourceLine(s.shelf.documents[id]))
			}
			entry.Sources = append(entry.Sources, numbers[id])
		}
		slices.Sort(entry.Sources)
		chart.Entries = append(chart.Entries, entry)
	}
	chart.Notes = chartNotes(len(chart.Entries), hidden, undated, s.filterWords(e.Filter))
	return chart, undated
}

// sourceLine is a document as a list of sources has it.
func sourceLine(d notebook.Document) string {
	line := markdown.Citation{Title: d.Title, Publisher: d.Publisher}.String()
	if d.Published.Known() {
		line += ", " + d.Published.When.String()
	}
	return line
}

// chartNotes says what is on a chart, and what is not.
func chartNotes(shown, hidden, undated int, filter string) []string {
	parts := []string{counted(shown, "event")}
	if filter != "" {
		parts = append(parts, "only "+filter)
	}
	if hidden > 0 {
		parts = append(parts, fmt.Sprintf("%d hidden", hidden))
	}
	if undated > 0 {
		parts = append(parts, fmt.Sprintf("%d undated", undated))
	}
	return []string{strings.Join(parts, " · ")}
}

// filterWords says what a filter keeps: "with Ewa Lind, planned".
func (s *Session) filterWords(f TimelineFilter) string {
	var parts []string
	if e, err := s.Entity(f.Entity); err == nil {
		parts = append(parts, "with "+e.Name)
	}
	if f.Tag != "" {
		parts = append(parts, "#"+f.Tag)
	}
	if c, err := s.Collection(f.Collection); err == nil {
		parts = append(parts, "in “"+c.Name+"”")
	}
	if f.Status != nil {
		parts = append(parts, f.Status.String())
	}
	if f.Verdict != nil {
		parts = append(parts, f.Verdict.String())
	}
	if text := strings.Join(strings.Fields(f.Text), " "); text != "" {
		parts = append(parts, "“"+text+"”")
	}
	return strings.Join(parts, ", ")
}
