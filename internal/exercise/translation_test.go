package exercise_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/exercise"
)

func TestTranslationOfTalk(t *testing.T) {
	all := folder("")
	for name, talk := range map[string]string{"exercise.yaml": "mode: apart-then-together\ntalk: What *surprised* you?", "exercise.fr.yaml": "talk: Qu'est-ce qui vous a *surpris* ?"} {
		file := all["exercises/apology/"+name]
		file.Data = []byte(strings.Replace(string(file.Data), "mode: alone", "", 1) + talk + "\n")
	}
	set, problems := read(t, all)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	x := set.Exercise("apology")
	if !x.Gate || x.Talk.Form != exercise.Blocks || x.Talk.V != "What *surprised* you?" {
		t.Errorf("it is %+v", x.Talk)
	}
	if talk := x.In("fr").Talk; talk.V != "Qu'est-ce qui vous a *surpris* ?" || talk.Lang != "fr" {
		t.Errorf("in French it is %+v", talk)
	}
}

func TestTranslation(t *testing.T) {
	set, _ := read(t, folder(""))
	x := set.Exercise("apology")
	fr := x.In("fr")
	if fr.Lang != "fr" || fr.Source != "exercises/apology/exercise.fr.yaml" || fr.Minutes != 15 || x.In("de") != x {
		t.Fatalf("in French it is %+v", fr)
	}
	choices := fr.Use("way").Options["choices"].([]exercise.Options)
	got := []string{
		fr.Title.V, fr.WhenNot.V, fr.Steps[0].Text.V, fr.Use("what").Hint.V, fr.Result.Title.V,
		choices[0]["label"].(exercise.Text).V, choices[1]["more"].(exercise.Text).V,
	}
	want := []string{"Construire des excuses", "Pas si vous avez **peur**.", "Dites-le simplement.", "En une phrase.", "Vos excuses", "Gauche", "*Plus*"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if original := x.Use("way").Options["choices"].([]exercise.Options)[0]["label"].(exercise.Text); original.V != "Left" {
		t.Errorf("the original was written over: %+v", original)
	}
	if w := fr.Use("what").Widget; w.String("count", "fr") != "{n} mots" || w.String("count", "de") != "{n} words" {
		t.Errorf("the widget says %q", w.String("count", "fr"))
	}
}

// TestBorrowed demands that a text without a translation is the original's, says
// so, and is a warning.
func TestBorrowed(t *testing.T) {
	for _, test := range []struct{ old, want string }{
		{"title: Construire des excuses\n", `"title" is not translated`},
		{"    text: Dites-le simplement.\n", `"text" is not translated`},
		{", hint: En une phrase.", `"hint" is not translated`},
		{", more: \"*Plus*\"", `"more" is not translated`},
		{", {id: right, label: Droite, more: \"*Plus*\"}", `item 2 of "choices" is not translated`},
		{"      - {id: what, label: \"Qu'avez-vous fait ?\", hint: En une phrase.}\n", `the widget "what" is not translated`},
		{"result:\n  title: Vos excuses\n  text: |\n    J'ai fait ceci : {what}\n\n    - {ask.when}\n    - {ask}\n", `"result" is not translated`},
	} {
		t.Run(test.want, func(t *testing.T) {
			const name = "exercises/apology/exercise.fr.yaml"
			all := folder("")
			text := string(all[name].Data)
			if !strings.Contains(text, test.old) {
				t.Fatalf("%q does not stand there", test.old)
			}
			all[name].Data = []byte(strings.Replace(text, test.old, "", 1))
			want := []string{name + ": translation-missing: " + test.want + " (add it; until then the original's stands there)"}
			set, got := read(t, all)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			fr := set.Exercise("apology").In("fr")
			if strings.HasPrefix(test.old, "title") && (fr.Title.Lang != "en" || fr.Title.V != "Build an apology") {
				t.Errorf("the title is %+v", fr.Title)
			}
		})
	}
}
