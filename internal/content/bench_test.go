package content

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"underpin/internal/config"
)

// BenchmarkRead reads 1,000 pages of 4 kB from a disk, all at once.
func BenchmarkRead(b *testing.B) {
	const pages = 1000
	dir := b.TempDir()
	folder := filepath.Join(dir, Folder, "start")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		b.Fatal(err)
	}
	body := strings.Repeat("Words that nobody reads. ", 160)
	for i := range pages {
		text := page(fmt.Sprintf("order: %d\ntopics: [money, closeness]\nfor: hurt\nphase: atone\n", i)) + body
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.md", i)), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, config.Name), []byte(settings), 0o644); err != nil {
		b.Fatal(err)
	}
	source := os.DirFS(dir)
	cfg, _ := config.Read(source)
	b.ReportAllocs()
	for b.Loop() {
		if c, problems := Read(source, cfg, false); len(c.Pages) != pages {
			b.Fatal(problems)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/pages, "µs/page")
}
