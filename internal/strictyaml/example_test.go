package strictyaml_test

import (
	"fmt"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

func Example() {
	f, problems := diag.NewFile("recipe.yaml", []byte("titel: Apple pie\nbaked: 2026-02-30\nsteps: [peel, slice]\n"))
	if f == nil {
		fmt.Println(problems)
		return
	}
	var recipe struct {
		Title string                            `yaml:"title,required" max:"70"`
		Baked strictyaml.Value[strictyaml.Date] `yaml:"baked"`
		Steps []string                          `yaml:"steps" min:"1"`
	}
	for _, d := range strictyaml.DecodeAll(f, &recipe) {
		fmt.Print(diag.Text(d, f.Line(int(d.At.Line)), diag.Style{}))
	}
	fmt.Println(recipe.Steps)
	// Output:
	// recipe.yaml:2:8: error: there is no day 2026-02-30 in the calendar [value-invalid]
	//     2 | baked: 2026-02-30
	//       |        ^^^^^^^^^^
	//   hint: check month and day
	// recipe.yaml:1:1: error: there is no key "titel" [key-unknown]
	//     1 | titel: Apple pie
	//       | ^^^^^
	//   hint: did you mean "title"?
	// [peel slice]
}
