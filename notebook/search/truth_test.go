package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"casebound/notebook"
)

// thing is a document, comment or note as the naive scan sees it.
type thing struct {
	name      string
	in        In
	documents []notebook.ID
	id        notebook.ID
	english   bool
	fields    []fieldText
	tags      []string
	colour    notebook.Colour
	from, to  notebook.Instant
	dated     bool
	entities  []notebook.ID
}

// things reads everything live from the store.
func (l *library) things() []thing {
	l.t.Helper()
	var list []thing
	live := map[notebook.ID]bool{}
	documents, err := notebook.All[notebook.Document](l.store, notebook.Key{Kind: notebook.KindDocument})
	if err != nil {
		l.t.Fatal(err)
	}
	for _, d := range documents {
		if !d.Trashed.IsZero() {
			continue
		}
		live[d.ID] = true
		c := contentOfMeta(d)
		text, err := l.store.Text(d.ID)
		if err != nil {
			l.t.Fatal(err)
		}
		x := thing{
			name: "text " + d.ID.String(), in: InText, id: d.ID, english: c.english, tags: d.Tags,
			fields: append(c.fields, fieldText{bodyField, text.All()}), dated: c.dated, from: c.from, to: c.to,
		}
		m, err := notebook.Load[notebook.Mentions](l.store, notebook.Key{Kind: notebook.KindMentions, Document: d.ID})
		if err == nil {
			x.entities = contentOfNames(m).names
		}
		list = append(list, x)
	}
	highlights, _ := notebook.All[notebook.Highlight](l.store, notebook.Key{Kind: notebook.KindHighlight})
	for _, h := range highlights {
		if h.Live() && live[h.Document] {
			c := contentOfComment(h)
			list = append(list, thing{
				name: "comment " + h.ID.String(), in: InComment, id: h.ID, english: true,
				fields: c.fields, tags: h.Tags, colour: h.Colour, documents: c.documents,
			})
		}
	}
	notes, _ := notebook.All[notebook.Note](l.store, notebook.Key{Kind: notebook.KindNote})
	for _, n := range notes {
		if n.Live() {
			c := contentOfNote(n)
			list = append(list, thing{
				name: "note " + n.ID.String(), in: InNote, id: n.ID, english: true,
				fields: c.fields, documents: c.documents,
			})
		}
	}
	return list
}

// scan answers a query the slow way: it reads everything.
type scan struct {
	all  []thing
	near nearness
}

// read are the words of a text that were read before, by text.
var read = map[string]*struct {
	forms []string
	at    []int
}{}

func (s *scan) matches(n node, x thing, positive bool) bool {
	switch n := n.(type) {
	case allOf:
		for _, part := range n {
			if !s.matches(part, x, positive) {
				return false
			}
		}
		return true
	case anyOf:
		return slices.ContainsFunc(n, func(part node) bool { return s.matches(part, x, positive) })
	case butNot:
		return !s.matches(n.of, x, false)
	case noMatch:
		return false
	case words:
		switch n.narrow {
		case wholeDocument:
			return s.ofDocument(x, func(d thing) bool { return s.has(n, d, positive) })
		case ownWords:
			return x.in != InText && s.has(n, x, positive)
		case comments:
			return x.in == InComment && s.has(n, x, positive)
		}
		return s.has(n, x, positive)
	case tagged:
		has := func(x thing) bool {
			return slices.ContainsFunc(x.tags, func(t string) bool {
				return foldText(t) == n.tag || n.begins && strings.HasPrefix(foldText(t), n.tag)
			})
		}
		return has(x) || s.ofDocument(x, has)
	case coloured:
		return x.in == InComment && x.colour == n.colour
	case published:
		return s.ofDocument(x, func(d thing) bool { return d.dated && d.from <= n.to && d.to >= n.from })
	case kindOf:
		return x.in == n.in
	case mentioned:
		return s.ofDocument(x, func(d thing) bool {
			return slices.ContainsFunc(d.entities, func(id notebook.ID) bool { return s.isNamed(id, n) })
		})
	}
	panic(fmt.Sprintf("a scan of %T", n))
}

// ofDocument asks the document of a thing, or any of a note's.
func (s *scan) ofDocument(x thing, has func(thing) bool) bool {
	if x.in == InText {
		return has(x)
	}
	return slices.ContainsFunc(s.all, func(d thing) bool {
		return d.in == InText && slices.Contains(x.documents, d.id) && has(d)
	})
}

func (s *scan) isNamed(id notebook.ID, m mentioned) bool {
	root := id
	for _, e := range someEntities {
		if e.ID == id && !e.MergedInto.IsZero() {
			root = e.MergedInto
		}
	}
	named, kind, hidden := false, notebook.UnknownKind, false
	for _, e := range someEntities {
		if e.ID == root {
			kind, hidden = e.Kind, e.Hidden
		}
		if e.ID == root || e.MergedInto == root {
			for _, name := range append([]string{e.Name}, e.Aliases...) {
				named = named || s.inText(m.name, name, true, false)
			}
		}
	}
	return named && kind == m.kind && !hidden
}

func (s *scan) has(w words, x thing, positive bool) bool {
	near := positive && (s.near == nearEverywhere || s.near == nearWhereAsked && w.near)
	return slices.ContainsFunc(x.fields, func(f fieldText) bool {
		return slices.Contains(w.fields, f.field) && s.inText(w, f.text, x.english, near)
	})
}

func (s *scan) inText(w words, text string, english, near bool) bool {
	known := read[text]
	if known == nil {
		known = &struct {
			forms []string
			at    []int
		}{}
		for t := (tokens{text: text}); t.next(); {
			known.forms = append(known.forms, string(t.form))
			known.at = append(known.at, t.token.at)
		}
		read[text] = known
	}
	forms, at := known.forms, known.at
	for i := range forms {
		ok := i+len(w.forms) <= len(forms) && len(w.forms) > 0
		for k := 0; ok && k < len(w.forms); k++ {
			last := k == len(w.forms)-1
			ok = at[i+k] == at[i]+k && means(w.forms[k], forms[i+k], w.begins && last, w.inside, english, near)
		}
		if ok {
			return true
		}
	}
	return false
}

func means(want, form string, begins, inside, english, near bool) bool {
	switch {
	case begins:
		return strings.HasPrefix(form, want)
	case inside:
		return strings.Contains(form, want)
	case form == want, english && stemOf(form) == stemOf(want):
		return true
	}
	return near && slips(want) > 0 && nearTo([]rune(want), []rune(form), slips(want))
}

// nearTo is the restricted edit distance by its definition.
func nearTo(a, b []rune, most int) bool {
	x, y := string(a), string(b)
	if x == y {
		return false
	}
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0:
				d[i][j] = j
			case j == 0:
				d[i][j] = i
			default:
				d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1)
				if a[i-1] == b[j-1] {
					d[i][j] = min(d[i][j], d[i-1][j-1])
				} else {
					d[i][j] = min(d[i][j], d[i-1][j-1]+1)
				}
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+1)
				}
			}
		}
	}
	return d[len(a)][len(b)] <= most
}

// stemOf remembers stems: the scan asks for the same ones over and over.
func stemOf(form string) string {
	if s, ok := stems[form]; ok {
		return s
	}
	stems[form] = stem(form)
	return stems[form]
}

var stems = map[string]string{}

// someQuery makes up a query of every form of the language.
func someQuery(r *rand.Rand, depth int) string {
	word := func() string {
		w := strings.TrimRight(pick(r, vocabulary), ".")
		switch r.IntN(8) {
		case 0:
			runes := []rune(w)
			return string(runes[:1+r.IntN(len(runes))]) + "*"
		case 1:
			return w + "~"
		case 2:
			return strings.ToUpper(w) + "x"
		}
		return w
	}
	phrase := func() string { return `"` + pick(r, vocabulary) + " " + pick(r, vocabulary) + `"` }
	if depth > 0 {
		a, b := someQuery(r, depth-1), someQuery(r, depth-1)
		switch r.IntN(6) {
		case 0, 1:
			return a + " " + b
		case 2:
			return a + " OR " + b
		case 3:
			return "(" + a + ") AND (" + b + ")"
		case 4:
			return a + " NOT (" + b + ")"
		}
	}
	switch r.IntN(14) {
	case 0, 1:
		return phrase()
	case 2:
		return pick(r, []string{"title:", "author:", "publisher:"}) + word()
	case 3:
		return "tag:" + pick(r, []string{"claim", "to-verify", "cl*", `"money trail"`})
	case 4:
		return "colour:" + pick(r, notebook.Colours).String()
	case 5:
		return pick(r, []string{"person:lindqvist", `person:"Marta Lindqvist"`, "org:kestrel", "place:varn*", "person:kestrel"})
	case 6:
		return pick(r, []string{"note:", "comment:"}) + word()
	case 7:
		return "published:" + pick(r, []string{"2019", "2018..2019", "..2018", "2020..", "2019-05-01..2019-06-01"})
	case 8:
		return "in:" + pick(r, inNames[:])
	case 9:
		return "title:(" + word() + " OR " + phrase() + ")"
	case 10:
		return "-" + word()
	case 11:
		return `"` + prose(r, 3) + `"`
	}
	return word()
}

// TestEveryQueryEqualsANaiveScan holds the index to the truth: for made-up
// notebooks, every form of query finds exactly what reading everything finds.
func TestEveryQueryEqualsANaiveScan(t *testing.T) {
	for seed := range uint64(6) {
		l := someLibrary(t, seed, 40)
		l.verify()
		r := rand.New(rand.NewPCG(seed, 3))
		all, telling := l.things(), 0
		for range 300 {
			if n := checkAgainstScan(t, l, all, someQuery(r, r.IntN(3))); n > 0 && n < len(all) {
				telling++
			}
		}
		if telling < 150 {
			t.Errorf("only %d of 300 queries find something and not everything", telling)
		}
	}
}

// checkAgainstScan returns how much was found.
func checkAgainstScan(t *testing.T, l *library, all []thing, query string) (found int) {
	t.Helper()
	q, err := ParseQuery(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	if err := l.index.prepare(true); err != nil {
		t.Fatal(err)
	}
	for _, near := range []nearness{asWritten, nearWhereAsked, nearEverywhere} {
		e := l.index.newEvaluation(context.Background(), near, oneAfterAnother)
		set := e.eval(q.root, true)
		if e.err != nil {
			t.Fatal(e.err)
		}
		var got, want []string
		set.each(func(n uint32) {
			s := &l.index.slots[n]
			got = append(got, s.in.String()+" "+s.id.String())
		})
		s := scan{all: all, near: near}
		for _, x := range s.all {
			if s.matches(q.root, x, true) {
				want = append(want, x.name)
			}
		}
		if got, want = sorted(got), sorted(want); !slices.Equal(got, want) {
			t.Fatalf("%s (near %d):\n got %q\nwant %q", query, near, got, want)
		}
		found = len(got)
	}
	return found
}
