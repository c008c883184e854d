package app

// leaves is the one screen that says what goes out. docs/security.md has the
// same words, and the test that holds each of them.
const leaves = "Nothing leaves this computer by itself. Casebound opens no network connection: it fetches no images, styles or fonts of imported pages, looks for no updates and reports nothing.\n\n" +
	"What leaves is what you take out: files you export, text you copy, and links you open in your browser after being asked. Exports and copies are not encrypted.\n\n" +
	"Outside the folder of a notebook and its backups only the size of the window is kept and, of a notebook that is not encrypted, where it lies.\n\n" +
	"A notebook that is not encrypted can be read by anyone who can read its folder. Of an encrypted one they see that it is a notebook, and the number, sizes and times of its files.\n\n" +
	"While a notebook is open, whoever controls this computer can read it: from the screen, the keyboard or the memory, which may come to lie on the disk when the computer hibernates. Locking clears the keys and nearly all words; quitting gives back the rest."

func (w *Window) showLeaves() { w.showText("What leaves this computer", leaves) }
