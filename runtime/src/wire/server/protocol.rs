//! Which version of the protocol a client speaks (`Accept-API-Version`).

use http::StatusCode;

use crate::wire::Refusal;

/// The version of the protocol that a client speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Protocol {
    /// Version 1 and before: a PUT only updates, an object is written as it is stored.
    One,
    /// Version 2: a PUT creates what is not there, `_id` and `_rev` come first.
    #[default]
    Two,
}

/// What a client says of versions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Versions {
    pub(super) protocol: Protocol,
    /// The version of the resource, major and minor; the newest where it is absent.
    pub(super) resource: Option<(u32, u32)>,
}

/// The newest version there is.
const NEWEST: (u32, u32) = (2, 1);

impl Versions {
    /// Reads `protocol=P,resource=R`, in either order, with blanks around the comma.
    pub(super) fn parse(text: &str) -> Result<Self, Refusal> {
        let malformed = || refused(format!("Version string is in an invalid format: {text}"));
        let (mut protocol, mut resource) = (None, None);
        for part in text.split(',') {
            let (name, version) = part.trim().split_once('=').ok_or_else(malformed)?;
            let place = match name {
                "protocol" => &mut protocol,
                "resource" => &mut resource,
                _ => return Err(malformed()),
            };
            let version = parse_version(version).ok_or_else(malformed)?;
            if place.replace(version).is_some() {
                return Err(malformed());
            }
        }
        let (major, minor) = protocol.unwrap_or(NEWEST);
        if major > NEWEST.0 {
            return Err(refused(format!("Unsupported major version: {major}.{minor}")));
        }
        // The minor version counts whatever the major one is.
        if minor > NEWEST.1 {
            return Err(refused(format!("Unsupported minor version: {major}.{minor}")));
        }
        let protocol = if major < NEWEST.0 { Protocol::One } else { Protocol::Two };
        Ok(Self { protocol, resource })
    }
}

fn parse_version(text: &str) -> Option<(u32, u32)> {
    let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
    let number = |digits: &str| {
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|_| is_plain)
    };
    Some((number(major)?, number(minor)?))
}

fn refused(message: String) -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Protocol, String> {
        let versions = Versions::parse(text).map_err(|refusal| refusal.message);
        versions.map(|versions| versions.protocol)
    }

    #[test]
    fn the_version_of_the_resource_is_the_newest_where_it_is_not_named() {
        let resource = |text| Versions::parse(text).unwrap().resource;
        assert_eq!(resource("resource=2.0"), Some((2, 0)));
        assert_eq!(resource("protocol=2.1,resource=1"), Some((1, 0)));
        assert_eq!(resource("protocol=2.1"), None);
    }

    #[test]
    fn both_versions_are_read_in_either_order() {
        let two = [
            "protocol=2.1,resource=1.0",
            "resource=99 , protocol=2",
            "resource=1.0",
            "protocol=2.0",
        ];
        for text in two {
            assert_eq!(read(text), Ok(Protocol::Two), "{text}");
        }
        for text in ["protocol=1.0", "protocol=1.1,resource=7", "protocol=0.1"] {
            assert_eq!(read(text), Ok(Protocol::One), "{text}");
        }
    }

    #[test]
    fn a_version_that_nobody_speaks_is_refused() {
        let cases = [
            ("protocol=3.0", "Unsupported major version: 3.0"),
            ("protocol=2.2", "Unsupported minor version: 2.2"),
            ("protocol=1.5", "Unsupported minor version: 1.5"),
            ("protocol=0.9,resource=1.0", "Unsupported minor version: 0.9"),
        ];
        for (text, message) in cases {
            assert_eq!(read(text), Err(message.to_owned()), "{text}");
        }
    }

    #[test]
    fn anything_else_is_malformed() {
        let texts = [
            "",
            "protocol",
            "protocol=",
            "protocol=a",
            "protocol=2.1;resource=1.0",
            "protocol=2.1,",
            "protocol=2,protocol=2",
            "protocol=2.1.0",
            "protocol=.1",
            "protocol=+2",
            "api=1",
            "protocol=99999999999",
        ];
        for text in texts {
            let message = format!("Version string is in an invalid format: {text}");
            assert_eq!(read(text), Err(message), "{text}");
        }
    }
}
