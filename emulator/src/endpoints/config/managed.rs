//! Writes of the configuration of managed objects, and what a real tenant does with them.

use std::sync::{Mutex, MutexGuard, PoisonError};

use mosaic::wire::Refusal;
use serde_json::{Map, Number, Value};

use crate::{Fault, Tenant, endpoints::Endpoints, schema::Configuration};

/// With the fault `slow-config`, so many requests see the old configuration after a write.
const PATIENCE: u32 = 4;

/// Writes of the configuration that do not hold yet.
#[derive(Debug, Default)]
pub(crate) struct Configurations {
    pending: Mutex<Option<Pending>>,
}

/// A write of the configuration that does not hold yet.
#[derive(Debug)]
struct Pending {
    text: Vec<u8>,
    requests: u32,
}

impl Configurations {
    /// Counts a request, and lets a write hold whose time has come.
    pub(crate) fn pass(&self, tenant: &Tenant) {
        let mut pending = self.pending();
        let Some(write) = pending.as_mut() else {
            return;
        };
        if write.requests > 0 {
            write.requests -= 1;
            return;
        }
        let text = pending.take().map(|write| write.text).unwrap_or_default();
        drop(pending);
        if let Err(refusal) = tenant.configure(&text) {
            tracing::warn!(%refusal, "a configuration that was accepted does not hold");
        }
    }

    fn pending(&self) -> MutexGuard<'_, Option<Pending>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves the configuration `document` from now on, and returns what a write is answered with.
///
/// With the fault `lost-update` or `slow-config` it is served never or later, and nobody is told.
pub(in crate::endpoints) fn configure(
    endpoints: Endpoints<'_>,
    mut document: Map<String, Value>,
) -> Result<Map<String, Value>, Refusal> {
    document.shift_remove("_id");
    document.shift_remove("_rev");
    document.values_mut().for_each(normalize);
    let text = serde_json::to_vec(&document).expect("a map with keys of text is JSON");
    let (tenant, faults) = (endpoints.tenant, endpoints.faults);
    if faults.strike(Fault::LostUpdate).is_some() {
        check(tenant, &text)?;
        tracing::info!("fault `lost-update`: the configuration stays as it was");
    } else if faults.has(Fault::SlowConfig) {
        check(tenant, &text)?;
        *endpoints.configurations.pending() = Some(Pending { text, requests: PATIENCE });
    } else {
        tenant.configure(&text)?;
    }
    Ok(super::named(super::MANAGED, document))
}

/// Refuses a configuration that nobody could serve.
fn check(tenant: &Tenant, text: &[u8]) -> Result<(), Refusal> {
    Configuration::parse(text, tenant.flavour()).map(drop).map_err(|error| {
        let message = format!("Invalid configuration provided for managed: {error}");
        Refusal::new(http::StatusCode::BAD_REQUEST, message)
    })
}

/// Writes whole numbers without a fraction, as a tenant does: `1.0` comes back as `1`.
///
/// The reader of JSON bounds the depth.
fn normalize(value: &mut Value) {
    match value {
        Value::Number(number) => {
            let whole = number.as_f64().filter(|_| number.is_f64()).and_then(whole);
            *number = whole.unwrap_or_else(|| number.clone());
        }
        Value::Array(elements) => elements.iter_mut().for_each(normalize),
        Value::Object(members) => members.values_mut().for_each(normalize),
        _ => {}
    }
}

/// Returns a whole number of up to 53 bits as one.
fn whole(number: f64) -> Option<Number> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let is_whole = number.fract() == 0.0 && number.abs() < EXACT;
    is_whole.then(|| format!("{number:.0}").parse().ok().map(|whole: i64| whole.into())).flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_whole_number_loses_its_fraction() {
        let mut large = json!(1e300);
        normalize(&mut large);
        assert_eq!(large, json!(1e300));
        let mut value = json!({"a": [1.0, -3.0, 1.5, 7], "b": -0.0});
        normalize(&mut value);
        assert_eq!(value.to_string(), r#"{"a":[1,-3,1.5,7],"b":0}"#);
    }
}
