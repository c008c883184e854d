package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"text/template"

	"casebound/notebook"
)

// templateAtMost bounds what a template may write, in bytes.
const templateAtMost = 64 << 20

// templateFuncs are what a template may call. Values are plain text; these
// make them fit for where they are put.
var templateFuncs = template.FuncMap{
	"escape":      func(s string) string { return escapeText(s) },                  // one line of Markdown
	"callout":     func(p []string) string { return callout(p) },                   // lines that begin with "> "
	"item":        func(s string) string { return item(s) },                        // Markdown inside a list item
	"link":        func(s string) string { return wikiLink(s) },                    // [[name]]
	"tag":         func(s string) string { return hashTag(notebook.NormalTag(s)) }, // #tag
	"yaml":        func(s string) string { return yamlString(s) },                  // "quoted"
	"yamlList":    func(list []string) string { return yamlList(list) },            // [a, "b c"]
	"frontmatter": func(p *Page) string { return frontMatter(p) },                  // as without a template
	"entry":       func(e Entry) string { return entryMarkdown(e) },                // as without a template
	"join":        strings.Join,
	"lower":       strings.ToLower,
	"upper":       strings.ToUpper,
}

// writeTemplate writes a page in the shape of a template. A template places
// the reader's zone with {{.Zone}}; one that does not gets it at the end.
func writeTemplate(p *Page, o Options) ([]byte, error) {
	name := o.TemplateName
	if name == "" {
		name = "template"
	}
	t, err := template.New(name).Funcs(templateFuncs).Parse(o.Template)
	if err != nil {
		return nil, templateError(name, err)
	}
	bare := *p
	var first bounded
	if err := t.Execute(&first, &bare); err != nil {
		return nil, templateError(name, err)
	}
	z := zoneOf(o.Previous, first.String())
	bare.Zone = z.String()
	var out bounded
	if err := t.Execute(&out, &bare); err != nil {
		return nil, templateError(name, err)
	}
	if !strings.Contains(out.String(), bare.Zone) {
		if out.Len() > 0 && !bytes.HasSuffix(out.Bytes(), []byte("\n")) {
			out.WriteByte('\n')
		}
		out.WriteString("\n" + bare.Zone)
	}
	return out.Bytes(), nil
}

// bounded is a buffer with an end.
type bounded struct{ bytes.Buffer }

var errTooLong = errors.New("it writes more than 64 MB")

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > templateAtMost {
		return 0, errTooLong
	}
	return b.Buffer.Write(p)
}

// whereInTemplate matches the place in an error of text/template.
var whereInTemplate = regexp.MustCompile(`^template: .*?:(\d+)(?::\d+)?: (?:executing ".*?" at )?`)

// templateError names the line first.
func templateError(name string, err error) error {
	text := err.Error()
	// The name may hold colons and digits of its own.
	rest := strings.TrimPrefix(text, "template: "+name)
	if m := whereInTemplate.FindStringSubmatchIndex("template: " + rest); rest != text && m != nil {
		located := "template: " + rest
		return fmt.Errorf("line %s of %s: %s", located[m[2]:m[3]], name, located[m[1]:])
	}
	return fmt.Errorf("%s: %w", name, err)
}
