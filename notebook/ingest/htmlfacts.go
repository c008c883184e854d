package ingest

import (
	"net/url"
	"strings"

	"casebound/notebook"
)

// file offers what the page says about itself, from the most trusted place to
// the least. Titles in the head are cleaned of the site's name.
func (h *pageHead) file(f *facts) {
	h.filePublisher(f)
	h.fileTitle(f)
	h.fileAddress(f)
	h.fileDate(f)
	f.offerAuthors(h.linked.authors, "the page's metadata (JSON-LD)")
	f.offerAuthors(personal(h.meta["citation_author"]), "the page's metadata (citation_author)")
	f.offerAuthors(personal(h.meta["author"]), "the page's metadata (author)")
	f.offerAuthors(personal(h.meta["article:author"]), "the page's metadata (article:author)")
	f.offerAuthors(personal(h.meta["dc.creator"]), "the page's metadata (dc.creator)")
	f.offerAuthors(h.authors, "the page's byline")
	f.offerLanguage(h.language, "the page's language attribute")
	f.offerLanguage(h.linked.language, "the page's metadata (JSON-LD)")
	if locale, _ := h.first("og:locale", "inlanguage", "content-language", "dc.language"); locale != "" {
		f.offerLanguage(strings.ReplaceAll(locale, "_", "-"), "the page's metadata")
	}
	f.offerTags(tagsOf(h.meta["article:tag"]), "the page's metadata (article:tag)")
	f.offerTags(tagsOf(h.meta["keywords"]), "the page's metadata (keywords)")
}

// personal drops addresses, and splits lists of names.
func personal(values []string) []string {
	var names []string
	for _, v := range values {
		if strings.Contains(v, "://") || strings.Contains(v, "@") {
			continue
		}
		if by := bylineOf(v); by != nil {
			names = append(names, by...)
			continue
		}
		for _, part := range authorBreak.Split(v, -1) {
			names = append(names, strings.TrimSpace(part))
		}
	}
	return names
}

func (h *pageHead) filePublisher(f *facts) {
	name, from := h.first("og:site_name", "citation_journal_title", "dc.publisher", "publisher", "application-name", "al:ios:app_name")
	f.publisher.offer(name, "the page's metadata ("+from+")")
	f.publisher.offer(h.linked.publisher, "the page's metadata (JSON-LD)")
	if _, publisher := splitPublisher(h.title); publisher != "" {
		f.publisher.offer(publisher, "the page's title")
	}
}

func (h *pageHead) fileTitle(f *facts) {
	const origin = "the page's metadata ("
	og, from := h.first("og:title", "citation_title", "twitter:title", "dc.title", "headline")
	for _, c := range []fact{
		{h.linked.headline, origin + "JSON-LD)"},
		{og, origin + from + ")"},
	} {
		f.title.offer(withoutSite(c.value, f.publisher.value), c.origin)
	}
	if h.headline != "" && (h.title == "" || h.titled(h.headline)) {
		f.title.offer(h.headline, "the page's headline")
	}
	f.title.offer(withoutSite(h.title, f.publisher.value), "the page's title")
}

// withoutSite cuts the name of the site off either end of a title.
func withoutSite(title, site string) string {
	title = oneLine(title)
	cut, publisher := splitPublisher(title)
	if publisher != "" && (site == "" || bare(publisher) == bare(site)) {
		return cut
	}
	if site == "" {
		return title
	}
	breaks := publisherBreak.FindAllStringIndex(title, -1)
	for _, at := range breaks {
		if bare(title[at[1]:]) == bare(site) && at[0] > 0 {
			return title[:at[0]]
		}
	}
	if len(breaks) > 0 && bare(title[:breaks[0][0]]) == bare(site) {
		return title[breaks[0][1]:]
	}
	return title
}

func (h *pageHead) fileAddress(f *facts) {
	og, _ := h.first("og:url")
	for _, c := range []fact{{h.canonical, "the page's canonical address"}, {og, "the page's metadata (og:url)"}, {h.linked.address, "the page's metadata (JSON-LD)"}} {
		if u, err := url.Parse(strings.TrimSpace(c.value)); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			f.address.offer(u.String(), c.origin)
		}
	}
}

// publishedNames are the metadata that hold a date of publication.
var publishedNames = []string{
	"article:published_time", "og:article:published_time", "datepublished", "og:published_time", "citation_publication_date", "citation_date",
	"citation_online_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "parsely-pub-date",
	"sailthru.date", "publish-date", "publish_date", "pubdate", "publication_date", "publicationdate", "published_time", "date", "bt:pubdate",
	"cxenseparse:recs:publishtime", "article.published", "created",
}

// fileDate follows DESIGN's order: metadata, <time>, the address. The text near
// the title comes last, once there is a text.
func (h *pageHead) fileDate(f *facts) {
	if w, ok := parseDate(h.linked.published); ok {
		f.offerPublished(w, "the page's metadata (JSON-LD datePublished)", 0.95)
	}
	for _, name := range publishedNames {
		for _, value := range h.meta[name] {
			if w, ok := parseDate(value); ok {
				f.offerPublished(w, "the page's metadata ("+name+")", 0.95)
			}
		}
	}
	h.fileTime(f)
	if u, err := url.Parse(f.address.value); err == nil {
		if w, ok := dateInPath(u.Path); ok {
			f.offerPublished(w, "the page's address", 0.75)
		}
	}
}

// fileTime takes the <time> that calls itself the publication's, else the
// first after the headline, else the first, none of them from a side column.
func (h *pageHead) fileTime(f *facts) {
	for _, want := range []func(pageTime) bool{
		func(t pageTime) bool { return t.published && plainRegion(t.region) },
		func(t pageTime) bool { return t.afterH1 && plainRegion(t.region) },
		func(t pageTime) bool { return plainRegion(t.region) },
	} {
		for _, t := range h.times {
			if w, ok := parseDate(t.value); ok && want(t) && w.Granularity() == notebook.Day {
				f.offerPublished(w, "the page's <time> element", 0.8)
			}
		}
	}
}

func plainRegion(region string) bool { return region == "" || region == regions["header"] }
