package storage

import (
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"strings"
)

// A recovery code is 256 random bits in Crockford's base 32: 52 characters in
// groups of four. The four bits that are left over check for slips of the pen.
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

const recoverySize = 32

var errRecoveryCode = errors.New("that is not a recovery code: look at each of its 52 letters and digits again")

// newRecoveryCode draws a code. secret is what it stands for.
func newRecoveryCode() (code string, secret []byte) {
	secret = make([]byte, recoverySize)
	random(secret)
	letters := []byte(crockford.EncodeToString(secret))
	last := len(letters) - 1
	letters[last] = alphabet[valueOf(letters[last])|checkBits(secret)]
	var b strings.Builder
	for i, c := range letters {
		if i > 0 && i%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(c)
	}
	return b.String(), secret
}

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

func valueOf(letter byte) byte { return byte(strings.IndexByte(alphabet, letter)) }

// checkBits are the lowest four bits of the last character.
func checkBits(secret []byte) byte {
	hash := sha256.Sum256(append([]byte("casebound recovery "), secret...))
	return hash[0] & 0x0f
}

// readRecoveryCode reads a code as people write one: in any case, grouped in
// any way, with O for 0 and I or L for 1.
func readRecoveryCode(code string) ([]byte, error) {
	plain := strings.NewReplacer("O", "0", "I", "1", "L", "1", "-", "", " ", "", "\t", "", "\n", "", "\r", "").
		Replace(strings.ToUpper(code))
	if len(plain) != 52 || strings.Trim(plain, alphabet) != "" {
		return nil, errRecoveryCode
	}
	secret, err := crockford.DecodeString(plain)
	if err != nil || len(secret) != recoverySize || valueOf(plain[51])&0x0f != checkBits(secret) {
		return nil, errRecoveryCode
	}
	return secret, nil
}

// TypedKey is the key of someone who was asked for the passphrase: whoever has
// lost it types the recovery code in its place.
func TypedKey(typed []byte) Key {
	k := Key{Passphrase: typed}
	if _, err := readRecoveryCode(string(typed)); err == nil {
		k.Recovery = string(typed)
	}
	return k
}
