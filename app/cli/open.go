package cli

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/storage"
)

// passphraseFlags say where a passphrase comes from.
type passphraseFlags struct {
	file string
	fd   int
}

func (p *passphraseFlags) declare(flags *flag.FlagSet) {
	flags.StringVar(&p.file, "passphrase-file", "", "a file whose first line is the passphrase")
	flags.IntVar(&p.fd, "passphrase-fd", -1, "an open file descriptor to read the passphrase from")
}

// read returns the passphrase, asking on a terminal when nothing else is given.
func (p *passphraseFlags) read(c *call, prompt string) ([]byte, error) {
	var raw []byte
	var err error
	switch {
	case p.file != "":
		raw, err = os.ReadFile(p.file)
	case p.fd >= 0:
		f := os.NewFile(uintptr(p.fd), "passphrase-fd "+strconv.Itoa(p.fd))
		if f == nil {
			return nil, wrongUsage("file descriptor %d is not open", p.fd)
		}
		raw, err = io.ReadAll(io.LimitReader(f, 1<<16))
	default:
		in, ok := c.Stdin.(*os.File)
		if !ok || !term.IsTerminal(int(in.Fd())) {
			return nil, errors.New("the notebook is encrypted: give --passphrase-file or --passphrase-fd")
		}
		fmt.Fprint(c.Stderr, prompt)
		raw, err = term.ReadPassword(int(in.Fd()))
		fmt.Fprintln(c.Stderr)
	}
	if err != nil {
		return nil, fmt.Errorf("read the passphrase: %w", err)
	}
	line, _, _ := bytes.Cut(raw, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), nil
}

// store opens the notebook in dir.
func (c *call) store(dir string) (*storage.Notebook, error) {
	return storage.Open(dir, storage.Options{Now: c.Now})
}

// with opens a session on the first argument, runs do and closes it.
func (c *call) with(do func(*session.Session) error) error {
	store, err := c.store(c.args[0])
	if err != nil {
		return err
	}
	s, err := session.Open(session.Options{Store: store, Models: c.Models, Now: c.Now, Random: c.Random})
	if err != nil {
		return errors.Join(err, store.Close())
	}
	err = do(s)
	return errors.Join(err, s.Close())
}

// document finds the document an argument means: an id, the start of one, a
// title, or the start of a title that no other has.
func document(s *session.Session, arg string) (notebook.Document, error) {
	var starts []notebook.Document
	folded := strings.ToLower(arg)
	for _, d := range s.Documents() {
		if d.ID.String() == folded || strings.ToLower(d.Title) == folded {
			return d, nil
		}
		if arg != "" && (strings.HasPrefix(d.ID.String(), folded) || strings.HasPrefix(strings.ToLower(d.Title), folded)) {
			starts = append(starts, d)
		}
	}
	switch len(starts) {
	case 0:
		return notebook.Document{}, fmt.Errorf("no document here is called %q", arg)
	case 1:
		return starts[0], nil
	}
	return notebook.Document{}, fmt.Errorf("%q could be %q or %q: give more of the id", arg, starts[0].Title, starts[1].Title)
}
