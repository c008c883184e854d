package app

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// run shows the window until it is closed. The toolkit panics where it finds no
// screen, which is an error of ours.
func (p *Program) run() (err error) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		if !strings.Contains(fmt.Sprint(v), "GLFW") {
			panic(v)
		}
		err = errNoScreen
	}()
	p.window.ShowAndRun()
	return nil
}

// errNoScreen tells what to do where no window can be opened.
var errNoScreen = errors.New("there is no screen to open a window on; casebound help lists what can be done without one")

// Screen reports whether the system says where a window could be opened. It is
// asked before the toolkit is.
func Screen() error {
	switch runtime.GOOS {
	case "darwin", "windows":
		return nil
	}
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return errNoScreen
	}
	return nil
}
