/*
 * What the drawn widgets share: SVG made of elements, since the page's policy knows no other way, and words in lines, since SVG
 * breaks none. A drawing is hidden from screen readers: beside it stands a list or a table that says the same.
 */

/** An element of a drawing. */
export const drawn = (name: string, attributes: Readonly<Record<string, string | number>>, ...content: (Node | string)[]): SVGElement => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, `${value}`);
  element.append(...content);
  return element;
};

/** A drawing of a width and a height. */
export const drawing = (width: number, height: number, content: Node[]): SVGElement =>
  drawn("svg", { class: "drawn", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false" }, ...content);

/** Lines of words around the middle of a place. */
export const written = (x: number, y: number, lines: readonly string[], attributes: Readonly<Record<string, string | number>> = {}): SVGElement =>
  drawn("text", { "text-anchor": "middle", ...attributes }, ...lines.map((line, i) => drawn("tspan", { x, y: y + (i - (lines.length - 1) / 2) * 16 + 5 }, line)));

/** Words in so many lines of so many letters at most, with … where some are left out. */
export const wrapped = (text: string, letters: number, most: number): string[] => {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/u)) {
    const signs = [...word];
    const last = lines[lines.length - 1];
    if (last !== undefined && [...last].length + 1 + signs.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else for (let i = 0; i < signs.length; i += letters) lines.push(signs.slice(i, i + letters).join(""));
  }
  if (lines.length <= most) return lines;
  const end = [...lines[most - 1]!].slice(0, letters - 1).join("");
  return [...lines.slice(0, most - 1), `${end.replace(/[\s.,;:]+$/u, "")}…`];
};

/** Whether the page is read from right to left where an element stands. */
export const mirrored = (element: Element): boolean => getComputedStyle(element).direction === "rtl";

/** An element of the page, not of a drawing. */
export const made = (name: string, attributes: Readonly<Record<string, string>>, ...content: (Node | string)[]): HTMLElement => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
};
