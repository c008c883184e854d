package main

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A cage is a command that runs another one without a network. Machines differ
// in what they allow: a namespace with no interface in it takes the right to
// make one, which containers and some distributions keep back. A filter of
// system calls that refuses every socket but local ones can be had everywhere.

// The variables by which this test program, started anew, puts on the filter
// before it runs its arguments, or tries to reach the network.
const (
	putOnFilter = "CASEBOUND_TEST_FILTER"
	tryNetwork  = "CASEBOUND_TEST_REACH"
)

// cages lists the forms, best first.
func cages(t *testing.T) map[string][]string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return map[string][]string{
		"user namespace":    {"unshare", "--user", "--map-root-user", "--net", "--"},
		"network namespace": {"unshare", "--net", "--"},
		"filter":            {"env", putOnFilter + "=1", self},
	}
}

// cage is the best form that this machine has.
func cage(t *testing.T) []string {
	t.Helper()
	forms := cages(t)
	for _, name := range []string{"user namespace", "network namespace", "filter"} {
		if holds(t, forms[name]) {
			t.Logf("without a network by a %s", name)
			return forms[name]
		}
	}
	t.Fatal("this machine lets nothing run without a network, not even under a filter of system calls (seccomp)")
	return nil
}

// holds reports whether a cage runs a command and keeps it off the network.
func holds(t *testing.T, form []string) bool {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(form[0], append(form[1:], "env", "-u", putOnFilter, tryNetwork+"=1", self)...)
	err = cmd.Run()
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() == unreached
}

func TestTheFilterKeepsAProgramOffTheNetwork(t *testing.T) {
	if !holds(t, cages(t)["filter"]) {
		t.Error("a program under the filter reached the network, or did not run")
	}
}

// unreached is how the test program ends when it could not reach the network.
const unreached = 9

// reach tries to send a datagram to an address that is kept for documentation,
// which needs a way there but nobody who answers.
func reach() int {
	conn, err := net.Dial("udp", "192.0.2.1:9")
	if err != nil {
		return unreached
	}
	_ = conn.Close() // nothing was sent
	return 0
}

// filtered puts the filter on this thread and becomes the program of the
// arguments. It returns only with an error.
func filtered(args []string) error {
	runtime.LockOSThread()
	path, err := exec.LookPath(args[0])
	if err != nil {
		return err
	}
	const socket, domain, refuse = 0, 16, unix.SECCOMP_RET_ERRNO | uint32(unix.EAFNOSUPPORT) // offsets in seccomp_data
	code := []unix.SockFilter{
		{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: socket},
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, Jf: 3, K: unix.SYS_SOCKET},
		{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: domain},
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, Jt: 1, K: unix.AF_UNIX},
		{Code: unix.BPF_RET | unix.BPF_K, K: refuse},
		{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW},
	}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	program := unix.SockFprog{Len: uint16(len(code)), Filter: &code[0]}
	if err := unix.Prctl(unix.PR_SET_SECCOMP, unix.SECCOMP_MODE_FILTER, uintptr(unsafe.Pointer(&program)), 0, 0); err != nil {
		return err
	}
	return syscall.Exec(path, args, os.Environ())
}
