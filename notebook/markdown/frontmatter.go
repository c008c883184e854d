package markdown

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// frontMatter writes the fields that are known, in a fixed order.
func frontMatter(p *Page) string {
	var b strings.Builder
	b.WriteString("---\n")
	field := func(name, value string) {
		if value != "" {
			b.WriteString(name + ": " + value + "\n")
		}
	}
	field("title", yamlString(p.Title))
	if p.Source != "" {
		field("source", yamlString(p.Source))
	}
	if p.Publisher != "" {
		field("publisher", yamlString(p.Publisher))
	}
	if len(p.Authors) > 0 {
		field("authors", yamlList(p.Authors))
	}
	field("published", yamlDate(p.Published))
	field("captured", yamlDate(p.Captured))
	field("sha256", yamlHex(p.SHA256))
	if len(p.Tags) > 0 {
		field("tags", yamlList(p.Tags))
	}
	b.WriteString("---\n")
	return b.String()
}

// yamlString is a double-quoted YAML 1.2 scalar (§7.3.1), which may hold
// anything.
func yamlString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x20 || 0x7f <= r && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == utf8.RuneError || r&0xfffe == 0xfffe && r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

var plainWord = regexp.MustCompile(`^\pL[\pL\pN_/-]*$`)

// yamlWords are plain scalars that some reader of YAML takes for something else.
var yamlWords = regexp.MustCompile(`(?i)^(y|n|yes|no|on|off|true|false|null)$`)

// yamlList is a list on one line; simple words stay unquoted.
func yamlList(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		if plainWord.MatchString(s) && !yamlWords.MatchString(s) {
			out[i] = s
		} else {
			out[i] = yamlString(s)
		}
	}
	return "[" + strings.Join(out, ", ") + "]"
}

var plainDay = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)

func yamlDate(edtf string) string {
	if edtf == "" || plainDay.MatchString(edtf) {
		return edtf
	}
	return yamlString(edtf)
}

// plainHex matches a hash that nobody takes for a number.
var plainHex = regexp.MustCompile(`^[0-9a-f]*[abcdf][0-9a-f]*$`)

func yamlHex(hash string) string {
	if hash == "" || plainHex.MatchString(hash) {
		return hash
	}
	return yamlString(hash)
}
