package corpus

import (
	"bufio"
	"fmt"
	"hash/crc32"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"casebound/notebook"
)

// Review holds the names of documents of a data set that were read by hand,
// by the number of the document in the set, from 0. It holds no text.
type Review map[int]Reviewed

// Reviewed is one document as it was read: the names of its sentences, and the
// checksum of the text they were found in.
type Reviewed struct {
	Sum   uint32
	Names map[int][]Mention // by the number of the sentence, from 0
}

// ReadReview reads the files that match a pattern. An error names the file and
// the line that is not as [Review.Write] writes it.
func ReadReview(pattern string) (Review, error) {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	r := Review{}
	for _, f := range files {
		if err := r.read(f); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// folders are the sets whose names are kept in a folder that is not called as
// they are.
var folders = map[string]string{"voa_silver": "voa", "gmb": "voa", "uner_ewt": "ewt"}

// ReviewOf reads what is kept in dir of a part of a data set, "train" or "dev":
// nothing where nobody read it.
func ReviewOf(dir, set, part string) (Review, error) {
	folder, ok := folders[set]
	if !ok {
		folder = set
	}
	return ReadReview(filepath.Join(dir, folder, part+"-*.labels"))
}

func (r Review) read(file string) error {
	lines, err := Lines(file)
	if err != nil {
		return err
	}
	if err := r.parse(lines); err != nil {
		return fmt.Errorf("%s:%w", file, err)
	}
	return nil
}

func (r Review) parse(lines []string) error {
	doc := -1
	for i, l := range lines {
		fields := strings.Fields(l)
		switch {
		case len(fields) == 0 || strings.HasPrefix(l, "#"):
			continue
		case fields[0] == "doc":
			n, sum, err := header(fields)
			if err != nil {
				return fmt.Errorf("%d: %w", i+1, err)
			}
			if _, twice := r[n]; twice {
				return fmt.Errorf("%d: document %d was read before", i+1, n)
			}
			doc, r[n] = n, Reviewed{sum, map[int][]Mention{}}
		default:
			sentence, names, err := spans(fields)
			if err != nil || doc < 0 {
				return fmt.Errorf("%d: want a document, then \"SENTENCE KIND FROM-TO …\": %q", i+1, l)
			}
			r[doc].Names[sentence] = names
		}
	}
	return nil
}

func header(fields []string) (doc int, sum uint32, err error) {
	if len(fields) != 3 {
		return 0, 0, fmt.Errorf("want \"doc NUMBER CHECKSUM\": %q", fields)
	}
	if doc, err = strconv.Atoi(fields[1]); err != nil {
		return 0, 0, err
	}
	s, err := strconv.ParseUint(fields[2], 16, 32)
	return doc, uint32(s), err
}

func spans(fields []string) (sentence int, names []Mention, err error) {
	if sentence, err = strconv.Atoi(fields[0]); err != nil {
		return 0, nil, err
	}
	for rest := fields[1:]; len(rest) > 0; rest = rest[2:] {
		var m Mention
		var known bool
		if m.Kind, known = kindOf[rest[0]]; !known || len(rest) < 2 {
			return 0, nil, fmt.Errorf("no kind and span: %q", rest)
		}
		if _, err := fmt.Sscanf(rest[1], "%d-%d", &m.Start, &m.End); err != nil {
			return 0, nil, err
		}
		names = append(names, m)
	}
	return sentence, names, nil
}

// Split parts the documents of a set into those that were read, which get the
// names found by reading, and the others. It is an error when a document is not
// the one that was read.
func (r Review) Split(docs []Document) (read, rest []Document, err error) {
	mended, err := r.Mend(docs)
	if err != nil {
		return nil, nil, err
	}
	for n, d := range mended {
		if _, ok := r[n]; ok {
			read = append(read, d)
		} else {
			rest = append(rest, d)
		}
	}
	return read, rest, nil
}

// Mend gives those documents of a set that were read the names found by
// reading; the others keep theirs. It is an error when a document is not the
// one that was read.
func (r Review) Mend(docs []Document) ([]Document, error) {
	out := slices.Clone(docs)
	for n, d := range docs {
		rev, ok := r[n]
		if !ok {
			continue
		}
		if rev.Sum != d.sum() {
			return nil, fmt.Errorf("document %d is not the one that was read", n)
		}
		lines := slices.Clone(d.Lines)
		for i := range lines {
			lines[i].Names = rev.Names[i]
		}
		out[n] = Document{lines}
	}
	return out, nil
}

// Add takes up a document with its names.
func (r Review) Add(n int, d Document) {
	rev := Reviewed{d.sum(), map[int][]Mention{}}
	for i, l := range d.Lines {
		if len(l.Names) > 0 {
			rev.Names[i] = l.Names
		}
	}
	r[n] = rev
}

// Write writes the documents in order of their numbers.
func (r Review) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, n := range sortedKeys(r) {
		fmt.Fprintf(b, "doc %d %08x\n", n, r[n].Sum)
		for _, i := range sortedKeys(r[n].Names) {
			fmt.Fprint(b, i)
			for _, m := range r[n].Names[i] {
				fmt.Fprintf(b, " %s %d-%d", Label(m.Kind), m.Start, m.End)
			}
			fmt.Fprintln(b)
		}
	}
	return b.Flush()
}

// Kind is the kind of name of a data set's word for it.
func Kind(label string) (notebook.EntityKind, bool) {
	k, ok := kindOf[label]
	return k, ok
}

// Label is the data sets' word for a kind of name.
func Label(k notebook.EntityKind) string {
	for l, kind := range kindOf {
		if kind == k {
			return l
		}
	}
	return "O"
}

func (d Document) sum() uint32 {
	h := crc32.NewIEEE()
	for _, l := range d.Lines {
		io.WriteString(h, l.Text+"\n")
	}
	return h.Sum32()
}

func sortedKeys[V any](m map[int]V) []int {
	keys := make([]int, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
