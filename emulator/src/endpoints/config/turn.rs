//! Writes of the configuration: one at a time, and what a real tenant does with them.

use std::sync::{Mutex, MutexGuard, PoisonError};

use mosaic::wire::Refusal;
use serde_json::{Map, Number, Value};

use super::{MANAGED, find, named};
use crate::{
    Fault, Flavour, Tenant,
    endpoints::{Endpoints, repository},
    tenant::REPOSITORY,
};

/// With the fault `slow-config`, so many requests see the old configuration after a write.
const PATIENCE: u32 = 4;

/// Writes of the configuration: who may write, and what does not hold yet.
#[derive(Debug, Default)]
pub(crate) struct Configurations {
    pending: Mutex<Option<Pending>>,
}

/// A write of the configuration of managed objects that does not hold yet.
#[derive(Debug)]
struct Pending {
    written: Written,
    requests: u32,
}

/// What a write of the configuration of managed objects leaves behind.
#[derive(Debug)]
struct Written {
    managed: Map<String, Value>,
    /// The mapping to the directory, where the write concerns it.
    mapping: Option<Map<String, Value>>,
}

/// The time in which one request reads and writes the configuration, and no other writes it.
pub(in crate::endpoints) struct Turn<'e> {
    endpoints: Endpoints<'e>,
    pending: MutexGuard<'e, Option<Pending>>,
}

impl Configurations {
    /// Counts a request, and lets a write hold whose time has come.
    pub(crate) fn pass(&self, tenant: &Tenant) {
        let mut pending = self.pending();
        match pending.as_mut() {
            None => return,
            Some(write) if write.requests > 0 => return write.requests -= 1,
            Some(_) => {}
        }
        let Some(Pending { written, .. }) = pending.take() else { return };
        if let Err(refusal) = written.keep(tenant) {
            tracing::warn!(%refusal, "a configuration that was accepted does not hold");
        }
    }

    fn pending(&self) -> MutexGuard<'_, Option<Pending>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<'e> Turn<'e> {
    /// Waits until no other request writes the configuration.
    pub(in crate::endpoints) fn of(endpoints: Endpoints<'e>) -> Self {
        Self { endpoints, pending: endpoints.configurations.pending() }
    }

    /// Returns the document called `name` as the last write left it, be it served yet or not; `_id`
    /// first.
    pub(in crate::endpoints) fn find(&self, name: &str) -> Option<Map<String, Value>> {
        let pending = self.pending.as_ref().map(|write| &write.written);
        let document = match pending {
            Some(written) if name == MANAGED => Some(&written.managed),
            Some(written) if name == REPOSITORY => written.mapping.as_ref(),
            _ => None,
        };
        match document {
            Some(document) => Some(named(name, document.clone())),
            None => find(self.endpoints, name),
        }
    }

    /// Returns the mapping to the directory, where it is not just made of the configuration.
    pub(in crate::endpoints) fn mapping(&self) -> Option<Map<String, Value>> {
        let pending = self.pending.as_ref().and_then(|write| write.written.mapping.clone());
        pending.or_else(|| Some((*self.endpoints.tenant.document(REPOSITORY)?).clone()))
    }

    /// Keeps any document but the configuration of managed objects, or removes it.
    pub(in crate::endpoints) fn keep(
        &mut self,
        name: &str,
        document: Option<Map<String, Value>>,
    ) -> Result<(), Refusal> {
        self.endpoints.tenant.set_document(name, document)?;
        if let Some(write) = self.pending.as_mut().filter(|_| name == REPOSITORY) {
            write.written.mapping = None;
        }
        Ok(())
    }

    /// Serves the configuration `document` from now on, and returns what a write is answered with. The
    /// mapping to the directory stays as it is: a tenant gives a relationship that comes in this way no
    /// attribute of its own.
    pub(in crate::endpoints) fn replace(
        &mut self,
        document: Map<String, Value>,
    ) -> Result<Map<String, Value>, Refusal> {
        let is_cloud = self.endpoints.tenant.flavour() == Flavour::Aic;
        let mapping = match self.find(MANAGED) {
            Some(before) if is_cloud && self.mapping().is_none() => {
                repository::left_behind(&before, &document)
            }
            _ => None,
        };
        self.configure(document, mapping)
    }

    /// Serves the configuration `document` from now on, and keeps a mapping to the directory beside it
    /// where there is one. Returns what a write of the configuration is answered with.
    ///
    /// With the fault `lost-update` or `slow-config` it is served never or later, and nobody is told.
    pub(in crate::endpoints) fn configure(
        &mut self,
        mut document: Map<String, Value>,
        mapping: Option<Map<String, Value>>,
    ) -> Result<Map<String, Value>, Refusal> {
        document.shift_remove("_id");
        document.shift_remove("_rev");
        document.values_mut().for_each(normalize);
        let answer = named(MANAGED, document.clone());
        let written = Written { managed: document, mapping };
        let Endpoints { tenant, faults, .. } = self.endpoints;
        if faults.strike(Fault::LostUpdate).is_some() {
            tenant.check_configuration(&written.text())?;
            tracing::info!("fault `lost-update`: the configuration stays as it was");
        } else if faults.has(Fault::SlowConfig) {
            tenant.check_configuration(&written.text())?;
            self.put_off(written);
        } else {
            written.keep(tenant)?;
        }
        Ok(answer)
    }

    /// Lets a write hold later, in the place of any other that does not hold yet.
    fn put_off(&mut self, mut written: Written) {
        let earlier = self.pending.take();
        written.mapping = written.mapping.or_else(|| earlier?.written.mapping);
        *self.pending = Some(Pending { written, requests: PATIENCE });
    }
}

impl Written {
    fn keep(self, tenant: &Tenant) -> Result<(), Refusal> {
        tenant.configure_beside(&self.text(), self.mapping)
    }

    fn text(&self) -> Vec<u8> {
        serde_json::to_vec(&self.managed).expect("a map with keys of text is JSON")
    }
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
