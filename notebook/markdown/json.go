package markdown

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"
)

// line is one highlight as a program reads it: the fields of the command line,
// and its document.
type line struct {
	ID        string   `json:"id"`
	Document  string   `json:"document"`
	Title     string   `json:"title"`
	Source    string   `json:"source,omitempty"`
	Published string   `json:"published,omitempty"`
	SHA256    string   `json:"sha256,omitempty"`
	Start     *int     `json:"start,omitempty"` // code points; absent for an orphan
	End       *int     `json:"end,omitempty"`
	Quote     string   `json:"quote"`
	Prefix    string   `json:"prefix"`
	Suffix    string   `json:"suffix"`
	Colour    string   `json:"colour"`
	Label     string   `json:"label"`
	Tags      []string `json:"tags"`
	Comment   string   `json:"comment"`
	Entities  []string `json:"entities"`
	Dates     []string `json:"dates"`
	State     string   `json:"state"`
	Created   string   `json:"created,omitempty"`
	Modified  string   `json:"modified,omitempty"`
}

// writeJSONLines writes one object a line for each highlight.
func writeJSONLines(p *Page) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	for _, list := range [...][]Entry{p.Highlights, p.Orphans} {
		for _, e := range list {
			l := line{
				ID: e.ID, Document: p.ID, Title: p.Title, Source: p.Source, Published: p.Published, SHA256: p.SHA256,
				Quote: e.Quote, Prefix: e.Prefix, Suffix: e.Suffix,
				Colour: e.Colour, Label: e.Label, Tags: notNil(e.Tags), Comment: e.Comment, State: "orphan",
				Entities: []string{}, Dates: []string{}, Created: stamp(e.Highlight.Created), Modified: stamp(e.Highlight.Modified),
			}
			if !e.Orphan {
				l.Start, l.End, l.State = &e.Start, &e.End, "anchored"
			}
			for _, n := range e.Entities {
				l.Entities = append(l.Entities, n.Name)
			}
			for _, d := range e.Dates {
				l.Dates = append(l.Dates, d.EDTF)
			}
			if err := encoder.Encode(l); err != nil {
				return nil, err
			}
		}
	}
	return out.Bytes(), nil
}

func notNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// stamp is a time of the notebook in UTC, "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// The Web Annotation Data Model (W3C Recommendation, 23 February 2017).
type annotationPage struct {
	Context []any        `json:"@context"`
	ID      string       `json:"id"`
	Type    string       `json:"type"`
	Label   string       `json:"label"`
	Items   []annotation `json:"items"`
}

type annotation struct {
	ID         string           `json:"id"`
	Type       string           `json:"type"`
	Motivation []string         `json:"motivation"`
	Created    string           `json:"created,omitempty"`
	Modified   string           `json:"modified,omitempty"`
	Body       []annotationBody `json:"body,omitempty"`
	Target     annotationTarget `json:"target"`
}

type annotationBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Format  string `json:"format,omitempty"`
	Value   string `json:"value"`
}

type annotationTarget struct {
	Source     string `json:"source"`
	StyleClass string `json:"styleClass"`
	Selector   []any  `json:"selector"`
}

type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// writeJSONLD writes a page of Web Annotations. Positions count code points of
// the clean text.
func writeJSONLD(p *Page) ([]byte, error) {
	page := annotationPage{
		Context: []any{"http://www.w3.org/ns/anno.jsonld"},
		ID:      "urn:uuid:" + p.ID, Type: "AnnotationPage", Label: p.Title, Items: []annotation{},
	}
	for _, list := range [...][]Entry{p.Highlights, p.Orphans} {
		for _, e := range list {
			page.Items = append(page.Items, annotate(p, e))
		}
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(page)
	return out.Bytes(), err
}

func annotate(p *Page, e Entry) annotation {
	a := annotation{
		ID: "urn:uuid:" + e.ID, Type: "Annotation", Motivation: []string{"highlighting"},
		Created: stamp(e.Highlight.Created), Modified: stamp(e.Highlight.Modified),
		Target: annotationTarget{Source: targetOf(p), StyleClass: e.Colour},
	}
	if strings.TrimSpace(e.Comment) != "" {
		a.Motivation = append(a.Motivation, "commenting")
		a.Body = append(a.Body, annotationBody{"TextualBody", "commenting", "text/markdown", e.Comment})
	}
	for i, t := range e.Tags {
		if i == 0 {
			a.Motivation = append(a.Motivation, "tagging")
		}
		a.Body = append(a.Body, annotationBody{Type: "TextualBody", Purpose: "tagging", Value: t})
	}
	a.Target.Selector = append(a.Target.Selector, quoteSelector{"TextQuoteSelector", e.Quote, e.Prefix, e.Suffix})
	if !e.Orphan {
		a.Target.Selector = append(a.Target.Selector, positionSelector{"TextPositionSelector", e.Start, e.End})
	}
	return a
}

// targetOf names the document: by its address on the web, otherwise by its id.
func targetOf(p *Page) string {
	if webAddress(p.Source) {
		return p.Source
	}
	return "urn:uuid:" + p.ID
}

func webAddress(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && !strings.ContainsAny(s, " \t\n\r<>\"")
}
