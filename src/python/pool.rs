//! Threads of this process. A process that was forked from another has none of its threads, and would wait for them
//! forever; Spark and multiprocessing fork.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::error::value_error;

struct Known {
    process: u32,
    threads: usize,
    pool: Arc<ThreadPool>,
}

static POOLS: Mutex<Vec<Known>> = Mutex::new(Vec::new());

/// Does work on a number of threads, all cores by default, without the interpreter's lock.
///
/// # Errors
///
/// Where no thread can be started.
pub fn on_threads<T: Send>(py: Python<'_>, threads: Option<usize>, work: impl FnOnce() -> T + Send) -> PyResult<T> {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let pool = pool(threads.unwrap_or_else(cores).max(1))?;
    Ok(py.detach(|| pool.install(work)))
}

fn pool(threads: usize) -> PyResult<Arc<ThreadPool>> {
    let process = std::process::id();
    let mut pools = POOLS.lock().unwrap_or_else(PoisonError::into_inner);
    // Pools of another process are never waited for: their threads are not here.
    pools.extract_if(.., |known| known.process != process).for_each(std::mem::forget);
    if let Some(known) = pools.iter().find(|known| known.threads == threads) {
        return Ok(Arc::clone(&known.pool));
    }
    let pool = Arc::new(ThreadPoolBuilder::new().num_threads(threads).build().map_err(value_error)?);
    pools.push(Known { process, threads, pool: Arc::clone(&pool) });
    Ok(pool)
}
