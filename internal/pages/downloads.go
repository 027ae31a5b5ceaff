package pages

import (
	"bytes"
	"fmt"
	"path"

	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/site"
)

// Download is a file that the site offers, beside its page.
type Download struct {
	Name string // beside the page of downloads
	Kind string // "html", "zip", "epub"
	Size int    // in bytes
}

// Megabytes returns the size as a reader is told it.
func (d Download) Megabytes() string { return fmt.Sprintf("%.1f", float64(d.Size)/1e6) }

// DownloadsDir is where downloads are published. The page that offers them in
// the site's own language stands beside them.
const DownloadsDir = "downloads"

// Downloads returns the page of a language that offers what can be downloaded,
// and its path. A site without layouts/downloads.html has none, and the files are
// reached by their addresses alone.
func (r *Renderer) Downloads(lang string) (at string, html []byte, problems diag.List) {
	if len(r.in.Downloads) == 0 || r.layouts["downloads"] == nil {
		return "", nil, nil
	}
	p := r.downloadsPage(lang)
	var out bytes.Buffer
	problems = r.layOut(p, body{}, &out)
	return p.Path, out.Bytes(), problems
}

// downloadsPage stands for a page that no file of content/ makes.
func (r *Renderer) downloadsPage(lang string) *site.Page {
	p := &site.Page{Page: &content.Page{Lang: lang}, Path: DownloadsDir + "/index.html", Layout: "downloads"}
	if lang != r.in.Site.Config.Language {
		p.Path = lang + "/" + p.Path
	}
	words := r.words[lang].strings
	p.Front.Title.V, p.Front.Summary.V = words["downloads-title"], words["downloads-summary"]
	return p
}

// Downloads returns the files that the site offers, with links to them. It is
// empty where the site is built without.
func (v *View) Downloads() []DownloadLink {
	var all []DownloadLink
	for _, d := range v.from.r.in.Downloads {
		all = append(all, DownloadLink{d, site.Relative(v.from.at, path.Join(DownloadsDir, d.Name))})
	}
	return all
}

// DownloadLink is a download as a page offers it.
type DownloadLink struct {
	Download
	Href string
}

// DownloadsPage returns the page that offers downloads, nil where the site is
// built without.
func (v *View) DownloadsPage() *Link {
	r := v.from.r
	if len(r.in.Downloads) == 0 || r.layouts["downloads"] == nil {
		return nil
	}
	p := r.downloadsPage(v.Lang)
	return &Link{Href: site.Relative(v.from.at, p.Path), Title: p.Front.Title.V, Summary: p.Front.Summary.V}
}
