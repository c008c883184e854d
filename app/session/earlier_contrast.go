package session

import (
	"cmp"
	"slices"
	"strings"

	"casebound/notebook"
)

// EarlierField is one property of a thing, then and now, line by line.
type EarlierField struct {
	Label string
	Lines []EarlierLine
}

// EarlierLine is a line that both states have, or one of them.
type EarlierLine struct {
	Text      string
	Then, Now bool
}

// Differs reports whether any line stands in one state alone.
func (f EarlierField) Differs() bool {
	return slices.ContainsFunc(f.Lines, func(l EarlierLine) bool { return l.Then != l.Now })
}

// Contrast sets what a thing was against what it is now. Properties that both
// lack are left out.
func (s *Session) Contrast(e notebook.Earlier) []EarlierField {
	then := s.properties(e.Was)
	now := s.properties(s.presently(e.Was))
	var fields []EarlierField
	for i, p := range then {
		value := ""
		if i < len(now) {
			value = now[i].value
		}
		if p.value != "" || value != "" {
			fields = append(fields, EarlierField{p.label, contrastLines(p.value, value)})
		}
	}
	return fields
}

// presently is the thing as it is now, nil when it is gone.
func (s *Session) presently(was notebook.Record) notebook.Record {
	switch was := was.(type) {
	case notebook.Highlight:
		if h, err := s.Highlight(was.ID); err == nil {
			return h
		}
	case notebook.Note:
		if n, err := s.Note(was.ID); err == nil {
			return n
		}
	case notebook.Entity:
		if e, ok := s.shelf.entities[was.ID]; ok {
			return e
		}
	case notebook.Event:
		if v, err := s.Event(was.ID); err == nil {
			return v
		}
	}
	return nil
}

type property struct{ label, value string }

// properties are those that a reader decides, the same ones for every state of
// a kind of thing.
func (s *Session) properties(r notebook.Record) []property {
	switch r := r.(type) {
	case notebook.Highlight:
		return []property{
			{"Passage", r.Anchor.Quote},
			{"Colour", s.ColourName(r.Colour)},
			{"Tags", strings.Join(r.Tags, ", ")},
			{"Comment", r.Comment},
		}
	case notebook.Note:
		return []property{{"Text", r.Markdown}}
	case notebook.Entity:
		into := ""
		if e, ok := s.shelf.entities[r.MergedInto]; ok {
			into = e.Name
		}
		return []property{
			{"Name", r.Name},
			{"Kind", r.Kind.String()},
			{"Also called", strings.Join(r.Aliases, ", ")},
			{"Roles", strings.Join(r.Roles, ", ")},
			{"Note", r.Note},
			{"Part of", into},
			{"Shown", shown(r.Hidden)},
		}
	case notebook.Event:
		return []property{
			{"What happened", r.Title},
			{"When", cmp.Or(r.When.String(), "no date")},
			{"Your word on it", r.Verdict.String()},
			{"How the text speaks of it", r.Status.String()},
		}
	}
	return nil
}

func shown(hidden bool) string {
	if hidden {
		return "no: not an entity"
	}
	return "yes"
}

// contrastMost bounds the table of contrastLines: two texts of 2,000 lines.
const contrastMost = 4_000_000

// contrastLines lays the lines of two texts over one another by their longest
// common subsequence (Wagner and Fischer, 1974); what is then comes before
// what is now.
func contrastLines(then, now string) []EarlierLine {
	a, b := linesOf(then), linesOf(now)
	if len(a)*len(b) > contrastMost {
		return append(oneSide(a, true), oneSide(b, false)...)
	}
	width := len(b) + 1
	longest := make([]uint16, (len(a)+1)*width) // of a[i:] and b[j:]
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i*width+j] = longest[(i+1)*width+j+1] + 1
			} else {
				longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	var out []EarlierLine
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			out = append(out, EarlierLine{a[i], true, true})
			i++
			j++
		case longest[(i+1)*width+j] >= longest[i*width+j+1]:
			out = append(out, EarlierLine{Text: a[i], Then: true})
			i++
		default:
			out = append(out, EarlierLine{Text: b[j], Now: true})
			j++
		}
	}
	return append(append(out, oneSide(a[i:], true)...), oneSide(b[j:], false)...)
}

func oneSide(lines []string, then bool) []EarlierLine {
	out := make([]EarlierLine, len(lines))
	for i, l := range lines {
		out[i] = EarlierLine{l, then, !then}
	}
	return out
}

func linesOf(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(strings.TrimRight(s, "\n"), "\n")
}
