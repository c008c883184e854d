package app

import "fyne.io/fyne/v2"

// stopHook takes over what the toolkit does when it stops, and returns it to
// be done once its loop has ended.
//
// The toolkit (Fyne 2.8.1) queues its hook for the loop that is ending. When
// the loop ends first, nobody takes it out of the queue and the program hangs
// without a window, with the notebook still open. Without a hook there is
// nothing to queue.
func stopHook(application fyne.App) func() {
	l, ok := application.Lifecycle().(interface {
		OnStopped() func()
		SetOnStoppedHookExecuted(func())
	})
	if !ok {
		return func() {}
	}
	hook := l.OnStopped()
	if hook == nil {
		return func() {}
	}
	l.SetOnStoppedHookExecuted(nil)
	return hook
}
