package typeset

import "golang.org/x/text/unicode/bidi"

// deepest is max_depth of BD2.
const deepest = 125

// embedding is an entry of the directional status stack.
type embedding struct {
	level    uint8
	override bidi.Class // ON for none
	isolate  bool
}

// embeddings is the directional status stack of X1 and its three counters.
type embeddings struct {
	stack                              []embedding
	overIsolates, overEmbeds, isolates int
}

func (e *embeddings) top() embedding { return e.stack[len(e.stack)-1] }
func (e *embeddings) pop()           { e.stack = e.stack[:len(e.stack)-1] }

// next is the least level above the top that is odd, or even.
func (e *embeddings) next(odd bool) uint8 {
	if odd {
		return (e.top().level + 1) | 1
	}
	return (e.top().level + 2) &^ 1
}

func (e *embeddings) room(level uint8) bool {
	return level <= deepest && e.overIsolates == 0 && e.overEmbeds == 0
}

// explicit is rules X1 to X8.
func (p *bidiText) explicit() {
	e := &embeddings{stack: []embedding{{p.base, bidi.ON, false}}}
	for i, c := range p.given {
		switch c {
		case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO:
			p.level[i], p.removed[i] = e.top().level, true
			e.embed(c)
		case bidi.RLI, bidi.LRI, bidi.FSI:
			p.take(i, e.top())
			e.isolate(c == bidi.RLI || c == bidi.FSI && firstStrong(string(p.inside(i))) == 1)
		case bidi.PDI:
			e.endIsolate()
			p.take(i, e.top())
		case bidi.PDF:
			p.level[i], p.removed[i] = e.top().level, true
			e.endEmbed()
		case bidi.BN:
			p.level[i], p.removed[i] = e.top().level, true
		case bidi.B:
			p.level[i] = p.base
		default:
			p.take(i, e.top())
		}
	}
}

// take gives a rune the level and the override it stands in.
func (p *bidiText) take(i int, in embedding) {
	p.level[i] = in.level
	if in.override != bidi.ON {
		p.class[i] = in.override
	}
}

// embed is X2 to X5.
func (e *embeddings) embed(c bidi.Class) {
	level := e.next(c == bidi.RLE || c == bidi.RLO)
	override := bidi.Class(bidi.ON)
	switch c {
	case bidi.RLO:
		override = bidi.R
	case bidi.LRO:
		override = bidi.L
	}
	switch {
	case e.room(level):
		e.stack = append(e.stack, embedding{level, override, false})
	case e.overIsolates == 0:
		e.overEmbeds++
	}
}

// isolate is X5a to X5c.
func (e *embeddings) isolate(odd bool) {
	if level := e.next(odd); e.room(level) {
		e.isolates++
		e.stack = append(e.stack, embedding{level, bidi.ON, true})
		return
	}
	e.overIsolates++
}

// endIsolate is X6a.
func (e *embeddings) endIsolate() {
	switch {
	case e.overIsolates > 0:
		e.overIsolates--
	case e.isolates > 0:
		e.overEmbeds = 0
		for !e.top().isolate {
			e.pop()
		}
		e.pop()
		e.isolates--
	}
}

// endEmbed is X7.
func (e *embeddings) endEmbed() {
	switch {
	case e.overIsolates > 0:
	case e.overEmbeds > 0:
		e.overEmbeds--
	case !e.top().isolate && len(e.stack) > 1:
		e.pop()
	}
}
