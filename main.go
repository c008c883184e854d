// Casebound is a private research notebook for people who read sources
// closely: casebound [NOTEBOOK] opens the window, casebound VERB does without
// one what scripts need. docs/architecture.md tells how it is built.
package main

import (
	"crypto/rand"
	"fmt"
	"os"
	"time"

	fyneapp "fyne.io/fyne/v2/app"

	"casebound/app"
	"casebound/app/cli"
	"casebound/app/session"
	"casebound/assets"
)

// id names the program to the system; FyneApp.toml says the same.
const id = "org.casebound.Casebound"

func main() {
	app.RefuseCoreDumps()
	app.StayLocal()
	args := os.Args[1:]
	if len(args) > 0 && cli.IsVerb(args[0]) {
		os.Exit(cli.Run(cli.World{
			Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
			Now: time.Now, Random: rand.Reader, Models: assets.Models(), Sample: assets.Sample(),
			Draw:  app.DrawTimeline,
			Paint: func(s *session.Session, p cli.Picture) error { return app.Paint(s, app.Picture(p)) },
		}, args))
	}
	if len(args) > 1 {
		fmt.Fprintln(os.Stderr, "casebound: one notebook at a time; casebound help lists what else there is")
		os.Exit(2)
	}
	dir := ""
	if len(args) == 1 {
		dir = args[0]
	}
	err := app.Screen()
	if err == nil {
		err = app.Run(fyneapp.NewWithID(id), dir, tracer())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "casebound:", err)
		os.Exit(1)
	}
}

// tracer prints what happens to stderr when CASEBOUND_TRACE is set: names of
// commands and counts, for tests that drive the window.
func tracer() func(string) {
	if os.Getenv("CASEBOUND_TRACE") == "" {
		return nil
	}
	return func(event string) { fmt.Fprintln(os.Stderr, "trace:", event) }
}
