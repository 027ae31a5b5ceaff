package pages

import (
	"bytes"
	"html/template"

	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/site"
)

// RedirectView is what layouts/redirect.html is given: an old address.
type RedirectView struct {
	Lang, Direction string
	Policy, Style   template.HTML
	Target          string // relative address of the page
	Canonical       string // its absolute address, "" without base_url
	Title           string // the site's title: the address is all that an old link may tell
	Icon            string // relative address of the icon, "" when there is none
}

// Redirect returns the page that stands at an old address.
func (r *Renderer) Redirect(old site.Redirect) ([]byte, diag.List) {
	cfg := r.in.Site.Config.In(old.To.Lang)
	style := r.inline("redirect", false)
	view := RedirectView{
		Lang: old.To.Lang, Direction: cfg.Direction(old.To.Lang), Policy: style.policy, Style: style.style,
		Target: site.Relative(old.Path, old.To.Path), Title: cfg.Title,
	}
	if icon, ok := r.in.Asset("favicon.svg"); ok {
		view.Icon = site.Relative(old.Path, icon)
	}
	if cfg.BaseURL != "" {
		view.Canonical = cfg.BaseURL + site.EscapePath(old.To.Path)
	}
	return r.execute("redirect", view)
}

// NotFound returns 404.html, which must stand alone: hosts serve it at any
// depth. A site without layouts/not-found.html has none.
func (r *Renderer) NotFound() ([]byte, diag.List) {
	if r.layouts["not-found"] == nil {
		return nil, nil
	}
	lang := r.in.Site.Config.Language
	style := r.inline("not-found", false)
	view := &View{
		page:   &site.Page{Page: &content.Page{Lang: lang}, Layout: "not-found"},
		Frame:  r.frame(&folder{r: r, lang: lang, at: "404.html"}, ""),
		Policy: style.policy, Style: style.style, HeadScript: r.headScript, Layout: "not-found",
	}
	view.TabTitle = view.SiteTitle
	if base := r.in.Site.Config.BaseURL; base != "" {
		view.Canonical = base
	}
	return r.execute("not-found", view)
}

// execute lays out a page that has no source of its own.
func (r *Renderer) execute(layout string, view any) ([]byte, diag.List) {
	name := "layouts/" + layout + ".html"
	t := r.layouts[layout]
	if t == nil {
		return nil, diag.List{diag.Error(diag.FileMissing, name, diag.Range{}, "this layout is needed and does not exist", "write "+name)}
	}
	var out bytes.Buffer
	if err := t.ExecuteTemplate(&out, layout, view); err != nil {
		return nil, diag.List{r.layoutProblem(name, err)}
	}
	return out.Bytes(), nil
}
