package markdown

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
)

var csvColumns = []string{
	"document", "title", "source", "published", "id", "start", "end", "quote",
	"colour", "label", "tags", "comment", "people and places", "dates", "state",
}

// writeCSV writes a row for each highlight (RFC 4180, UTF-8).
func writeCSV(p *Page) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	if err := w.Write(csvColumns); err != nil {
		return nil, err
	}
	for _, list := range [...][]Entry{p.Highlights, p.Orphans} {
		for _, e := range list {
			if err := w.Write(csvRow(p, e)); err != nil {
				return nil, err
			}
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

func csvRow(p *Page, e Entry) []string {
	var names, dates []string
	for _, n := range e.Entities {
		names = append(names, n.Name)
	}
	for _, d := range e.Dates {
		dates = append(dates, d.EDTF)
	}
	start, end, state := strconv.Itoa(e.Start), strconv.Itoa(e.End), "anchored"
	if e.Orphan {
		start, end, state = "", "", "orphan"
	}
	row := []string{
		p.ID, p.Title, p.Source, p.Published, e.ID, start, end, e.Quote,
		e.Colour, e.Label, strings.Join(e.Tags, " "), e.Comment, strings.Join(names, "; "), strings.Join(dates, "; "), state,
	}
	for i, cell := range row {
		row[i] = plainCell(cell)
	}
	return row
}

// plainCell keeps a spreadsheet from running a cell as a formula: an
// apostrophe before what begins one, full-width forms too.
func plainCell(s string) string {
	s = strings.ReplaceAll(s, "\x00", "")
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") || strings.HasPrefix(s, "\n") {
		return "'" + s
	}
	if rest := strings.TrimLeft(s, " \u00a0"); rest != "" && strings.ContainsRune("=+-@＝＋－＠|%", []rune(rest)[0]) {
		return "'" + s
	}
	return s
}
