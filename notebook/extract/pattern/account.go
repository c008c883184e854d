package pattern

import (
	"crypto/sha256"
	"fmt"
	"math/big"
	"strings"

	"casebound/notebook"
)

// iban is a country code, two check digits and up to 30 letters and digits in
// groups, checked by ISO 7064 MOD 97-10.
func iban(s *scanner, i int) (Found, bool) {
	if !isUpper(s.at(i)) || !isUpper(s.at(i+1)) || !isDigit(s.at(i+2)) || !isDigit(s.at(i+3)) {
		return none()
	}
	want := ibanLength[s.s[i:i+2]]
	if want == 0 {
		return none()
	}
	plain := make([]byte, 0, want)
	end := i
	for ; end < len(s.s) && len(plain) < want; end++ {
		b := s.s[end]
		if b == ' ' && end > i && s.s[end-1] != ' ' {
			continue
		}
		if !isDigit(b) && !isUpper(b) {
			return none()
		}
		plain = append(plain, b)
	}
	if len(plain) < want || !s.ends(end) || !mod97(string(plain)) {
		return none()
	}
	return s.hit(notebook.IBAN, i, end, string(plain), 0.99, "an IBAN whose check digits are right")
}

func mod97(iban string) bool {
	rest := 0
	for _, c := range iban[4:] + iban[:4] {
		if c >= 'A' {
			rest = (rest*100 + int(c-'A') + 10) % 97
		} else {
			rest = (rest*10 + int(c-'0')) % 97
		}
	}
	return rest == 1
}

var ibanLength = map[string]int{
	"AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
	"CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
	"FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
	"IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
	"LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
	"NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SE": 24,
	"SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
}

// cardNumber is 13 to 19 digits, alone or in groups, that begin as an issuer's
// do and pass the Luhn check (ISO/IEC 7812).
func cardNumber(s *scanner, i int) (Found, bool) {
	if i > 0 && strings.IndexByte(".,-/+", s.s[i-1]) >= 0 {
		return none()
	}
	digits := make([]byte, 0, 19)
	var separator byte
	end := i
	for ; end < len(s.s) && len(digits) <= 19; end++ {
		b := s.s[end]
		if isDigit(b) {
			digits = append(digits, b)
			continue
		}
		if (b == ' ' || b == '-') && isDigit(s.at(end+1)) && len(digits) >= 4 && (separator == 0 || separator == b) {
			separator = b
			continue
		}
		break
	}
	if !s.ends(end) || len(digits) < 13 || len(digits) > 19 || !issuer(string(digits)) || !luhn(digits) {
		return none()
	}
	return s.hit(notebook.Card, i, end, string(digits), 0.95, "a card number whose check digit is right")
}

func issuer(d string) bool {
	switch {
	case d[0] == '4':
		return len(d) == 13 || len(d) == 16 || len(d) == 19
	case d[:2] >= "51" && d[:2] <= "55", d[:4] >= "2221" && d[:4] <= "2720":
		return len(d) == 16
	case d[:2] == "34" || d[:2] == "37":
		return len(d) == 15
	case d[:2] == "36" || d[:2] == "38" || d[:3] >= "300" && d[:3] <= "305":
		return len(d) == 14
	case d[:4] == "6011" || d[:2] == "65" || d[:2] == "62" || d[:2] == "35" || d[:3] >= "644" && d[:3] <= "649":
		return len(d) >= 16
	case d[:2] == "50" || d[:2] >= "56" && d[:2] <= "58" || d[:2] == "63" || d[:2] == "67":
		return len(d) >= 16
	}
	return false
}

func luhn(digits []byte) bool {
	sum := 0
	for k := range digits {
		d := int(digits[len(digits)-1-k] - '0')
		if k%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// wallet is a Bitcoin address (base 58 with four check bytes, or bech32), an
// Ethereum address (checked when its case carries a checksum, EIP-55) or a
// Tron one.
func wallet(s *scanner, i int) (Found, bool) {
	b := s.s[i]
	if strings.IndexByte("13b0BTL", b) < 0 {
		return none()
	}
	end := s.run(i, 128, func(b byte) bool { return b < 0x80 && isAlnum(b) })
	word := s.s[i:end]
	if len(word) < 26 || !s.ends(end) {
		return none()
	}
	switch {
	case b == '0' && len(word) == 42 && (word[1] == 'x' || word[1] == 'X'):
		if checked, ok := ethereum(word[2:]); ok {
			reason := "written as an Ethereum address"
			if checked {
				reason = "an Ethereum address whose checksum is right"
			}
			return s.hit(notebook.Wallet, i, end, strings.ToLower(word), 0.97, reason)
		}
	case (b == '1' || b == '3' || b == 'T' || b == 'L') && len(word) <= 35:
		if base58check(word) {
			return s.hit(notebook.Wallet, i, end, word, 0.99, "a wallet address whose checksum is right")
		}
	case len(word) >= 42 && strings.HasPrefix(strings.ToLower(word), "bc1"):
		if bech32(word) {
			return s.hit(notebook.Wallet, i, end, strings.ToLower(word), 0.99, "a Bitcoin address whose checksum is right")
		}
	}
	return none()
}

const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

func base58check(word string) bool {
	n := new(big.Int)
	for i := 0; i < len(word); i++ {
		d := strings.IndexByte(base58, word[i])
		if d < 0 {
			return false
		}
		n.Add(n.Mul(n, big.NewInt(58)), big.NewInt(int64(d)))
	}
	if n.BitLen() > 25*8 {
		return false
	}
	raw := n.FillBytes(make([]byte, 25))
	first := sha256.Sum256(raw[:21])
	second := sha256.Sum256(first[:])
	return string(second[:4]) == string(raw[21:])
}

// bech32 checks an address by BIP 173 and BIP 350.
func bech32(word string) bool {
	if word != strings.ToLower(word) && word != strings.ToUpper(word) {
		return false
	}
	word = strings.ToLower(word)
	const charset = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
	sum := uint32(1)
	step := func(v uint32) {
		top := sum >> 25
		sum = sum&0x1ffffff<<5 ^ v
		for i, g := range [...]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				sum ^= g
			}
		}
	}
	for _, c := range "bc" {
		step(uint32(c) >> 5)
	}
	step(0)
	for _, c := range "bc" {
		step(uint32(c) & 31)
	}
	for _, c := range word[3:] {
		v := strings.IndexRune(charset, c)
		if v < 0 {
			return false
		}
		step(uint32(v))
	}
	return sum == 1 || sum == 0x2bc830a3
}

// ethereum reports whether forty hexadecimal digits are an address, and
// whether their case is a checksum.
func ethereum(hex string) (checked, ok bool) {
	for i := 0; i < len(hex); i++ {
		if !isHex(hex[i]) {
			return false, false
		}
	}
	lower := strings.ToLower(hex)
	if hex == lower || hex == strings.ToUpper(hex) {
		return false, true
	}
	sum := fmt.Sprintf("%x", keccak256([]byte(lower)))
	for i := range hex {
		if lower[i] >= 'a' && (sum[i] >= '8') != isUpper(hex[i]) {
			return false, false
		}
	}
	return true, true
}

var hashNames = map[int]string{32: "MD5", 40: "SHA-1", 56: "SHA-224", 64: "SHA-256", 96: "SHA-384", 128: "SHA-512"}

// fileHash is as many hexadecimal digits as a digest has, not all of one sort.
func fileHash(s *scanner, i int) (Found, bool) {
	end := s.run(i, 129, isHex)
	name := hashNames[end-i]
	if name == "" || !s.ends(end) {
		return none()
	}
	digits, word := 0, s.s[i:end]
	for k := range len(word) {
		if isDigit(word[k]) {
			digits++
		}
	}
	if digits == 0 || digits == len(word) {
		return none()
	}
	return s.hit(notebook.FileHash, i, end, strings.ToLower(word), 0.96, "as long as a digest of "+name)
}
