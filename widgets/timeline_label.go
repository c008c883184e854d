package widgets

import (
	"strings"

	"casebound/notebook"
	"casebound/notebook/timeline"
)

// eventLabel is what the label of an event says, and its width.
type eventLabel struct {
	date, caption string
	width         float32
}

// tagDate is how a label's date is set; its title is small.
var tagDate = style{strong, 12}

// label is an event's, measured once.
func (t *Timeline) label(item int) eventLabel {
	l, known := t.labels[item]
	if !known {
		e := t.eventOf(item)
		l.date, l.caption = t.dateOf(e), timeline.Caption(e)
		l.width = tagDate.width(l.date) + 7 + small.width(l.caption) + 22
		if t.theirs(item) != "" {
			l.width += takeOverWide
		}
		t.labels[item] = l
	}
	return l
}

// dateOf is the date as a label says it: a loose one with a tilde, and without
// the year that all share.
func (t *Timeline) dateOf(e *notebook.Event) string {
	date := strings.TrimSuffix(e.When.String(), t.year)
	for _, hedge := range []string{"perhaps ", "about "} {
		date = strings.TrimPrefix(date, hedge)
	}
	if isLoose(e) && e.When.Modifier <= notebook.About {
		return "~" + date
	}
	return date
}

// isLoose reports whether an event's date is not simply what the text says.
func isLoose(e *notebook.Event) bool {
	return e.When.Modifier != notebook.Exactly || e.Dating == notebook.Approximate ||
		e.Dating == notebook.FromDocument || e.Dating == notebook.FromText || strings.ContainsAny(e.When.EDTF, "~?%")
}

func isDay(w notebook.When) bool {
	return w.Earliest != notebook.Beginning && w.Latest != notebook.End && w.Granularity() <= notebook.Day
}

// commonYear is " 2020" when every event is of that year and its date ends in
// it: when there is none longer than a month.
func (t *Timeline) commonYear() string {
	year := ""
	for item := range t.shown {
		w := t.eventOf(item).When
		if w.Granularity() > notebook.Month || w.Earliest == notebook.Beginning || w.Latest == notebook.End {
			return ""
		}
		from, to := w.Earliest.Time().Format(" 2006"), w.Latest.Time().Format(" 2006")
		if from != to || year != "" && from != year {
			return ""
		}
		year = from
	}
	return year
}

// tipText says how a date was arrived at and how the text speaks of it.
func tipText(e *notebook.Event, contradicted bool) string {
	how := map[notebook.Dating]string{
		notebook.YearInferred: "year inferred",
		notebook.FromDocument: "relative to the document's date",
		notebook.FromText:     "relative to another date in the text",
		notebook.Approximate:  "approximate",
		notebook.ByHand:       "set by you",
	}[e.Dating]
	if e.When.Words != "" {
		how = strings.TrimSuffix("“"+e.When.Words+"”, "+how, ", ")
	}
	if base, err := notebook.ParseEDTF(e.When.Base); e.When.Base != "" && err == nil {
		how += ", read from " + base.String()
	}
	parts := []string{how}
	if e.Status != notebook.Stated {
		parts = append(parts, e.Status.String())
	}
	if e.Verdict == notebook.Confirmed {
		parts = append(parts, "confirmed")
	}
	if contradicted {
		parts = append(parts, "another version has a different date")
	}
	if len(e.Sources) > 1 {
		parts = append(parts, counted(len(e.Sources), "source", "sources"))
	}
	return dotted(parts...)
}
