package extract

import (
	"strings"
	"unicode"

	"casebound/notebook"
)

// aside reports whether an expression stands beside the text and dates the page
// and not what the text tells: in furniture, in a line that is little more than
// a date, in a dateline, a byline, a caption, a mail header.
func (r *eventReader) aside(d datedSpan) bool {
	if !r.text.Body(d.Span) {
		return true
	}
	i := r.text.BlockAt(d.Start)
	if i >= len(r.text.Blocks()) {
		return false
	}
	b := r.text.Blocks()[i]
	if b.Kind == notebook.Page {
		return true
	}
	block := r.text.At(b.Span)
	if b.Start > d.Start || b.End < d.End {
		return false
	}
	before, after := block[:d.Start-b.Start], block[d.End-b.Start:]
	return bareDate(before, after) || isDateline(before, after) || len(block) <= longLine && aboutPage(block, before, after)
}

// longLine is how long a byline or a caption may be, in bytes.
const longLine = 300

// bareDate reports whether hardly a letter stands in the block besides the
// date: "April 3, 2020", "(2020)", "3:40 pm EDT".
func bareDate(before, after string) bool {
	letters := 0
	for _, r := range before + after {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters <= 8
}

// isDateline reports whether the block begins like a report: a place in front
// of the date and a dash behind it, or a full stop and no verb before it.
//
//	PORT ELLERY, April 3 (Coast News) — The harbour …
//	PORT ELLERY, 3 April 2021. The harbour …
func isDateline(before, after string) bool {
	if len(before) > 60 || strings.ContainsAny(before, ".!?;") && !strings.Contains(before, "., ") {
		return false
	}
	dash := strings.IndexAny(after, "—–")
	if hyphen := strings.Index(after, " - "); hyphen >= 0 && (dash < 0 || hyphen < dash) {
		dash = hyphen
	}
	if double := strings.Index(after, "--"); double >= 0 && (dash < 0 || double < dash) {
		dash = double
	}
	ends := dash >= 0 && dash <= 40 || before != "" && (strings.HasPrefix(after, ". ") || strings.HasPrefix(after, ": "))
	return ends && looksLikePlace(before)
}

// looksLikePlace reports whether every word begins with a capital, and the
// first is written in capitals throughout or nothing stands there.
func looksLikePlace(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
	if len(words) == 0 {
		return true
	}
	for _, w := range words {
		if first := []rune(w)[0]; !unicode.IsUpper(first) {
			return false
		}
	}
	return words[0] == strings.ToUpper(words[0]) && len(words[0]) > 2
}

// Words that a line about the page itself begins with, and those it holds.
var (
	pageLeads = []string{
		"by ", "posted", "published", "first published", "originally published", "updated", "last updated",
		"last modified", "modified", "filed", "copyright", "©", "(c)", "photo", "photograph", "picture", "image", "figure",
		"fig.", "credit", "source:", "date:", "sent:", "retrieved", "accessed", "downloaded", "printed", "page ", "this entry was",
		"this article", "this story", "this post", "von ", "veröffentlicht", "aktualisiert", "stand:", "foto", "bild:", "abb.",
		"datum:", "gesendet", "abgerufen", "quelle:",
	}
	pageSigns = []string{
		"all rights reserved", "(photo", "[photo", "photo by", "photo:", "photo/", "/getty", "getty images", "(ap",
		"ap photo", "file photo", "/reuters", "file picture", "courtesy of", "min read", "minute read", "alle rechte vorbehalten",
		"(foto", "foto:", "wrote:", "schrieb:",
	}
)

// aboutPage reports whether a short block is a byline, a notice, a caption or the
// line in front of a mail that is answered.
func aboutPage(block, before, after string) bool {
	lower := strings.ToLower(strings.TrimSpace(block))
	for _, sign := range pageSigns {
		if strings.Contains(lower, sign) && (sign != "wrote:" && sign != "schrieb:" || strings.HasSuffix(lower, sign)) {
			return true
		}
	}
	for _, lead := range pageLeads {
		if strings.HasPrefix(lower, lead) && !readsOn(lead, before, after) {
			return true
		}
	}
	return false
}

// readsOn reports whether what begins like a byline is a sentence after all:
// "By April 3 the water had gone." A byline has no full stop and no verb.
func readsOn(lead, before, after string) bool {
	switch lead {
	case "by ", "von ", "page ", "posted", "published", "updated", "filed", "photo", "picture", "image", "printed", "modified",
		"this article", "this story", "this post", "figure", "foto":
	default:
		return false
	}
	sentence := strings.TrimSpace(before + after)
	return strings.HasSuffix(sentence, ".") && len(sentence) > 60 || lead == "by " && hasEventVerb(after)
}
