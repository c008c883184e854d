package markdown

import (
	"bytes"
	"regexp"
	"strings"
)

// The reader's zone. Everything between the two markers belongs to the reader
// and is carried into the next export byte for byte, and so is what stands
// behind the last one. When the markers are damaged nothing is lost:
//
//	end marker gone            the zone goes on to the end of the file
//	markers doubled            from the first begin to the last end, all kept
//	begin marker gone, both    every line of the old file that the new one
//	gone, or in wrong order    does not have anyway goes into the zone
const (
	beginNotes = "%% begin notes %%"
	endNotes   = "%% end notes %%"
)

// zone is the reader's part of a file.
type zone struct {
	text  string // between the lines of the markers
	after string // behind the line of the end marker
}

// String is the zone with its markers. The markers have lines of their own.
func (z zone) String() string {
	text := z.text
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return beginNotes + "\n" + text + endNotes + "\n" + z.after
}

var (
	beginLine = regexp.MustCompile(`(?m)^[ \t]*%% begin notes %%[ \t]*\r?$\n?`)
	endLine   = regexp.MustCompile(`(?m)^[ \t]*%% end notes %%[ \t]*\r?$\n?`)
)

// zoneOf takes the reader's zone from the file written before. generated is
// what the new file has before its zone.
func zoneOf(previous []byte, generated string) zone {
	if len(bytes.TrimSpace(previous)) == 0 {
		return zone{text: "\n"}
	}
	old := string(previous)
	begin := beginLine.FindStringIndex(old)
	if begin == nil {
		return zone{text: rescue(old, generated)}
	}
	z := zone{text: old[begin[1]:]}
	if ends := endLine.FindAllStringIndex(z.text, -1); ends != nil {
		last := ends[len(ends)-1]
		z.text, z.after = z.text[:last[0]], z.text[last[1]:]
	}
	if endLine.MatchString(old[:begin[0]]) {
		z.text = rescue(old[:begin[0]], generated) + z.text
	}
	return z
}

// rescue keeps every line of an old file that the new one does not have: what
// the reader may have written. Lines that the program wrote then and does not
// write now are kept too; that is better than the other mistake.
func rescue(old, generated string) string {
	have := map[string]int{}
	for line := range strings.Lines(generated) {
		have[strings.TrimRight(line, "\r\n")]++
	}
	var kept strings.Builder
	blank := false
	for line := range strings.Lines(old) {
		bare := strings.TrimRight(line, "\r\n")
		switch {
		case strings.TrimSpace(bare) == "":
			blank = kept.Len() > 0
			continue
		case endLine.MatchString(line) || beginLine.MatchString(line):
			continue
		case have[bare] > 0:
			have[bare]--
			continue
		}
		if blank {
			kept.WriteByte('\n')
			blank = false
		}
		kept.WriteString(line)
	}
	if kept.Len() == 0 {
		return "\n"
	}
	return kept.String()
}

// ReadZone returns what the reader wrote between the markers of an exported
// file; false when it has no begin marker.
func ReadZone(file []byte) (string, bool) {
	if !beginLine.Match(file) {
		return "", false
	}
	return zoneOf(file, "").text, true
}
