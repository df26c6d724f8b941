use std::fs::File;
use std::io;
use std::path::Path;

/// Standard output. Unlike the standard library's, it fails where the output is closed or open for reading only.
#[cfg(unix)]
pub(in crate::dataset) type StandardOutput = File;

/// Standard output.
#[cfg(not(unix))]
pub(in crate::dataset) type StandardOutput = io::Stdout;

/// Opens standard output; what is written is not buffered.
#[cfg(unix)]
pub(in crate::dataset) fn standard_output() -> io::Result<StandardOutput> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Opens standard output.
#[cfg(not(unix))]
pub(in crate::dataset) fn standard_output() -> io::Result<StandardOutput> {
    Ok(io::stdout())
}

/// The file that standard input is, where it is one.
#[cfg(unix)]
pub(in crate::dataset) fn standard_input() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
}

/// A path as messages name it.
pub(in crate::dataset) fn display_name(path: &Path) -> String {
    if path.as_os_str() == "-" { "<stdin>".to_owned() } else { path.display().to_string() }
}
