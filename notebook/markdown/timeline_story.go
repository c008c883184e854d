package markdown

import (
	"bytes"
	"encoding/json"
	"html"
	"strings"
	"time"

	"casebound/notebook"
)

// The shapes that TimelineJS 3 reads. Headlines and texts are HTML there.
type (
	storyFile struct {
		Title  storySlide   `json:"title"`
		Events []storySlide `json:"events"`
	}
	storySlide struct {
		ID      string     `json:"unique_id,omitempty"`
		Start   *storyDate `json:"start_date,omitempty"`
		End     *storyDate `json:"end_date,omitempty"`
		Display string     `json:"display_date,omitempty"`
		Text    storyText  `json:"text"`
		Group   string     `json:"group,omitempty"`
	}
	storyText struct {
		Headline string `json:"headline"`
		Text     string `json:"text,omitempty"`
	}
	storyDate struct {
		Year   int  `json:"year"`
		Month  int  `json:"month,omitempty"`
		Day    int  `json:"day,omitempty"`
		Hour   *int `json:"hour,omitempty"`
		Minute *int `json:"minute,omitempty"`
	}
)

// timelineJS writes the JSON of TimelineJS. Its dates are as fine as the times
// are known; the words of the date are shown in their place. left counts
// events without a date.
func timelineJS(t Timeline) (out []byte, left int, err error) {
	file := storyFile{Title: storySlide{Text: storyText{Headline: html.EscapeString(t.Title)}}, Events: []storySlide{}}
	for _, h := range t.Events {
		s, ok := stretchOf(h.When)
		if !ok {
			left++
			continue
		}
		slide := storySlide{
			ID: h.ID.String(), Display: html.EscapeString(h.When.String()),
			Text: storyText{Headline: html.EscapeString(h.Title), Text: storyWords(h)},
		}
		slide.Start, slide.End = s.storyDates()
		if len(h.Sources) > 0 {
			slide.Group = html.EscapeString(h.Sources[0].Title)
		}
		file.Events = append(file.Events, slide)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	err = e.Encode(file)
	return b.Bytes(), left, err
}

func storyWords(h Happening) string {
	var b strings.Builder
	for _, s := range []string{h.Sentence, sourcesOf(h), standing(h.Event)} {
		if s != "" {
			b.WriteString("<p>" + html.EscapeString(s) + "</p>")
		}
	}
	return b.String()
}

// storyDates are the two ends, no finer than they are known; the end is nil
// when the start says it all.
func (s stretch) storyDates() (start, end *storyDate) {
	first, last := s.from.Time(), s.to.Time()
	switch {
	case s.wholeYears():
		start, end = &storyDate{Year: first.Year()}, &storyDate{Year: last.Year()}
	case s.wholeMonths():
		start, end = &storyDate{Year: first.Year(), Month: int(first.Month())}, &storyDate{Year: last.Year(), Month: int(last.Month())}
	case s.wholeDays():
		start, end = storyDay(first), storyDay(last)
	default:
		start, end = storyTime(first), storyTime((s.to + 1).Time())
		if s.to-s.from < notebook.Instant(time.Minute/time.Second) {
			end = nil
		}
		return start, end
	}
	if *start == *end {
		end = nil
	}
	return start, end
}

func storyDay(t time.Time) *storyDate {
	return &storyDate{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

func storyTime(t time.Time) *storyDate {
	d, hour, minute := storyDay(t), t.Hour(), t.Minute()
	d.Hour, d.Minute = &hour, &minute
	return d
}
