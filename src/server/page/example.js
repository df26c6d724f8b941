/** A page with a stuffed tail, a keyword line and stock phrases; written for this button, about nobody. */
export const EXAMPLE = {
  headline: 'You Won’t Believe What This Little Bakery Did Next | Bakery News, Bakery Prices, Best Bakery 2026',
  body: `bakery news, bakery prices, best bakery, bakery 2026, bakery guide

Everyone in Lowford is talking about the bakery on Mill Street. Its owner, Ada Brandt, started to bake at night in March, and sold 400 loaves on the first Saturday, twice as many as in a week before.

“I could not sleep anyway,” she said on Tuesday. The council gave her a licence for the night oven on 3 March. Two more people work in the shop now. Here’s everything you need to know.

Experts say that bread brings people together. The next market is on 12 May, from 8 in the morning until noon, in front of the town hall.`,
};
