package cli

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
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
	file, keyFile string
	fd            int
	read          []byte // from the descriptor
}

func (p *passphraseFlags) declare(flags *flag.FlagSet) {
	flags.StringVar(&p.file, "passphrase-file", "", "a file whose first line is the passphrase, or the recovery code")
	flags.StringVar(&p.keyFile, "key-file", "", "a key file of the notebook, in place of a passphrase")
	flags.IntVar(&p.fd, "passphrase-fd", -1, "an open file descriptor to read the passphrase from")
}

// given reports whether a flag says where the passphrase is.
func (p *passphraseFlags) given() bool { return p.file != "" || p.fd >= 0 || p.keyFile != "" }

// key reads what opens the notebook: from the flags, or from a terminal.
func (p *passphraseFlags) key(c *call) (storage.Key, error) {
	if p.keyFile != "" {
		raw, err := os.ReadFile(p.keyFile)
		return storage.Key{KeyFile: raw}, err
	}
	if p.fd >= 0 && p.read != nil {
		return storage.TypedKey(p.read), nil // a descriptor can be read once
	}
	passphrase, err := c.secret(p.file, p.fd, "Passphrase: ")
	p.read = passphrase
	return storage.TypedKey(passphrase), err
}

// secret reads the first line of a file, of a file descriptor, or of what is
// typed on a terminal without showing it.
func (c *call) secret(file string, fd int, prompt string) ([]byte, error) {
	var raw []byte
	var err error
	switch {
	case file != "":
		raw, err = os.ReadFile(file)
	case fd >= 0:
		f := os.NewFile(uintptr(fd), "file descriptor "+strconv.Itoa(fd))
		if f == nil {
			return nil, wrongUsage("file descriptor %d is not open", fd)
		}
		raw, err = io.ReadAll(io.LimitReader(f, 1<<16))
	default:
		in, ok := c.Stdin.(*os.File)
		if !ok || !term.IsTerminal(int(in.Fd())) {
			return nil, errors.New("there is nobody to ask for a passphrase: give it in a file or by a file descriptor")
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

// store opens the notebook in dir, asking for its passphrase if it has one. A
// new notebook is encrypted when a flag gives a passphrase.
func (c *call) store(dir string) (*storage.Notebook, error) {
	options := storage.Options{Now: c.Now}
	var err error
	if c.pass.given() {
		if options.Key, err = c.pass.key(c); err != nil {
			return nil, err
		}
	}
	_, missing := os.Stat(dir)
	n, err := storage.Open(dir, options)
	if err == nil && c.reads && errors.Is(missing, fs.ErrNotExist) {
		fmt.Fprintf(c.Stderr, "casebound: there was no notebook in %q: a new one was made\n", dir)
	}
	if errors.Is(err, notebook.ErrLocked) && !c.pass.given() {
		if options.Key, err = c.pass.key(c); err != nil {
			return nil, err
		}
		n, err = storage.Open(dir, options)
	}
	if code := string(options.Key.Passphrase); errors.Is(err, notebook.ErrWrongPassphrase) && code != "" {
		// Whoever lost the passphrase types the recovery code in its place.
		if again, second := storage.Open(dir, storage.Options{Now: c.Now, Key: storage.Key{Recovery: code}}); second == nil {
			n, err = again, nil
		}
	}
	if c.reads && (errors.Is(err, notebook.ErrDamaged) || errors.Is(err, notebook.ErrNoSpace) || errors.Is(err, notebook.ErrReadOnly)) {
		// What is sound can still be read and taken out; nothing is changed.
		reason := err
		options.ReadOnly = true
		if n, err = storage.Open(dir, options); err == nil {
			fmt.Fprintf(c.Stderr, "casebound: opened for reading only: %v\n", reason)
		}
	}
	if err == nil {
		for _, notice := range n.Notices() {
			fmt.Fprintln(c.Stderr, "casebound:", notice)
		}
		for _, warning := range storage.Surroundings(dir) {
			fmt.Fprintln(c.Stderr, "casebound:", warning)
		}
	}
	if err == nil && n.RecoveryCode() != "" {
		c.showRecovery(n.RecoveryCode())
	}
	return n, err
}

// showRecovery prints the recovery code, which is shown this once.
func (c *call) showRecovery(code string) {
	fmt.Fprintf(c.Stderr, "Recovery code, shown only now; it opens the notebook when the passphrase is lost:\n\n    %s\n\n", code)
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
	return named(s.Documents(), arg)
}

// named is document for a list of documents.
func named(list []notebook.Document, arg string) (notebook.Document, error) {
	var starts []notebook.Document
	folded := strings.ToLower(arg)
	for _, d := range list {
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
