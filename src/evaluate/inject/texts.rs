use super::SplitMix64;

/// Ready-made lines of the injector.
pub struct Texts(&'static str);

pub const PROMOS: Texts = Texts(include_str!("../../../datasets/injector/promos.txt"));
pub const FILLERS: Texts = Texts(include_str!("../../../datasets/injector/fillers.txt"));
pub const HEADINGS: Texts = Texts(include_str!("../../../datasets/injector/headings.txt"));
pub const RESTATEMENTS: Texts = Texts(include_str!("../../../datasets/injector/restatements.txt"));

impl Texts {
    fn lines(&self) -> impl Iterator<Item = &'static str> {
        self.0.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    /// `count` different lines in random order, or all of them if there are fewer.
    pub fn draw(&self, count: usize, random: &mut SplitMix64) -> Vec<&'static str> {
        let mut pool: Vec<&str> = self.lines().collect();
        (0..count.min(pool.len())).map(|_| pool.swap_remove(random.below(pool.len()))).collect()
    }
}
