package session

import (
	"testing"

	"casebound/notebook"
)

const council = `Council papers – The Sound Courier

Ingrid Solberg met Henrik Dahl in Varnholm. Ingrid Solberg wrote to Henrik Dahl again. Henrik Dahl never answered.

Marta Nowak met Ingrid Solberg in March.
`

// entityNamed finds an entity of a document by name.
func entityNamed(t *testing.T, s *Session, document notebook.ID, name string) notebook.Entity {
	t.Helper()
	for _, f := range s.EntitiesIn(document, false) {
		if f.Name == name {
			return f.Entity
		}
	}
	t.Fatalf("no entity is called %q", name)
	return notebook.Entity{}
}

func TestTiesCountSentencesTogether(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "council.txt", council)
	solberg, dahl := entityNamed(t, s, id, "Ingrid Solberg"), entityNamed(t, s, id, "Henrik Dahl")
	g, err := s.Graph(solberg.ID)
	must(t, err)
	if g.Nodes[0].ID != solberg.ID || len(g.Nodes) < 3 || g.Nodes[1].ID != dahl.ID {
		t.Fatalf("nodes %v", g.Nodes)
	}
	if e := g.Edges[0]; e.A != 0 || e.B != 1 || e.Sentences != 2 || e.Documents != 1 {
		t.Errorf("the strongest tie is %+v, want two sentences in one document", e)
	}
	shared, err := s.Shared(solberg.ID, dahl.ID)
	must(t, err)
	if len(shared) != 1 || len(shared[0].Sentences) != 2 {
		t.Errorf("shared sentences %v", shared)
	}
}
