//! What goes wrong between the client and the server, and how far the request had come.

use std::{error::Error, fmt, io};

/// A request that got no response, or only a part of one.
///
/// It holds neither the URL nor a header: what was asked is the caller's to tell.
#[derive(Debug)]
pub struct TransportError {
    failure: TransportFailure,
    source: Option<Box<dyn Error + Send + Sync>>,
}

/// How far a request came before it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportFailure {
    /// The request is not one that can be sent as it is.
    Unsendable,
    /// There was no connection to the server, nor to the proxy.
    NotConnected,
    /// The other end is not who it should be, or no secure connection could be agreed on.
    Tls,
    /// The time ran out before there was a connection.
    ConnectTimedOut,
    /// The time ran out while the response was waited for or read.
    TimedOut,
    /// The connection ended before a response began.
    ConnectionLost,
    /// The connection ended within the body of the response.
    CutShort,
    /// The response has more bytes than are read.
    TooLarge,
}

impl TransportError {
    /// Makes an error without a source.
    #[must_use]
    pub fn new(failure: TransportFailure) -> Self {
        Self { failure, source: None }
    }

    /// Returns the error with what caused it, which must tell no header and no body.
    #[must_use]
    pub fn caused_by(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// Returns how far the request came.
    #[must_use]
    pub fn failure(&self) -> TransportFailure {
        self.failure
    }

    /// Judges an error of reqwest from before the response began.
    pub(super) fn before_answer(error: reqwest::Error) -> Self {
        let failure = match (error.is_connect(), error.is_timeout()) {
            _ if error.is_builder() => TransportFailure::Unsendable,
            (true, true) => TransportFailure::ConnectTimedOut,
            (true, false) if is_about_tls(&error) => TransportFailure::Tls,
            (true, false) => TransportFailure::NotConnected,
            (false, true) => TransportFailure::TimedOut,
            (false, false) => TransportFailure::ConnectionLost,
        };
        // The URL holds the filter, and so values of properties.
        Self::new(failure).caused_by(error.without_url())
    }

    /// Judges an error of reqwest from within the body of the response.
    pub(super) fn within_answer(error: reqwest::Error) -> Self {
        let is_late = error.is_timeout();
        let failure = if is_late { TransportFailure::TimedOut } else { TransportFailure::CutShort };
        Self::new(failure).caused_by(error.without_url())
    }
}

impl TransportFailure {
    /// Returns whether the server may have received the request, and done what it says.
    #[must_use]
    pub fn may_have_been_sent(self) -> bool {
        match self {
            Self::Unsendable | Self::NotConnected | Self::Tls | Self::ConnectTimedOut => false,
            Self::TimedOut | Self::ConnectionLost | Self::CutShort | Self::TooLarge => true,
        }
    }

    /// Returns whether the time ran out.
    #[must_use]
    pub fn is_timeout(self) -> bool {
        matches!(self, Self::ConnectTimedOut | Self::TimedOut)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.failure, formatter)
    }
}

impl fmt::Display for TransportFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Unsendable => "the request cannot be sent",
            Self::NotConnected => "no connection to the server",
            Self::Tls => "no secure connection to the server",
            Self::ConnectTimedOut => "the time ran out before there was a connection",
            Self::TimedOut => "the time ran out before the response was there",
            Self::ConnectionLost => "the connection ended before a response",
            Self::CutShort => "the connection ended within the response",
            Self::TooLarge => "the response has more bytes than are read",
        })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}

/// Returns whether an error of TLS is among the causes of `error`.
fn is_about_tls(error: &(dyn Error + 'static)) -> bool {
    let mut link = Some(error);
    while let Some(error) = link {
        if error.is::<rustls::Error>() {
            return true;
        }
        link = match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            // The source of an I/O error is the source of what it wraps, not that itself.
            Some(wrapped) => Some(wrapped),
            None => error.source(),
        };
    }
    false
}
