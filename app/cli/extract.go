package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"casebound/notebook"
	"casebound/notebook/extract"
	"casebound/notebook/extract/when"
	"casebound/notebook/ingest"
)

type entityField struct {
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Label      string  `json:"label"`
	Name       string  `json:"name"`
	Confidence float32 `json:"confidence"`
}

type timexField struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	Value string `json:"value"`
	EDTF  string `json:"edtf"`
}

type extractLine struct {
	ID       string        `json:"id"`
	Text     string        `json:"text"`
	Entities []entityField `json:"entities"`
	Timexes  []timexField  `json:"timexes"`
}

func runExtract(c *call) error {
	if err := c.take(1, -1); err != nil {
		return err
	}
	published, err := c.date(*c.value["published"])
	if err != nil {
		return err
	}
	engine := extract.New(c.Models)
	for _, file := range c.args {
		text, found, err := c.extractFile(engine, file, published)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := c.printExtract(filepath.Base(file), text, found); err != nil {
			return err
		}
	}
	return nil
}

// date reads a --published flag; "" is not known.
func (c *call) date(written string) (notebook.Dated, error) {
	if written == "" {
		return notebook.Dated{}, nil
	}
	today, err := notebook.ParseEDTF(c.Now().Format(time.DateOnly))
	if err != nil {
		return notebook.Dated{}, err
	}
	w, err := when.ParseDate(written, today)
	if err != nil {
		return notebook.Dated{}, wrongUsage("%v", err)
	}
	return notebook.Dated{When: w, Source: "you", Confidence: 1}, nil
}

func (c *call) extractFile(engine *extract.Engine, file string, published notebook.Dated) (notebook.Text, extract.Result, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return notebook.Text{}, extract.Result{}, err
	}
	text := notebook.PlainText(string(raw))
	language := ""
	if !c.raw {
		read, err := ingest.Read(context.Background(), ingest.Source{Name: filepath.Base(file), Bytes: raw})
		if err != nil {
			return text, extract.Result{}, err
		}
		text, language = read.Text, read.Meta.Language
		if !published.Known() {
			published = read.Meta.Published
		}
	}
	found, err := engine.Read(context.Background(), extract.Request{Text: text, Published: published, Language: language})
	return text, found, err
}

func (c *call) printExtract(id string, text notebook.Text, found extract.Result) error {
	ruler := notebook.NewRuler(text)
	line := extractLine{ID: id, Text: text.All(), Entities: []entityField{}, Timexes: []timexField{}}
	for _, m := range found.Mentions {
		at, e := ruler.CodePoints(m.Span), found.Entities[m.Entity]
		line.Entities = append(line.Entities, entityField{at.Start, at.End, e.Kind.Label(), e.Name, m.Confidence})
	}
	for _, t := range found.Timexes {
		at := ruler.CodePoints(t.Span)
		line.Timexes = append(line.Timexes, timexField{at.Start, at.End, t.Type.String(), t.Value, t.When.EDTF})
	}
	if c.json {
		return c.object(line)
	}
	c.say("%s", id)
	for i, m := range found.Mentions {
		c.say("  %-5s %-40s %s", line.Entities[i].Label, oneLine(text.At(m.Span), 40), percent(m.Confidence))
	}
	for _, t := range found.Timexes {
		c.say("  %-5s %-40s %s", t.Type, oneLine(text.At(t.Span), 40), t.Value)
	}
	return nil
}
