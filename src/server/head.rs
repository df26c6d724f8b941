use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header;
use axum::http::uri::Authority;
use axum::middleware::Next;
use axum::response::Response;

use super::Limits;
use super::problem::Problem;

/// Turns away requests whose head is too long. What reads the head has a buffer of at least that size, and takes what
/// fits.
///
/// # Source
///
/// Nottingham & Fielding 2012, Additional HTTP Status Codes, RFC 6585, section 5.
pub async fn check_length(request: Request, next: Next) -> Result<Response, Problem> {
    if length(&request) > Limits::HEAD {
        let detail = format!("the head of the request is longer than {} bytes, which is the limit", Limits::HEAD);
        return Err(Problem::new(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, detail));
    }
    Ok(next.run(request).await)
}

/// Bytes of a head, white space that means nothing left out.
fn length(request: &Request) -> usize {
    let uri = request.uri();
    let target = uri.path_and_query().map_or(0, |path| path.as_str().len())
        + uri.authority().map_or(0, |authority| authority.as_str().len());
    let lines = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + ": \r\n".len());
    request.method().as_str().len() + target + "  HTTP/1.1\r\n\r\n".len() + lines.sum::<usize>()
}

/// Turns away requests to any host but this machine: a page elsewhere whose name was made to point here (DNS rebinding)
/// is of the same origin to a browser, and must not read what it may not ask for.
///
/// # Source
///
/// Fielding, Nottingham & Reschke 2022, HTTP Semantics, RFC 9110, sections 7.2, 7.4 and 15.5.20.
pub async fn check_host(request: Request, next: Next) -> Result<Response, Problem> {
    let headers = request.headers().get_all(header::HOST).into_iter().map(|host| host.to_str().unwrap_or_default());
    let mut hosts = request.uri().authority().map(Authority::as_str).into_iter().chain(headers);
    if let Some(foreign) = hosts.find(|host| !is_this_machine(host)) {
        let detail = format!(
            "found the host `{}`, expected `localhost` or an address such as 127.0.0.1: this server answers its own \
             machine alone",
            foreign.chars().take(100).collect::<String>()
        );
        return Err(Problem::new(StatusCode::MISDIRECTED_REQUEST, detail));
    }
    Ok(next.run(request).await)
}

fn is_this_machine(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host().to_ascii_lowercase();
    let name = name.strip_suffix('.').unwrap_or(&name);
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
    name == "localhost"
        || name.ends_with(".localhost")
        || address.is_ok_and(|address| address.to_canonical().is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_of_this_machine_are_known() {
        for own in
            ["localhost", "LocalHost:8080", "localhost.", "a.localhost:1", "127.0.0.1:80", "127.1.2.3", "[::1]:80"]
        {
            assert!(is_this_machine(own), "{own}");
        }
        assert!(is_this_machine("[::ffff:127.0.0.1]"));
        for foreign in [
            "",
            "example.org",
            "localhost.example.org",
            "notlocalhost",
            "127.0.0.1.example.org",
            "localhost@example.org",
            "0.0.0.0",
            "192.0.2.1:8080",
            "[2001:db8::1]:80",
            "local host",
        ] {
            assert!(!is_this_machine(foreign), "{foreign}");
        }
    }
}
