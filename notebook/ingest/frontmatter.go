package ingest

import (
	"regexp"
	"strings"
)

// fieldName is what may stand before a colon for it to assign something.
var fieldName = regexp.MustCompile(`^["']?[\pL_][\pL\d_.-]*(?: [\pL\d_.-]+)?["']?$`)

// field is one entry of front matter. A list has several values.
type field struct {
	key    string
	values []string
}

// cutFrontMatter cuts YAML between "---" lines, or TOML between "+++" lines,
// off the beginning. What is not plainly front matter stays in the text.
func cutFrontMatter(s string) (fields []field, body string) {
	s = strings.TrimPrefix(s, "\ufeff")
	fence, rest, _ := strings.Cut(s, "\n")
	fence = strings.TrimRight(fence, " \t")
	assign := ":"
	switch fence {
	case "---":
	case "+++":
		assign = "="
	default:
		return nil, s
	}
	end := 0
	for end < len(rest) && end < maxFrontMatter {
		l, _, _ := strings.Cut(rest[end:], "\n")
		if t := strings.TrimRight(l, " \t"); t == fence || fence == "---" && t == "..." {
			fields, ok := parseFields(rest[:end], assign)
			if !ok {
				return nil, s
			}
			return fields, rest[min(len(rest), end+len(l)+1):]
		}
		end += len(l) + 1
	}
	return nil, s
}

// maxFrontMatter is far more than any head needs.
const maxFrontMatter = 64 << 10

// parseFields reads the flat part of YAML and TOML that notes use: scalars,
// quoted or not, lists in brackets or on lines of their own. Deeper levels are
// passed over. It refuses text in which no line assigns anything.
func parseFields(s, assign string) ([]field, bool) {
	var fields []field
	for l := range strings.SplitSeq(s, "\n") {
		trimmed := strings.TrimSpace(l)
		if trimmed == "" || strings.HasPrefix(trimmed, "#") || strings.HasPrefix(trimmed, "[") && assign == "=" {
			continue
		}
		if item, ok := strings.CutPrefix(trimmed, "- "); ok && len(fields) > 0 {
			last := &fields[len(fields)-1]
			last.values = append(last.values, unquoteScalar(item))
			continue
		}
		if l[0] == ' ' || l[0] == '\t' {
			continue
		}
		key, value, ok := strings.Cut(trimmed, assign)
		if !ok || !fieldName.MatchString(strings.TrimSpace(key)) {
			return nil, false
		}
		fields = append(fields, field{strings.ToLower(strings.Trim(strings.TrimSpace(key), `"'`)), scalars(strings.TrimSpace(value))})
	}
	return fields, len(fields) > 0
}

// scalars are the values of "a", "[a, b]" or nothing.
func scalars(s string) []string {
	inner, ok := strings.CutPrefix(s, "[")
	if inner, closed := strings.CutSuffix(inner, "]"); ok && closed {
		var list []string
		for part := range strings.SplitSeq(inner, ",") {
			if part = unquoteScalar(part); part != "" {
				list = append(list, part)
			}
		}
		return list
	}
	if s = unquoteScalar(s); s == "" || s == "null" || s == "~" || s == "|" || s == ">" {
		return nil
	}
	return []string{s}
}

func unquoteScalar(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') {
		if end := strings.LastIndexByte(s, s[0]); end > 0 {
			inner := s[1:end]
			if s[0] == '"' {
				return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(inner)
			}
			return strings.ReplaceAll(inner, "''", "'")
		}
	}
	if i := strings.Index(s, " #"); i >= 0 {
		s = strings.TrimSpace(s[:i])
	}
	return s
}

func (f *facts) fromFrontMatter(fields []field) {
	const origin = "the front matter"
	for _, e := range fields {
		switch e.key {
		case "tags", "tag", "keywords", "categories":
			f.offerTags(tagsOf(e.values), origin)
		case "author", "authors", "byline", "creator":
			f.offerAuthors(e.values, origin)
		default:
			for _, v := range e.values {
				f.offerField(e.key, v, origin)
			}
		}
	}
}

// tagsOf splits "a, b" as well as "#a #b".
func tagsOf(values []string) []string {
	var tags []string
	for _, v := range values {
		if strings.HasPrefix(v, "#") {
			tags = append(tags, strings.Fields(v)...)
			continue
		}
		for part := range strings.SplitSeq(v, ",") {
			tags = append(tags, strings.TrimSpace(part))
		}
	}
	return tags
}
