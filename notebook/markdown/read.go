package markdown

import (
	"regexp"
	"strings"

	"casebound/notebook"
)

// Read is a highlight read back from an exported file.
type Read struct {
	Block      string // "h-k3f9q2"
	Colour     notebook.Colour
	Label      string // what the reader called the colour, "" for its own name
	Paragraph  int    // 0 when it has none
	Paragraphs []string
	Comment    string
	Tags       []string
}

// Quote is the text of the highlight with a blank line between paragraphs.
func (r Read) Quote() string { return strings.Join(r.Paragraphs, "\n\n") }

var (
	calloutLine = regexp.MustCompile(`^> \[!quote\] (.*)$`)
	blockLine   = regexp.MustCompile(`^\^(h-[0-9a-z]+)\s*$`)
	placeMark   = regexp.MustCompile(`^¶([0-9]{1,9})$`)
)

// ReadHighlights reads the highlights of a file in the usual shape, in their
// order. What it does not know it passes over, the reader's zone among it.
func ReadHighlights(file []byte) []Read {
	text := strings.ReplaceAll(string(file), "\r\n", "\n")
	if begin := beginLine.FindStringIndex(text); begin != nil {
		text = text[:begin[0]]
	}
	lines := strings.Split(text, "\n")
	var list []Read
	for i := 0; i < len(lines); {
		m := calloutLine.FindStringSubmatch(lines[i])
		if m == nil {
			i++
			continue
		}
		r := readHeading(m[1])
		i = r.readQuote(lines, i+1)
		i = r.readDetails(lines, i)
		if r.Block != "" {
			list = append(list, r)
		}
	}
	return list
}

func readHeading(heading string) Read {
	var r Read
	for i, part := range strings.Split(heading, " · ") {
		if m := placeMark.FindStringSubmatch(part); m != nil {
			r.Paragraph = number(m[1])
		} else if c, err := notebook.ParseColour(part); i == 0 && err == nil {
			r.Colour = c
		} else if i > 0 {
			r.Label = strings.TrimPrefix(r.Label+" · "+unescapeText(part), " · ")
		}
	}
	return r
}

func number(digits string) int {
	n := 0
	for _, d := range digits {
		n = 10*n + int(d-'0')
	}
	return n
}

// readQuote reads the lines of the block quote and returns the first behind it.
func (r *Read) readQuote(lines []string, i int) int {
	var paragraph []string
	end := func() {
		if len(paragraph) > 0 {
			r.Paragraphs = append(r.Paragraphs, strings.Join(paragraph, "\n"))
		}
		paragraph = nil
	}
	for ; i < len(lines) && strings.HasPrefix(lines[i], ">"); i++ {
		line, found := strings.CutPrefix(lines[i], "> ")
		if !found {
			end()
			continue
		}
		if body := strings.TrimSuffix(line, `\`); len(body) < len(line) && endsPlain(body) {
			paragraph = append(paragraph, unescapeText(body))
			continue
		}
		paragraph = append(paragraph, unescapeText(line))
		end()
	}
	end()
	return i
}

// endsPlain reports whether the backslash cut off behind was not escaped.
func endsPlain(body string) bool {
	return (len(body)-len(strings.TrimRight(body, `\`)))%2 == 0
}

// readDetails reads the block id and the list behind a quote.
func (r *Read) readDetails(lines []string, i int) int {
	for ; i < len(lines); i++ {
		line := lines[i]
		if m := blockLine.FindStringSubmatch(line); m != nil && r.Block == "" {
			r.Block = m[1]
		} else if comment, ok := strings.CutPrefix(line, "- Comment: "); ok && r.Comment == "" {
			body := []string{comment}
			for i+1 < len(lines) && (strings.HasPrefix(lines[i+1], "  ") || lines[i+1] == "" && continued(lines, i+1)) {
				i++
				body = append(body, lines[i])
			}
			r.Comment = unitem(strings.Join(body, "\n"))
		} else if tags, ok := strings.CutPrefix(line, "- Tags: "); ok {
			for _, t := range strings.Fields(tags) {
				r.Tags = append(r.Tags, strings.TrimPrefix(unescapeText(t), "#"))
			}
		} else if strings.HasPrefix(line, "> ") || strings.HasPrefix(line, "#") {
			return i
		}
	}
	return i
}

// continued reports whether a blank line lies inside a list item.
func continued(lines []string, i int) bool {
	for i < len(lines) && lines[i] == "" {
		i++
	}
	return i < len(lines) && strings.HasPrefix(lines[i], "  ")
}
