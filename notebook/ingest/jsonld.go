package ingest

import (
	"encoding/json"
	"regexp"
	"strings"
)

// linkedData is what a page's JSON-LD says about its article.
type linkedData struct {
	headline, publisher, address, language, published string
	authors                                           []string
}

// maxLinkedData is far more than any description needs.
const maxLinkedData = 1 << 20

// articleTypes are the words that schema.org's types of articles end in.
var articleTypes = []string{"Article", "Posting", "Report", "Review", "Book", "CreativeWork", "WebPage", "Story", "Legislation", "DigitalDocument"}

var publishedField = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]{4,40})"`)

func (l *linkedData) read(script string) {
	script = strings.TrimSpace(script)
	if len(script) > maxLinkedData {
		return
	}
	var v any
	if err := json.Unmarshal([]byte(script), &v); err != nil {
		// Hand-made JSON-LD is often broken by a line break inside a string.
		if m := publishedField.FindStringSubmatch(script); m != nil && l.published == "" {
			l.published = m[1]
		}
		return
	}
	l.value(v, 0)
}

// value looks for articles in lists and graphs, the first of them first.
func (l *linkedData) value(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.value(e, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			l.object(v)
		}
		for _, key := range []string{"@graph", "mainEntity", "hasPart"} {
			l.value(v[key], depth+1)
		}
	}
}

func isArticle(v any) bool {
	for _, t := range stringsOf(v, "") {
		for _, a := range articleTypes {
			if strings.HasSuffix(t, a) {
				return true
			}
		}
	}
	return false
}

func (l *linkedData) object(o map[string]any) {
	take := func(field *string, v any, inside string) {
		if values := stringsOf(v, inside); *field == "" && len(values) > 0 {
			*field = values[0]
		}
	}
	take(&l.headline, o["headline"], "")
	take(&l.published, o["datePublished"], "@value")
	take(&l.published, o["dateCreated"], "@value")
	take(&l.publisher, o["publisher"], "name")
	take(&l.language, o["inLanguage"], "alternateName")
	take(&l.address, o["mainEntityOfPage"], "@id")
	take(&l.address, o["url"], "@id")
	if len(l.authors) == 0 {
		l.authors = stringsOf(o["author"], "name")
	}
}

// stringsOf are the strings of a value: itself, those of a list, or the field
// of an object.
func stringsOf(v any, inside string) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, e := range v[:min(len(v), most)] {
			if _, list := e.([]any); !list {
				all = append(all, stringsOf(e, inside)...)
			}
		}
		return all
	case map[string]any:
		if inside != "" {
			return stringsOf(v[inside], "")
		}
	}
	return nil
}
