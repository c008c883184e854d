package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Surroundings says in sentences what is risky about the place of a folder: a
// network folder, or one that a service synchronises. None is the usual
// answer. Nothing is forbidden, and a service that leaves no trace in names
// and files goes unseen.
func Surroundings(dir string) []string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	var said []string
	if kind := networkKind(nearest(dir)); kind != "" {
		said = append(said, fmt.Sprintf("The notebook lies on a network folder (%s). When the connection breaks, changes are refused until it is back, and a second computer cannot always be kept out: close the notebook here before opening it there.", kind))
	}
	if service := syncedBy(dir); service != "" {
		said = append(said, fmt.Sprintf("The notebook seems to lie in a folder that %s synchronises. Opened on two computers at once, or before all its files have arrived, it can be damaged: close it, and let the files arrive, before opening it elsewhere. A backup there is safe.", service))
	}
	return said
}

// nearest is the folder, or the first one above it that exists.
func nearest(dir string) string {
	for {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			return dir
		}
		dir = filepath.Dir(dir)
	}
}

// syncMarks are files and folders that services leave at the top of what they
// synchronise.
var syncMarks = []struct{ pattern, service string }{
	{".dropbox", "Dropbox"},
	{".dropbox.cache", "Dropbox"},
	{".stfolder", "Syncthing"},
	{".stignore", "Syncthing"},
	{".sync_*.db", "Nextcloud"},
	{"._sync_*.db", "Nextcloud"},
	{".nextcloudsync.log", "Nextcloud"},
	{".owncloudsync.log", "ownCloud"},
	{".tmp.drivedownload", "Google Drive"},
	{".tmp.driveupload", "Google Drive"},
	{".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"},
	{".SeafileFolderIcon*", "Seafile"},
	{".sync", "Resilio Sync"},
	{".pcloud", "pCloud"},
}

// syncNames are what services call their folder; a name that ends in a star
// may go on.
var syncNames = []struct{ name, service string }{
	{"dropbox", "Dropbox"},
	{"dropbox (*", "Dropbox"},
	{"onedrive", "OneDrive"},
	{"onedrive - *", "OneDrive"},
	{"onedrive-*", "OneDrive"},
	{"google drive", "Google Drive"},
	{"googledrive", "Google Drive"},
	{"googledrive-*", "Google Drive"},
	{"my drive", "Google Drive"},
	{"icloud drive", "iCloud Drive"},
	{"iclouddrive", "iCloud Drive"},
	{"com~apple~clouddocs", "iCloud Drive"},
	{"nextcloud", "Nextcloud"},
	{"owncloud", "ownCloud"},
	{"syncthing", "Syncthing"},
	{"seafile", "Seafile"},
	{"pcloud drive", "pCloud"},
	{"pclouddrive", "pCloud"},
	{"mega", "MEGA"},
	{"box sync", "Box"},
	{"tresorit", "Tresorit"},
}

// syncedBy is the service that synchronises the folder, "" for none known.
func syncedBy(dir string) string {
	for up := dir; ; up = filepath.Dir(up) {
		for _, m := range syncMarks {
			if found, _ := filepath.Glob(filepath.Join(escaped(up), m.pattern)); len(found) > 0 {
				return m.service
			}
		}
		name := strings.ToLower(filepath.Base(up))
		for _, s := range syncNames {
			if begin, open := strings.CutSuffix(s.name, "*"); name == s.name || open && strings.HasPrefix(name, begin) {
				return s.service
			}
		}
		if strings.EqualFold(filepath.Base(filepath.Dir(up)), "cloudstorage") { // ~/Library/CloudStorage of macOS
			return filepath.Base(up)
		}
		if up == filepath.Dir(up) {
			return ""
		}
	}
}

// escaped is a path that means itself in a pattern.
func escaped(path string) string {
	if filepath.Separator == '\\' { // there a pattern has no escapes
		return path
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// networkTypes are the file systems that lie on other computers, by the names
// systems give them.
var networkTypes = map[string]string{
	"nfs": "NFS", "nfs4": "NFS", "cifs": "SMB", "smb3": "SMB", "smbfs": "SMB", "smb2": "SMB", "afpfs": "AFP", "afs": "AFS",
	"9p": "9P", "ceph": "Ceph", "fuse.ceph": "Ceph", "coda": "Coda", "ncpfs": "NCP", "webdav": "WebDAV", "fuse.davfs": "WebDAV", "davfs": "WebDAV",
	"fuse.sshfs": "SSH", "fuse.rclone": "rclone", "fuse.s3fs": "S3", "fuse.glusterfs": "GlusterFS", "fuse.gvfsd-fuse": "GVFS",
	"fuse.curlftpfs": "FTP", "fuse.google-drive-ocamlfuse": "Google Drive", "fuse.kio-fuse": "KIO", "fuse.onedriver": "OneDrive",
	"lustre": "Lustre", "gpfs": "GPFS", "ocfs2": "OCFS2", "glusterfs": "GlusterFS", "beegfs": "BeeGFS",
}
