package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"

	"casebound/notebook"
)

// Readability returns a new tree made of copies, without a way back to the
// page. So each text node of the copy it works on is given one character of
// its own from planes 15 and 16, which are for private use, and the answer is
// read from the characters that come back. One character a node leaves its
// measures (lengths, commas) as they were.
const (
	firstTag = 0xf0000
	lastTag  = 0x10fffd
)

func isTag(r rune) bool { return firstTag <= r && r <= lastTag }

// leastArticle is the length below which what Readability found is not
// believed, in code points.
const leastArticle = 200

// articleOf are the text nodes of the page's article, nil when there is none,
// or when the page has more text nodes than there are tags.
func articleOf(root *html.Node) map[*html.Node]bool {
	var nodes []*html.Node
	copied := tagged(root, &nodes)
	if len(nodes) > lastTag-firstTag {
		return nil
	}
	parser := readability.NewParser()
	found, err := parser.ParseAndMutate(copied, nil)
	if err != nil || found.Node == nil {
		return nil
	}
	article, size := map[*html.Node]bool{}, 0
	each(found.Node, func(n *html.Node) bool {
		if n.Type != html.TextNode {
			return true
		}
		for _, r := range n.Data {
			if i := int(r) - firstTag; isTag(r) && i < len(nodes) {
				article[nodes[i]] = true
			}
		}
		size += utf8.RuneCountInString(n.Data)
		return true
	})
	if size < leastArticle {
		return nil
	}
	return article
}

// tagged copies the tree and tags its text nodes, which it lists.
func tagged(n *html.Node, nodes *[]*html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: append([]html.Attribute(nil), n.Attr...)}
	if n.Type == html.TextNode && !rawText(n.Parent) {
		c.Data = tag(n.Data, rune(firstTag+min(len(*nodes), lastTag-firstTag)))
		if c.Data != n.Data {
			*nodes = append(*nodes, n)
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.AppendChild(tagged(child, nodes))
	}
	return c
}

func rawText(n *html.Node) bool {
	return n != nil && n.Type == html.ElementNode && unseen[n.DataAtom]
}

// tag puts r before the first visible character, and takes away characters
// that could be taken for tags. Blank text stays as it is.
func tag(s string, r rune) string {
	s = strings.Map(func(c rune) rune {
		if isTag(c) {
			return '�'
		}
		return c
	}, s)
	at := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsSpace(c) })
	if at < 0 {
		return s
	}
	return s[:at] + string(r) + s[at:]
}

// settle mends the border of the article: Readability drops the headline when
// the page's title says the same, and the lines about author and date below
// it. They belong to the document.
func (w *pageWalk) settle(d *draft, head pageHead) {
	if w.article == nil {
		return
	}
	blocks := d.text.Blocks()
	first := 0
	for first < len(blocks) && d.clues[first].outside {
		first++
	}
	if first == len(blocks) {
		return
	}
	title := -1
	for i := first - 1; i >= 0 && title < 0; i-- {
		s := d.text.At(blocks[i].Span)
		if blocks[i].Kind == notebook.Heading && (blocks[i].Level == 1 || head.titled(s)) {
			title = i
		}
	}
	if title < 0 {
		return
	}
	d.clues[title].outside = false
	for i := title + 1; i < first; i++ {
		if c := &d.clues[i]; belongsBelowTitle(d.text.At(blocks[i].Span), c.linked, head) {
			c.outside = false
		}
	}
}

// belongsBelowTitle reports whether a block between headline and article is
// a byline, a date or a standfirst.
func belongsBelowTitle(s string, linked float32, head pageHead) bool {
	if bylineOf(s) != nil || head.describes(s) {
		return true
	}
	words := len(strings.Fields(s))
	if _, dated := findDate(s[:min(len(s), 200)]); dated && words <= 20 {
		return true
	}
	return words >= 8 && endsSentence(s) && linked < 0.3
}
