package ingest

import (
	"context"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"casebound/notebook"
)

var markdownParser = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()

// markdownDepth is how many block quotes and lists may be nested before a
// Markdown file is read as plain text: the parser calls itself for each.
const markdownDepth = 100

// readMarkdown reads CommonMark with tables, task lists, strikethrough and
// footnotes, and front matter above it.
func readMarkdown(ctx context.Context, src Source) (draft, error) {
	in := decode(src.Bytes)
	head, body := cutFrontMatter(in.text)
	if tooNested(body) {
		return plainDraft(in), nil
	}
	w := markdownWalk{builder: newBuilder(), source: []byte(body)}
	root := markdownParser.Parse(text.NewReader(w.source))
	if err := ctx.Err(); err != nil {
		return draft{}, err
	}
	w.children(root)
	d := draft{format: "markdown", text: w.finish(), clues: w.clues}
	d.facts.note(in.note)
	d.facts.fromFrontMatter(head)
	d.facts.nearTitle(d.text)
	return d, nil
}

// tooNested counts the marks of quotation and indentation that open a line.
func tooNested(s string) bool {
	for l := range strings.SplitSeq(s, "\n") {
		depth := 0
		for _, r := range l {
			switch r {
			case '>', '-', '*', '+', '\t':
				depth++
				continue
			case ' ':
				continue
			}
			break
		}
		if depth > markdownDepth && !isRule(l) {
			return true
		}
	}
	return false
}

// markdownWalk writes the nodes of a parsed document to a builder.
type markdownWalk struct {
	*builder
	source []byte
	at     setting // of the paragraphs being read
}

func (w *markdownWalk) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeInline {
			w.inline(c)
		} else {
			w.block(c)
		}
	}
}

func (w *markdownWalk) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		w.begin(notebook.Heading, n.Level)
		w.children(n)
	case *ast.Paragraph, *ast.TextBlock:
		w.paragraph(n)
	case *ast.List:
		w.list(n)
	case *ast.Blockquote:
		w.inside(setting{kind: notebook.Quote, depth: w.quoteDepth() + 1}, n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.begin(notebook.Code, 0)
		w.lines(n)
	case *ast.HTMLBlock:
		w.html(n)
	case *extast.TableHeader, *extast.TableRow:
		w.row(n)
	case *ast.ThematicBreak:
		w.end()
	default:
		w.children(n)
	}
	w.end()
}

func (w *markdownWalk) quoteDepth() int {
	if w.at.kind == notebook.Quote {
		return w.at.depth
	}
	return 0
}

// inside walks a block whose paragraphs have another setting.
func (w *markdownWalk) inside(at setting, n ast.Node) {
	around := w.at
	w.at = at
	w.children(n)
	w.at = around
}

// paragraph writes a paragraph. In a list item the first is the item, and
// carries its number; those after it are paragraphs.
func (w *markdownWalk) paragraph(n ast.Node) {
	kind, depth := w.at.kind, w.at.depth
	first := w.at.item != nil && !w.at.item.started
	if kind == notebook.ListItem && !first {
		kind, depth = notebook.Paragraph, 0
	}
	w.begin(kind, depth)
	if first {
		w.at.item.started = true
		w.text(w.at.item.number)
	}
	w.children(n)
}

func (w *markdownWalk) list(n *ast.List) {
	depth := 1
	if w.at.kind == notebook.ListItem {
		depth = w.at.depth + 1
	}
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		it := &item{}
		if n.IsOrdered() {
			it.number = strconv.Itoa(number) + string(n.Marker) + " "
			number++
		}
		w.inside(setting{kind: notebook.ListItem, depth: depth, item: it}, c)
	}
}

func (w *markdownWalk) row(n ast.Node) {
	w.begin(notebook.TableRow, 0)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c != n.FirstChild() {
			w.cell()
		}
		w.children(c)
	}
}

func (w *markdownWalk) lines(n ast.Node) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		w.text(string(line.Value(w.source)))
	}
}

// html reads the words of raw HTML and leaves its tags out.
func (w *markdownWalk) html(n *ast.HTMLBlock) {
	var raw strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		raw.Write(line.Value(w.source))
	}
	if n.HasClosure() {
		raw.Write(n.ClosureLine.Value(w.source))
	}
	flatten(w.builder, raw.String())
}

func (w *markdownWalk) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.characters(n)
	case *ast.String:
		w.text(plainCharacters(n.Value))
	case *ast.CodeSpan:
		w.mark(notebook.CodeRun, "")
		w.verbatim(n)
		w.unmark()
	case *ast.Emphasis:
		kind := notebook.Emphasis
		if n.Level == 2 {
			kind = notebook.Strong
		}
		w.marked(kind, "", n)
	case *ast.Link:
		w.marked(notebook.Link, plainCharacters(n.Destination), n)
	case *ast.AutoLink:
		w.mark(notebook.Link, string(n.URL(w.source)))
		w.text(string(n.Label(w.source)))
		w.unmark()
	case *ast.RawHTML:
		w.rawInline(n)
	case *extast.TaskCheckBox:
		if n.IsChecked {
			w.text("☑ ")
		} else {
			w.text("☐ ")
		}
	case *extast.FootnoteLink:
		w.text("[" + strconv.Itoa(n.Index) + "]")
	case *extast.FootnoteBacklink:
	default:
		w.children(n)
	}
}

func (w *markdownWalk) marked(kind notebook.MarkKind, target string, n ast.Node) {
	w.mark(kind, target)
	w.children(n)
	w.unmark()
}

func (w *markdownWalk) characters(n *ast.Text) {
	value := n.Segment.Value(w.source)
	if n.IsRaw() {
		w.text(string(value))
	} else {
		w.text(plainCharacters(value))
	}
	switch {
	case n.HardLineBreak():
		w.lineBreak()
	case n.SoftLineBreak():
		w.text(" ")
	}
}

func (w *markdownWalk) verbatim(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			w.text(string(t.Segment.Value(w.source)))
		}
	}
}

// rawInline turns a <br> into what it means; other tags say nothing.
func (w *markdownWalk) rawInline(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	first := n.Segments.At(0)
	if strings.HasPrefix(strings.ToLower(string(first.Value(w.source))), "<br") {
		w.lineBreak()
	}
}

// plainCharacters resolves escapes and character references.
func plainCharacters(b []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b))))
}
