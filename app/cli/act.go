package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/notebook/anchor"
	"casebound/notebook/finder"
	"casebound/notebook/search"
	"casebound/storage"
)

func runHighlight(c *call) error {
	if err := c.take(2, 2); err != nil {
		return err
	}
	quote := *c.value["quote"]
	if strings.TrimSpace(quote) == "" {
		return wrongUsage("--quote is missing")
	}
	colour := notebook.Yellow
	if name := *c.value["colour"]; name != "" {
		var err error
		if colour, err = notebook.ParseColour(name); err != nil {
			return wrongUsage("%v", err)
		}
	}
	return c.with(func(s *session.Session) error {
		d, err := document(s, c.args[1])
		if err != nil {
			return err
		}
		text, err := s.Text(d.ID)
		if err != nil {
			return err
		}
		found := anchor.Locate(text, notebook.Anchor{Quote: quote})
		if found.State == anchor.Orphan {
			return fmt.Errorf("%q does not stand in %q", oneLine(quote, 60), d.Title)
		}
		if found.State == anchor.Check {
			fmt.Fprintf(c.Stderr, "casebound highlight: not sure of the place (%s): check it\n", found.How)
		}
		h, err := s.AddHighlight(d.ID, found.Span, session.NewHighlight{
			Colour: colour, Comment: *c.value["comment"], Tags: *c.many["tag"],
		})
		if err != nil {
			return err
		}
		p := session.Placed{Highlight: h, Found: anchor.Found{Span: h.Anchor.Span, Score: found.Score, State: anchor.Anchored}, In: d.ID}
		return c.emit(highlightLineOf(p, notebook.NewRuler(text)), fmt.Sprintf("highlighted %q in %q", oneLine(h.Anchor.Quote, 60), d.Title))
	})
}

type findLine struct {
	Kind     string      `json:"kind"`
	ID       string      `json:"id"`
	Title    string      `json:"title"`
	Document notebook.ID `json:"document"`
	Score    float64     `json:"score"`
	Matches  [][2]int    `json:"matches"`
}

// findLimit is how many answers the finder gives on the command line.
const findLimit = 50

func runFind(c *call) error {
	if err := c.take(2, -1); err != nil {
		return err
	}
	return c.with(func(s *session.Session) error {
		if err := s.ReadHeadings(context.Background()); err != nil {
			return err
		}
		s.ReadyFinder()
		answer := s.Find(context.Background(), strings.Join(c.args[1:], " "), findLimit)
		for _, r := range answer.Results {
			if err := c.emit(findLineOf(r), fmt.Sprintf("%-12s %s", r.Candidate.Label, oneLine(r.Candidate.Title, 100))); err != nil {
				return err
			}
		}
		return nil
	})
}

func findLineOf(r finder.Result) findLine {
	_, id, _ := strings.Cut(r.Candidate.ID, ":")
	l := findLine{
		Kind: r.Candidate.Kind.String(), ID: id, Title: r.Candidate.Title,
		Document: r.Candidate.Place.Document, Score: r.Score, Matches: [][2]int{},
	}
	ruler := notebook.NewRuler(notebook.PlainText(r.Candidate.Title))
	for _, m := range r.Matches {
		at := ruler.CodePoints(m)
		l.Matches = append(l.Matches, [2]int{at.Start, at.End})
	}
	return l
}

func runExport(c *call) error {
	if err := c.take(1, -1); err != nil {
		return err
	}
	dir := *c.value["o"]
	if dir == "" {
		return wrongUsage("-o DIR is missing")
	}
	if *c.value["timeline"] != "" {
		return runExportTimeline(c, dir)
	}
	format, err := session.ParseFormat(*c.value["format"])
	if err != nil {
		return wrongUsage("%v", err)
	}
	e := session.Export{Format: format, Dir: dir}
	if file := *c.value["template"]; file != "" {
		raw, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		e.Template, e.TemplateName = string(raw), file
	}
	return c.with(func(s *session.Session) error {
		for _, arg := range c.args[1:] {
			d, err := document(s, arg)
			if err != nil {
				return err
			}
			e.Documents = append(e.Documents, d.ID)
		}
		written, err := s.Export(e)
		for _, file := range written {
			if err := c.emit(struct {
				Path string `json:"path"`
			}{file}, file); err != nil {
				return err
			}
		}
		if err == nil && len(written) == 0 {
			return errors.New("there is nothing to export yet: no document has a highlight or a note")
		}
		return err
	})
}

func runVerify(c *call) error {
	if err := c.take(1, 1); err != nil {
		return err
	}
	store, err := c.store(c.args[0])
	if err != nil {
		return err
	}
	report, err := store.Verify(context.Background(), nil)
	if err == nil {
		err = verifyIndex(store, &report)
	}
	if closed := store.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if err := c.emit(report, strings.TrimSuffix(report.String(), "\n")); err != nil {
		return err
	}
	if !report.Sound() {
		return fmt.Errorf("%s found", counted(len(report.Problems), "problem"))
	}
	return nil
}

// verifyIndex compares the search index with what it indexes. What it is only
// behind with is no problem: it knows, and says so when it answers.
func verifyIndex(store notebook.Store, report *storage.Report) error {
	words, err := search.Open(store)
	if err != nil {
		return err
	}
	found, err := words.Verify(context.Background())
	if err != nil {
		return err
	}
	report.Checks = append(report.Checks, storage.Check{Name: "things that can be searched against the search index", Count: found.Checked})
	for _, f := range found.Faults {
		report.Problems = append(report.Problems, storage.Problem{What: "search index: " + f.What + "; casebound search NOTEBOOK --reindex makes it again"})
	}
	return nil
}

func runSnapshot(c *call) error {
	if err := c.take(1, 1); err != nil {
		return err
	}
	dir, err := filepath.Abs(c.args[0])
	if err != nil {
		return err
	}
	p := Picture{Name: filepath.Base(dir), File: *c.value["o"], Document: *c.value["document"], Look: *c.value["theme"], Width: 1440, Height: 900, Scale: 1}
	if p.File == "" {
		return wrongUsage("-o FILE.png is missing")
	}
	if p.From, p.To, err = c.span(); err != nil {
		return err
	}
	p.Scope, p.Colours = *c.value["scope"], *c.value["colour"]
	p.Search, p.Find = *c.value["search"], *c.value["find"]
	if p.Scope != "" && p.Scope != "document" && p.Scope != "notebook" {
		return wrongUsage("--scope is document or notebook, not %s", p.Scope)
	}
	if _, err := session.ParseTimelineColour(p.Colours); err != nil {
		return wrongUsage("%v", err)
	}
	if size := *c.value["size"]; size != "" {
		if n, err := fmt.Sscanf(size, "%dx%d", &p.Width, &p.Height); n != 2 || err != nil || p.Width < 200 || p.Height < 150 || p.Width > 10000 || p.Height > 10000 {
			return wrongUsage("%q is not a size like 1440x900", size)
		}
	}
	if scale := *c.value["scale"]; scale != "" {
		if n, err := fmt.Sscanf(scale, "%g", &p.Scale); n != 1 || err != nil || p.Scale < 0.5 || p.Scale > 4 {
			return wrongUsage("%q is not a scale between 0.5 and 4", scale)
		}
	}
	_, missing := os.Stat(dir)
	return c.with(func(s *session.Session) error {
		if os.IsNotExist(missing) && c.Sample != nil { // as the window does
			if err := s.FillSample(c.Sample); err != nil {
				return err
			}
		}
		p.Compare = *c.value["compare"]
		for _, name := range [...]*string{&p.Document, &p.Compare} {
			if *name == "" {
				continue
			}
			d, err := document(s, *name)
			if err != nil {
				return err
			}
			*name = d.ID.String()
		}
		if err := c.Paint(s, p); err != nil {
			return err
		}
		return c.emit(struct {
			Path string `json:"path"`
		}{p.File}, p.File)
	})
}
