package ingest

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageHead is what a page says about itself: in its head, in JSON-LD, and in
// attributes of its elements.
type pageHead struct {
	meta      map[string][]string // by name, property or itemprop, in lower case
	linked    linkedData
	title     string // of <title>
	headline  string // of the first <h1>
	canonical string
	baseHref  string
	language  string
	times     []pageTime
	authors   []string // of elements with rel=author or itemprop=author
}

// pageTime is one <time> element.
type pageTime struct {
	value     string
	published bool // it says that it is the date of publication
	region    string
	afterH1   bool
}

// most is how many values of a kind are kept.
const most = 50

func headOf(root *html.Node) pageHead {
	h := pageHead{meta: map[string][]string{}}
	h.read(root, "")
	return h
}

func (h *pageHead) read(n *html.Node, region string) {
	if n.Type == html.ElementNode {
		if r := regionOf(n, region == ""); r != "" {
			region = r
		}
		h.element(n, region)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		h.read(c, region)
	}
}

func (h *pageHead) element(n *html.Node, region string) {
	switch n.DataAtom {
	case atom.Html:
		h.language = attr(n, "lang")
	case atom.Title:
		if h.title == "" && n.Namespace == "" {
			h.title = oneLine(textOf(n, 1000))
		}
	case atom.H1:
		if h.headline == "" && region == "" {
			h.headline = oneLine(textOf(n, 1000))
		}
	case atom.Base:
		h.baseHref = attr(n, "href")
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") && h.canonical == "" {
			h.canonical = attr(n, "href")
		}
	case atom.Meta:
		h.metaTag(n)
	case atom.Script:
		if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
			h.linked.read(n.FirstChild.Data)
		}
	case atom.Time:
		h.time(n, region)
	}
	h.properties(n)
}

func (h *pageHead) metaTag(n *html.Node) {
	content := attr(n, "content")
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if name := strings.ToLower(strings.TrimSpace(attr(n, key))); name != "" && len(h.meta[name]) < most {
			h.meta[name] = append(h.meta[name], content)
		}
	}
}

func (h *pageHead) time(n *html.Node, region string) {
	if len(h.times) >= most {
		return
	}
	value := attr(n, "datetime")
	if value == "" {
		value = textOf(n, 100)
	}
	class := strings.ToLower(attr(n, "class") + " " + attr(n, "itemprop"))
	h.times = append(h.times, pageTime{
		value:     value,
		published: hasAttr(n, "pubdate") || strings.Contains(class, "publish") || strings.Contains(class, "entry-date") || strings.Contains(class, "dateline"),
		region:    region,
		afterH1:   h.headline != "",
	})
}

// properties reads microdata and rel=author off any element.
func (h *pageHead) properties(n *html.Node) {
	switch property := strings.ToLower(attr(n, "itemprop")); property {
	case "datepublished", "inlanguage":
		if n.DataAtom != atom.Meta && len(h.meta[property]) < most {
			value := attr(n, "content")
			if value == "" {
				value = attr(n, "datetime")
			}
			h.meta[property] = append(h.meta[property], value)
		}
	case "author":
		h.author(n)
		return
	}
	if strings.EqualFold(attr(n, "rel"), "author") && n.DataAtom == atom.A {
		h.author(n)
	}
}

func (h *pageHead) author(n *html.Node) {
	name := oneLine(textOf(n, 200))
	if names := bylineOf(name); names != nil {
		h.authors = append(h.authors, names...)
	} else if personLike(name) && len(h.authors) < most {
		h.authors = append(h.authors, name)
	}
}

func (h *pageHead) first(names ...string) (value, name string) {
	for _, n := range names {
		for _, v := range h.meta[n] {
			if strings.TrimSpace(v) != "" {
				return v, n
			}
		}
	}
	return "", ""
}

// titled reports whether the words are the page's title or part of it.
func (h *pageHead) titled(s string) bool {
	s = bare(s)
	if s == "" {
		return false
	}
	og, _ := h.first("og:title", "twitter:title")
	for _, title := range []string{h.title, og, h.linked.headline} {
		if t := bare(title); t != "" && (strings.Contains(t, s) && len(s)*3 > len(t) || strings.Contains(s, t)) {
			return true
		}
	}
	return false
}

// describes reports whether the words are the page's own summary.
func (h *pageHead) describes(s string) bool {
	description, _ := h.first("description", "og:description")
	d := bare(description)
	return len(d) > 20 && (strings.HasPrefix(bare(s), d) || strings.HasPrefix(d, bare(s)) && len(s) > 40)
}

func bare(s string) string { return strings.Join(bareWords(s), " ") }

// base is what relative links are resolved against, nil when not known.
func (h *pageHead) base(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil || !u.IsAbs() {
		u = nil
	}
	if b, err := url.Parse(h.baseHref); err == nil && h.baseHref != "" {
		if u != nil {
			return u.ResolveReference(b)
		}
		if b.IsAbs() {
			return b
		}
	}
	return u
}
