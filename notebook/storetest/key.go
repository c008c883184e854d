package storetest

import (
	"fmt"

	"casebound/notebook"
)

// path is a key as a string that sorts as keys do. It leaves out the fields
// that do not count for the kind.
func path(k notebook.Key) (string, error) {
	kind := string(rune(k.Kind))
	switch k.Kind {
	case notebook.KindDocument, notebook.KindNote, notebook.KindEntity, notebook.KindEvent, notebook.KindCollection:
		return kind + string(k.ID[:]), nil
	case notebook.KindHighlight:
		return kind + string(k.Document[:]) + string(k.ID[:]), nil
	case notebook.KindEarlier:
		return kind + string(k.Of[:]) + string(k.ID[:]), nil
	case notebook.KindMentions, notebook.KindTimexes:
		return kind + string(k.Document[:]), nil
	case notebook.KindSetting, notebook.KindIndex:
		return kind + k.Name, nil
	}
	return "", fmt.Errorf("%q is not a kind of record", k.Kind)
}

// prefix is what the paths of all records that under describes begin with.
func prefix(under notebook.Key) (string, error) {
	switch under.Kind {
	case notebook.KindHighlight:
		under.ID = notebook.ID{}
		if !under.Document.IsZero() {
			return string(rune(under.Kind)) + string(under.Document[:]), nil
		}
	case notebook.KindEarlier:
		if !under.Of.IsZero() {
			return string(rune(under.Kind)) + string(under.Of[:]), nil
		}
	case notebook.KindMentions, notebook.KindTimexes, notebook.KindSetting, notebook.KindIndex:
		if !under.Document.IsZero() || under.Name != "" {
			return path(under)
		}
	}
	if _, err := path(under); err != nil {
		return "", err
	}
	return string(rune(under.Kind)), nil
}

// whole reports whether the key names one record.
func whole(k notebook.Key) error {
	missing := ""
	switch k.Kind {
	case notebook.KindDocument, notebook.KindNote, notebook.KindEntity, notebook.KindEvent, notebook.KindCollection:
		if k.ID.IsZero() {
			missing = "id"
		}
	case notebook.KindHighlight:
		if k.ID.IsZero() {
			missing = "id"
		} else if k.Document.IsZero() {
			missing = "document"
		}
	case notebook.KindMentions, notebook.KindTimexes:
		if k.Document.IsZero() {
			missing = "document"
		}
	case notebook.KindSetting, notebook.KindIndex:
		if k.Name == "" {
			missing = "name"
		}
	case notebook.KindEarlier:
		if k.ID.IsZero() {
			missing = "id"
		} else if k.Of.IsZero() {
			missing = "thing"
		}
	}
	if missing != "" {
		return fmt.Errorf("a record of kind %q without its %s", k.Kind, missing)
	}
	return nil
}
