//! Where a tenant is.

use std::net::IpAddr;

use http::{
    Uri,
    uri::{Authority, PathAndQuery, Scheme},
};

use super::InvalidTenant;
use crate::{client::transport::Reach, pointer};

/// Scheme, host and port of a tenant, and the path of its token endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    scheme: Scheme,
    authority: Authority,
    token_path: PathAndQuery,
}

/// Whether a tenant may be spoken to without TLS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum PlainHttp {
    /// Only where it is this machine.
    #[default]
    Loopback,
    /// Anywhere, tokens in plain view.
    Anywhere,
}

impl Address {
    /// Reads the URL of a tenant; `realm` is the one whose token endpoint is asked, the root realm where
    /// there is none.
    ///
    /// # Errors
    ///
    /// When the text is no such URL. A message quotes nothing of it but its scheme and its path, for
    /// what stands before the host may be a password.
    pub(crate) fn parse(
        url: &str,
        realm: Option<&str>,
        plain: PlainHttp,
    ) -> Result<Self, InvalidTenant> {
        let uri: Uri = url.parse().map_err(|_| no_url())?;
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return Err(no_url());
        };
        let host = authority.host();
        let has_port = authority.as_str().len() > host.len();
        if host.is_empty() || authority.as_str().contains('@') {
            return Err(no_url());
        }
        if has_port && authority.port_u16().is_none_or(|port| port == 0) {
            return Err(no_url());
        }
        if !matches!(uri.path(), "" | "/") {
            let path = uri.path();
            return Err(InvalidTenant::new(format!(
                "expected the URL of a tenant without a path, found the path `{path}`"
            )));
        }
        // A URI drops its fragment when it is read.
        if uri.query().is_some() || url.contains('#') {
            return Err(InvalidTenant::new(
                "expected the URL of a tenant without a query and without a fragment",
            ));
        }
        let address = Self {
            scheme: scheme.clone(),
            authority: authority.clone(),
            token_path: token_path(realm)?,
        };
        address.check_scheme(plain)?;
        Ok(address)
    }

    /// Returns scheme, host and port as they were given.
    pub(crate) fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.authority)
    }

    /// Returns the path of the token endpoint.
    pub(crate) fn token_path(&self) -> &PathAndQuery {
        &self.token_path
    }

    /// Returns the URL of the token endpoint with its port, as an assertion has to name it.
    pub(crate) fn audience(&self) -> String {
        let Self { scheme, authority, token_path } = self;
        let default = if *scheme == Scheme::HTTPS { 443 } else { 80 };
        let port = authority.port_u16().unwrap_or(default);
        format!("{scheme}://{}:{port}{token_path}", authority.host())
    }

    /// Returns the URL of what is at `path`.
    pub(crate) fn resolve(&self, path: PathAndQuery) -> Uri {
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(path);
        Uri::from_parts(parts).expect("a scheme, an authority and a path make a URI")
    }

    /// Returns what a connection has to reach.
    pub(crate) fn reach(&self) -> Reach {
        let is_inside = self.scheme == Scheme::HTTP && self.is_loopback();
        if is_inside { Reach::Loopback } else { Reach::Network }
    }

    fn check_scheme(&self, plain: PlainHttp) -> Result<(), InvalidTenant> {
        if self.scheme == Scheme::HTTPS {
            return Ok(());
        }
        if self.scheme != Scheme::HTTP {
            let scheme = &self.scheme;
            return Err(InvalidTenant::new(format!("expected `https`, found `{scheme}`")));
        }
        if plain == PlainHttp::Anywhere || self.is_loopback() {
            return Ok(());
        }
        let host = self.authority.host();
        Err(InvalidTenant::new(format!(
            "expected `https`, for `{host}` is another machine and would get the token in plain text; \
             `allow_plain_http` permits it"
        )))
    }

    fn is_loopback(&self) -> bool {
        let host = self.authority.host();
        let address = host.trim_start_matches('[').trim_end_matches(']');
        host.eq_ignore_ascii_case("localhost")
            || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }
}

/// Returns the path of the token endpoint of a realm, which may lie in others: `alpha/staff`.
fn token_path(realm: Option<&str>) -> Result<PathAndQuery, InvalidTenant> {
    let mut path = String::from("/am/oauth2");
    let realms = realm.unwrap_or_default().trim_matches('/');
    if !realms.is_empty() {
        path.push_str("/realms/root");
    }
    for name in realms.split('/').filter(|name| !name.is_empty()) {
        if matches!(name, "." | "..") {
            return Err(InvalidTenant::new("expected the name of a realm"));
        }
        path.push_str("/realms/");
        pointer::encode(name, &mut path);
    }
    path.push_str("/access_token");
    path.try_into().map_err(|_| InvalidTenant::new("expected the name of a realm"))
}

fn no_url() -> InvalidTenant {
    InvalidTenant::new("expected the URL of a tenant, such as `https://tenant.example.com`")
}

#[cfg(test)]
mod tests {
    use super::{Address, PlainHttp};

    fn parse(url: &str) -> Result<Address, String> {
        Address::parse(url, None, PlainHttp::Loopback).map_err(|error| error.to_string())
    }

    #[test]
    fn an_audience_has_the_port_that_the_url_leaves_out() {
        for (url, audience) in [
            ("https://t.example.com", "https://t.example.com:443/am/oauth2/access_token"),
            ("https://t.example.com:8443/", "https://t.example.com:8443/am/oauth2/access_token"),
            ("http://127.0.0.1", "http://127.0.0.1:80/am/oauth2/access_token"),
            ("http://[::1]:8080", "http://[::1]:8080/am/oauth2/access_token"),
        ] {
            assert_eq!(parse(url).unwrap().audience(), audience);
        }
    }

    #[test]
    fn a_realm_has_a_token_endpoint_of_its_own() {
        for (realm, path) in [
            ("", "/am/oauth2/access_token"),
            ("/", "/am/oauth2/access_token"),
            ("alpha", "/am/oauth2/realms/root/realms/alpha/access_token"),
            ("/alpha/a b", "/am/oauth2/realms/root/realms/alpha/realms/a%20b/access_token"),
        ] {
            let address =
                Address::parse("https://t.example.com", Some(realm), PlainHttp::Loopback).unwrap();
            assert_eq!(address.token_path(), path);
        }
        assert!(Address::parse("https://t.example.com", Some(".."), PlainHttp::Loopback).is_err());
    }

    #[test]
    fn plain_http_is_for_this_machine_unless_it_is_allowed() {
        for url in ["http://localhost:1", "http://127.9.9.9", "http://[::1]", "HTTP://LOCALHOST"] {
            assert!(parse(url).is_ok(), "{url}");
        }
        for url in ["http://t.example.com", "http://localhost.example.com", "http://10.0.0.1"] {
            let message = parse(url).unwrap_err();
            assert!(message.contains("allow_plain_http"), "{message}");
            assert!(Address::parse(url, None, PlainHttp::Anywhere).is_ok());
        }
    }

    #[test]
    fn what_is_no_url_of_a_tenant_is_refused_and_not_repeated() {
        for url in [
            "",
            "/",
            "t.example.com",
            "t.example.com:443",
            "https://",
            "https://:443",
            "https://ann:hunter2@t.example.com",
            "ftp://hunter2.example.com",
            "https://t/?hunter2",
            "https://t.example.com/#hunter2",
            "https://t.example.com/am",
            "https://t e",
            "https://t.example.com:",
            "https://t.example.com:0",
            "https://t.example.com:65536",
        ] {
            let message = parse(url).unwrap_err();
            assert!(!message.contains("hunter2"), "{message}");
        }
    }
}
