package strictyaml

// sample is what the tests read: one key of every kind.
type sample struct {
	Title    Value[string]     `yaml:"title,required" max:"70"`
	Summary  string            `yaml:"summary,required" min:"5" max:"30"`
	Reviewed Value[Date]       `yaml:"reviewed"`
	Topics   []Value[string]   `yaml:"topics" unique:"true"`
	Order    Value[int]        `yaml:"order" min:"1" max:"99"`
	Draft    bool              `yaml:"draft"`
	RestsOn  Value[string]     `yaml:"rests_on" enum:"research|experience" default:"research"`
	Items    []sampleItem      `yaml:"items" distinct:"id"`
	Nested   *sampleItem       `yaml:"nested"`
	Words    map[string]string `yaml:"words"`
	Groups   [][]string        `yaml:"groups"`
	Steps    []string          `yaml:"steps" min:"1" max:"3"`
	Phone    string            `yaml:"phone" bare:"true"`
	URL      string            `yaml:"url" format:"https"`
	Base     string            `yaml:"base" format:"base"`
	Language string            `yaml:"language" format:"language"`
	Minutes  int               `yaml:"minutes" default:"12"`
	Keep     bool              `yaml:"keep" default:"true"`
	Never    Never             `yaml:"never" code:"translation-key" doc:"it stands elsewhere"`

	untouched string
}

type sampleItem struct {
	ID   Value[string] `yaml:"id,required" pattern:"[a-z-]+" form:"small letters and hyphens"`
	Name string        `yaml:"name,required"`
}
