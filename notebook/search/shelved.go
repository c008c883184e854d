package search

import (
	"slices"
	"sync"

	"casebound/notebook"
)

// shelved are the texts that passages were cut from last: someone who types,
// turns a page or sorts otherwise asks for the same ones again, some texts are
// among the best for many words, and reading a text costs more than all else
// about its hit. What is dropped is dropped in the order of its coming, but what
// was asked for again gets a second chance (Corbató 1968).
type shelved struct {
	mu    sync.Mutex
	texts map[notebook.ID]*shelvedText
	order []notebook.ID
	bytes int
}

type shelvedText struct {
	text  string
	again bool // asked for again since it came, or since its last chance
}

const (
	// mostShelved bytes are kept in all.
	mostShelved = 16 << 20
	// longShelved is from which length on a text is not kept: one book would
	// take the room of a thousand articles.
	longShelved = 256 << 10
)

// get is a text that is kept.
func (s *shelved) get(id notebook.ID) (text string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept, ok := s.texts[id]
	if !ok {
		return "", false
	}
	kept.again = true
	return kept.text, true
}

func (s *shelved) put(id notebook.ID, text string) {
	if len(text) >= longShelved {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.texts[id]; ok {
		return
	}
	if s.texts == nil {
		s.texts = map[notebook.ID]*shelvedText{}
	}
	s.texts[id], s.order = &shelvedText{text: text}, append(s.order, id)
	for s.bytes += len(text); s.bytes > mostShelved; s.order = s.order[1:] {
		first := s.order[0]
		if kept := s.texts[first]; kept.again {
			kept.again = false
			s.order = append(s.order, first)
			continue
		}
		s.remove(first)
	}
}

// drop forgets a text that may have changed.
func (s *shelved) drop(id notebook.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.texts[id]; !ok {
		return
	}
	s.remove(id)
	s.order = slices.DeleteFunc(s.order, func(other notebook.ID) bool { return other == id })
}

func (s *shelved) remove(id notebook.ID) {
	s.bytes -= len(s.texts[id].text)
	delete(s.texts, id)
}

func (s *shelved) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.texts, s.order, s.bytes = nil, nil, 0
}

// text is the text of a document, for its passages.
func (x *Index) text(id notebook.ID) (string, error) {
	if text, ok := x.shelved.get(id); ok {
		return text, nil
	}
	text, err := x.store.Text(id)
	if err != nil {
		return "", err
	}
	x.shelved.put(id, text.All())
	return text.All(), nil
}
