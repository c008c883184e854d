package session

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"casebound/notebook"
	"casebound/notebook/finder"
	"casebound/notebook/search"
)

// savedPrefix names the settings that hold saved searches.
const savedPrefix = "search/"

// SavedSearch is a query that was given a name.
type SavedSearch struct {
	ID     notebook.ID `json:"-"`
	Name   string      `json:"name"`
	Query  string      `json:"query"`
	ByDate bool        `json:"by_date,omitempty"` // else by relevance
}

func (v SavedSearch) record() (notebook.Setting, error) {
	value, err := json.Marshal(v)
	return notebook.Setting{Name: savedPrefix + v.ID.String(), Value: value}, err
}

// readSaved is the saved search in a setting; ok is false for other settings,
// and for one that cannot be read, which is left where it is.
func readSaved(r notebook.Record) (v SavedSearch, ok bool) {
	set, is := r.(notebook.Setting)
	rest, named := strings.CutPrefix(set.Name, savedPrefix)
	if !is || !named {
		return v, false
	}
	id, err := notebook.ParseID(rest)
	if err != nil || json.Unmarshal(set.Value, &v) != nil || v.Name == "" {
		return v, false
	}
	v.ID = id
	return v, true
}

// readSavedSearches reads those of the notebook.
func (s *Session) readSavedSearches() error {
	s.saved = map[notebook.ID]SavedSearch{}
	return s.store.Each(notebook.Key{Kind: notebook.KindSetting, Name: savedPrefix}, func(r notebook.Record) error {
		if v, ok := readSaved(r); ok {
			s.saved[v.ID] = v
		}
		return nil
	})
}

// followSaved brings memory and finder up to date with a change of a setting.
func (s *Session) followSaved(c notebook.Change) {
	rest, named := strings.CutPrefix(c.Key().Name, savedPrefix)
	id, err := notebook.ParseID(rest)
	if !named || err != nil {
		return
	}
	v, there := readSaved(c.After)
	if there {
		s.saved[id] = v
	} else {
		delete(s.saved, id)
	}
	s.place(there, savedCandidate(id), func() []finder.Candidate { return []finder.Candidate{s.savedItem(v)} })
}

// savedCommand begins the Command of a finder's candidate that is a saved
// search; its id follows.
const savedCommand = "search:"

func savedCandidate(id notebook.ID) string { return savedCommand + id.String() }

func (s *Session) savedItem(v SavedSearch) finder.Candidate {
	id := savedCandidate(v.ID)
	return finder.Candidate{
		Kind: finder.Search, ID: id, Title: v.Name, Label: "Saved search", Detail: v.Query,
		Alternatives: withoutEmpty(v.Query), Command: id, Opened: s.view.Opened[id],
	}
}

// SavedSearches lists them by name.
func (s *Session) SavedSearches() []SavedSearch {
	return values(s.saved, func(SavedSearch) bool { return true }, func(a, b SavedSearch) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), byID(a.ID, b.ID))
	})
}

// SavedSearch finds one by its name, whatever the case of its letters, or by
// its id.
func (s *Session) SavedSearch(name string) (SavedSearch, error) {
	name = strings.Join(strings.Fields(name), " ")
	for _, v := range s.SavedSearches() {
		if strings.EqualFold(v.Name, name) || v.ID.String() == name {
			return v, nil
		}
	}
	return SavedSearch{}, fmt.Errorf("saved search “%s”: %w", name, notebook.ErrNotFound)
}

// SaveSearch keeps a query under a name. A saved search of that name gets the
// new query. A query that could not be answered is not kept.
func (s *Session) SaveSearch(name, query string, byDate bool) (SavedSearch, error) {
	v := SavedSearch{Name: strings.Join(strings.Fields(name), " "), Query: strings.TrimSpace(query), ByDate: byDate}
	if v.Name == "" {
		return v, errors.New("a saved search needs a name")
	}
	if _, err := search.ParseQuery(v.Query); err != nil {
		return v, fmt.Errorf("save the search %q: %w", v.Query, err)
	}
	label := "Save search"
	if old, err := s.SavedSearch(v.Name); err == nil {
		v.ID, label = old.ID, "Change saved search"
	} else if v.ID, err = s.newID(); err != nil {
		return v, err
	}
	return v, s.putSaved(label, v)
}

func (s *Session) putSaved(label string, v SavedSearch) error {
	record, err := v.record()
	if err != nil {
		return err
	}
	return s.commit(put(label, record))
}

// RenameSearch gives a saved search another name, one that no other has.
func (s *Session) RenameSearch(id notebook.ID, name string) error {
	v, ok := s.saved[id]
	if !ok {
		return fmt.Errorf("saved search %s: %w", id, notebook.ErrNotFound)
	}
	if name = strings.Join(strings.Fields(name), " "); name == "" {
		return errors.New("a saved search needs a name")
	}
	if other, err := s.SavedSearch(name); err == nil && other.ID != id {
		return fmt.Errorf("there is a saved search “%s” already", other.Name)
	}
	v.Name = name
	return s.putSaved("Rename saved search", v)
}

// DeleteSearch forgets a saved search; undo brings it back.
func (s *Session) DeleteSearch(id notebook.ID) error {
	v, ok := s.saved[id]
	if !ok {
		return fmt.Errorf("saved search %s: %w", id, notebook.ErrNotFound)
	}
	record, err := v.record()
	if err != nil {
		return err
	}
	return s.commit(edit{label: "Delete saved search", changes: []notebook.Change{{Before: record}}})
}
