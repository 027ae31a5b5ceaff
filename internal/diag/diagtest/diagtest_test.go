package diagtest

import (
	"reflect"
	"testing"

	"underpin/internal/diag"
)

func TestMarks(t *testing.T) {
	source, places := Marks("\uFEFF⟦é⟧ü\r\n\t⟦x⟧\n")
	if want := "\uFEFFéü\r\n\tx\n"; source != want {
		t.Errorf("source is %q, want %q", source, want)
	}
	want := []diag.Range{{Line: 1, Column: 1, EndColumn: 2}, {Line: 2, Column: 2, EndColumn: 3}}
	if !reflect.DeepEqual(places, want) {
		t.Errorf("places are %v, want %v", places, want)
	}
}
