package extract

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"casebound/notebook"
)

// Names are the names a notebook knows, indexed by their words, so that a text
// is asked only about those it could hold: the cost of reading one more
// document does not grow with the notebook. Names may be used from several
// goroutines at once.
type Names struct {
	mu     sync.Mutex
	known  map[notebook.ID]entry
	byWord map[string][]notebook.ID // one word of a form → whose form it is
	waits  []change                 // not in the index yet: the next question pays for them
}

// entry is what is known of an entity and the words it is indexed by.
type entry struct {
	Known
	words []string
}

// change is an entity put in, or dropped when it has no name.
type change struct {
	id notebook.ID
	Known
}

// NewNames returns an index without names.
func NewNames() *Names {
	return &Names{known: map[notebook.ID]entry{}, byWord: map[string][]notebook.ID{}}
}

// Put enters what is known of an entity in place of what was.
func (n *Names) Put(id notebook.ID, k Known) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.waits = append(n.waits, change{id, k})
}

// Drop takes an entity out.
func (n *Names) Drop(id notebook.ID) { n.Put(id, Known{}) }

// settle brings the index up to the last change.
func (n *Names) settle() {
	for _, c := range n.waits {
		n.drop(c.id)
		if c.Name == "" {
			continue
		}
		e := entry{Known: c.Known}
		for _, form := range formsOf(c.Known) {
			if w := n.rarest(form); w != "" && !slices.Contains(e.words, w) {
				e.words = append(e.words, w)
				n.byWord[w] = append(n.byWord[w], c.id)
			}
		}
		n.known[c.id] = e
	}
	n.waits = nil
}

func (n *Names) drop(id notebook.ID) {
	for _, w := range n.known[id].words {
		left := slices.DeleteFunc(n.byWord[w], func(x notebook.ID) bool { return x == id })
		if len(left) == 0 {
			delete(n.byWord, w)
		} else {
			n.byWord[w] = left
		}
	}
	delete(n.known, id)
}

// rarest is the word of a form by which the fewest names are indexed so far.
func (n *Names) rarest(form string) string {
	words := strings.Fields(normal(form))
	if len(words) == 0 {
		return ""
	}
	return slices.MinFunc(words, func(a, b string) int {
		return cmp.Or(len(n.byWord[a])-len(n.byWord[b]), len(b)-len(a))
	})
}

// In returns the entities of which the text has all the words of a name, in
// the order of their ids.
func (n *Names) In(text notebook.Text) []Known {
	words := vocabularyOf(text.All())
	n.mu.Lock()
	defer n.mu.Unlock()
	n.settle()
	var ids []notebook.ID
	for word := range words {
		ids = append(ids, n.byWord[word]...)
	}
	slices.SortFunc(ids, func(a, b notebook.ID) int { return slices.Compare(a[:], b[:]) })
	var list []Known
	for _, id := range slices.Compact(ids) {
		if k := n.known[id].Known; slices.ContainsFunc(formsOf(k), words.hold) {
			list = append(list, k)
		}
	}
	return list
}

func formsOf(k Known) []string { return append([]string{k.Name}, k.Aliases...) }

// vocabulary is the set of the words of a text, in the normal form of names.
type vocabulary map[string]struct{}

// vocabularyOf reads a text once. Letters that stand alone side by side are
// also one word, as an initialism is, and a last s may be what is left of 's.
func vocabularyOf(text string) vocabulary {
	v := vocabulary{}
	var letters []byte
	initialism := func() {
		if len(letters) > 1 {
			v[string(letters)] = struct{}{}
		}
		letters = letters[:0]
	}
	for _, w := range wordsOf(text) {
		v[w] = struct{}{}
		if single(w) {
			letters = append(letters, w[0])
			continue
		}
		initialism()
		if bare := strings.TrimSuffix(w, "s"); bare != "" {
			v[bare] = struct{}{}
		}
	}
	initialism()
	return v
}

// hold: every word of the form is there.
func (v vocabulary) hold(form string) bool {
	words := strings.Fields(normal(form))
	for _, w := range words {
		if _, ok := v[w]; !ok {
			return false
		}
	}
	return len(words) > 0
}
