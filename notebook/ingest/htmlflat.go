package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"casebound/notebook"
)

// flatten writes a page to the builder by its tags alone and returns its
// title. It holds no tree, so nesting costs nothing; lists and quotations are
// told by the tag before.
func flatten(b *builder, page string) (title string) {
	z := html.NewTokenizer(strings.NewReader(page))
	silent := atom.Atom(0) // the element whose content is passed over
	kind, level := notebook.Paragraph, 0
	b.begin(kind, level)
	for {
		switch z.Next() {
		case html.ErrorToken:
			b.end()
			return strings.TrimSpace(title)
		case html.TextToken:
			switch {
			case silent == 0:
				b.text(string(z.Text()))
			case silent == atom.Title && title == "":
				title = string(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case silent != 0:
			case closedBySelf[a] && unseen[a]:
				silent = a
			case a == atom.Br:
				b.lineBreak()
			case a == atom.Td || a == atom.Th:
				b.wait.space = true
			case blockTags[a]:
				kind, level = flatKind(a)
				b.begin(kind, level)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case silent == a:
				silent = 0
			case silent == 0 && blockTags[a] && a != atom.Td && a != atom.Th:
				b.begin(notebook.Paragraph, 0)
			}
		}
	}
}

// closedBySelf are the elements whose content the tokenizer gives as one raw
// text, so that their end is sure to come.
var closedBySelf = atoms(atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Textarea, atom.Title)

func flatKind(a atom.Atom) (notebook.BlockKind, int) {
	if level := headingLevel(a); level > 0 {
		return notebook.Heading, level
	}
	switch a {
	case atom.Li:
		return notebook.ListItem, 1
	case atom.Blockquote:
		return notebook.Quote, 1
	case atom.Pre:
		return notebook.Code, 0
	}
	return notebook.Paragraph, 0
}
