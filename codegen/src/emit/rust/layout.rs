//! How items are spread over files.

use proc_macro2::TokenStream;
use quote::quote;

use crate::config::{Config, Layout};
use crate::emit::GeneratedFile;
use crate::emit::fingerprint::fingerprint;
use crate::emit::plan::{Item, Plan, Record};
use crate::emit::rust::field::Scope;
use crate::emit::rust::{Style, header, items, marker};
use crate::names::identifier;

/// The name of the file in the layout of one file.
const ONE_FILE: &str = "managed.rs";

/// Returns the files of `plan` in the layout that `config` asks for.
pub(super) fn files(plan: &Plan<'_>, config: &Config) -> Vec<GeneratedFile> {
    let style = Style::new(plan, config);
    match config.generate.layout {
        Layout::OneFile => vec![one_file(plan, &style)],
        Layout::FilePerType => file_per_type(plan, &style),
    }
}

fn one_file(plan: &Plan<'_>, style: &Style) -> GeneratedFile {
    let mut text = header::text(&fingerprint(&plan.records));
    for record in &plan.records {
        print(&mut text, items(record, style, Scope::OneFile));
    }
    print(&mut text, plan.markers.iter().map(marker::expand));
    GeneratedFile { path: ONE_FILE.to_owned(), text }
}

fn file_per_type(plan: &Plan<'_>, style: &Style) -> Vec<GeneratedFile> {
    let mut text = header::text(&fingerprint(&plan.records));
    let modules = plan.records.iter().map(expand_module);
    print(&mut text, modules);
    print(&mut text, plan.markers.iter().map(marker::expand));
    let mut files = vec![GeneratedFile { path: "mod.rs".to_owned(), text }];
    files.extend(plan.records.iter().map(|record| type_file(record, style)));
    files
}

fn type_file(record: &Record<'_>, style: &Style) -> GeneratedFile {
    let mut text = header::text(&fingerprint(std::slice::from_ref(record)));
    print(&mut text, items(record, style, Scope::File { record: &record.name }));
    GeneratedFile { path: format!("{}.rs", record.module), text }
}

fn expand_module(record: &Record<'_>) -> TokenStream {
    let module = identifier(&record.module);
    let mut names: Vec<&str> = record.items.iter().map(Item::name).collect();
    names.push(&record.name);
    names.sort_unstable();
    let names = names.into_iter().map(identifier);
    quote! {
        mod #module;
        pub use self::#module::{#(#names),*};
    }
}

/// Prints `items` with an empty line before each.
fn print(text: &mut String, items: impl IntoIterator<Item = TokenStream>) {
    for item in items {
        let file = syn::parse2(item).expect("the emitters write items of Rust");
        text.push('\n');
        text.push_str(&prettyplease::unparse(&file));
    }
}
