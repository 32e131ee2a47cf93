//! Compiles managed-object schemas: bytes in, findings and Rust out.
//!
//! There are three ways in:
//!
//! - `Build`, for a `build.rs`: a schema in the package in, Rust in `OUT_DIR` out;
//! - [`compile()`], for texts that are in memory already, and [`lint_and_compile`], which holds them to the
//!   rules of the book too;
//! - `review::Review`, for what the difference between two configurations means, and for whom.
//!
//! ```
//! use mosaic_codegen::config::Config;
//! use mosaic_codegen::source::{Role, Sources};
//! use mosaic_codegen::{Target, compile};
//!
//! let schema = br#"{"name": "loan", "schema": {"properties": {"title": {"type": "string"}}}}"#;
//! let mut sources = Sources::new();
//! sources.add("loan.json", schema.to_vec(), Role::Configuration);
//! let compiled = compile(&sources, &Config::default(), Target::Rust);
//! assert!(compiled.diagnostics.is_empty());
//! assert!(compiled.files[0].text.contains("pub struct Loan"));
//! ```
//!
//! On the way, [`source`] knows the texts and [`json`] reads them, [`model`] says what they mean with
//! what [`catalog`] knows of the vendor, [`rules`] and [`lint`] find what is wrong, [`emit`] writes what
//! is generated, and [`report`] tells the findings.
//!
//! # Features
//!
//! | feature | what it brings |
//! |---|---|
//! | `build`, on by default | `Build`, and the only code here that touches files |
//! | `review` | `review`, `diff`, `deploy`, `merge`, `export`, `repository` and `usage` |
//! | `patterns` | `pattern`: what regular expressions match on the server |
//! | `javascript` | `javascript`, and the rules about scripts; with `patterns` |
//!
//! # What stays as it is
//!
//! Semantic versioning holds for `Build`, [`compile()`], [`lint_and_compile`], [`config`], [`source`] and
//! what these return; the rest is public for the command `mosaic`, and grows with it: a new kind of change
//! or a new field is no breaking change.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "build")]
pub mod build;
pub mod catalog;
pub mod compile;
pub mod config;
pub mod date;
#[cfg(feature = "review")]
pub mod deploy;
pub mod diagnostic;
#[cfg(feature = "review")]
pub mod diff;
pub mod emit;
#[cfg(feature = "review")]
pub mod export;
#[cfg(feature = "build")]
pub mod files;
pub mod fingerprint;
mod hash;
mod invisible;
#[cfg(feature = "javascript")]
pub mod javascript;
pub mod json;
pub mod lint;
#[cfg(feature = "review")]
mod meaning;
#[cfg(feature = "review")]
pub mod merge;
pub mod model;
pub mod names;
#[cfg(feature = "patterns")]
pub mod pattern;
pub mod report;
#[cfg(feature = "review")]
pub mod repository;
#[cfg(feature = "review")]
pub mod review;
pub mod rules;
pub mod slots;
pub mod source;
pub mod span;
#[cfg(feature = "review")]
pub mod usage;

#[cfg(feature = "build")]
pub use build::{Build, BuildError};
pub use compile::{Compiled, Target, compile, lint_and_compile};
pub use diagnostic::{Diagnostic, Level};
