//! The server that requests go to, whose name is read once.

use std::sync::OnceLock;

use http::{
    Uri,
    uri::{Authority, PathAndQuery, Scheme},
};
use reqwest::Url;

use crate::client::{TransportError, TransportFailure};

/// The server of the first request, which mostly is that of all.
///
/// To read the name of a host takes longer than to read a path.
#[derive(Debug, Default)]
pub(super) struct Servers {
    first: OnceLock<Server>,
}

/// A server, and its URL without a path.
#[derive(Debug)]
struct Server {
    scheme: Scheme,
    authority: Authority,
    url: Url,
}

impl Servers {
    /// Returns the URL that an absolute URI is.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub(super) fn url_of(&self, uri: &Uri) -> Result<Url, TransportError> {
        if let Some(server) = self.first.get().filter(|server| server.has(uri)) {
            return Ok(server.url_of(uri));
        }
        let url = parse(uri)?;
        if let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) {
            self.first.get_or_init(|| Server::new(scheme.clone(), authority.clone(), url.clone()));
        }
        Ok(url)
    }
}

impl Server {
    fn new(scheme: Scheme, authority: Authority, mut url: Url) -> Self {
        url.set_path("");
        url.set_query(None);
        Self { scheme, authority, url }
    }

    fn has(&self, uri: &Uri) -> bool {
        uri.scheme() == Some(&self.scheme) && uri.authority() == Some(&self.authority)
    }

    fn url_of(&self, uri: &Uri) -> Url {
        let mut url = self.url.clone();
        url.set_path(uri.path());
        url.set_query(uri.query());
        url
    }
}

fn parse(uri: &Uri) -> Result<Url, TransportError> {
    let scheme = uri.scheme_str().unwrap_or_default();
    let authority = uri.authority().map_or("", Authority::as_str);
    let target = uri.path_and_query().map_or("", PathAndQuery::as_str);
    let text = [scheme, "://", authority, target].concat();
    text.parse().map_err(|error| TransportError::new(TransportFailure::Unsendable).caused_by(error))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_url_of_the_first_server_is_the_one_that_is_read(
            hosts in ["[ab]", "[ab]"],
            target in "(/[a.%2Ee~:@!\'|{}]{0,4}){1,4}(\\?[a%27\'=&/?]{0,6})?",
        ) {
            let servers = Servers::default();
            let first: Uri = format!("https://{}.example.com:8443/first?q", hosts[0]).parse().unwrap();
            prop_assert!(servers.url_of(&first).is_ok());
            let Ok(uri) = format!("https://{}.example.com:8443{target}", hosts[1]).parse::<Uri>() else {
                return Ok(());
            };
            prop_assert_eq!(servers.url_of(&uri).unwrap(), parse(&uri).unwrap());
        }
    }
}
