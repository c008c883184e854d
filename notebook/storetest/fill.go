package storetest

import (
	"fmt"
	"reflect"
	"time"

	"casebound/notebook"
)

// Full returns one record of every kind with no field left at zero, so that a
// Store which forgets a field, also one added to the nouns later, is found
// out. Records with the same n are equal; with another n nothing is.
func Full(n int) []notebook.Record {
	return []notebook.Record{
		filled[notebook.Document](n), filled[notebook.Highlight](n), filled[notebook.Note](n),
		filled[notebook.Entity](n), filled[notebook.Mentions](n), filled[notebook.Timexes](n),
		filled[notebook.Event](n), filled[notebook.Collection](n), filled[notebook.Setting](n),
		filled[notebook.Index](n), earlier(n, filled[notebook.Note](n)),
	}
}

// earlier is a filled earlier state, under an id of its own.
func earlier(n int, was notebook.Record) notebook.Earlier {
	e := filled[notebook.Setting](n)
	return notebook.Earlier{ID: ID(500 + n), Until: time.Unix(int64(n), 5).UTC(), Edit: e.Name, Was: was}
}

func filled[R notebook.Record](n int) R {
	var r R
	f := filler{n: n}
	f.fill(reflect.ValueOf(&r).Elem())
	return r
}

// filler hands out a new value for every field it meets.
type filler struct{ n, count int }

func (f *filler) fill(v reflect.Value) {
	f.count++
	number := f.n*1000 + f.count
	if _, ok := v.Interface().(time.Time); ok {
		v.Set(reflect.ValueOf(time.Date(2024, 2, 29, 23, 59, 1, 123456789, time.UTC).Add(time.Duration(number) * time.Hour)))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		f.fill(key)
		f.fill(value)
		v.SetMapIndex(key, value)
	case reflect.String:
		v.SetString(fmt.Sprintf("Škoda № %d 🗂", number))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(number%1000) / 1024)
	case reflect.Uint8:
		v.SetUint(uint64((f.n*37+f.count)%200 + 1))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(number) - 500)
	default:
		panic(fmt.Sprintf("storetest: no way to fill a %v", v.Type()))
	}
}
