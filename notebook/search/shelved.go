package search

import (
	"sync"

	"casebound/notebook"
)

// shelved are the texts that passages were cut from last: someone who types,
// turns a page or sorts otherwise asks for the same ones again, and reading a
// text costs more than all else about its hit. What is dropped is dropped in
// the order of its coming.
type shelved struct {
	mu    sync.Mutex
	texts map[notebook.ID]string
	order []notebook.ID
	bytes int
}

const (
	// mostShelved bytes are kept in all.
	mostShelved = 6 << 20
	// longShelved is from which length on a text is not kept: one book would
	// take the room of a thousand articles.
	longShelved = 256 << 10
)

// get is a text that is kept.
func (s *shelved) get(id notebook.ID) (text string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	text, ok = s.texts[id]
	return text, ok
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
		s.texts = map[notebook.ID]string{}
	}
	s.texts[id], s.order = text, append(s.order, id)
	for s.bytes += len(text); s.bytes > mostShelved; {
		s.remove(s.order[0])
		s.order = s.order[1:]
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
	for i, other := range s.order {
		if other == id {
			s.order = append(s.order[:i], s.order[i+1:]...)
			return
		}
	}
}

func (s *shelved) remove(id notebook.ID) {
	s.bytes -= len(s.texts[id])
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
