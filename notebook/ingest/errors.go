package ingest

import (
	"errors"
	"fmt"
)

// What a file can be refused for. Test with errors.Is.
var (
	ErrEmpty       = errors.New("no text")
	ErrBinary      = errors.New("not a text document")
	ErrTooLarge    = errors.New("too large")
	ErrUnsupported = errors.New("format not supported")
	ErrDamaged     = errors.New("damaged")
)

// Error says in one sentence why a source could not be read.
type Error struct {
	Sentence string // for the reader
	Kind     error  // one of the errors above
	Cause    error  // for the log; may be nil
}

// Error is the sentence.
func (e *Error) Error() string { return e.Sentence }

// Unwrap gives the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

func empty(name string) error {
	return &Error{Sentence: fmt.Sprintf("%s has no text in it.", quoted(name)), Kind: ErrEmpty}
}

func binary(name, what string) error {
	return &Error{Sentence: fmt.Sprintf("%s is not a text document: it looks like %s.", quoted(name), what), Kind: ErrBinary}
}

func unsupported(name, what string) error {
	return &Error{Sentence: fmt.Sprintf("%s is %s, which cannot be imported.", quoted(name), what), Kind: ErrUnsupported}
}

// TooLarge is the error for a file of more than MaxBytes, for callers that see
// its size before they load it.
func TooLarge(name string) error {
	return &Error{Sentence: fmt.Sprintf("%s is too large: the most that can be imported is %d MB.", quoted(name), MaxBytes>>20), Kind: ErrTooLarge}
}

func damaged(name string, cause error) error {
	return &Error{Sentence: fmt.Sprintf("%s could not be read: its content is damaged.", quoted(name)), Kind: ErrDamaged, Cause: cause}
}

func quoted(name string) string {
	if name == "" {
		return "The document"
	}
	return "“" + baseName(name) + "”"
}
