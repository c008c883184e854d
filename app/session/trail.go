package session

import "casebound/notebook"

const trailLimit = 200

// trail is where the reader has been: back and forward. The zero trail is
// empty.
type trail struct {
	back, forward []notebook.Place
	here          notebook.Place
	watch         func(notebook.Place)
}

// OnGo has f told where to go: the one who shows places. There is one.
func (s *Session) OnGo(f func(notebook.Place)) { s.trail.watch = f }

// Here is the place gone to last.
func (s *Session) Here() notebook.Place { return s.trail.here }

// Moved says that the reader scrolled: going back comes to this place and not
// to the one first gone to.
func (s *Session) Moved(p notebook.Place) {
	if p.Document == s.trail.here.Document && p.Note == s.trail.here.Note {
		s.trail.here = p
	}
}

// Go opens a place. Everything that opens anything goes through here.
func (s *Session) Go(p notebook.Place) {
	if p.IsZero() {
		return
	}
	if !s.trail.here.IsZero() && s.trail.here != p {
		s.trail.back = append(s.trail.back, s.trail.here)
		if len(s.trail.back) > trailLimit {
			s.trail.back = s.trail.back[1:]
		}
		s.trail.forward = nil
	}
	s.arrive(p)
}

// CanGoBack and CanGoForward say whether there is a place to go to.
func (s *Session) CanGoBack() bool { return len(s.trail.back) > 0 }

// CanGoForward is CanGoBack the other way.
func (s *Session) CanGoForward() bool { return len(s.trail.forward) > 0 }

// Back goes to where the reader was before.
func (s *Session) Back() { s.retrace(&s.trail.back, &s.trail.forward) }

// Forward undoes Back.
func (s *Session) Forward() { s.retrace(&s.trail.forward, &s.trail.back) }

func (s *Session) retrace(from, to *[]notebook.Place) {
	n := len(*from)
	if n == 0 {
		return
	}
	p := (*from)[n-1]
	*from = (*from)[:n-1]
	*to = append(*to, s.trail.here)
	s.arrive(p)
}

func (s *Session) arrive(p notebook.Place) {
	s.trail.here = p
	s.visited(p)
	if s.trail.watch != nil {
		s.trail.watch(p)
	}
}
