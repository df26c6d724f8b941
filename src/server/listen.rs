use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, timeout};
use tokio_io_timeout::TimeoutStream;
use tracing::{info, warn};

use super::drain::Drain;
use super::metrics::Metrics;
use super::routes::router;
use super::state::AppState;
use super::{Limits, ServerError, Settings};

/// Connections that wait to be accepted.
const BACKLOG: u32 = 4096;
/// Open files that are not connections.
const OTHER_FILES: u64 = 64;
/// What a connection is told that is one too many.
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\nretry-after: 1\r\ncontent-length: 0\r\n\r\n";
/// Between two looks at whether all connections have ended.
const LOOK: Duration = Duration::from_millis(10);

/// Serves until `stop` is done, then answers every request that has come, and ends.
///
/// `listening` is called with the address, once connections are taken.
///
/// # Errors
///
/// [`ServerError::Listen`] and [`ServerError::Origin`].
pub async fn serve(
    addr: SocketAddr,
    settings: Settings,
    listening: impl FnOnce(SocketAddr),
    stop: impl Future<Output = ()>,
) -> Result<(), ServerError> {
    let limits = settings.limits;
    let (metrics, drain) = (Arc::new(Metrics::new()), Drain::default());
    let router = router(addr, &Arc::new(AppState::new(settings)), &metrics, &drain)?;
    let most = limits.connections.min(most_files());
    let listener = bind(addr).map_err(|source| ServerError::Listen { addr, source })?;
    listening(listener.local_addr().unwrap_or(addr));
    let connections = Connections {
        router,
        limits,
        metrics,
        places: Arc::new(Semaphore::new(most)),
        graceful: GracefulShutdown::new(),
    };
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            biased;
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => connections.begin(stream),
                Err(error) => rest(&error).await,
            },
        }
    }
    drain.begin();
    info!("stopping");
    // What is connected already is answered too.
    while let Ok(Ok((stream, _))) = timeout(Duration::ZERO, listener.accept()).await {
        connections.begin(stream);
    }
    drop(listener);
    connections.end(most).await;
    info!("stopped");
    Ok(())
}

fn bind(addr: SocketAddr) -> io::Result<TcpListener> {
    let socket = if addr.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(addr)?;
    socket.listen(BACKLOG)
}

/// As many files as may be open, those that are no connections left out.
fn most_files() -> usize {
    let files = rlimit::increase_nofile_limit(u64::MAX).unwrap_or(1024);
    usize::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(usize::MAX).clamp(1, Semaphore::MAX_PERMITS)
}

/// One connection that fails is its own matter; where there are no files left, others have to end first.
async fn rest(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        warn!(%error, "cannot accept connections");
        sleep(Duration::from_millis(100)).await;
    }
}

struct Connections {
    router: Router,
    limits: Limits,
    metrics: Arc<Metrics>,
    places: Arc<Semaphore>,
    graceful: GracefulShutdown,
}

impl Connections {
    /// Serves a connection on a task of its own, or turns it away where there is no place.
    fn begin(&self, stream: TcpStream) {
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
            self.metrics.turned_away.inc();
            let _ = stream.try_write(FULL);
            return;
        };
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(self.limits.time));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.limits.head_time)
            .max_headers(Limits::HEAD_LINES)
            .max_buf_size(Limits::HEAD)
            .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(self.router.clone()));
        let connection = self.graceful.watch(connection);
        let metrics = Arc::clone(&self.metrics);
        metrics.connections.inc();
        tokio::spawn(async move {
            // Whoever breaks a connection off knows.
            let _ = connection.await;
            metrics.connections.dec();
            drop(place);
        });
    }

    /// Waits for the last answers. A connection ends with its next answer; one that stays idle is closed.
    async fn end(self, most: usize) {
        let all_ended = || self.places.available_permits() == most;
        let linger = Instant::now() + Limits::LINGER;
        while !all_ended() && Instant::now() < linger {
            sleep(LOOK).await;
        }
        if timeout(self.limits.time, self.graceful.shutdown()).await.is_err() {
            warn!("some requests took too long to be answered");
        }
    }
}
