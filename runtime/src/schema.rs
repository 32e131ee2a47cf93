//! JSON Schemas of the types that records hold.
