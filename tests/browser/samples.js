/** Headlines and drafts of these tests; all written for them. */
export const BAIT = 'You won’t believe what this tiny village did next';
export const PLAIN = 'Council in Lowford approves new harbour wall after two-year dispute';
export const TAIL = 'Lowford opens its new harbour wall | Lowford News, Lowford Latest, Best Lowford Guide 2026';

export const NEWS = `The council of Lowford voted on Tuesday for a harbour wall of 400 metres. Eleven members were for it, six against.

“We have waited since the flood of 2019,” said Ada Brandt, who owns the fish market. The wall costs 3.1 million pounds and shall stand by May.

The port authority published its plan on 3 March. Work begins at the northern pier.`;

export const STUFFED = `lowford news, lowford latest, best lowford, lowford 2026, lowford guide

${NEWS}

Here’s everything you need to know. Experts say the wall is good.`;
