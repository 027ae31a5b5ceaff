package exercise

import "underpin/internal/strictyaml"

// examples reads examples.yaml.
func (r *exerciseReader) examples() {
	f, _ := r.open(r.x.Folder + "/examples.yaml")
	if f == nil {
		return
	}
	var file ExamplesFile
	r.add(strictyaml.DecodeAll(f, &file)...)
	for _, e := range file.Examples {
		r.x.Examples = append(r.x.Examples, Example{Name: e.Name, Result: e.Result})
	}
}
