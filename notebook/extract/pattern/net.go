package pattern

import (
	"net/netip"
	"strings"

	"casebound/notebook"
)

// The longest that is looked at: an address of more is none (RFC 5321, 1035).
const (
	longestLocal = 64
	longestHost  = 253
	longestLink  = 2048
)

func isHost(b byte) bool { return isAlnum(b) || b == '.' || b == '-' }

func isLocal(b byte) bool {
	return isAlnum(b) || b == '.' || b == '-' || b == '_' || b == '+' || b == '%'
}

// email begins at the first letter or digit of the local part.
func email(s *scanner, i int) (Found, bool) {
	at := s.run(i, longestLocal, isLocal)
	if at == i || s.at(at) != '@' || s.s[at-1] == '.' {
		return none()
	}
	end, ok := s.host(at + 1)
	if !ok {
		return none()
	}
	return s.hit(notebook.Email, i, end, strings.ToLower(s.s[i:end]), 0.99, "written as an e-mail address")
}

// host is the end of the host name at i, if its last label is a top level
// domain.
func (s *scanner) host(i int) (int, bool) {
	end := s.run(i, longestHost, isHost)
	for end > i && (s.s[end-1] == '.' || s.s[end-1] == '-') {
		end--
	}
	if strings.IndexByte(s.s[i:end], '.') < 0 {
		return 0, false
	}
	labels := strings.Split(s.s[i:end], ".")
	for len(labels) > 1 {
		last := labels[len(labels)-1]
		if topLevel[strings.ToLower(last)] && (last == strings.ToLower(last) || last == strings.ToUpper(last)) {
			for _, l := range labels {
				if l == "" || strings.HasPrefix(l, "-") {
					return 0, false
				}
			}
			return end, true
		}
		end -= len(last) + 1
		labels = labels[:len(labels)-1]
	}
	return 0, false
}

var schemes = []string{"https://", "http://", "ftp://", "sftp://", "ssh://", "git://", "magnet:?", "doi:10.", "hxxp://", "hxxps://"}

// link begins at the scheme or at "www.".
func link(s *scanner, i int) (Found, bool) {
	rest := s.s[i:min(len(s.s), i+8)]
	if b := rest[0] | 0x20; b != 'h' && b != 'f' && b != 's' && b != 'g' && b != 'm' && b != 'd' && b != 'w' {
		return none()
	}
	lower := strings.ToLower(rest)
	for _, scheme := range schemes {
		if strings.HasPrefix(lower, scheme) {
			end := s.linkEnd(i + len(scheme))
			if end == i+len(scheme) {
				return none()
			}
			return s.hit(notebook.URL, i, end, s.s[i:end], 0.99, "begins with "+scheme)
		}
	}
	if strings.HasPrefix(lower, "www.") {
		if end, ok := s.host(i); ok {
			return s.hit(notebook.URL, i, s.path(end), s.s[i:s.path(end)], 0.98, "begins with www")
		}
	}
	return none()
}

// host finds bare domains, and links that are written without their scheme.
func host(s *scanner, i int) (Found, bool) {
	if i > 0 && strings.IndexByte("@/._-", s.s[i-1]) >= 0 {
		return none()
	}
	end, ok := s.host(i)
	if !ok || !s.ends(end) || s.at(end) == '@' {
		return none()
	}
	if to := s.path(end); to > end+1 {
		return s.hit(notebook.URL, i, to, s.s[i:to], 0.95, "a domain and a path")
	}
	name := strings.ToLower(s.s[i:end])
	if initials(name) {
		return none()
	}
	return s.hit(notebook.Domain, i, end, name, 0.93, "ends in a top level domain")
}

// initials tells "u.s.in" and the like from domains: labels of one letter.
func initials(name string) bool {
	for _, l := range strings.Split(name, ".") {
		if len(l) > 2 {
			return false
		}
	}
	return true
}

// path is the end of the port, path and query that follow a host.
func (s *scanner) path(end int) int {
	if s.at(end) == ':' && isDigit(s.at(end+1)) {
		end = s.run(end+1, 5, isDigit)
	}
	if b := s.at(end); b == '/' || b == '?' || b == '#' {
		return s.linkEnd(end)
	}
	return end
}

// linkEnd is where a link ends: at white space, quotes or brackets, and before
// punctuation that belongs to the sentence.
func (s *scanner) linkEnd(i int) int {
	open := 0
	end := i
	for end < len(s.s) && end-i < longestLink {
		b := s.s[end]
		if b <= ' ' || strings.IndexByte("<>\"`{}|\\^", b) >= 0 || b >= 0x80 && !letterAt(s.s, end) {
			break
		}
		if b == '(' {
			open++
		}
		if b == ')' {
			if open == 0 {
				break
			}
			open--
		}
		end++
	}
	for end > i && strings.IndexByte(".,;:!?'*]", s.s[end-1]) >= 0 {
		end--
	}
	for end > i && end < len(s.s) && s.s[end]&0xC0 == 0x80 {
		end-- // not inside a rune
	}
	return end
}

// ipAddress is four numbers or an address of version 6, perhaps with its
// prefix length.
func ipAddress(s *scanner, i int) (Found, bool) {
	if i > 0 && (s.s[i-1] == '.' || s.s[i-1] == ':' || s.s[i-1] == '-') {
		return none()
	}
	end := s.run(i, 45, func(b byte) bool { return isHex(b) || b == '.' || b == ':' })
	for end > i && (s.s[end-1] == '.' || s.s[end-1] == ':' && !strings.HasSuffix(s.s[i:end], "::")) {
		end--
	}
	name := s.s[i:end]
	dots, colons := strings.Count(name, "."), strings.Count(name, ":")
	if dots != 3 && colons < 2 || !s.ends(end) {
		return none()
	}
	ip, err := netip.ParseAddr(name)
	if err != nil || ip.Is6() && len(name) < 6 {
		return none()
	}
	if s.at(end) == '/' && isDigit(s.at(end+1)) {
		end = s.run(end+1, 3, isDigit)
		return s.hit(notebook.IP, i, end, s.s[i:end], 0.95, "an address range")
	}
	return s.hit(notebook.IP, i, end, ip.String(), 0.95, "written as an IP address")
}

// handle is a name on a social network: @ and at most 30 letters.
func handle(s *scanner, i int) (Found, bool) {
	if i > 0 && (isAlnum(s.s[i-1]) || s.s[i-1] == '.' || s.s[i-1] == '_') {
		return none()
	}
	end := s.run(i+1, 31, func(b byte) bool { return b < 0x80 && isAlnum(b) || b == '_' || b == '.' })
	for end > i+1 && s.s[end-1] == '.' {
		end--
	}
	if end-i < 3 || end-i > 31 || !s.ends(end) || !s.hasLetter(i+1, end) {
		return none()
	}
	if s.at(end) == '@' { // @user@server.example
		if to, ok := s.host(end + 1); ok {
			end = to
		}
	}
	return s.hit(notebook.Handle, i, end, strings.ToLower(s.s[i:end]), 0.95, "begins with @")
}

func (s *scanner) hasLetter(i, end int) bool {
	for ; i < end; i++ {
		if isAlnum(s.s[i]) && !isDigit(s.s[i]) {
			return true
		}
	}
	return false
}

var topLevel = set(`com org net edu gov mil int info biz name pro mobi jobs travel museum aero coop arpa onion
io co ai app dev me tv cc xyz online site tech blog news shop store cloud agency media live world today email link
eu uk de fr nl be ch at it es pt ie lu li mc se no dk fi is pl cz sk hu ro bg gr si hr rs ba mk al ee lv lt ru su ua
by md ge am az kz uz tr cy mt il ps ir iq sy lb jo sa ae qa kw bh om ye eg ly tn dz ma sd ng gh ke tz ug et za zw na bw zm rw sn ci cm
cn hk mo tw jp kr kp mn in pk bd lk np af mm th la kh vn my sg id ph bn au nz fj pg us ca mx gt hn sv ni cr pa cu do ht jm tt
br ar cl uy py bo pe ec ve gy sr fm gg im je to ws nu tk ms vc
berlin hamburg koeln bayern wien london paris nyc amsterdam swiss foundation`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
