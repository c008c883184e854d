package markdown

import (
	"bytes"
	"encoding/csv"
	"strings"
)

var timelineColumns = []string{
	"id", "date", "edtf", "earliest", "latest", "title", "sentence", "kind", "status", "dating", "verdict",
	"people and places", "sources", "addresses",
}

// timelineCSV writes a row for each event (RFC 4180, UTF-8).
func timelineCSV(t Timeline) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	rows := [][]string{timelineColumns}
	for _, h := range t.Events {
		var addresses []string
		for _, c := range h.Sources {
			if c.Address != "" {
				addresses = append(addresses, c.Address)
			}
		}
		row := []string{
			h.ID.String(), h.When.String(), h.When.EDTF, "", "", h.Title, h.Sentence, h.Kind.String(), h.Status.String(),
			h.Dating.String(), h.Verdict.String(), strings.Join(h.Names, "; "), sourcesOf(h), strings.Join(addresses, " "),
		}
		if h.When.Known() {
			row[3], row[4] = h.When.Earliest.String(), h.When.Latest.String()
		}
		for i, cell := range row {
			row[i] = plainCell(cell)
		}
		rows = append(rows, row)
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
