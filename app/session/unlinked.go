package session

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"casebound/notebook"
)

// Unlinked lists the documents that one is not linked with as a version, the
// most likely first: those that the reader unlinked it from, those that share
// passages with it, and then the ones imported last.
func (s *Session) Unlinked(document notebook.ID) []notebook.Document {
	likely := map[notebook.ID]int{document: -1}
	for _, v := range s.shelf.documents[document].Versions {
		switch {
		case v.Unlinked:
			likely[v.Document] = 2
		case v.Related:
			likely[v.Document] = 1
		default:
			likely[v.Document] = -1
		}
	}
	list := slices.DeleteFunc(s.Documents(), func(d notebook.Document) bool { return likely[d.ID] < 0 })
	slices.SortStableFunc(list, func(a, b notebook.Document) int { return likely[b.ID] - likely[a.ID] })
	return list
}

// UnlinkedNamed finds the document among these with a title, or the only one
// whose title begins so.
func (s *Session) UnlinkedNamed(document notebook.ID, title string) (notebook.Document, error) {
	var found []notebook.Document
	title = strings.ToLower(strings.TrimSpace(title))
	for _, d := range s.Unlinked(document) {
		switch name := strings.ToLower(d.Title); {
		case title == "":
		case name == title:
			return d, nil
		case strings.HasPrefix(name, title):
			found = append(found, d)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return notebook.Document{}, errors.New("no other document here is called that, or begins so")
	}
	return notebook.Document{}, fmt.Errorf("%d titles begin like this: type more of it", len(found))
}
