/** A page that does most of what debait looks for; written for this button, about nobody. */
export const EXAMPLE = {
  headline: 'You Won’t Believe What This Little Bakery Did Next | Bakery News, Bakery Prices, Best Bakery 2026',
  body: `bakery news, bakery prices, best bakery, bakery 2026, bakery guide

Everyone is talking about this bakery. Here’s everything you need to know about the bakery. In this article we will look at the bakery, at its bread and at what happened next.

Experts say the bakery is amazing. Sources claim that people are shocked. It is important to note that bread is important for everyone, and this bakery sells bread.

Don’t forget to share this article with your friends. In conclusion, the bakery is a bakery that you should know about.`,
};
