package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// each visits the nodes under n in document order until visit returns false.
func each(n *html.Node, visit func(*html.Node) bool) bool {
	if !visit(n) {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !each(c, visit) {
			return false
		}
	}
	return true
}

func find(n *html.Node, a atom.Atom) *html.Node {
	var found *html.Node
	each(n, func(c *html.Node) bool {
		if c.Type == html.ElementNode && c.DataAtom == a {
			found = c
		}
		return found == nil
	})
	return found
}

// textOf is the words under n, cut where they become longer than most bytes.
func textOf(n *html.Node, most int) string {
	var out strings.Builder
	each(n, func(c *html.Node) bool {
		switch {
		case c.Type == html.TextNode:
			out.WriteString(c.Data[:min(len(c.Data), max(0, most+4-out.Len()))])
		case c.Type == html.ElementNode && blockTags[c.DataAtom], c.DataAtom == atom.Br:
			out.WriteByte(' ')
		}
		return out.Len() <= most
	})
	return strings.ToValidUTF8(out.String(), "")
}

// Limits of a table of data. Tables that lay a page out have other blocks or
// long texts in their cells, or one column.
const longCell = 500

// dataTable reports whether a table holds data.
func dataTable(table *html.Node) bool {
	data, columns, cells, size := true, 0, 0, 0
	for c := table.FirstChild; c != nil && data; c = c.NextSibling {
		data = each(c, func(n *html.Node) bool {
			switch n.DataAtom {
			case atom.Table, atom.Ul, atom.Ol, atom.Blockquote, atom.Pre, atom.Article, atom.Section, atom.Form, atom.Nav,
				atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
				return false
			case atom.Tr:
				cells = 0
			case atom.Td, atom.Th:
				cells++
				columns, size = max(columns, cells), 0
			}
			if n.Type == html.TextNode && n.Parent.DataAtom != atom.Script && n.Parent.DataAtom != atom.Style {
				size += len(strings.TrimSpace(n.Data))
			}
			return size <= longCell
		})
	}
	return data && columns > 1
}
