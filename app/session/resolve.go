package session

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
	"casebound/notebook/extract"
)

// foldName is a name without case, a leading article and doubled spaces.
func foldName(name string) string {
	folded := strings.Join(strings.Fields(strings.ToLower(name)), " ")
	return strings.TrimPrefix(folded, "the ")
}

func manyWords(name string) bool { return strings.ContainsRune(name, ' ') }

// known is what the notebook can tell the engine before it reads a text.
func (sh *shelf) known() *extract.Names {
	if sh.names == nil {
		sh.names = extract.NewNames()
		for _, e := range sh.entities {
			sh.learn(e)
		}
	}
	return sh.names
}

// learn tells the names, once they are needed, of an entity.
func (sh *shelf) learn(e notebook.Entity) {
	if sh.names == nil {
		return
	}
	if e.Kind.Named() {
		sh.names.Put(e.ID, extract.Known{Kind: e.Kind, Name: e.Name, Aliases: e.Aliases, NotAnEntity: e.Hidden, Decided: e.Decided})
	} else {
		sh.names.Drop(e.ID)
	}
}

func (sh *shelf) unlearn(id notebook.ID) {
	if sh.names != nil {
		sh.names.Drop(id)
	}
}

// settled turns what was extracted into records: entities that are new or have
// learnt an alias, and the mentions of the document.
func (s *Session) settled(document notebook.ID, result extract.Result) ([]notebook.Record, notebook.Mentions, error) {
	ids := make([]notebook.ID, len(result.Entities))
	var records []notebook.Record
	for i, found := range result.Entities {
		e, known := s.shelf.named(found.Kind, found.Name)
		if !known {
			id, err := s.newID()
			if err != nil {
				return nil, notebook.Mentions{}, err
			}
			e = notebook.Entity{ID: id, Kind: found.Kind, Name: found.Name, Aliases: found.Aliases, Roles: found.Roles}
			records = append(records, e)
		} else if more, changed := learnt(e, found); changed {
			e = more
			records = append(records, e)
		}
		ids[i] = e.ID
	}
	mentions := notebook.Mentions{Document: document}
	for _, m := range s.shelf.mentions[document] {
		if m.ByHand {
			mentions.List = append(mentions.List, m)
		}
	}
	byHand := mentions.List
	for _, m := range result.Mentions {
		if !slices.ContainsFunc(byHand, func(h notebook.Mention) bool { return h.Overlaps(m.Span) }) {
			mentions.List = append(mentions.List, notebook.Mention{Span: m.Span, Entity: ids[m.Entity], Confidence: m.Confidence, Reason: m.Reason})
		}
	}
	slices.SortFunc(mentions.List, func(a, b notebook.Mention) int { return bySpan(a.Span, b.Span) })
	return records, mentions, nil
}

// learnt adds the aliases and roles of a find to an entity.
func learnt(e notebook.Entity, found extract.Entity) (notebook.Entity, bool) {
	aliases, roles := slices.Clone(e.Aliases), slices.Clone(e.Roles)
	for _, name := range append([]string{found.Name}, found.Aliases...) {
		if !slices.ContainsFunc(append([]string{e.Name}, aliases...), func(has string) bool { return foldName(has) == foldName(name) }) {
			aliases = append(aliases, name)
		}
	}
	for _, role := range found.Roles {
		roles = withName(roles, role)
	}
	changed := len(aliases) != len(e.Aliases) || len(roles) != len(e.Roles)
	e.Aliases, e.Roles = aliases, roles
	return e, changed
}

// wholeWords lists where words stand in text with no letter or digit touching.
func wholeWords(text, words string) []notebook.Span {
	var spans []notebook.Span
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return spans
		}
		at := notebook.Span{Start: from + i, End: from + i + len(words)}
		from = at.End
		before, _ := utf8.DecodeLastRuneInString(text[:at.Start])
		after, _ := utf8.DecodeRuneInString(text[at.End:])
		if !wordRune(before) && !wordRune(after) {
			spans = append(spans, at)
		}
	}
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
