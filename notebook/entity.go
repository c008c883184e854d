package notebook

import "fmt"

// EntityKind says what sort of thing a name stands for.
type EntityKind uint8

// The kinds of entity. The numbers are stored: append, never reorder.
const (
	UnknownKind EntityKind = iota
	Person
	Organisation
	PlaceName
	Misc // works, products, events, laws, peoples
	Email
	URL
	Domain
	Phone
	IP
	Money
	Percent
	Quantity
	IBAN
	Card
	Wallet
	FileHash
	Coordinates
	CaseNumber
	Handle
)

var entityKinds = [...]struct{ label, name, plural string }{
	UnknownKind:  {"", "Name", "Names"},
	Person:       {"PER", "Person", "People"},
	Organisation: {"ORG", "Organisation", "Organisations"},
	PlaceName:    {"LOC", "Place", "Places"},
	Misc:         {"MISC", "Other name", "Other names"},
	Email:        {"EMAIL", "E-mail", "E-mails"},
	URL:          {"URL", "Link", "Links"},
	Domain:       {"DOMAIN", "Domain", "Domains"},
	Phone:        {"PHONE", "Phone number", "Phone numbers"},
	IP:           {"IP", "IP address", "IP addresses"},
	Money:        {"MONEY", "Amount", "Amounts"},
	Percent:      {"PERCENT", "Percentage", "Percentages"},
	Quantity:     {"QUANTITY", "Quantity", "Quantities"},
	IBAN:         {"IBAN", "Bank account", "Bank accounts"},
	Card:         {"CARD", "Card number", "Card numbers"},
	Wallet:       {"WALLET", "Wallet address", "Wallet addresses"},
	FileHash:     {"HASH", "File hash", "File hashes"},
	Coordinates:  {"COORDINATES", "Coordinates", "Coordinates"},
	CaseNumber:   {"CASE", "Case number", "Case numbers"},
	Handle:       {"HANDLE", "Handle", "Handles"},
}

// Label is the short label of the command line and of data sets: PER, ORG …
func (k EntityKind) Label() string { return entityKinds[k.checked()].label }

// String is the English name of one thing of this kind.
func (k EntityKind) String() string { return entityKinds[k.checked()].name }

// Plural is the English name of several.
func (k EntityKind) Plural() string { return entityKinds[k.checked()].plural }

// Named reports whether the kind is a name (person, organisation, place,
// other) and not a pattern such as an e-mail address.
func (k EntityKind) Named() bool { return k >= Person && k <= Misc }

func (k EntityKind) checked() EntityKind {
	if int(k) < len(entityKinds) {
		return k
	}
	return UnknownKind
}

// ParseEntityKind reads a label.
func ParseEntityKind(label string) (EntityKind, error) {
	for k, names := range entityKinds {
		if k > 0 && names.label == label {
			return EntityKind(k), nil
		}
	}
	return UnknownKind, fmt.Errorf("%q is not a kind of entity", label)
}

// EntityKinds lists every kind but UnknownKind, in the order they are shown.
func EntityKinds() []EntityKind {
	kinds := make([]EntityKind, 0, len(entityKinds)-1)
	for k := 1; k < len(entityKinds); k++ {
		kinds = append(kinds, EntityKind(k))
	}
	return kinds
}

// Entity is a named thing of the whole notebook. What the reader decided
// (Decided, Hidden, MergedInto) outranks whatever is extracted later.
type Entity struct {
	ID      ID
	Kind    EntityKind
	Name    string
	Aliases []string // other forms found or given, without Name
	Roles   []string // titles beside the name: "Sen.", "chief product officer"
	Note    string   // the reader's
	Hidden  bool
	// MergedInto names the entity this one is part of; follow it to the end.
	MergedInto ID
	// Decided marks a name, kind or existence the reader chose.
	Decided bool
}

// Mention is one place where an entity occurs.
type Mention struct {
	Span
	Entity     ID
	Confidence float32 // between 0 and 1: the share of such mentions that are right
	Reason     string  // in words: "name list and 'Mr.' before it"
	ByHand     bool    // added by the reader
}

// Mentions are all mentions of one document, in order of their spans.
type Mentions struct {
	Document ID
	List     []Mention
}
