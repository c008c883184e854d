package ingest

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"casebound/notebook"
)

// pageWalk writes the tree of a page to a builder. The parser refuses trees
// deeper than 512, so it may call itself.
type pageWalk struct {
	*builder
	at        setting // of the words being read
	base      *url.URL
	article   map[*html.Node]bool // the text nodes of the article; nil when none was found
	inArticle bool                // inside <article> or <main>
	linkEnd   int                 // where the last link ended
}

// setting is what kind of block the words here belong to.
type setting struct {
	kind  notebook.BlockKind
	depth int   // of headings, lists, quotations
	item  *item // the list item around, if any
	table bool  // in a table of data, not of layout
}

// item is a list item; its first block is the item, those after it are
// paragraphs.
type item struct {
	number  string // "3. "
	started bool
}

func newPageWalk(base *url.URL) *pageWalk {
	return &pageWalk{builder: newBuilder(), base: base, linkEnd: -1}
}

func (w *pageWalk) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.words(n)
	case html.ElementNode:
		if !unseen[n.DataAtom] && !hidden(n) {
			w.element(n)
		}
	default:
		w.children(n)
	}
}

func (w *pageWalk) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *pageWalk) words(n *html.Node) {
	w.here.outside = w.here.region != ""
	if w.article != nil {
		w.here.outside = !w.article[n]
	}
	if w.at.item != nil && !w.at.item.started && strings.TrimSpace(n.Data) != "" {
		w.at.item.started = true
		w.text(w.at.item.number)
	}
	w.text(n.Data)
}

func (w *pageWalk) element(n *html.Node) {
	region, inArticle := w.here.region, w.inArticle
	if r := regionOf(n, inArticle); r != "" {
		w.here.region = r
	}
	w.inArticle = inArticle || n.DataAtom == atom.Article || n.DataAtom == atom.Main
	switch {
	case w.at.kind == notebook.TableRow:
		w.inCell(n)
	case blockTags[n.DataAtom]:
		w.block(n)
	default:
		w.inline(n)
	}
	w.here.region, w.inArticle = region, inArticle
}

// inCell writes an element inside a table row, where blocks only part words.
func (w *pageWalk) inCell(n *html.Node) {
	if !blockTags[n.DataAtom] {
		w.inline(n)
		return
	}
	w.wait.space = true
	w.children(n)
	w.wait.space = true
}

// block writes an element that stands on lines of its own.
func (w *pageWalk) block(n *html.Node) {
	around := w.at
	w.enter(n)
	w.beginHere()
	switch n.DataAtom {
	case atom.Ol:
		w.numbered(n)
	case atom.Tr:
		w.row(n)
	default:
		w.children(n)
	}
	w.at = around
	w.beginHere()
}

// beginHere begins a block as the setting wants it.
func (w *pageWalk) beginHere() {
	kind, depth := w.at.kind, w.at.depth
	if kind == notebook.ListItem && (w.at.item == nil || w.at.item.started) {
		kind, depth = notebook.Paragraph, 0
	}
	w.begin(kind, depth)
}

// enter changes the setting for the children of n.
func (w *pageWalk) enter(n *html.Node) {
	if level := headingLevel(n.DataAtom); level > 0 {
		w.at.kind, w.at.depth = notebook.Heading, level
		return
	}
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		if w.at.kind != notebook.ListItem {
			w.at.depth = 0
		}
		w.at.kind, w.at.depth, w.at.item = notebook.ListItem, w.at.depth+1, nil
	case atom.Li:
		if w.at.kind != notebook.ListItem {
			w.at.kind, w.at.depth = notebook.ListItem, 1
		}
		w.at.item = &item{}
	case atom.Blockquote:
		if w.at.kind != notebook.Quote {
			w.at.depth = 0
		}
		w.at.kind, w.at.depth, w.at.item = notebook.Quote, w.at.depth+1, nil
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		w.at.kind, w.at.depth = notebook.Code, 0
	case atom.Table:
		w.at.kind, w.at.depth, w.at.table = notebook.Paragraph, 0, dataTable(n)
	case atom.Tr:
		if w.at.table {
			w.at.kind = notebook.TableRow
		}
	case atom.Article, atom.Section, atom.Nav, atom.Aside, atom.Footer, atom.Header:
		w.at.kind, w.at.depth, w.at.item = notebook.Paragraph, 0, nil
	}
}

// numbered writes an ordered list with the numbers a browser would show.
func (w *pageWalk) numbered(n *html.Node) {
	number := intOr(attr(n, "start"), 1)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.DataAtom != atom.Li || hidden(c) {
			w.node(c)
			continue
		}
		number = intOr(attr(c, "value"), number)
		around := w.at
		w.enter(c)
		w.at.item.number = strconv.Itoa(number) + ". "
		w.beginHere()
		w.children(c)
		w.at = around
		number++
	}
}

func intOr(s string, fallback int) int {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil {
		return n
	}
	return fallback
}

func (w *pageWalk) row(n *html.Node) {
	first := true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if w.at.kind == notebook.TableRow && c.Type == html.ElementNode && (c.DataAtom == atom.Td || c.DataAtom == atom.Th) {
			if !first {
				w.cell()
			}
			first = false
		}
		w.node(c)
	}
}

func (w *pageWalk) inline(n *html.Node) {
	if kind, ok := markTags[n.DataAtom]; ok && w.at.kind != notebook.Code {
		w.mark(kind, "")
		w.children(n)
		w.unmark()
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.lineBreak()
	case atom.A:
		w.link(n)
	case atom.Q:
		w.text("“")
		w.children(n)
		w.text("”")
	case atom.Sup:
		w.raised(n)
	default:
		w.children(n)
	}
}

func (w *pageWalk) link(n *html.Node) {
	if w.linkEnd == len(w.out) {
		w.wait.space = true // menus set links side by side without a space
	}
	target := w.target(attr(n, "href"))
	if target == "" {
		w.children(n)
		return
	}
	w.mark(notebook.Link, target)
	w.children(n)
	w.unmark()
	w.linkEnd = len(w.out)
}

// target is where a link leads, as a whole address where that can be known. A
// place on the same page, or a script, leads nowhere.
func (w *pageWalk) target(href string) string {
	href = strings.TrimSpace(href)
	if href == "" || href[0] == '#' || len(href) > 4096 {
		return ""
	}
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "", "http", "https", "mailto", "tel", "ftp":
	default:
		return ""
	}
	if w.base != nil {
		u = w.base.ResolveReference(u)
	}
	return u.String()
}

// raised keeps the number of a footnote from running into the word or year
// before it.
func (w *pageWalk) raised(n *html.Node) {
	inner := strings.TrimSpace(textOf(n, 16))
	if _, err := strconv.Atoi(inner); err == nil && w.start >= 0 && find(n, atom.A) != nil {
		w.text("[")
		w.children(n)
		w.text("]")
		return
	}
	w.children(n)
}
