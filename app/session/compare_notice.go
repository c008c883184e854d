package session

import (
	"fmt"
	"strings"

	"casebound/notebook"
	"casebound/notebook/anchor"
)

// Notice is a change that a reader must not overlook: of a number, or inside
// a quotation.
type Notice struct {
	Row int // in Comparison.Rows
	anchor.Change
	Says string // a sentence
}

// noticeRunes is how much of a changed passage a notice quotes.
const noticeRunes = 72

// notice puts a change into a sentence.
func (c *Comparison) notice(row int, change anchor.Change) Notice {
	whole := change.Number && !change.A.Empty() && !change.B.Empty()
	rowA, rowB := c.Rows[row].A, c.Rows[row].B
	if rowB.Empty() {
		rowB = c.Rows[row].Moved
	}
	left := spoken(c.TextA, rowA, change.A, whole)
	right := spoken(c.TextB, rowB, change.B, whole)
	n := Notice{Row: row, Change: change}
	what := "A number"
	switch {
	case change.Number && change.Quotation:
		what = "A number inside a quotation"
	case change.Quotation:
		what = "A quotation"
	}
	switch {
	case left != "" && right != "":
		n.Says = fmt.Sprintf("%s differs: %s on the left, %s on the right.", what, left, right)
	case change.Quotation:
		n.Says = fmt.Sprintf("%s differs: %s stands on the %s only.", what, left+right, whichSide(left))
	default:
		n.Says = fmt.Sprintf("%s stands on the %s only: %s", what, whichSide(left), left+right)
	}
	return n
}

func whichSide(left string) string {
	if left != "" {
		return "left"
	}
	return "right"
}

// spoken quotes a changed passage, "" when it is empty. A short one takes the
// next word with it if asked, so that one sees what there are three of.
func spoken(text notebook.Text, row, at notebook.Span, next bool) string {
	words := strings.Join(strings.Fields(text.At(at)), " ")
	if words == "" {
		return ""
	}
	if next && len(words) < 10 {
		words += nextWord(text.At(notebook.Span{Start: at.End, End: row.End}))
	}
	if r := []rune(words); len(r) > noticeRunes {
		words = strings.TrimSpace(string(r[:noticeRunes-1])) + "…"
	}
	return "“" + strings.Trim(words, "“”\"„«»") + "”"
}

// nextWord is the word that a text goes on with after a space, with that
// space; "" when it is none to show.
func nextWord(rest string) string {
	word, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	word = strings.TrimRight(word, ".,;:!?)”»\"")
	if !strings.HasPrefix(rest, " ") || word == "" || len(word) > 24 {
		return ""
	}
	return " " + word
}
