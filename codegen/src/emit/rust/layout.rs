//! How items are spread over files and modules.

use proc_macro2::TokenStream;
use quote::quote;

use crate::config::{Config, Layout};
use crate::emit::GeneratedFile;
use crate::emit::fingerprint::fingerprint;
use crate::emit::plan::{Item, MARKERS_MODULE, Plan, Record};
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

/// Puts everything into a module of its own, since a file that may be included into another one
/// has no other place for the lints that it needs to allow.
fn one_file(plan: &Plan<'_>, style: &Style) -> GeneratedFile {
    let mut types = String::new();
    for record in &plan.records {
        print(&mut types, items(record, style, Scope::OneFile));
    }
    print(&mut types, plan.markers.iter().flat_map(marker::expand));
    let mut text = header::text(&fingerprint(&plan.records));
    let allow = allow();
    print(&mut text, [export(&quote!(self::generated::*)), quote!(#[#allow] mod generated {})]);
    text.truncate(text.trim_end().len() - "}".len());
    text.push_str(&indented(&types));
    text.push_str("}\n");
    GeneratedFile { path: ONE_FILE.to_owned(), text }
}

fn file_per_type(plan: &Plan<'_>, style: &Style) -> Vec<GeneratedFile> {
    let mut exports: Vec<TokenStream> = plan.records.iter().map(exports).collect();
    let mut modules: Vec<&str> = plan.records.iter().map(|record| &*record.module).collect();
    let mut files: Vec<GeneratedFile> =
        plan.records.iter().map(|record| type_file(record, style)).collect();
    if !plan.markers.is_empty() {
        let names = plan.markers.iter().map(|marker| &*marker.name).collect();
        exports.push(exported(MARKERS_MODULE, names));
        modules.push(MARKERS_MODULE);
        files.push(markers_file(plan));
    }
    let modules = modules.into_iter().map(identifier);
    let mut text = header::text(&fingerprint(&plan.records));
    print(&mut text, [quote!(#(mod #modules;)*), export(&quote!(self::{#(#exports),*}))]);
    files.insert(0, GeneratedFile { path: "mod.rs".to_owned(), text });
    files
}

fn type_file(record: &Record<'_>, style: &Style) -> GeneratedFile {
    let text = module_text(
        &fingerprint(std::slice::from_ref(record)),
        items(record, style, Scope::File { record: &record.name }),
    );
    GeneratedFile { path: format!("{}.rs", record.module), text }
}

fn markers_file(plan: &Plan<'_>) -> GeneratedFile {
    let items = plan.markers.iter().flat_map(marker::expand);
    let text = module_text(&fingerprint(&plan.records), items);
    GeneratedFile { path: format!("{MARKERS_MODULE}.rs"), text }
}

/// Returns the text of a file that is a module of its own.
fn module_text(fingerprint: &str, items: impl IntoIterator<Item = TokenStream>) -> String {
    let mut text = header::text(fingerprint);
    let allow = allow();
    print(&mut text, [quote!(#![#allow])]);
    print(&mut text, items);
    text
}

fn exports(record: &Record<'_>) -> TokenStream {
    let mut names: Vec<&str> = record.items.iter().map(Item::name).collect();
    names.push(&record.name);
    exported(&record.module, names)
}

fn exported(module: &str, mut names: Vec<&str>) -> TokenStream {
    names.sort_unstable();
    let module = identifier(module);
    let names = names.into_iter().map(identifier);
    quote!(#module::{#(#names),*})
}

fn export(what: &TokenStream) -> TokenStream {
    quote! {
        #[allow(unused_imports, unreachable_pub, reason = "a program may use only some types")]
        pub use #what;
    }
}

/// Returns the lints that generated code trips by its nature.
fn allow() -> TokenStream {
    quote! {
        allow(
            dead_code,
            unreachable_pub,
            clippy::doc_markdown,
            clippy::enum_variant_names,
            clippy::self_named_constructors,
            clippy::struct_field_names,
            reason = "the schema chose names and texts, and a program may use only some types"
        )
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

/// Returns `text` one level deeper; no literal in generated code goes over several lines.
fn indented(text: &str) -> String {
    let mut indented = String::with_capacity(text.len() + text.len() / 8);
    for line in text.lines() {
        if !line.is_empty() {
            indented.push_str("    ");
            indented.push_str(line);
        }
        indented.push('\n');
    }
    indented
}
