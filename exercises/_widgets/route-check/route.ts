/** Whether a route is for someone who ticked these. Nothing ticked is no answer, and leads nowhere. */
export const leads = (when: string, picked: readonly string[]): boolean =>
  when === "any" ? picked.some((id) => id !== "none") : picked.includes(when);
