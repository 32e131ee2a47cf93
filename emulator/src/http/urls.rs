//! The URLs that a tenant has for a client: those that an assertion has to name, and those of new
//! resources.

use bytes::Bytes;
use http::{HeaderValue, Request, Response, header, uri::Authority};

/// Where a tenant gives tokens out.
const ENDPOINT: &str = "/am/oauth2/access_token";

/// Returns the URLs that the token endpoint has for the client that sent `request`: with and without a
/// port that goes without saying, since clients write both and a tenant takes both.
///
/// Frodo (3.x) writes the port of a URL that has one twice; so may whoever talks to a local tenant.
pub(crate) fn audiences(request: &Request<Bytes>) -> Vec<String> {
    let Some(authority) = authority(request) else {
        return Vec::new();
    };
    let mut urls = Vec::new();
    for (scheme, usual) in [("http", 80), ("https", 443)] {
        let port = authority.port_u16().unwrap_or(usual);
        let host = authority.host();
        let mut hosts = vec![format!("{host}:{port}")];
        if port == usual {
            hosts.push(host.to_owned());
        } else {
            hosts.push(format!("{host}:{port}:{port}"));
        }
        for host in hosts {
            urls.extend(
                [ENDPOINT, request.uri().path()].map(|path| format!("{scheme}://{host}{path}")),
            );
        }
    }
    urls
}

/// Makes the place of a new resource one that a client can follow, where it is known under which name
/// the client reaches the tenant.
pub(crate) fn complete_location(request: &Request<Bytes>, response: &mut Response<Bytes>) {
    let location = response.headers().get(header::LOCATION).and_then(|place| place.to_str().ok());
    let Some((path, authority)) = location.zip(authority(request)) else {
        return;
    };
    if path.starts_with('/')
        && let Ok(url) = HeaderValue::try_from(format!("http://{authority}{path}"))
    {
        response.headers_mut().insert(header::LOCATION, url);
    }
}

/// Returns the name and the port under which a client reaches the tenant.
fn authority(request: &Request<Bytes>) -> Option<Authority> {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = host.and_then(|host| host.parse::<Authority>().ok());
    request.uri().authority().cloned().or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(host: &str, path: &str) -> Vec<String> {
        let request = Request::post(path).header(header::HOST, host).body(Bytes::new());
        audiences(&request.unwrap())
    }

    #[test]
    fn a_port_that_goes_without_saying_may_be_said() {
        for host in ["tenant.example", "tenant.example:443"] {
            let urls = of(host, ENDPOINT);
            for url in [
                "https://tenant.example/am/oauth2/access_token",
                "https://tenant.example:443/am/oauth2/access_token",
            ] {
                assert!(urls.iter().any(|known| known == url), "{url} in {urls:?}");
            }
        }
    }

    #[test]
    fn the_endpoint_of_a_realm_is_one_too() {
        let urls = of("127.0.0.1:8080", "/am/oauth2/realms/root/realms/alpha/access_token");
        let realm = "http://127.0.0.1:8080/am/oauth2/realms/root/realms/alpha/access_token";
        assert!(urls.iter().any(|url| url == realm), "{urls:?}");
        assert!(urls.iter().any(|url| url == "http://127.0.0.1:8080:8080/am/oauth2/access_token"));
    }

    #[test]
    fn a_request_without_a_host_has_no_audience() {
        assert!(of("a b", ENDPOINT).is_empty());
    }
}
