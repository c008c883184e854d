package ingest

import (
	"context"
	"strconv"
	"strings"
	"unicode"

	"casebound/notebook"
)

// passage is one block of a plain text in the making.
type passage struct {
	kind  notebook.BlockKind
	level int
	text  string
	alone bool // an empty line, or nothing, on both sides; one line long
}

// readPlain reads text without markup: wrapped lines are joined again, lists,
// quotations and headings are recognised where they are plain to see.
func readPlain(ctx context.Context, src Source) (draft, error) {
	in := decode(src.Bytes)
	if err := ctx.Err(); err != nil {
		return draft{}, err
	}
	return plainDraft(in), nil
}

func plainDraft(in decoded) draft {
	d := draft{format: "text"}
	passages := passagesOf(in.text)
	guessHeadings(passages)
	b := newBuilder()
	for _, p := range passages {
		b.begin(p.kind, p.level)
		if p.kind != notebook.TableRow {
			b.text(p.text)
			continue
		}
		for i, cell := range strings.Split(p.text, "\t") {
			if i > 0 {
				b.cell()
			}
			b.text(cell)
		}
	}
	d.text = b.finish()
	d.clues = b.clues
	d.facts.note(in.note)
	d.facts.fromHeaders(d.text)
	d.facts.nearTitle(d.text)
	return d
}

func passagesOf(s string) []passage {
	lines := splitLines(s)
	r := reflow{wrapping: measureWrapping(lines), words: wordsOf(s)}
	for start := 0; start < len(lines); {
		if lines[start].blank() {
			start++
			continue
		}
		end := start + 1
		for end < len(lines) && !lines[end].blank() {
			end++
		}
		r.group(lines[start:end])
		start = end
	}
	return r.passages
}

// wordsOf answers whether a word occurs in the text, in lower case. The set is
// made when it is first asked for: few texts are hyphenated.
func wordsOf(s string) func(string) bool {
	var set map[string]bool
	return func(word string) bool {
		if set == nil {
			set = map[string]bool{}
			for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
				set[w] = true
			}
		}
		return set[word]
	}
}

// reflow turns groups of lines into passages.
type reflow struct {
	wrapping
	words    func(string) bool
	passages []passage

	item    int   // the number of the last numbered item; 0 before the first
	indents []int // of the list items that are open
}

// group reads lines that stand between two empty ones.
func (r *reflow) group(lines []line) {
	if tabular(lines) {
		for _, l := range lines {
			r.passages = append(r.passages, passage{kind: notebook.TableRow, text: l.text})
		}
		return
	}
	for i := 0; i < len(lines); {
		n := r.passage(lines[i:], i == 0)
		p := &r.passages[len(r.passages)-1]
		p.alone = p.kind == notebook.Paragraph && len(lines) == 1
		i += n
	}
}

// tabular reports whether every line has tabs between its words.
func tabular(lines []line) bool {
	for _, l := range lines {
		if !strings.Contains(l.text, "\t") {
			return false
		}
	}
	return len(lines) > 1
}

// passage reads one passage from the front of the lines and says how many of
// them it took.
func (r *reflow) passage(lines []line, first bool) int {
	l := lines[0]
	if level, ok := underlined(lines); ok {
		r.add(notebook.Heading, level, l.text)
		return 2
	}
	if title, level := hashHeading(l.text); level > 0 {
		r.add(notebook.Heading, level, title)
		return 1
	}
	if depth, _ := unquote(l.text); depth > 0 {
		return r.quotation(lines, depth)
	}
	kind, level, text := notebook.Paragraph, 0, l.text
	if item, ok := bulleted(l.text); ok {
		kind, level, text = notebook.ListItem, r.depth(l.indent), item
	} else if n := itemNumber(l.text); n == 1 || n > 1 && n == r.item+1 {
		kind, level = notebook.ListItem, r.depth(l.indent)
		r.item = n
	} else if first {
		r.indents = r.indents[:0]
	}
	n := 1
	for n < len(lines) && !r.continues(lines[n].text) && (r.join(lines[n-1], lines[n]) || hangs(kind, l, lines[n])) {
		n++
	}
	r.add(kind, level, r.joined(text, lines[1:n]))
	return n
}

// hangs reports whether a line is set below the words of the list item it
// belongs to.
func hangs(kind notebook.BlockKind, first, next line) bool {
	return kind == notebook.ListItem && next.indent > first.indent && !startsOwnLine(next.text)
}

func (r *reflow) add(kind notebook.BlockKind, level int, text string) {
	r.passages = append(r.passages, passage{kind: kind, level: level, text: text})
}

// joined is the text and the lines after it as one. It is linear in their
// length for all but hyphenated lines.
func (r *reflow) joined(text string, rest []line) string {
	if len(rest) == 0 {
		return text
	}
	var all strings.Builder
	for _, next := range rest {
		glued := glue(text, next.text, r.words)
		kept := len(glued) - len(next.text)
		all.WriteString(glued[:kept])
		text = next.text
	}
	all.WriteString(text)
	return all.String()
}

// continues reports whether the line is the next item of a numbered list.
func (r *reflow) continues(s string) bool {
	n := itemNumber(s)
	return n > 1 && n == r.item+1
}

// itemNumber is the number a list item begins with; letters count from a).
func itemNumber(s string) int {
	if sign := strings.IndexAny(s[:min(len(s), 5)], ".)"); sign < 1 || !numberLine.MatchString(s) {
		return 0
	}
	s = strings.TrimPrefix(s, "(")
	if 'a' <= s[0] && s[0] <= 'z' {
		return int(s[0]-'a') + 1
	}
	n, err := strconv.Atoi(s[:strings.IndexAny(s, ".)")])
	if err != nil {
		return 0
	}
	return n
}

// depth is how deep a list item with that indent is nested.
func (r *reflow) depth(indent int) int {
	for len(r.indents) > 0 && r.indents[len(r.indents)-1] > indent {
		r.indents = r.indents[:len(r.indents)-1]
	}
	if len(r.indents) == 0 || r.indents[len(r.indents)-1] < indent {
		r.indents = append(r.indents, indent)
	}
	return len(r.indents)
}

// quotation reads lines that start with the same number of ">".
func (r *reflow) quotation(lines []line, depth int) int {
	n := 0
	var inner []line
	for n < len(lines) {
		d, text := unquote(lines[n].text)
		if d != depth {
			break
		}
		inner = append(inner, splitLines(text)...)
		n++
	}
	w := r.wrapping
	if w.width == 0 {
		w = measureWrapping(inner)
	}
	for i := 0; i < len(inner); {
		if inner[i].blank() {
			i++
			continue
		}
		end := i + 1
		for end < len(inner) && !inner[end].blank() && w.join(inner[end-1], inner[end]) {
			end++
		}
		r.add(notebook.Quote, depth, r.joined(inner[i].text, inner[i+1:end]))
		i = end
	}
	if len(r.passages) == 0 || r.passages[len(r.passages)-1].kind != notebook.Quote {
		r.add(notebook.Quote, depth, "") // nothing but ">"
	}
	return n
}

// unquote cuts the ">" of a quoted mail off and counts them. "> 5" in a table
// of numbers is no quotation.
func unquote(s string) (depth int, text string) {
	for strings.HasPrefix(s, ">") {
		depth++
		s = strings.TrimLeft(s[1:], " ")
	}
	return depth, s
}
