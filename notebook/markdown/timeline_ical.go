package markdown

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"casebound/notebook"
)

// timelineICal writes a calendar (RFC 5545). Times are floating, as texts
// seldom name a zone; what is no single day carries its date in words before
// its title. left counts what lies outside the years 1 to 9999 or has no date.
func timelineICal(t Timeline) (out []byte, left int) {
	var c calendar
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//Casebound//Timeline//EN")
	c.line("CALSCALE:GREGORIAN")
	c.line("METHOD:PUBLISH")
	c.line("X-WR-CALNAME:" + calendarText(t.Title))
	for _, h := range t.Events {
		s, ok := stretchOf(h.When)
		if !ok || s.from.Time().Year() < 1 || (s.to+1).Time().Year() > 9999 {
			left++
			continue
		}
		c.event(h, s)
	}
	c.line("END:VCALENDAR")
	return []byte(c.String()), left
}

type calendar struct{ strings.Builder }

func (c *calendar) event(h Happening, s stretch) {
	c.line("BEGIN:VEVENT")
	c.line("UID:" + h.ID.String() + "@casebound")
	c.line("DTSTAMP:" + h.Modified.UTC().Format("20060102T150405Z"))
	if s.wholeDays() || !s.exact {
		c.line("DTSTART;VALUE=DATE:" + s.from.Time().Format("20060102"))
		c.line("DTEND;VALUE=DATE:" + dayAfter(s.to).Time().Format("20060102"))
	} else {
		c.line("DTSTART:" + s.from.Time().Format("20060102T150405"))
		c.line("DTEND:" + (s.to + 1).Time().Format("20060102T150405"))
	}
	title := h.Title
	if !s.exact {
		title = h.When.String() + ": " + title
	}
	c.line("SUMMARY:" + calendarText(title))
	c.line("DESCRIPTION:" + calendarText(describe(h)))
	if len(h.Names) > 0 {
		names := make([]string, len(h.Names))
		for i, n := range h.Names {
			names[i] = calendarText(n)
		}
		c.line("CATEGORIES:" + strings.Join(names, ","))
	}
	status := "TENTATIVE"
	if h.Verdict == notebook.Confirmed {
		status = "CONFIRMED"
	}
	c.line("STATUS:" + status)
	if address, ok := firstAddress(h); ok {
		c.line("URL:" + address)
	}
	c.line("TRANSP:TRANSPARENT")
	c.line("END:VEVENT")
}

// dayAfter is the first second of the day after.
func dayAfter(i notebook.Instant) notebook.Instant {
	return i - notebook.Instant(mod(i, daySeconds)) + daySeconds
}

// describe is the date in words, the sentence and where it stands.
func describe(h Happening) string {
	lines := []string{h.When.String()}
	for _, more := range []string{h.Sentence, sourcesOf(h), standing(h.Event)} {
		if more != "" {
			lines = append(lines, more)
		}
	}
	return strings.Join(lines, "\n")
}

func firstAddress(h Happening) (string, bool) {
	for _, c := range h.Sources {
		u, err := url.Parse(c.Address)
		if err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
			return u.String(), true
		}
	}
	return "", false
}

var calendarEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// calendarText escapes a value of type TEXT and drops control characters.
func calendarText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, calendarEscapes.Replace(strings.ToValidUTF8(s, "\uFFFD")))
}

// line writes a content line, folded at 75 bytes and never inside a rune.
func (c *calendar) line(s string) {
	const most = 75
	room := most
	for len(s) > room {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		c.WriteString(s[:cut] + "\r\n ")
		s, room = s[cut:], most-1
	}
	c.WriteString(s + "\r\n")
}
