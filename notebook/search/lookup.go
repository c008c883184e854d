package search

// lookUp gathers the hits of the words of a query side by side, so that eval
// finds them known. One word is left to eval, and so is a query that has more
// than someone types, of which eval need not look up all.
func (e *evaluation) lookUp(root node) {
	list := lookedFor(root, nil)
	if len(list) < 2 || len(list) > manyParts {
		return
	}
	forks, parts := make([]*evaluation, len(list)), make([]func(), len(list))
	for i, w := range list {
		forks[i] = e.fork()
		parts[i] = func() { forks[i].leaf(w, true) }
	}
	e.together(parts...)
	for _, f := range forks {
		e.take(f)
	}
}

// lookedFor adds the words of a query that count for the score.
func lookedFor(n node, list []words) []words {
	switch n := n.(type) {
	case allOf:
		for _, part := range n {
			list = lookedFor(part, list)
		}
	case anyOf:
		for _, part := range n {
			list = lookedFor(part, list)
		}
	case words:
		list = append(list, n)
	}
	return list
}

// fork is an evaluation of the same query that has found nothing yet.
func (e *evaluation) fork() *evaluation {
	f := *e
	f.leaves, f.known, f.own, f.meant = nil, map[string]*leaf{}, newSet(len(e.x.slots)), map[string][]string{}
	f.forks = nil
	f.room = e.x.rooms.enter()
	return &f
}

// take adds what a fork has found.
func (e *evaluation) take(f *evaluation) {
	e.forks = append(e.forks, f)
	e.fail(f.err)
	e.own.join(f.own)
	for key, l := range f.known {
		e.known[key] = l
	}
	for form, others := range f.meant {
		for _, other := range others {
			e.means(form, other)
		}
	}
}
