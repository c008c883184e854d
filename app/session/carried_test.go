package session

import (
	"context"
	"testing"

	"casebound/notebook/search"
)

func TestACarriedHighlightIsFoundOnce(t *testing.T) {
	s, old := marked(t, nil)
	newer := s.Replace(context.Background(), old, file(t, "b.txt", committeeNewer), Given{}).Document
	count := func(of string) (comments, offered int) {
		t.Helper()
		r, err := s.Search(context.Background(), "comment:plot", search.Options{})
		must(t, err)
		for _, g := range r.Groups {
			for _, h := range g.Hits {
				if h.In == search.InComment {
					comments++
					if h.Document != newer {
						t.Errorf("%s: the comment found is that of another version", of)
					}
				}
			}
		}
		for _, f := range r.Facets.Kinds {
			if f.Value == "comment" && f.Count != comments || r.Hits != comments {
				t.Errorf("%s: the facets count %d comments of %d hits, %d are shown", of, f.Count, r.Hits, comments)
			}
		}
		for _, f := range s.Find(context.Background(), `"tap plot dripped`, 8).Results {
			offered++
			if f.Candidate.Place.Document != newer {
				t.Errorf("%s: the highlight offered is that of another version", of)
			}
		}
		return comments, offered
	}
	if c, o := count("both there"); c != 1 || o != 1 {
		t.Errorf("%d comments and %d highlights, want one each", c, o)
	}
	must(t, s.TrashDocument(newer))
	newer = old
	if c, o := count("the newer one in the trash"); c != 1 || o != 1 {
		t.Errorf("in the trash: %d comments and %d highlights, want one each", c, o)
	}
}
