package strictyaml

import (
	"fmt"
	"strconv"
	"time"
)

// Date is a day of the calendar, without time or zone: a page is reviewed on a
// day, wherever it is built.
type Date struct {
	Year, Month, Day int
}

// String returns the date as 2026-11-22, and "" for the zero Date.
func (d Date) String() string {
	if d == (Date{}) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Time returns midnight UTC of the date.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// MarshalText writes the date as String does, so that it reads well in JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// ParseDate reads a date that is written as 2026-11-22.
func ParseDate(text string) (Date, error) {
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return Date{}, fmt.Errorf("%q is not a date", text)
	}
	year, errYear := digits(text[:4])
	month, errMonth := digits(text[5:7])
	day, errDay := digits(text[8:])
	if errYear != nil || errMonth != nil || errDay != nil {
		return Date{}, fmt.Errorf("%q is not a date", text)
	}
	d := Date{Year: year, Month: month, Day: day}
	if t := d.Time(); month == 0 || t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return Date{}, fmt.Errorf("the calendar has no %s", text)
	}
	return d, nil
}

// digits reads a number without a sign, which strconv.Atoi would allow.
func digits(text string) (int, error) {
	n, err := strconv.ParseUint(text, 10, 16)
	return int(n), err
}
