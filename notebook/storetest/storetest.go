// Package storetest holds the contract that every notebook.Store obeys and a
// Store in memory, for tests of what stands above the disk.
//
// What the contract adds to the words of the port:
//
//   - Times come back as the same instant in UTC, to the nanosecond; empty
//     slices and maps come back nil; strings come back byte for byte, valid
//     UTF-8 or not.
//   - Only the fields of a Key that count for its kind are looked at.
//   - A text is visible exactly while its document's record exists. Taking the
//     record away hides the text, putting it back (undo) shows it again, and
//     the next opening sweeps what is hidden.
//   - A text put for a document that already exists waits too: it takes the
//     old one's place in the same step as the next record of the document.
//   - A record that no later Get could find (no id, no name) is refused.
//
// Start with Contract.
package storetest
