package main

import (
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// rooms says which of our packages each room may import: the table of
// docs/architecture.md. A room holds the folders below it that are not rooms
// themselves; rooms may not be imported by anyone the table does not name.
var rooms = map[string][]string{
	"":                   {"app", "app/cli", "app/session", "assets"},
	"app":                {"app/session", "app/task", "widgets", "storage", "notebook", "notebook/*", "assets"},
	"app/cli":            {"app/session", "app/task", "storage", "notebook", "notebook/*", "assets"},
	"app/session":        {"app/task", "notebook", "notebook/*"},
	"app/task":           {},
	"widgets":            {"widgets/typeset", "widgets/glyph", "notebook", "notebook/timeline", "assets"},
	"widgets/typeset":    {"notebook"},
	"widgets/glyph":      {},
	"storage":            {"notebook"},
	"assets":             {"notebook"},
	"notebook":           {},
	"notebook/ingest":    {"notebook"},
	"notebook/extract":   {"notebook"},
	"notebook/anchor":    {"notebook"},
	"notebook/timeline":  {"notebook"},
	"notebook/finder":    {"notebook"},
	"notebook/search":    {"notebook"},
	"notebook/markdown":  {"notebook"},
	"notebook/storetest": {"notebook"},
	"docs":               {"notebook", "notebook/*", "assets", "storage", "app/task"},
}

// owners says which room alone imports a dependency.
var owners = map[string][]string{
	"fyne.io/fyne/v2/app":            {""},
	"fyne.io/fyne/v2/driver":         {"app", "widgets"},
	"github.com/dgraph-io/badger":    {"storage"},
	"github.com/godbus/dbus":         {"app"},
	"github.com/sahilm/fuzzy":        {"notebook/finder"},
	"github.com/fxamacker/cbor":      {"storage"},
	"github.com/yuin/goldmark":       {"notebook/ingest", "widgets"},
	"github.com/kljensen/snowball":   {"notebook/search"},
	"github.com/go-text/typesetting": {"widgets/glyph", "widgets/typeset", "widgets"},
	"codeberg.org/readeck":           {"notebook/ingest"},
	"golang.org/x/crypto":            {"storage"},
	"github.com/gofrs/flock":         {"storage"},
	"github.com/klauspost/compress":  {"storage"},
	"github.com/nbutton23/zxcvbn-go": {"storage"},
}

// pure rooms touch no window, disk, clock or network.
var forbidden = map[string][]string{
	"notebook":        {"fyne.io", "os", "net", "net/http", "github.com/dgraph-io"},
	"app/session":     {"fyne.io", "net", "net/http", "github.com/dgraph-io"},
	"app/cli":         {"fyne.io", "net", "net/http", "github.com/dgraph-io"},
	"widgets":         {"os", "net", "net/http"},
	"widgets/typeset": {"fyne.io", "os", "net", "net/http"},
	"storage":         {"fyne.io", "net", "net/http"},
}

type listed struct{ room, pkg, imp string }

// imports lists every import of every package of ours, tests left out.
func imports(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{$p := .ImportPath}}{{range .Imports}}{{$p}} {{.}}\n{{end}}", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []listed
	for line := range strings.Lines(string(out)) {
		pkg, imp, _ := strings.Cut(strings.TrimSpace(line), " ")
		list = append(list, listed{roomOf(pkg), pkg, imp})
	}
	if len(list) < 100 {
		t.Fatalf("go list told of %d imports only", len(list))
	}
	return list
}

// roomOf is the innermost room that holds a package.
func roomOf(pkg string) string {
	at := strings.TrimPrefix(strings.TrimPrefix(pkg, "casebound"), "/")
	for {
		if _, ok := rooms[at]; ok || at == "" {
			return at
		}
		if at = path.Dir(at); at == "." {
			return ""
		}
	}
}

func TestArrowsHold(t *testing.T) {
	for _, l := range imports(t) {
		if !strings.HasPrefix(l.imp, "casebound") {
			continue
		}
		to := roomOf(l.imp)
		if to == l.room {
			continue
		}
		allowed := slices.ContainsFunc(rooms[l.room], func(r string) bool {
			return r == to || strings.HasSuffix(r, "/*") && path.Dir(to) == strings.TrimSuffix(r, "/*")
		})
		if !allowed {
			t.Errorf("%s imports %s: room %q may not import room %q", l.pkg, l.imp, l.room, to)
		}
	}
}

func TestEveryDependencyHasItsOwner(t *testing.T) {
	for _, l := range imports(t) {
		for dep, owner := range owners {
			if l.imp == dep || strings.HasPrefix(l.imp, dep+"/") {
				if !slices.Contains(owner, l.room) {
					t.Errorf("%s imports %s, which belongs to %q", l.pkg, l.imp, owner)
				}
			}
		}
	}
}

func TestPureRoomsStayPure(t *testing.T) {
	for _, l := range imports(t) {
		for room, banned := range forbidden {
			if l.room != room && !strings.HasPrefix(l.room, room+"/") {
				continue
			}
			for _, b := range banned {
				if l.imp == b || strings.Contains(b, ".") && strings.HasPrefix(l.imp, b) {
					t.Errorf("%s imports %s", l.pkg, l.imp)
				}
			}
		}
	}
}
