package cli

import (
	"fmt"
	"strings"

	"casebound/app/session"
	"casebound/notebook"
)

func runList(c *call) error {
	if err := c.take(1, 2); err != nil {
		return err
	}
	what := "documents"
	if len(c.args) == 2 {
		what = c.args[1]
	}
	list, ok := map[string]func(*call, *session.Session) error{
		"documents": listDocuments, "highlights": listHighlights, "notes": listNotes,
		"entities": listEntities, "events": listEvents,
	}[what]
	if !ok {
		return wrongUsage("cannot list %q: documents, highlights, notes, entities or events", what)
	}
	return c.with(func(s *session.Session) error { return list(c, s) })
}

type versionField struct {
	Document    notebook.ID `json:"document"`
	Containment float32     `json:"containment"`
}

type documentLine struct {
	ID         notebook.ID    `json:"id"`
	Title      string         `json:"title"`
	Publisher  string         `json:"publisher"`
	Source     string         `json:"source"`
	Published  string         `json:"published"`
	Captured   string         `json:"captured"`
	Language   string         `json:"language"`
	Format     string         `json:"format"`
	SHA256     string         `json:"sha256"`
	Words      int            `json:"words"`
	Highlights int            `json:"highlights"`
	Notes      int            `json:"notes"`
	Versions   []versionField `json:"versions"`
}

func listDocuments(c *call, s *session.Session) error {
	counts := s.Counts()
	for _, d := range s.Documents() {
		n := counts[d.ID]
		versions := []versionField{}
		for _, v := range d.LiveVersions() {
			if !v.Related {
				versions = append(versions, versionField{v.Document, v.Containment})
			}
		}
		line := fmt.Sprintf("%s  %s\n    %s · %d words · %d highlights · %d notes", d.ID, d.Title,
			orDash(strings.Trim(d.Publisher+" · "+d.Published.When.String(), " ·")), d.Words, n.Highlights, n.Notes)
		for _, v := range versions {
			if other, err := s.Document(v.Document); err == nil {
				line += fmt.Sprintf("\n    a version of %q: %s", other.Title, s.VersionText(d, notebook.Version{Document: v.Document, Containment: v.Containment}))
			}
		}
		if err := c.emit(documentLine{
			d.ID, d.Title, d.Publisher, d.Source, d.Published.When.EDTF, d.Captured.When.EDTF, d.Language, d.Format,
			d.SHA256, d.Words, n.Highlights, n.Notes, versions,
		}, line); err != nil {
			return err
		}
	}
	return nil
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

type highlightLine struct {
	ID       notebook.ID `json:"id"`
	Document notebook.ID `json:"document"`
	Start    int         `json:"start"`
	End      int         `json:"end"`
	Quote    string      `json:"quote"`
	Colour   string      `json:"colour"`
	Tags     []string    `json:"tags"`
	Comment  string      `json:"comment"`
	State    string      `json:"state"`
	Score    float32     `json:"score"`
	Origin   notebook.ID `json:"origin"`
}

func listHighlights(c *call, s *session.Session) error {
	for _, d := range s.Documents() {
		placed, err := s.HighlightsIn(d.ID)
		if err != nil {
			return err
		}
		if len(placed) == 0 {
			continue
		}
		text, err := s.Text(d.ID)
		if err != nil {
			return err
		}
		ruler := notebook.NewRuler(text)
		for _, p := range placed {
			l := highlightLineOf(p, ruler)
			line := fmt.Sprintf("%s  %s  %s  %q  in %s", l.ID, l.Colour, l.State, oneLine(l.Quote, 60), oneLine(d.Title, 40))
			if err := c.emit(l, line); err != nil {
				return err
			}
		}
	}
	return nil
}

func highlightLineOf(p session.Placed, ruler *notebook.Ruler) highlightLine {
	at := ruler.CodePoints(p.Span)
	return highlightLine{
		ID: p.ID, Document: p.In, Start: at.Start, End: at.End, Quote: p.Anchor.Quote, Colour: p.Colour.String(),
		Tags: notNil(p.Tags), Comment: p.Comment, State: p.State.String(), Score: p.Score, Origin: p.Highlight.Document,
	}
}

type noteLine struct {
	ID        notebook.ID   `json:"id"`
	Title     string        `json:"title"`
	Markdown  string        `json:"markdown"`
	Documents []notebook.ID `json:"documents"`
}

func listNotes(c *call, s *session.Session) error {
	for _, n := range s.Notes() {
		if err := c.emit(noteLine{n.ID, n.Title(), n.Markdown, notNil(n.Documents)}, n.ID.String()+"  "+n.Title()); err != nil {
			return err
		}
	}
	return nil
}

type entityLine struct {
	ID        notebook.ID `json:"id"`
	Kind      string      `json:"kind"`
	Name      string      `json:"name"`
	Aliases   []string    `json:"aliases"`
	Mentions  int         `json:"mentions"`
	Documents int         `json:"documents"`
	Hidden    bool        `json:"hidden"`
}

func listEntities(c *call, s *session.Session) error {
	for _, e := range s.Entities(true) {
		l := entityLine{e.ID, e.Kind.Label(), e.Name, notNil(e.Aliases), e.Mentions, len(e.Documents), e.Hidden}
		if err := c.emit(l, fmt.Sprintf("%-5s %4d  %s", l.Kind, l.Mentions, strings.Join(append([]string{l.Name}, l.Aliases...), " · "))); err != nil {
			return err
		}
	}
	return nil
}

type sourceField struct {
	Document notebook.ID `json:"document"`
	Start    int         `json:"start"`
	End      int         `json:"end"`
}

type eventLine struct {
	ID       notebook.ID   `json:"id"`
	EDTF     string        `json:"edtf"`
	Earliest string        `json:"earliest"`
	Latest   string        `json:"latest"`
	Title    string        `json:"title"`
	Sentence string        `json:"sentence"`
	Sources  []sourceField `json:"sources"`
	Dating   string        `json:"dating"`
	Status   string        `json:"status"`
	Entities []notebook.ID `json:"entities"`
	Verdict  string        `json:"verdict"`
	Kind     string        `json:"kind"`
}

func listEvents(c *call, s *session.Session) error {
	rulers := map[notebook.ID]*notebook.Ruler{}
	for _, e := range s.Events() {
		sources := []sourceField{}
		for _, src := range e.Sources {
			if rulers[src.Document] == nil {
				text, err := s.Text(src.Document)
				if err != nil {
					return err
				}
				rulers[src.Document] = notebook.NewRuler(text)
			}
			at := rulers[src.Document].CodePoints(src.Expression)
			sources = append(sources, sourceField{src.Document, at.Start, at.End})
		}
		l := eventLine{
			e.ID, e.When.EDTF, e.When.Earliest.String(), e.When.Latest.String(), e.Title, e.Sentence, sources,
			e.Dating.String(), e.Status.String(), notNil(e.Entities), e.Verdict.String(), e.Kind.String(),
		}
		if err := c.emit(l, fmt.Sprintf("%-22s %s", e.When.String(), oneLine(e.Title, 100))); err != nil {
			return err
		}
	}
	return nil
}
