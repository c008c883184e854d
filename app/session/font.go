package session

import (
	"errors"
	"fmt"

	"casebound/notebook"
)

// fontName is the setting that holds the reader's own font for documents.
const fontName = "font"

// Font is the font file the reader chose for documents; empty if none.
func (s *Session) Font() ([]byte, error) {
	set, err := notebook.Load[notebook.Setting](s.store, notebook.Key{Kind: notebook.KindSetting, Name: fontName})
	if errors.Is(err, notebook.ErrNotFound) {
		return nil, nil
	}
	return set.Value, err
}

// SetFont keeps a font file for documents inside the notebook. The caller has
// checked that it is one.
func (s *Session) SetFont(file []byte) error {
	if err := s.store.Apply(notebook.Put(notebook.Setting{Name: fontName, Value: file})); err != nil {
		return fmt.Errorf("keep the font: %w", err)
	}
	return nil
}
