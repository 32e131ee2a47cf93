//! TLS for the connections of one tenant: nothing is installed for the process.

use std::sync::Arc;

use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use rustls_platform_verifier::Verifier;

use crate::client::crypto;

/// Whom a connection trusts.
#[derive(Clone, Debug)]
pub(super) enum Trust {
    /// Whom the platform trusts, and these.
    Platform(Vec<CertificateDer<'static>>),
    /// Nobody: no connection needs TLS.
    Nobody,
}

/// Makes the settings of TLS.
pub(super) fn configuration(trust: Trust) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(crypto::provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()?;
    let builder = match trust {
        Trust::Platform(roots) => {
            let verifier = Verifier::new_with_extra_roots(roots, provider)?;
            builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier))
        }
        Trust::Nobody => builder.with_root_certificates(RootCertStore::empty()),
    };
    let mut configuration = builder.with_no_client_auth();
    configuration.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(configuration)
}

/// Reads the certificates of a PEM text; none where there is none, or where one is broken.
pub(super) fn certificates(pem: &[u8]) -> Option<Vec<CertificateDer<'static>>> {
    let certificates: Vec<_> =
        CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().ok()?;
    (!certificates.is_empty()).then_some(certificates)
}
