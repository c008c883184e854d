package markdown

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	xhtml "golang.org/x/net/html"

	"casebound/notebook"
)

// parser reads CommonMark with tables, strikethrough and task lists.
var parser = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList))

// hostile makes a sheet whose every field is what someone else wrote.
func hostile(title, source, quote, comment, tag, name string) Sheet {
	t := notebook.PlainText("A first line.\n" + quote + "\nA last line.")
	start := len("A first line.\n")
	span := notebook.Span{Start: start, End: t.Len() - len("\nA last line.")}
	return Sheet{
		Document: notebook.Document{ID: id(1), Title: title, Source: source, Tags: []string{tag}, Authors: []string{name}},
		Text:     t,
		Highlights: []Marked{{Highlight: notebook.Highlight{
			ID: id(2), Colour: notebook.Red, Comment: comment, Tags: []string{tag},
			Anchor: notebook.Anchor{Span: span, Quote: t.At(span)},
		}}},
		Entities: []Named{{notebook.Entity{ID: id(3), Kind: notebook.Person, Name: name}, []notebook.Mention{{Span: span}}}},
		Timexes:  []notebook.Timex{{Span: span, When: notebook.When{EDTF: "1994~", Words: quote}, Dating: notebook.FromDocument}},
	}
}

func FuzzNothingBreaksOut(f *testing.F) {
	f.Add("A title", "https://a.example", "A quote.", "A comment.", "tag", "A Name")
	f.Add("---\nx: y", "\"\\", "> [!note] x\n---\n```", "%% end notes %%\n%% begin notes %%", "a]b", "[[x|y]]")
	f.Add("a\u2028b\x00", "", "    code\n\ttab \\\n\\", "```\nopen\n<!--\n$$", "_x_", "]]\n# h")
	f.Add("", "", "| a |\n| - |\n1. x\n#\n&#35;&amp;", "- [ ] a\n\n\n    deep\n> q", "#", "%%")
	f.Add("---\nx\x7f\x00 y", "X\\", "> [!note] x\n\x00\x04\x1c\n```", "%% end n", "\x00]]", "[w]")
	f.Add("%%%", "", "%%%\n==\n-- -", "$$$ %%% %%%%", "%", "%%%[%%%")
	f.Add("\xff", "\xff", "\xff\xfe \n ", "\xff\r\n\r", "\xff", "\xff")
	f.Fuzz(func(t *testing.T, title, source, quote, comment, tag, name string) {
		for _, s := range []*string{&title, &source, &comment, &tag, &name} {
			*s = strings.ToValidUTF8(*s, "\uFFFD") // as the store keeps it
		}
		s := hostile(title, source, quote, comment, tag, name)
		out := writeAs(t, s, Options{})
		body := checkFrontMatter(t, out, title, source)
		checkShape(t, body, s)
		if got := writeAs(t, s, Options{Previous: []byte(out)}); got != out {
			t.Fatalf("written again it differs:\n%s\nfirst\n%s", got, out)
		}
		checkReadBack(t, out, s)
		checkHTML(t, writeAs(t, s, Options{Format: HTML}))
		checkCSV(t, writeAs(t, s, Options{Format: CSV}))
		for _, format := range []Format{JSONLD, JSONLines} {
			if got := writeAs(t, s, Options{Format: format}); !json.Valid([]byte(strings.TrimSpace(got))) || utf8.ValidString(got) == false {
				t.Fatalf("%v is not JSON:\n%s", format, got)
			}
		}
	})
}

var fieldLine = regexp.MustCompile(`^(title|source|publisher|authors|published|captured|sha256|tags): `)

// checkFrontMatter reads the front matter line by line and returns what
// follows it.
func checkFrontMatter(t *testing.T, out, title, source string) string {
	t.Helper()
	rest, ok := strings.CutPrefix(out, "---\n")
	if !ok {
		t.Fatalf("no front matter:\n%s", out)
	}
	fields := map[string]string{}
	for {
		line, after, _ := strings.Cut(rest, "\n")
		rest = after
		if line == "---" {
			break
		}
		if !fieldLine.MatchString(line) || strings.ContainsAny(line, "\r\u0085\u2028\u2029\x00") {
			t.Fatalf("front matter has the line %q:\n%s", line, out)
		}
		key, value, _ := strings.Cut(line, ": ")
		fields[key] = value
	}
	for key, want := range map[string]string{"title": title, "source": source} {
		value := fields[key]
		if want == "" && (value == "" || value == `""`) {
			continue
		}
		// What yamlString writes is a Go string literal too.
		if got, err := strconv.Unquote(value); err != nil || got != want {
			t.Fatalf("%s %q is written %s, read as %q (%v)", key, want, value, got, err)
		}
	}
	return rest
}

// checkShape parses the body: heading, heading, quote, block id, list, and the
// markers, whatever the fields hold.
func checkShape(t *testing.T, body string, s Sheet) {
	t.Helper()
	source := []byte(body)
	var kinds []string
	root := parser.Parser().Parse(text.NewReader(source))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		kinds = append(kinds, n.Kind().String())
	}
	want := []string{"Heading", "Heading", "Blockquote", "Paragraph", "List", "Paragraph", "Paragraph"}
	if !reflect.DeepEqual(kinds, want) {
		t.Fatalf("the blocks are %v, want %v:\n%s", kinds, want, body)
	}
	quote := root.FirstChild().NextSibling().NextSibling()
	_ = ast.Walk(quote, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case ast.KindBlockquote, ast.KindParagraph, ast.KindText, ast.KindString:
		default:
			if entering {
				t.Fatalf("the quote holds a %v:\n%s", n.Kind(), body)
			}
		}
		return ast.WalkContinue, nil
	})
	if strings.Count(body, "\n%% begin notes %%\n") != 1 || strings.Count(body, "%%") != 4 {
		t.Fatalf("there are %d pairs of %%%%:\n%s", strings.Count(body, "%%"), body)
	}
	var rendered bytes.Buffer
	if err := parser.Renderer().Render(&rendered, source, quote); err != nil {
		t.Fatal(err)
	}
	if got, want := plainHTML(rendered.String()), "[!quote] Red · ¶2\n"+strings.Join(shownParagraphs(s), "\n"); got != strings.TrimRight(want, "\n") {
		t.Fatalf("the quote is shown as %q, want %q:\n%s", got, want, body)
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// plainHTML is the text of rendered paragraphs, a line each.
func plainHTML(s string) string {
	s = strings.NewReplacer("<br>\n", "\n", "<br />\n", "\n", "</p>\n", "\n", "<blockquote>\n", "", "</blockquote>\n", "").Replace(s)
	return strings.TrimRight(html.UnescapeString(tags.ReplaceAllString(s, "")), "\n")
}

// shownParagraphs is what a reader of the file should see of the quote: its
// lines that hold anything.
func shownParagraphs(s Sheet) []string {
	var out []string
	for line := range strings.Lines(s.Text.At(s.Highlights[0].Highlight.Anchor.Span)) {
		if line = oneLine(strings.TrimSuffix(line, "\n")); strings.TrimSpace(line) != "" {
			out = append(out, line)
		}
	}
	return out
}

func checkReadBack(t *testing.T, out string, s Sheet) {
	t.Helper()
	list := ReadHighlights([]byte(out))
	if len(list) != 1 {
		t.Fatalf("read back %d highlights:\n%s", len(list), out)
	}
	h, got := s.Highlights[0].Highlight, list[0]
	if got.Colour != h.Colour || got.Block != "h-"+h.ID.Short() || got.Paragraph != 2 {
		t.Fatalf("read back %+v:\n%s", got, out)
	}
	if want := shownParagraphs(s); strings.Join(got.Paragraphs, "\n") != strings.Join(want, "\n") {
		t.Fatalf("read back the quote %q, want %q:\n%s", got.Paragraphs, want, out)
	}
	if tag := notebook.NormalTag(h.Tags[0]); tag != "" && (len(got.Tags) != 1 || got.Tags[0] != oneLine(tag)) {
		t.Fatalf("read back the tags %q, want %q:\n%s", got.Tags, tag, out)
	}
}

// checkHTML makes sure that no element appears that the page does not have
// anyway, and no attribute that runs or fetches anything.
func checkHTML(t *testing.T, out string) {
	t.Helper()
	known := map[string]bool{}
	for _, e := range strings.Fields("html head meta title style body header h1 h2 p a blockquote br ul li span") {
		known[e] = true
	}
	z := xhtml.NewTokenizer(strings.NewReader(out))
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return
		case xhtml.CommentToken:
			t.Fatalf("a comment:\n%s", out)
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			token := z.Token()
			if !known[token.Data] {
				t.Fatalf("an element <%s>:\n%s", token.Data, out)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "http") {
					t.Fatalf("an attribute %s=%q:\n%s", a.Key, a.Val, out)
				}
			}
		}
	}
}

func checkCSV(t *testing.T, out string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 2 || len(rows[1]) != len(csvColumns) {
		t.Fatalf("%d rows, error %v:\n%s", len(rows), err, out)
	}
	for i, cell := range rows[1] {
		if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
			t.Fatalf("the cell %s is the formula %q", csvColumns[i], cell)
		}
	}
}

func TestFormulasAreNeutralised(t *testing.T) {
	for _, s := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "-2+3+cmd|' /C calc'!A0"} {
		if got := plainCell(s); !strings.HasPrefix(got, "'") || got[1:] != s {
			t.Errorf("%q became %q", s, got)
		}
	}
	for _, s := range []string{"", "a=1", "1994", "¶", "'quoted'", "é+", " a"} {
		if got := plainCell(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}

func FuzzEscapedTextReadsAsItself(f *testing.F) {
	for _, s := range []string{"", "a", "# x", "#", "- x", "-", "--", "=", "1. x", "1)", "\\", "a\\", "  x  ", "\tx\t", "&amp;", "*", "<b>", "a  b", "![a](b)", "~~", "www.a.example", "+ \u00a0", "123456789. x", "1234567890. x", "--   -", "= ="} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = oneLine(strings.ToValidUTF8(s, "?"))
		if strings.TrimSpace(s) == "" {
			return
		}
		escaped := escapeText(s)
		if back := unescapeText(escaped); back != s {
			t.Fatalf("%q is escaped as %q, read back as %q", s, escaped, back)
		}
		var out bytes.Buffer
		if err := parser.Convert([]byte(escaped), &out); err != nil {
			t.Fatal(err)
		}
		if got, want := out.String(), fmt.Sprintf("<p>%s</p>\n", s); html.UnescapeString(got) != want {
			t.Fatalf("%q is escaped as %q and shown as %q", s, escaped, got)
		}
	})
}
