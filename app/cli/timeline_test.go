package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/app/session"
	"casebound/notebook/timeline"
)

func TestTheTimelineIsExported(t *testing.T) {
	s := newShell(t)
	notebook, dir := filepath.Join(t.TempDir(), "case"), filepath.Join(t.TempDir(), "out")
	s.w.Draw = func(string) func(timeline.Chart, session.TimelineFormat) ([]byte, error) {
		return func(c timeline.Chart, _ session.TimelineFormat) ([]byte, error) {
			return c.Draw(timeline.ChartColours{}).SVG(), nil
		}
	}
	s.ok("import", notebook, file(t, "dredging.txt", dredging), "--published", "2019-03-08")
	for format, want := range map[string]string{
		"markdown": "| 4 Mar 2019 |", "csv": ",2019-03-04,", "ical": "DTSTART;VALUE=DATE:20190304", "timelinejs": `"year": 2019`,
	} {
		line := s.lines(s.ok("export", notebook, "--timeline", format, "-o", dir, "--json"))[0]
		path, _ := line["path"].(string)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(raw), want) || line["events"].(float64) < 3 {
			t.Errorf("%s: %v\n%s", format, line, raw)
		}
	}
	if out := s.ok("export", notebook, "Inspectors", "--timeline", "csv", "-o", dir); !strings.Contains(out, "Timeline of Inspectors question the dredging.csv") {
		t.Errorf("of one document it writes %s", out)
	}
	picture := filepath.Join(dir, "line.svg")
	s.ok("export", notebook, "--timeline", "svg", "--span", "2019", "--colour", "document", "-o", picture)
	if raw, err := os.ReadFile(picture); err != nil || !strings.Contains(string(raw), "4 Mar 2019") {
		t.Errorf("the picture is %s, %v", raw, err)
	}
	for _, args := range [][]string{{"--timeline", "svg", "--span", "then"}, {"--timeline", "svg", "--colour", "smell"}, {"--timeline", "papyrus"}, {"--timeline", "csv", "--format", "csv"}} {
		if code, _, errs := s.run(append([]string{"export", notebook, "-o", dir}, args...)...); code != 2 || errs == "" {
			t.Errorf("%v: exit %d, %s", args, code, errs)
		}
	}
}
