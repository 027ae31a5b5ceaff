// Package feeds writes what other programs read of a site: Atom feeds, the
// sitemap and robots.txt.
//
// In comes the skeleton. Out come files with their paths. Only these files and
// the heads of pages hold absolute addresses, so without base_url there is no
// feed and no sitemap. Nothing here depends on the time of the build: an entry
// is as old as its page's last review.
//
// It must not know the pages' HTML.
package feeds

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"underpin/internal/pages"
	"underpin/internal/site"
	"underpin/internal/strictyaml"
)

// newest is how many entries a feed holds.
const newest = 30

// File is one file to publish.
type File struct {
	Path string // from the site's root
	Data []byte
}

// Files returns the feeds, the sitemap and robots.txt of a site.
func Files(s *site.Site) ([]File, error) {
	base := s.Config.BaseURL
	files := []File{{Path: "robots.txt", Data: robots(base)}}
	if base == "" {
		return files, nil
	}
	sitemap, err := sitemap(s)
	if err != nil {
		return nil, err
	}
	files = append(files, File{Path: "sitemap.xml", Data: sitemap})
	for _, l := range s.Config.Languages {
		entries := listed(s, l.Code)
		if len(entries) == 0 {
			continue
		}
		file, err := feed(s, l.Code, "", entries)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
		bySection := map[string][]*site.Page{}
		for _, p := range entries {
			bySection[p.Section] = append(bySection[p.Section], p)
		}
		for _, section := range s.Config.Sections {
			if len(s.Guides(l.Code, section.ID)) == 0 {
				continue
			}
			file, err := feed(s, l.Code, section.ID, bySection[section.ID])
			if err != nil {
				return nil, err
			}
			files = append(files, file)
		}
	}
	return files, nil
}

// listed returns the guides of a language, the last reviewed first. Exercises
// have no date of their own. Sensitive
// pages are left out: a feed reader would show their titles in its lists.
func listed(s *site.Site, lang string) []*site.Page {
	var all []*site.Page
	for _, p := range s.Pages {
		if p.Lang == lang && p.Slug != "index" && p.Exercise == nil && !p.Front.Sensitive {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b *site.Page) int {
		return newer(a.Front.Reviewed.V, b.Front.Reviewed.V)
	})
	return all
}

// newer orders dates, the latest first.
func newer(a, b strictyaml.Date) int {
	return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(b.Month, a.Month), cmp.Compare(b.Day, a.Day))
}

// RFC 4287.
type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	ID       string      `xml:"id"`
	Updated  string      `xml:"updated"`
	Author   string      `xml:"author>name"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

func feed(s *site.Site, lang, section string, guides []*site.Page) (File, error) {
	cfg := s.Config.In(lang)
	at := pages.FeedPath(s, lang, section)
	f := atomFeed{Lang: lang, Title: cfg.Title, Subtitle: cfg.Tagline, Author: cfg.Title, ID: address(s, at), Updated: timestamp(strictyaml.Date{Year: 1970, Month: 1, Day: 1})}
	home := s.Home(lang)
	for _, sec := range cfg.Sections {
		if sec.ID == section {
			f.Title, f.Subtitle = cfg.Title+" – "+sec.Title, sec.Summary
			home = s.SectionPage(lang, section)
		}
	}
	f.Links = append(f.Links, atomLink{Rel: "self", Href: address(s, at)})
	if home != nil {
		f.Links = append(f.Links, atomLink{Rel: "alternate", Href: address(s, home.Path)})
	}
	if len(guides) > 0 {
		f.Updated = timestamp(guides[0].Front.Reviewed.V)
	}
	for _, p := range guides[:min(len(guides), newest)] {
		f.Entries = append(f.Entries, atomEntry{
			Title: p.Front.Title.V, ID: address(s, p.Path), Updated: timestamp(p.Front.Reviewed.V),
			Link: atomLink{Href: address(s, p.Path)}, Summary: p.Front.Summary.V,
		})
	}
	data, err := encode(f)
	return File{Path: at, Data: data}, err
}

func address(s *site.Site, path string) string { return s.Config.BaseURL + site.EscapePath(path) }

func timestamp(d strictyaml.Date) string { return d.String() + "T00:00:00Z" }

// https://www.sitemaps.org/protocol.html
type urlSet struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

func sitemap(s *site.Site) ([]byte, error) {
	set := urlSet{URLs: make([]sitemapURL, len(s.Pages))}
	for i, p := range s.Pages {
		set.URLs[i] = sitemapURL{Loc: address(s, p.Path)}
		if reviewed := p.Front.Reviewed.V; reviewed.Year > 0 {
			set.URLs[i].LastMod = reviewed.String()
		}
	}
	return encode(set)
}

func encode(v any) ([]byte, error) {
	data, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		return nil, fmt.Errorf("feeds: %w", err)
	}
	return append([]byte(xml.Header), append(data, '\n')...), nil
}

func robots(base string) []byte {
	var b strings.Builder
	b.WriteString("User-agent: *\nAllow: /\n")
	if base != "" {
		b.WriteString("\nSitemap: " + base + "sitemap.xml\n")
	}
	return []byte(b.String())
}
