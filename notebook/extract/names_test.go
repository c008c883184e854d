package extract_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/extract"
)

// models are those that ship.
var engine = extract.New(os.DirFS("../../assets/models"))

// marked is a sentence of testdata/names.txt taken apart.
type marked struct {
	text  string
	names map[notebook.Span]notebook.EntityKind
}

// unmark reads "[PER Ann Lee] met [ORG Acme]".
func unmark(t *testing.T, line string) marked {
	t.Helper()
	m := marked{names: map[notebook.Span]notebook.EntityKind{}}
	var b strings.Builder
	for rest := line; rest != ""; {
		before, after, ok := strings.Cut(rest, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		inside, behind, ok := strings.Cut(after, "]")
		label, name, ok2 := strings.Cut(inside, " ")
		kind, err := notebook.ParseEntityKind(label)
		if !ok || !ok2 || err != nil {
			t.Fatalf("%q: want [LABEL name]", line)
		}
		start := b.Len()
		b.WriteString(name)
		m.names[notebook.Span{Start: start, End: b.Len()}] = kind
		rest = behind
	}
	m.text = b.String()
	return m
}

func lines(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

func read(t *testing.T, text, language string) extract.Result {
	t.Helper()
	res, err := engine.Read(context.Background(), extract.Request{Text: notebook.PlainText(text), Language: language})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// score counts the names of people, organisations and places: right, found,
// asked for. It logs what went wrong.
func score(t *testing.T, file, language string) (right, found, asked int) {
	t.Helper()
	for _, line := range lines(t, file) {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		want := unmark(t, line)
		res := read(t, want.text, language)
		var wrong []string
		got := map[notebook.Span]bool{}
		for _, m := range res.Mentions {
			kind := res.Entities[m.Entity].Kind
			if !kind.Named() || kind == notebook.Misc {
				continue
			}
			found++
			got[m.Span] = true
			if want.names[m.Span] == kind {
				right++
			} else {
				wrong = append(wrong, kind.Label()+" "+want.text[m.Start:m.End])
			}
		}
		for span, kind := range want.names {
			if kind == notebook.Misc {
				continue
			}
			asked++
			if !got[span] {
				wrong = append(wrong, "no "+kind.Label()+" "+want.text[span.Start:span.End])
			}
		}
		if len(wrong) > 0 {
			t.Logf("%s: %s", want.text, strings.Join(wrong, "; "))
		}
	}
	return right, found, asked
}

func TestHardNames(t *testing.T) {
	right, found, asked := score(t, "testdata/names.txt", "en")
	f1 := 200 * float64(right) / float64(found+asked)
	t.Logf("F1 %.1f: %d right of %d found and %d asked for", f1, right, found, asked)
	if f1 < 95 {
		t.Errorf("F1 %.1f over the hard names, want at least 95", f1)
	}
}
