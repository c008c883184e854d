package main

import (
	"fmt"
	"io"

	"casebound/notebook/extract"
)

// write lists the entities, mentions and times of a text, a line each.
func write(w io.Writer, text string, res extract.Result) {
	for _, e := range res.Entities {
		fmt.Fprintf(w, "entity %s %q %q %q %q\n", e.Kind.Label(), e.Name, e.Aliases, e.Roles, e.Place)
	}
	for _, m := range res.Mentions {
		fmt.Fprintf(w, "mention %d %d %q of %d, %.5f: %s\n", m.Start, m.End, text[m.Start:m.End], m.Entity, m.Confidence, m.Reason)
	}
	for _, t := range res.Timexes {
		fmt.Fprintf(w, "time %d %d %v %s %v: %s\n", t.Start, t.End, t.Type, t.Value, t.When, t.Reason)
	}
}
