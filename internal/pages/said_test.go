package pages_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/exercise"
	"underpin/internal/pages"
	"underpin/internal/site"
)

func TestSaid(t *testing.T) {
	all := files()
	all["layouts/strings.yaml"] = &fstest.MapFile{Data: append(all["layouts/strings.yaml"].Data, "\nskip-it: x\n"...)}
	all["layouts/parts/said.html"] = &fstest.MapFile{Data: []byte(`{{define "said"}}<p data-not-kept="{{.T "skip-it"}}" data-end="{{"a \"b\" </c>"}}">{{end}}`)}
	cfg, _ := config.Read(all)
	c, _ := content.Read(all, cfg, false)
	set, _ := exercise.Read(all, cfg)
	s, _ := site.New(cfg, c, set)
	r, problems := pages.New(pages.Input{
		Site: s, Source: all,
		Asset: func(string) (string, bool) { return "", false },
		Style: func(string, bool) string { return "" },
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	path, data := r.Said("en")
	if !strings.HasPrefix(path, "assets/said-en-") || !strings.HasSuffix(path, ".js") {
		t.Errorf("it is at %q", path)
	}
	if want := `var underpinSaid={"end":"a \"b\" \u003c/c\u003e","not-kept":"x"};for(`; !strings.HasPrefix(string(data), want) {
		t.Errorf("got %s\nwant %s…", data, want)
	}
	if path, _ := r.Said("xx"); path != "" {
		t.Errorf("a language that the site does not have has words at %q", path)
	}
}
