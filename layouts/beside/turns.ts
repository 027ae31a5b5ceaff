/*
 * Two people who share one phone: whose turn it is, what is held out of sight, and who has said that theirs may be shown.
 * Plain functions from one state to the next, which know nothing of a page.
 */

/** The first of two people, or the second. */
export type Who = 0 | 1;

export interface Turns<Held> {
  /** write: one fills in the form. check: they look at what will be shown. cover: the phone changes hands. both: both are hidden. */
  readonly at: "write" | "check" | "cover" | "both" | "shown";
  /** Who has the phone, or gets it. */
  readonly turn: Who;
  readonly held: readonly [Held | undefined, Held | undefined];
  readonly said: readonly [boolean, boolean];
}

export const begun: Turns<never> = { at: "write", turn: 0, held: [undefined, undefined], said: [false, false] };

const put = <T>([first, second]: readonly [T, T], who: Who, value: T): [T, T] => (who ? [first, value] : [value, second]);

export const other = (who: Who): Who => (who ? 0 : 1);

/** Whoever has the phone hides what they wrote; the other one's turn comes if they have hidden nothing yet. */
export const hide = <Held>(state: Turns<Held>, held: Held): Turns<Held> => {
  const all = put<Held | undefined>(state.held, state.turn, held);
  const next = other(state.turn);
  return { at: all[next] ? "both" : "cover", turn: next, held: all, said: [false, false] };
};

/** One of them says that theirs may be shown, or takes that back. It is shown once both have said so. */
export const say = <Held>(state: Turns<Held>, who: Who): Turns<Held> => {
  const all = put(state.said, who, !state.said[who]);
  return { ...state, at: all[0] && all[1] ? "shown" : "both", said: all };
};

/** One of them takes back what is held of theirs. What they had is gone, and nothing that was said before counts. */
export const takeBack = <Held>(state: Turns<Held>, who: Who): Turns<Held> => {
  const all = put<Held | undefined>(state.held, who, undefined);
  if (state.at === "both") return { at: "cover", turn: who, held: all, said: [false, false] };
  // The phone lies between two turns: there is nothing left to wait for.
  return state.at === "cover" ? begun : { ...state, held: all };
};
