package storage

import (
	"bytes"
	"encoding/hex"
	"fmt"

	"golang.org/x/crypto/blake2b"

	"casebound/notebook"
)

// A key file of ours is text, so that it can be printed: a line that says what
// it is, the notebook's id, 256 random bits written as a recovery code is, and
// a sum of the lines above. All of it is the secret. Any other file that was
// added serves as well, but of that nobody can tell whether it is damaged.
const keyFileHead = "Casebound key file. Whoever has it can open the notebook.\n"

// NewKeyFile is the content of a new key file for the notebook; AddKeyFile
// makes it one.
func (n *Notebook) NewKeyFile() []byte {
	code, _ := newRecoveryCode()
	b := fmt.Appendf(nil, "%snotebook %s\n%s\n", keyFileHead, n.ID(), code)
	return fmt.Appendf(b, "sum %s\n", keyFileSum(b))
}

func keyFileSum(b []byte) string {
	sum := blake2b.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// Why a key file does not open a notebook, where it can be told. All are cases
// of ErrWrongPassphrase.
var (
	errKeyFile        = &special{"that is not a key file of this notebook", notebook.ErrWrongPassphrase}
	errKeyFileDamaged = &special{"the key file is damaged: a copy of it may still open the notebook", notebook.ErrWrongPassphrase}
	errKeyFileForeign = &special{"the key file is that of another notebook", notebook.ErrWrongPassphrase}
)

// whyNot says why a key file that opens no slot does not.
func whyNot(content []byte, id notebook.ID) error {
	if !bytes.HasPrefix(content, []byte(keyFileHead[:9])) {
		return errKeyFile
	}
	at := bytes.LastIndex(content, []byte("sum "))
	switch {
	case at < 0 || string(bytes.TrimSpace(content[at+4:])) != keyFileSum(content[:at]):
		return errKeyFileDamaged
	case !bytes.Contains(content, []byte("notebook "+id.String()+"\n")):
		return errKeyFileForeign
	}
	return errKeyFile // it was one, and was taken away
}
