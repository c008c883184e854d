// Package cli is Casebound without a window: the verbs of the command line,
// for scripts and tests. Each verb does what the window does, through the same
// session, and prints for people or, with --json, one object a line.
//
// Errors go to stderr: exit 1 when the thing could not be done, 2 when it was
// asked wrongly. Offsets are code points of the clean text, half-open.
//
// Read the table verbs first.
package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/notebook/timeline"
)

// World is what a verb may touch besides the notebook.
type World struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Now            func() time.Time
	Random         io.Reader
	Models         fs.FS
	Sample         fs.FS // what a first notebook is filled with
	// Paint paints the real window without a display; package app gives it.
	Paint func(s *session.Session, p Picture) error
	// Draw draws a timeline in the colours of a look; package app gives it.
	Draw func(look string) func(timeline.Chart, session.TimelineFormat) ([]byte, error)
}

// Picture says what a snapshot shows.
type Picture struct {
	Name          string // of the notebook
	File          string
	Document      string // id, start of an id, or title; "" for the one open last
	Look          string
	Width, Height int
	Scale         float32

	Scope    string           // of the timeline: "notebook", or "" as it was last
	Colours  string           // what those of the timeline stand for, "" as it was last
	From, To notebook.Instant // the stretch the timeline shows, equal for the usual one

	Search string // a query to show the search page with
	Find   string // what is typed in the finder

	Compare string // a document to show beside the first, like Document
}

// verb is one thing the command line can do.
type verb struct {
	name, usage, summary, help string
	run                        func(*call) error
}

// call is one use of a verb.
type call struct {
	World
	flags *flag.FlagSet
	args  []string
	json  bool
	pass  passphraseFlags
	value map[string]*string
	many  map[string]*list
	on    map[string]*bool
	raw   bool
	reads bool // the verb changes nothing in the notebook
}

// list is a flag that may be given several times.
type list []string

func (l *list) String() string { return strings.Join(*l, ", ") }

// Set implements flag.Value.
func (l *list) Set(s string) error {
	*l = append(*l, s)
	return nil
}

// errUsage marks an error as wrong usage: exit 2.
var errUsage = errors.New("usage")

func wrongUsage(format string, args ...any) error {
	return fmt.Errorf("%s%w", fmt.Sprintf(format, args...), errUsage)
}

// IsVerb reports whether the first argument asks for a verb and not for the
// window of a notebook.
func IsVerb(name string) bool {
	return name == "help" || name == "--help" || name == "-h" || name == "--version" || find(name) != nil
}

func find(name string) *verb {
	for i := range verbs() {
		if v := verbs()[i]; v.name == name {
			return &v
		}
	}
	return nil
}

// Run performs the verb that args begin with and returns the exit code.
func Run(w World, args []string) int {
	w.Stdout, w.Stderr = terminal{w.Stdout}, terminal{w.Stderr}
	if len(args) == 0 || args[0] == "help" && len(args) == 1 || args[0] == "--help" || args[0] == "-h" {
		overview(w.Stdout)
		return 0
	}
	if args[0] == "--version" {
		fmt.Fprintln(w.Stdout, "casebound", Version)
		return 0
	}
	if args[0] == "help" {
		args = []string{args[1], "--help"}
	}
	v := find(args[0])
	if v == nil {
		fmt.Fprintf(w.Stderr, "casebound: there is no verb %q; casebound help lists them\n", args[0])
		return 2
	}
	err := v.call(w, args[1:])
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errUsage):
		fmt.Fprintf(w.Stderr, "casebound %s: %s\nusage: casebound %s %s\n", v.name, strings.TrimSuffix(err.Error(), errUsage.Error()), v.name, v.usage)
		return 2
	}
	fmt.Fprintf(w.Stderr, "casebound %s: %v\n", v.name, err)
	return 1
}

// Version of the program, as --version prints it.
const Version = "0.1.0"

func overview(out io.Writer) {
	fmt.Fprint(out, "Casebound, a private research notebook.\n\n  casebound [NOTEBOOK]    open the window\n\n")
	for _, v := range verbs() {
		fmt.Fprintf(out, "  casebound %-10s %s\n", v.name, v.summary)
	}
	fmt.Fprint(out, "\ncasebound VERB --help tells more. A NOTEBOOK is a folder; it is made if absent.\n"+
		"A passphrase comes from a prompt, --passphrase-file or --passphrase-fd, never from an argument.\n")
}

// call parses the flags, wherever they stand among the arguments, and runs.
func (v *verb) call(w World, args []string) error {
	c := &call{World: w, reads: readers[v.name], value: map[string]*string{}, on: map[string]*bool{}, many: map[string]*list{}}
	c.flags = flag.NewFlagSet(v.name, flag.ContinueOnError)
	c.flags.SetOutput(io.Discard)
	c.declare(v)
	for {
		if err := c.flags.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				v.explain(w.Stdout, c.flags)
				return err
			}
			return wrongUsage("%v", err)
		}
		rest := c.flags.Args()
		if len(rest) == 0 {
			break
		}
		if n := len(args) - len(rest); n > 0 && args[n-1] == "--" {
			c.args = append(c.args, rest...)
			break
		}
		c.args = append(c.args, rest[0])
		args = rest[1:]
	}
	return v.run(c)
}

func (v *verb) explain(out io.Writer, flags *flag.FlagSet) {
	fmt.Fprintf(out, "usage: casebound %s %s\n\n%s\n", v.name, v.usage, v.help)
	flags.VisitAll(func(f *flag.Flag) {
		fmt.Fprintf(out, "  --%-18s %s\n", f.Name, f.Usage)
	})
}

// readers are the verbs that change nothing in a notebook: they open a damaged
// one for reading.
var readers = map[string]bool{"list": true, "find": true, "search": true, "export": true, "verify": true, "snapshot": true, "status": true}

// What two verbs say alike of the timeline.
const (
	spanUse   = "the stretch of time that the timeline shows, as 2019-03/2020 or 1914"
	colourUse = "what its colours stand for: document, status or kind"
)

// flagTable says which flags a verb takes and what they mean; a name that ends
// in "+" may be given several times, one that ends in "?" takes no value.
var flagTable = map[string]map[string]string{
	"import":     {"published": "the publication date of the files, as people write dates", "replaces": "the document, an id or a title, that the file is a newer version of"},
	"extract":    {"published": "the date to read relative dates against", "raw?": "take each file's text as it is, without cleaning"},
	"highlight":  {"quote": "the words to highlight, exactly or nearly", "colour": "yellow, red, green, blue, purple, magenta, orange or grey", "comment": "a comment", "tag+": "a tag; may be given several times"},
	"export":     {"format": "markdown, html, csv, jsonld or json", "template": "a file with a Go text/template in place of the usual shape", "timeline": "write the timeline instead: markdown, csv, ical, timelinejs, svg or png", "o": "the folder to write to; a timeline may be given its file", "span": spanUse, "colour": colourUse, "theme": "the look of a picture: light, dark, sepia or contrast"},
	"search":     {"save": "the name to keep the query under", "saved": "the name of a saved search, in the place of a query", "sort": "relevance, or date with the newest first", "reindex?": "make the search index again from the texts first"},
	"snapshot":   {"o": "the PNG file to write", "document": "the document to show: an id or a title", "compare": "a document to lay beside it", "theme": "light, dark, sepia or contrast", "size": "width x height in units, 1440x900 if not given", "scale": "pixels a unit, 1 if not given", "scope": "what the timeline is of: document or notebook", "search": "a query to show the search page with", "find": "what is typed in the finder", "span": spanUse, "colour": colourUse},
	"encrypt":    {"new-passphrase-file": "a file whose first line is the passphrase to set"},
	"passphrase": {"new-passphrase-file": "a file whose first line is the passphrase to set"},
	"rekey":      {"new-passphrase-file": "a file whose first line is the passphrase to set"},
	"restore":    {"document": "bring back this one document, an id or a title, into a notebook that is there"},
	"repair":     {"backup": "the backup to use, in place of the newest whole one", "yes?": "do it; without, only say what would be done"},
	"backups":    {"folder": "keep automatic backups in this folder from now on", "beside?": "keep them beside the notebook again", "seal?": "encrypt the backups that are not", "delete-unencrypted?": "delete the backups that are not encrypted"},
	"keys":       {"new-key-file": "make a key file that opens the notebook too, under this name", "new-recovery-code?": "make a recovery code in place of the old one", "remove": "the number of the way in to take away", "strengthen?": "make a guess at the passphrase cost what this computer can bear today"},
}

func (c *call) declare(v *verb) {
	c.flags.BoolVar(&c.json, "json", false, "print one JSON object a line")
	c.pass.declare(c.flags)
	for name, use := range flagTable[v.name] {
		switch {
		case strings.HasSuffix(name, "+"):
			l := &list{}
			c.flags.Var(l, strings.TrimSuffix(name, "+"), use)
			c.many[strings.TrimSuffix(name, "+")] = l
		case name == "raw?":
			c.flags.BoolVar(&c.raw, "raw", false, use)
		case strings.HasSuffix(name, "?"):
			c.on[strings.TrimSuffix(name, "?")] = c.flags.Bool(strings.TrimSuffix(name, "?"), false, use)
		default:
			c.value[name] = c.flags.String(name, "", use)
		}
	}
}

// take checks the number of arguments; most below 0 means any.
func (c *call) take(least, most int) error {
	if len(c.args) < least {
		return wrongUsage("an argument is missing")
	}
	if most >= 0 && len(c.args) > most {
		return wrongUsage("%q is one argument too many", c.args[most])
	}
	return nil
}
