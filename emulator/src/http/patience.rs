//! Connections that end when nothing comes for long, or a request does not come to its point.

use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::serve::Listener;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    time::{Instant, Sleep, sleep},
};

/// How long a connection may be silent. Longer than a pool keeps an idle connection (reqwest: 90
/// seconds), and than any answer takes.
const PATIENCE: Duration = Duration::from_mins(2);

/// How long the head of a request may take from its first byte on.
const HASTE: Duration = Duration::from_secs(20);

/// A listener whose connections end when nothing comes for long.
pub(super) struct Patient(pub(super) TcpListener);

impl Listener for Patient {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "answers on this connection may wait for one another");
        }
        let end = Box::pin(sleep(PATIENCE));
        (Connection { stream, end, phase: Phase::Silence }, address)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

/// A connection that ends when nothing comes for long.
pub(super) struct Connection {
    stream: TcpStream,
    end: Pin<Box<Sleep>>,
    phase: Phase,
}

/// What comes next on a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing, until there is another request.
    Silence,
    /// The rest of the head of a request.
    Head(Line),
    /// A body, or nothing until there is an answer.
    Rest,
}

/// How much there is of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// None so far, as behind all others: the next end of a line ends the head.
    Empty,
    /// Some of it, or it is the first.
    Begun,
}

impl Connection {
    /// Takes notice of what came: the head of a request has its own time, and all else what silence has.
    fn take(&mut self, bytes: &[u8]) {
        let before = self.phase;
        self.phase = before.after(bytes);
        match (before, self.phase) {
            (Phase::Silence, Phase::Head(_)) => self.end.as_mut().reset(Instant::now() + HASTE),
            (Phase::Head(_), Phase::Head(_)) => {}
            _ => self.end.as_mut().reset(Instant::now() + PATIENCE),
        }
    }

    /// Takes notice of an answer, behind which another request may come.
    fn give(&mut self) {
        self.phase = Phase::Silence;
        self.end.as_mut().reset(Instant::now() + PATIENCE);
    }
}

impl Phase {
    fn after(self, bytes: &[u8]) -> Self {
        let line = match self {
            Self::Silence => Line::Begun,
            Self::Head(line) => line,
            Self::Rest => return self,
        };
        let mut line = line;
        for byte in bytes {
            line = match (byte, line) {
                (b'\n', Line::Empty) => return Self::Rest,
                (b'\n', Line::Begun) => Line::Empty,
                (b'\r', line) => line,
                _ => Line::Begun,
            };
        }
        if bytes.is_empty() { self } else { Self::Head(line) }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let earlier = buffer.filled().len();
        if let Poll::Ready(read) = Pin::new(&mut self.stream).poll_read(context, buffer) {
            self.take(&buffer.filled()[earlier..]);
            return Poll::Ready(read);
        }
        self.end.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.give();
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.give();
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_line_ends_the_head_however_it_comes() {
        let heads = ["GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n"];
        for head in heads.map(str::as_bytes) {
            for cut in 1..head.len() {
                let half = Phase::Silence.after(&head[..cut]);
                assert!(matches!(half, Phase::Head(_)), "{cut}");
                assert_eq!(half.after(&head[cut..]), Phase::Rest, "{cut}");
            }
        }
        assert_eq!(Phase::Silence.after(b""), Phase::Silence);
        assert_eq!(Phase::Rest.after(b"{\n\n}"), Phase::Rest);
    }
}
