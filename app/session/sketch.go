package session

import (
	"context"
	"fmt"
	"strings"

	"casebound/notebook"
	"casebound/notebook/anchor"
)

// sketchPrefix names the index records that hold the sketch of each document.
const sketchPrefix = "v/"

func sketchRecord(id notebook.ID, sketch anchor.Sketch) (notebook.Index, error) {
	data, err := sketch.MarshalBinary()
	return notebook.Index{Name: sketchPrefix + id.String(), Data: data}, err
}

// readRelations reads the sketches of all documents. One that cannot be read,
// such as one of an earlier version, is as good as none: draw makes it again.
func readRelations(store notebook.Store) (*relations, error) {
	r := newRelations()
	err := store.Each(notebook.Key{Kind: notebook.KindIndex, Name: sketchPrefix}, func(rec notebook.Record) error {
		x, ok := rec.(notebook.Index)
		if !ok {
			return fmt.Errorf("sketch record is a %T", rec)
		}
		id, err := notebook.ParseID(strings.TrimPrefix(x.Name, sketchPrefix))
		if err != nil {
			return err
		}
		var sketch anchor.Sketch
		if sketch.UnmarshalBinary(x.Data) == nil {
			r.add(id, sketch)
		}
		return nil
	})
	return r, err
}

// drawnAtOnce is how many sketches are written in one step.
const drawnAtOnce = 256

// draw makes the sketches that documents lack. In a notebook of an earlier
// version of the program that is every one: the first import reads all texts
// once. It may run beside the session and other imports.
func (r *relations) draw(ctx context.Context, store notebook.Store, documents []notebook.ID) error {
	if len(r.lacking(documents)) == 0 {
		return nil
	}
	r.drawing.Lock()
	defer r.drawing.Unlock()
	var changes []notebook.Change
	for _, id := range r.lacking(documents) {
		if err := ctx.Err(); err != nil {
			return err
		}
		text, err := store.Text(id)
		if err != nil {
			continue // taken away meanwhile, or damaged: it has no versions
		}
		sketch := anchor.NewSketch(text)
		record, err := sketchRecord(id, sketch)
		if err != nil {
			return err
		}
		r.add(id, sketch)
		if changes = append(changes, notebook.Put(record)); len(changes) == drawnAtOnce {
			if err := store.Apply(changes...); err != nil {
				return err
			}
			changes = nil
		}
	}
	return store.Apply(changes...)
}

// lacking are those of some documents that have no sketch.
func (r *relations) lacking(documents []notebook.ID) (lacking []notebook.ID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, id := range documents {
		if !r.library.Has(id) {
			lacking = append(lacking, id)
		}
	}
	return lacking
}
