use std::io;
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::dataset::abandon_unfinished;

/// Has the signals that end the process take its unfinished files with them; it ends by the signal all the same.
///
/// # Errors
///
/// What the system said where signals cannot be heard.
pub fn abandon_unfinished_on_signals() -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM].into_iter().filter(|&signal| !is_ignored(signal)))?;
    let wait = move || {
        for signal in signals.forever() {
            abandon_unfinished();
            // It returns only for signals that end nothing, and these do.
            let _ = emulate_default_handler(signal);
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(wait).map(drop)
}

/// Whether whoever started the process has it go on through a signal, as `nohup` does.
fn is_ignored(signal: i32) -> bool {
    // SAFETY: `sigaction` is a plain structure, for which zeros are a value; the call only fills it in.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        libc::sigaction(signal, std::ptr::null(), &raw mut action) == 0 && action.sa_sigaction == libc::SIG_IGN
    }
}
