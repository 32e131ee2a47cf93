//! A local tenant that honours a `managed.json`.
