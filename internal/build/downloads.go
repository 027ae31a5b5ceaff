package build

import (
	"path"

	"underpin/internal/output"
	"underpin/internal/pages"
)

// Download is a file that the site offers to take along.
type Download struct {
	Name string // such as "site.zip"
	Kind string // "html", "zip" or "epub"
	Data []byte
}

// bundles makes the downloads of a site that has none yet, so that none holds
// itself or leads to itself.
func (o Options) bundles() ([]Download, Result, error) {
	bundle := o.Bundle
	o.Bundle, o.BaseURL = nil, ""
	e, result, err := Collect(o)
	if e == nil || err != nil {
		return nil, result, err
	}
	made, err := bundle(e)
	return made, result, err
}

// offers tells the layouts of the downloads.
func (o Options) offers() []pages.Download {
	var all []pages.Download
	for _, d := range o.downloads {
		all = append(all, pages.Download{Name: d.Name, Kind: d.Kind, Size: len(d.Data)})
	}
	return all
}

// writeDownloads stages the downloads, and the pages that offer them.
func (p *plan) writeDownloads(stage *output.Stage) error {
	for _, d := range p.options.downloads {
		if err := p.write(stage, path.Join(pages.DownloadsDir, d.Name), output.Asset, d.Data, ofBuild); err != nil {
			return err
		}
	}
	for _, l := range p.site.Config.Languages {
		at, html, problems := p.renderer.Downloads(l.Code)
		p.problems = append(p.problems, problems...)
		if at == "" {
			continue
		}
		if err := p.write(stage, at, output.Other, html, ofBuild); err != nil {
			return err
		}
	}
	return nil
}
