package storetest

import (
	"fmt"
	"reflect"
	"slices"
	"time"

	"casebound/notebook"
)

// kept is the record as a Store returns it: a copy that shares no memory, with
// times in UTC and nothing where there was an empty slice or map.
func kept(r notebook.Record) (notebook.Record, error) {
	switch r := r.(type) {
	case notebook.Document, notebook.Highlight, notebook.Note, notebook.Entity, notebook.Mentions,
		notebook.Timexes, notebook.Event, notebook.Collection, notebook.Setting, notebook.Index:
	case notebook.Earlier:
		return keptEarlier(r)
	default:
		return nil, fmt.Errorf("a %T is not a record to keep", r)
	}
	from := reflect.ValueOf(r)
	to := reflect.New(from.Type()).Elem()
	duplicate(to, from)
	return to.Interface().(notebook.Record), nil
}

// keptEarlier keeps what is remembered as a record of its own would be.
func keptEarlier(e notebook.Earlier) (notebook.Record, error) {
	if e.Was == nil || !slices.Contains(notebook.Remembered, e.Was.Key().Kind) {
		return nil, fmt.Errorf("no earlier states of a %T are kept", e.Was)
	}
	was, err := kept(e.Was)
	return notebook.Earlier{ID: e.ID, Until: instant(e.Until), Edit: e.Edit, Was: was}, err
}

func duplicate(to, from reflect.Value) {
	if t, ok := from.Interface().(time.Time); ok {
		to.Set(reflect.ValueOf(instant(t)))
		return
	}
	switch from.Kind() {
	case reflect.Array: // ids: nothing inside is shared
		to.Set(from)
	case reflect.Struct:
		for i := range from.NumField() {
			duplicate(to.Field(i), from.Field(i))
		}
	case reflect.Slice:
		if from.Len() == 0 {
			return
		}
		to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
		if k := from.Type().Elem().Kind(); k == reflect.Uint8 || k == reflect.String {
			reflect.Copy(to, from)
			return
		}
		for i := range from.Len() {
			duplicate(to.Index(i), from.Index(i))
		}
	case reflect.Map:
		if from.Len() == 0 {
			return
		}
		to.Set(reflect.MakeMapWithSize(from.Type(), from.Len()))
		for _, key := range from.MapKeys() {
			to.SetMapIndex(key, from.MapIndex(key))
		}
	default:
		to.Set(from)
	}
}

func instant(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.Round(0).UTC()
}
