package notebook

import "time"

// Earlier is something of the reader's as it once was: a highlight, a note, an
// entity or an event before an edit. Its key names what it is of, so that the
// earlier states of one thing lie together, the oldest first.
type Earlier struct {
	ID    ID        // its own; ids sort by time
	Until time.Time // when the edit was made that ended it
	Edit  string    // what that edit was called: "Change colour"
	Was   Record    // Highlight, Note, Entity or Event
}

// Remembered are the kinds of record of which earlier states are kept.
var Remembered = []Kind{KindHighlight, KindNote, KindEntity, KindEvent}

// Key implements Record.
func (e Earlier) Key() Key {
	k := Key{Kind: KindEarlier, ID: e.ID}
	if e.Was != nil {
		k.Of = e.Was.Key().ID
	}
	return k
}
