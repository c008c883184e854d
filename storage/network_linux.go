package storage

import (
	"os"
	"path/filepath"
	"strings"
)

// networkKind names the protocol of the network folder that holds dir, "" when
// dir lies on this computer, as far as the system tells.
func networkKind(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	table, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	return networkTypes[mountType(string(table), dir)]
}

// mountType is the type of the file system that holds dir, from a table in the
// form of /proc/self/mountinfo (proc(5)): fields, " - ", type, source, options.
func mountType(table, dir string) string {
	best, kind := -1, ""
	for line := range strings.Lines(table) {
		left, right, ok := strings.Cut(line, " - ")
		fields, rest := strings.Fields(left), strings.Fields(right)
		if !ok || len(fields) < 5 || len(rest) < 1 {
			continue
		}
		at := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(fields[4])
		within := at == "/" || dir == at || strings.HasPrefix(dir, at+"/")
		if within && len(at) >= best { // of two on one place the later one shows
			best, kind = len(at), rest[0]
		}
	}
	return kind
}
