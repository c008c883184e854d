package cli

import (
	"context"
	"fmt"
	"strings"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/notebook/search"
)

type searchLine struct {
	Document notebook.ID `json:"document"`
	Title    string      `json:"title"`
	Score    float64     `json:"score"`
	Snippet  string      `json:"snippet"`
	Start    int         `json:"start"`
	End      int         `json:"end"`
	In       string      `json:"in"`
	Near     bool        `json:"near"`
}

// searchLimit is how many documents the command line answers with.
const searchLimit = 200

func runSearch(c *call) error {
	saved := *c.value["saved"]
	least := 2
	if saved != "" || *c.on["reindex"] {
		least = 1
	}
	if err := c.take(least, -1); err != nil {
		return err
	}
	if saved != "" && (len(c.args) > 1 || *c.value["save"] != "") {
		return wrongUsage("--saved takes the place of a query")
	}
	order, err := c.sortOrder()
	if err != nil {
		return err
	}
	return c.with(func(s *session.Session) error {
		if *c.on["reindex"] {
			if err := s.RemakeSearchIndex(context.Background()); err != nil {
				return err
			}
		}
		if err := caughtUp(s); err != nil {
			return err
		}
		if saved == "" && len(c.args) == 1 {
			return nil // the index was to be made again, and no more
		}
		query := strings.Join(c.args[1:], " ")
		if saved != "" {
			v, err := s.SavedSearch(saved)
			if err != nil {
				return err
			}
			query = v.Query
			if v.ByDate && *c.value["sort"] == "" {
				order = search.ByDate
			}
		}
		results, err := s.Search(context.Background(), query, search.Options{Limit: searchLimit, Sort: order})
		if err != nil {
			return fmt.Errorf("%w in %q", err, query)
		}
		if name := *c.value["save"]; name != "" {
			if _, err := s.SaveSearch(name, query, order == search.ByDate); err != nil {
				return err
			}
		}
		for _, g := range results.Groups {
			if err := c.printGroup(s, g); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *call) sortOrder() (search.Sort, error) {
	switch *c.value["sort"] {
	case "", "relevance":
		return search.ByRelevance, nil
	case "date":
		return search.ByDate, nil
	}
	return 0, wrongUsage("--sort takes relevance or date")
}

// caughtUp lets the index read what it is behind with: a script wants the
// whole answer.
func caughtUp(s *session.Session) error {
	for {
		more, err := s.Upkeep(context.Background())
		if err != nil || !more {
			return err
		}
	}
}

func (c *call) printGroup(s *session.Session, g search.Group) error {
	var ruler *notebook.Ruler
	if text, err := s.Text(g.Document); err == nil {
		ruler = notebook.NewRuler(text)
	}
	for _, h := range g.Hits {
		for _, snippet := range h.Snippets {
			l := searchLine{Document: g.Document, Title: g.Title, Score: h.Score, Snippet: snippet.Text, In: h.In.String(), Near: h.Near}
			if h.In == search.InText && ruler != nil {
				at := snippet.Span
				if len(snippet.Hits) > 0 {
					at = snippet.Hits[0]
				}
				points := ruler.CodePoints(at)
				l.Start, l.End = points.Start, points.End
			}
			if err := c.emit(l, fmt.Sprintf("%s\n    %s", oneLine(g.Title, 80), oneLine(snippet.Text, 160))); err != nil {
				return err
			}
		}
	}
	return nil
}
