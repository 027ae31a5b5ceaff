export interface Step {
  readonly part: number;
  readonly count: number;
}

/** The seconds of one breath, whose parts take so many: in which part each is, and what one counts in it. */
export const steps = (seconds: readonly number[]): Step[] => seconds.flatMap((length, part) => Array.from({ length }, (_, i) => ({ part, count: i + 1 })));
