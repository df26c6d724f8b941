use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(debait::cli::run_alone(std::env::args_os()))
}

/// Keeps a closed standard output an error.
///
/// Before `main`, the standard library opens `/dev/null` in place of standard streams that are closed, and what is
/// written there is lost without a word. This runs earlier still, and opens it for reading only.
#[cfg(unix)]
#[ctor::ctor(unsafe)]
fn keep_closed_output_an_error() {
    // SAFETY: the calls are given numbers and a C string that lives for ever. A file opens under the lowest number that
    // is free, so that the loop ends with that of standard output.
    unsafe {
        while libc::fcntl(libc::STDOUT_FILENO, libc::F_GETFD) == -1
            && libc::open(c"/dev/null".as_ptr(), libc::O_RDONLY) != -1
        {}
    }
}
