package storetest

import (
	"reflect"
	"testing"

	"casebound/notebook"
)

func TestMemoryObeysTheContract(t *testing.T) {
	Contract(t, func(*testing.T) notebook.Store { return Memory() })
}

func TestFullRecordsHaveNoFieldAtZero(t *testing.T) {
	for _, r := range Full(1) {
		v := reflect.ValueOf(r)
		for i := range v.NumField() {
			if v.Field(i).IsZero() {
				t.Errorf("%T.%s is zero", r, v.Type().Field(i).Name)
			}
		}
	}
}
