/* Finding and making elements. */

export const all = <E extends HTMLElement>(inside: ParentNode, selector: string): E[] => [...inside.querySelectorAll<E>(selector)];

/** An element with these properties. */
export const element = <Name extends keyof HTMLElementTagNameMap>(name: Name, properties: Partial<HTMLElementTagNameMap[Name]>): HTMLElementTagNameMap[Name] =>
  Object.assign(document.createElement(name), properties);
