/// Colours, or their absence.
#[derive(Debug, Clone, Copy)]
pub struct Paint {
    on: bool,
}

impl Paint {
    /// With `on` false, everything stays plain.
    pub fn new(on: bool) -> Self {
        Paint { on }
    }

    /// Whether text is coloured.
    pub fn is_on(self) -> bool {
        self.on
    }

    pub fn bold(self, text: &str) -> String {
        self.wrap("1", text)
    }

    pub fn dim(self, text: &str) -> String {
        self.wrap("2", text)
    }

    /// What speaks for bait.
    pub fn bad(self, text: &str) -> String {
        self.wrap("31", text)
    }

    /// What speaks against bait.
    pub fn good(self, text: &str) -> String {
        self.wrap("32", text)
    }

    fn wrap(self, code: &str, text: &str) -> String {
        if self.on { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
