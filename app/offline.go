package app

import (
	"errors"
	"net/http"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage/repository"
)

// errOffline is what anything gets that would fetch from the network.
var errOffline = errors.New("nothing is fetched from the network")

// stayOffline makes the toolkit refuse what it would otherwise fetch: it
// registers repositories for http and https when an application is made, and
// has calls that go past them to Go's own client. Casebound uses neither; with
// this no image, font or style of a document can make it
// (TestTheToolkitFetchesNothing). It must follow the making of the application.
func stayOffline() {
	for _, scheme := range []string{"http", "https"} {
		repository.Register(scheme, refusing{})
	}
	http.DefaultTransport = refusing{}
}

// refusing is a repository and a transport that has nothing to give.
type refusing struct{}

var (
	_ repository.Repository = refusing{}
	_ http.RoundTripper     = refusing{}
)

// Exists implements repository.Repository.
func (refusing) Exists(fyne.URI) (bool, error) { return false, errOffline }

// Reader implements repository.Repository.
func (refusing) Reader(fyne.URI) (fyne.URIReadCloser, error) { return nil, errOffline }

// CanRead implements repository.Repository.
func (refusing) CanRead(fyne.URI) (bool, error) { return false, errOffline }

// Destroy implements repository.Repository.
func (refusing) Destroy(string) {}

// RoundTrip implements http.RoundTripper.
func (refusing) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		_ = r.Body.Close() // a transport closes it even when it fails
	}
	return nil, errOffline
}
