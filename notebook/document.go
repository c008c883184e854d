package notebook

import "time"

// Dated is a date about a document together with where it came from, in words
// a reader understands ("the page's metadata", "you"). An empty When means the
// date is not known, and then nothing is read from it.
type Dated struct {
	When   When
	Source string
	// Confidence is between 0 and 1; what the reader set is 1.
	Confidence float32
}

// Known reports whether there is a date.
func (d Dated) Known() bool { return d.When.EDTF != "" }

// Version says that a document is another capture or edition of the same
// source, or shares passages with it.
type Version struct {
	Document ID
	// Containment is how much of the shorter text's skeleton (letters and
	// digits) stands in the other, from 0 to 1.
	Containment float32
	// Related marks documents that share passages without being versions.
	Related bool
	// ByHand marks a link the reader made; Unlinked one the reader took away,
	// kept so that it is not made again.
	ByHand, Unlinked bool
}

// Document is an imported source. Its text and its original bytes are kept
// apart and fetched through Store.Text and Store.Original.
type Document struct {
	ID        ID
	Title     string
	Authors   []string
	Publisher string
	Source    string // the address it came from, or the file's name
	Published Dated
	Captured  Dated
	Language  string // BCP 47, "" when not known
	Format    string // "text", "markdown", "html", …
	SHA256    string // of the original bytes, lower-case hexadecimal
	Size      int64  // of the original, in bytes
	Words     int
	Origins   map[string]string // field → where its value came from
	Versions  []Version
	Narrative Narrative // how dates without a year are read
	Tags      []string
	Imported  time.Time
	Modified  time.Time
	Trashed   time.Time // zero unless in the trash
	Importer  string    // name and version of the code that cleaned the text
}

// Narrative chooses how time expressions of a document are resolved.
type Narrative uint8

// The three choices. The numbers are stored.
const (
	NarrativeGuess Narrative = iota // decide by evidence
	NarrativeNews                   // against the document's date
	NarrativeStory                  // against the last date mentioned
)

// LiveVersions are the versions that are linked now.
func (d Document) LiveVersions() []Version {
	var live []Version
	for _, v := range d.Versions {
		if !v.Unlinked {
			live = append(live, v)
		}
	}
	return live
}
