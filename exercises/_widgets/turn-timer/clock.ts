/*
 * A clock for one turn, in milliseconds. It only ever tells: nothing follows from its end.
 */
export interface Clock {
  readonly length: number; // what the turn was given, with what was added to it
  readonly left: number; // at its last start or pause; below 0 when the turn went on after its time
  readonly since?: number; // when it was last started; not there while it rests
}

const minute = 60_000;

/** A turn that has not begun. */
export const wound = (minutes: number): Clock => ({ length: minutes * minute, left: minutes * minute });

export const leftAt = ({ left, since }: Clock, now: number): number => (since === undefined ? left : left - (now - since));

export const run = ({ length, left }: Clock, now: number): Clock => ({ length, left, since: now });

export const rest = (clock: Clock, now: number): Clock => ({ length: clock.length, left: leftAt(clock, now) });

/** A minute more: from now on, where the time is over. */
export const stretch = (clock: Clock, now: number): Clock => ({ ...clock, length: clock.length + minute, left: clock.left + minute - Math.min(leftAt(clock, now), 0) });

/** Whole minutes left, the one that has begun included; 0 in the last one. A clock in seconds would hurry people. */
export const minutesLeft = (left: number): number => (left < minute ? 0 : Math.ceil(left / minute));
