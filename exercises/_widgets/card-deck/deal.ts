/** The cards in an order that chance gives. */
export const dealt = <Card>(cards: readonly Card[], chance: () => number): Card[] =>
  cards
    .map((card) => ({ card, key: chance() }))
    .sort((a, b) => a.key - b.key)
    .map(({ card }) => card);
