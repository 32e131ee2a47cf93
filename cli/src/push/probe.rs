//! Asking each type whether it still answers: a tenant accepts what it then does not serve.

use mosaic::Error;
use tokio::time::sleep;

use crate::push::Remote;
use crate::push::pace::Pauses;
use crate::push::remote::Answer;

/// Returns those of `types` that do not answer, though there was time to build their routes.
///
/// A default of the wrong type is stored, and the type answers 404 from then on (observed on Advanced
/// Identity Cloud).
pub(crate) async fn silent(remote: &Remote, types: &[String]) -> Result<Vec<String>, Error> {
    let mut silent = types.to_vec();
    let mut pauses = Pauses::until_served();
    loop {
        let mut still = Vec::new();
        for name in silent {
            if remote.probe(&name).await? == Answer::Missing {
                still.push(name);
            }
        }
        silent = still;
        match pauses.next() {
            Some(pause) if !silent.is_empty() => sleep(pause).await,
            _ => return Ok(silent),
        }
    }
}
