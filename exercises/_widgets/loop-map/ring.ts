/** Where the stops of a loop stand and how they lead on. Plain functions, which know nothing of a page. */

export const width = 340;
export const box = { width: 108, height: 76 };

/** Far enough for a mark between any two stops. */
const radiusOf = (count: number): Point => ({ x: (width - box.width) / 2 - 2, y: [98, 112, 146, 206][count - 3]! });

export const height = (count: number): number => 2 * radiusOf(count).y + box.height + 8;

export interface Point {
  readonly x: number;
  readonly y: number;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** A place on the ring, in stops from the top, with the reading direction. */
const at = (stop: number, count: number, mirrored: boolean): Point => {
  const angle = (stop / count) * 2 * Math.PI;
  const { x, y } = radiusOf(count);
  return { x: rounded(width / 2 + Math.sin(angle) * (mirrored ? -x : x)), y: rounded(height(count) / 2 - Math.cos(angle) * y) };
};

/** The middles of the stops. The first is at the top. */
export const stops = (count: number, mirrored: boolean): Point[] => Array.from({ length: count }, (_, i) => at(i, count, mirrored));

/** The way from a stop to the next, beneath both. */
export const way = (i: number, count: number, mirrored: boolean): string => {
  const [from, to, radius] = [at(i, count, mirrored), at(i + 1, count, mirrored), radiusOf(count)];
  return `M${from.x} ${from.y}A${radius.x} ${radius.y} 0 0 ${mirrored ? 0 : 1} ${to.x} ${to.y}`;
};

/** Where between a stop and the next both boxes are furthest, and the direction there. */
const between = (i: number, count: number, mirrored: boolean): { here: Point; along: Point } => {
  const ends = [at(i, count, mirrored), at(i + 1, count, mirrored)];
  const room = (place: number): number => {
    const here = at(place, count, mirrored);
    return Math.min(...ends.map((end) => Math.max(Math.abs(here.x - end.x) - box.width / 2, Math.abs(here.y - end.y) - box.height / 2)));
  };
  const places = Array.from({ length: 41 }, (_, step) => i + step / 40);
  const place = places.reduce((best, each) => (room(each) > room(best) ? each : best));
  const [back, on] = [at(place - 0.05, count, mirrored), at(place + 0.05, count, mirrored)];
  const length = Math.hypot(on.x - back.x, on.y - back.y);
  return { here: at(place, count, mirrored), along: { x: (on.x - back.x) / length, y: (on.y - back.y) / length } };
};

const line = (points: Point[]): string => `M${points.map(({ x, y }) => `${rounded(x)} ${rounded(y)}`).join("L")}`;

/** The head of an arrow on the way to the next stop. */
export const head = (i: number, count: number, mirrored: boolean): string => {
  const { here, along } = between(i, count, mirrored);
  const side = (left: number): Point => ({ x: here.x - along.x * 6 + along.y * left, y: here.y - along.y * 6 - along.x * left });
  return line([side(6), { x: here.x + along.x * 6, y: here.y + along.y * 6 }, side(-6)]);
};

/** Two bars across the way to the next stop. */
export const bars = (i: number, count: number, mirrored: boolean): string => {
  const { here, along } = between(i, count, mirrored);
  const bar = (on: number): string =>
    line([9, -9].map((left) => ({ x: here.x + along.x * on + along.y * left, y: here.y + along.y * on - along.x * left })));
  return bar(-3) + bar(3);
};
