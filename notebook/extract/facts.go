package extract

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"

	"casebound/notebook"
)

// facts are the project's own lists: what well-known things are called, which
// people belong to which place, what titles there are.
type facts struct {
	full     map[string]fact   // normal form of any name → what it names
	doubtful map[string]fact   // forms that are everyday words too
	lengths  [256]uint64       // of the doubtful forms, a bit each, by their first byte
	people   map[string]string // normal form of a demonym → its place
	homes    map[string]bool   // normal forms of those places
	titles   map[string]string // normal form of a title → as it is written
	ends     map[string]bool   // last words of titles
	longest  int               // words of the longest title
}

// fact is a well-known thing: its kind and main name.
type fact struct {
	kind notebook.EntityKind
	name string
	form string // the form looked up, as it is written
}

var factFiles = []struct {
	file string
	kind notebook.EntityKind
}{
	{"organisations", notebook.Organisation},
	{"places", notebook.PlaceName},
	{"people", notebook.Person},
	{"others", notebook.Misc},
}

// manyNames is somewhat more than the lists have.
const manyNames = 60_000

func readFacts(models fs.FS) (*facts, error) {
	f := &facts{full: make(map[string]fact, manyNames), doubtful: map[string]fact{}, people: map[string]string{}, homes: map[string]bool{}, titles: map[string]string{}, ends: map[string]bool{}}
	for _, file := range factFiles {
		err := eachLine(models, file.file, func(forms []string) {
			main := strings.TrimPrefix(forms[0], "?")
			for _, form := range forms {
				form, doubt := strings.CutPrefix(form, "?")
				into := f.full
				if doubt {
					into = f.doubtful
				}
				key := normal(form)
				if _, ok := into[key]; !ok {
					into[key] = fact{file.kind, main, form}
				}
			}
		})
		if err != nil {
			return nil, err
		}
	}
	for form := range f.doubtful {
		f.lengths[form[0]] |= 1 << min(len(form), 63)
	}
	err := eachLine(models, "demonyms", func(forms []string) {
		f.homes[normal(forms[0])] = true
		for _, form := range forms[1:] {
			if _, ok := f.people[normal(form)]; !ok {
				f.people[normal(form)] = forms[0]
			}
		}
	})
	if err != nil {
		return nil, err
	}
	err = eachLine(models, "titles", func(forms []string) {
		for _, form := range forms {
			f.titles[normal(form)] = form
			f.ends[lastOf(normal(form))] = true
			f.longest = max(f.longest, len(strings.Fields(form)))
		}
	})
	return f, err
}

// isDoubtful reports whether a word is a form that is an everyday word too.
func (f *facts) isDoubtful(word string) bool {
	first := word[0]
	if isUpper(first) {
		first |= 0x20
	}
	if first < utf8.RuneSelf && f.lengths[first]>>min(len(word), 63)&1 == 0 {
		return false
	}
	_, ok := f.doubtful[strings.ToLower(word)]
	return ok
}

func isUpper(b byte) bool { return b >= 'A' && b <= 'Z' }

// lastOf is the last word of a normal form.
func lastOf(key string) string { return key[strings.LastIndexByte(key, ' ')+1:] }

// eachLine calls with the forms of each line of a list; they are good for that
// call alone, though not what they say.
func eachLine(models fs.FS, list string, with func(forms []string)) error {
	data, err := fs.ReadFile(models, "lists/"+list+".txt")
	if err != nil {
		return fmt.Errorf("read list of %s: %w", list, err)
	}
	var forms []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		forms = forms[:0]
		for form := range strings.SplitSeq(line, "|") {
			forms = append(forms, strings.TrimSpace(form))
		}
		with(forms)
	}
	return nil
}
