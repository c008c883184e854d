package session

import (
	"encoding/json"
	"errors"
	"fmt"

	"casebound/notebook"
	"casebound/notebook/finder"
)

// viewName is the setting that holds the View.
const viewName = "view"

// View is what the notebook remembers about its window. It is kept inside the
// notebook, so that nothing of it lies in clear beside an encrypted one.
type View struct {
	Tabs      []Tab                      `json:"tabs,omitempty"`
	Active    int                        `json:"active"`
	Beside    notebook.ID                `json:"beside,omitzero"`     // in the right half; none when zero
	Positions map[string]int             `json:"positions,omitempty"` // document id → byte offset of the first line
	Opened    map[string]finder.Frecency `json:"opened,omitempty"`    // finder candidate id → openings
	Panes     map[string]float64         `json:"panes,omitempty"`     // pane → size in units at scale 1
	Folded    map[string]bool            `json:"folded,omitempty"`    // pane → folded
	Look      string                     `json:"look,omitempty"`
	TextSize  float32                    `json:"text_size,omitempty"`
	Face      string                     `json:"face,omitempty"` // "serif" or "sans"
	Line      float32                    `json:"line,omitempty"` // line height, 1.6 when 0
	Column    int                        `json:"column,omitempty"`
	Colour    notebook.Colour            `json:"colour,omitempty"`  // used last
	Names     map[string]string          `json:"names,omitempty"`   // colour → the reader's name for it
	Scope     string                     `json:"scope,omitempty"`   // of the timeline
	Filter    TimelineFilter             `json:"filter,omitzero"`   // of the timeline
	Colours   TimelineColour             `json:"colours,omitempty"` // what those of the timeline stand for
	Inspector string                     `json:"inspector,omitempty"`
	Asked     bool                       `json:"asked,omitempty"` // the first note was shown
}

// Tab is one open tab: a document, a note or an entity.
type Tab struct {
	Document notebook.ID `json:"document,omitzero"`
	Note     notebook.ID `json:"note,omitzero"`
	Entity   notebook.ID `json:"entity,omitzero"`
}

// View returns what is remembered. The caller may change it in place and
// calls SaveView when it matters.
func (s *Session) View() *View { return &s.view }

// SaveView writes the view, if it changed, without a place in history.
func (s *Session) SaveView() error {
	raw, err := json.Marshal(s.view)
	if err != nil {
		return fmt.Errorf("save the view: %w", err)
	}
	old, err := notebook.Load[notebook.Setting](s.store, notebook.Key{Kind: notebook.KindSetting, Name: viewName})
	if err == nil && string(old.Value) == string(raw) {
		return nil
	}
	err = s.store.Apply(notebook.Put(notebook.Setting{Name: viewName, Value: raw}))
	if errors.Is(err, notebook.ErrLocked) || errors.Is(err, notebook.ErrReadOnly) {
		return nil // nobody may write now; what is remembered is a comfort, not the reader's work
	}
	return err
}

// readView reads the view; a missing or unreadable one is an empty one, since
// a notebook must open whatever its window looked like.
func readView(store notebook.Store) View {
	var v View
	if set, err := notebook.Load[notebook.Setting](store, notebook.Key{Kind: notebook.KindSetting, Name: viewName}); err == nil {
		if json.Unmarshal(set.Value, &v) != nil {
			v = View{}
		}
	}
	if v.Positions == nil {
		v.Positions = map[string]int{}
	}
	if v.Opened == nil {
		v.Opened = map[string]finder.Frecency{}
	}
	if v.Panes == nil {
		v.Panes = map[string]float64{}
	}
	if v.Folded == nil {
		v.Folded = map[string]bool{}
	}
	return v
}
