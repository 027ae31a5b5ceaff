/** Where the answers of a log stand over time. Plain functions, which know nothing of a page. */

export const width = 340;
/** Where the days begin and end; what they are measured by stands before that. */
const from = 112;
const to = width - 12;

/** Where days stand, in their order of time from the start of the line; a single day stands in the middle. */
export const across = (days: readonly string[], mirrored: boolean): number[] => {
  const times = days.map((day) => Date.parse(day));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return times.map((time) => {
    const x = from + (last > first ? (time - first) / (last - first) : 0.5) * (to - from);
    return Math.round((mirrored ? width - x : x) * 10) / 10;
  });
};

/** Where the line of days is, from its start to its end. */
export const span = (mirrored: boolean): [number, number] => (mirrored ? [width - from, width - to] : [from, to]);

/** A mark around a place: each line of a log has its own. */
export const mark = (x: number, y: number, kind: number): string =>
  [
    `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z`,
    `M${x - 4.5} ${y - 4.5}h9v9h-9Z`,
    `M${x} ${y - 6.5}l6 10.5h-12Z`,
    `M${x} ${y - 6.5}l6.5 6.5l-6.5 6.5l-6.5-6.5Z`,
    `M${x - 5} ${y - 5}l10 10m0-10l-10 10`,
  ][kind % 5]!;
