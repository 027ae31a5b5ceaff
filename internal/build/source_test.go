package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"underpin/internal/config"
	"underpin/internal/content"
)

// What was read for its front matter need not be there to be read for its body.
func TestPagesAreReadOnce(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "content", "index.md")
	if err := os.MkdirAll(filepath.Dir(page), 0o755); err != nil {
		t.Fatal(err)
	}
	const text = "---\ntitle: Home\n---\n\nWords.\n"
	if err := os.WriteFile(page, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	source := readTwice(dir)
	content.Read(source, &config.Config{Language: "en"}, false)
	if err := os.Remove(page); err != nil {
		t.Fatal(err)
	}
	if got, err := fs.ReadFile(source, "content/index.md"); string(got) != text {
		t.Errorf("the second reading gave %q, %v", got, err)
	}
	if _, err := fs.ReadFile(source, "content/index.md"); err == nil {
		t.Error("it was kept longer than for the second reading")
	}
}
