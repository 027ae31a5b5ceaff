/** Where the rooms of a house are, and what fills them. Plain functions, which know nothing of a page. */

export interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const width = 340;
const wall = 16;
const roof = 62;
const height = 88;

/** A room for each area, two side by side; where the number is odd the first one lies under the roof alone. */
export const rooms = (count: number, mirrored: boolean): Room[] =>
  Array.from({ length: count }, (_, i) => {
    const alone = count % 2;
    const at = i + alone;
    const full = alone && !i;
    const half = (width - 2 * wall) / 2;
    const right = !full && (at % 2 === 1) !== mirrored;
    return { x: wall + (right ? half : 0), y: roof + Math.floor(full ? 0 : at / 2) * height, width: full ? 2 * half : half, height };
  });

/** Where the ground is. */
export const ground = (count: number): number => roof + Math.ceil(count / 2) * height;

/** The roof, from eave to eave. */
export const eaves = `M4 ${roof}L${width / 2} 6L${width - 4} ${roof}Z`;

/** Slanted lines through a room, and none beyond it. */
const slanted = ({ x, y, width, height }: Room, gap: number, falling: boolean): string => {
  let path = "";
  for (let c = gap; c < width + height; c += gap) {
    const [fromX, fromY] = [Math.max(0, c - height), Math.min(height, c)];
    const [toX, toY] = [Math.min(width, c), Math.max(0, c - width)];
    const turn = (down: number): number => y + (falling ? height - down : down);
    path += `M${x + fromX} ${turn(fromY)}L${x + toX} ${turn(toY)}`;
  }
  return path;
};

const dotted = ({ x, y, width, height }: Room, gap: number): string => {
  let path = "";
  for (let row = 0; (row + 0.5) * gap < height; row++) {
    for (let at = gap * (row % 2 ? 1 : 0.5); at < width; at += gap) path += `M${x + at} ${y + (row + 0.5) * gap}h.01`;
  }
  return path;
};

/** What fills a room, from the lightest to the heaviest: nothing, dots, lines, lines that cross. */
export const filling = (room: Room, state: number): string =>
  [() => "", () => dotted(room, 11), () => slanted(room, 10, false), () => slanted(room, 8, false) + slanted(room, 8, true)][state]!();
