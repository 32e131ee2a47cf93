//! Asking each type whether it still answers: a tenant accepts what it then does not serve.

use mosaic::Error;
use tokio::time::sleep;

use crate::push::Remote;
use crate::push::pace::Pauses;
use crate::push::remote::Answer;

/// Returns those of `types` that do not answer, though there was time to build their routes.
///
/// A default of the wrong type is stored, and the type answers 404 from then on (observed on Advanced
/// Identity Cloud). One that cannot be asked keeps no other from being asked.
///
/// # Errors
///
/// If one cannot be asked, and all others answer.
pub(crate) async fn silent(remote: &Remote, types: &[String]) -> Result<Vec<String>, Error> {
    let mut silent = types.to_vec();
    let mut pauses = Pauses::until_served();
    let mut failure = None;
    loop {
        let mut still = Vec::new();
        for name in silent {
            match remote.probe(&name).await {
                Ok(Answer::Served) => {}
                Ok(Answer::Missing) => still.push(name),
                Err(error) => failure = Some(error),
            }
        }
        silent = still;
        match pauses.next() {
            Some(pause) if !silent.is_empty() => sleep(pause).await,
            _ => break,
        }
    }
    match failure {
        Some(error) if silent.is_empty() => Err(error),
        _ => Ok(silent),
    }
}
