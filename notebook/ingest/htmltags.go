package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"casebound/notebook"
)

// unseen elements hold nothing that a reader of the page sees as its text.
var unseen = atoms(atom.Script, atom.Style, atom.Noscript, atom.Head, atom.Title, atom.Iframe, atom.Object, atom.Embed, atom.Svg,
	atom.Canvas, atom.Audio, atom.Video, atom.Map, atom.Select, atom.Datalist, atom.Textarea, atom.Input, atom.Img, atom.Picture,
	atom.Link, atom.Meta, atom.Base, atom.Rp, atom.Progress, atom.Meter)

// blockTags begin and end a block of text.
var blockTags = atoms(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Button, atom.Caption, atom.Center, atom.Dd,
	atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
	atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main,
	atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th,
	atom.Thead, atom.Tr, atom.Ul, atom.Search, atom.Listing, atom.Plaintext, atom.Xmp)

var markTags = map[atom.Atom]notebook.MarkKind{
	atom.Em: notebook.Emphasis, atom.I: notebook.Emphasis, atom.Cite: notebook.Emphasis, atom.Dfn: notebook.Emphasis, atom.Var: notebook.Emphasis,
	atom.Strong: notebook.Strong, atom.B: notebook.Strong,
	atom.Code: notebook.CodeRun, atom.Kbd: notebook.CodeRun, atom.Samp: notebook.CodeRun, atom.Tt: notebook.CodeRun,
}

func headingLevel(a atom.Atom) int {
	switch a {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	set := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		set[a] = true
	}
	return set
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// hidden reports whether the element is not shown. aria-hidden is no sign of
// it: consent dialogues set it on the whole article behind them.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := strings.ToLower(strings.Join(strings.Fields(a.Val), ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return n.DataAtom == atom.Dialog && !hasAttr(n, "open") ||
		n.DataAtom == atom.Template && !hasAttr(n, "shadowrootmode")
}

// regions are the parts of a page that are seldom the document, by element and
// by ARIA role.
var regions = map[string]string{
	"nav": "the page's navigation", "navigation": "the page's navigation", "menu": "a menu", "menubar": "a menu",
	"aside": "a side column", "complementary": "a side column", "form": "a form", "button": "a button", "search": "a search box",
	"dialog": "a dialogue", "alertdialog": "a dialogue", "footer": "the page's footer", "contentinfo": "the page's footer",
	"header": "the page's header", "banner": "the page's header",
}

// regionOf is the part of the page that begins with the element. A header or
// footer inside an article is the article's own.
func regionOf(n *html.Node, inArticle bool) string {
	if role := attr(n, "role"); role != "" {
		if r, ok := regions[strings.ToLower(role)]; ok {
			return r
		}
	}
	if inArticle && (n.DataAtom == atom.Header || n.DataAtom == atom.Footer) {
		return ""
	}
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if class == "sr-only" || class == "visually-hidden" || class == "screen-reader-text" {
			return "words for screen readers"
		}
	}
	return regions[n.Data]
}
