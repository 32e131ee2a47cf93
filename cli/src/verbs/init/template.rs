//! The text of a first `mosaic.toml`.

use std::fmt::Write;

use mosaic_codegen::catalog::{ExtensionFamily, Product, SlotValue};
use mosaic_codegen::report::harmless;
use mosaic_codegen::slots::{TypeSlots, UsedSlot};

/// What follows the schema.
const GENERATE: &str = "
[generate]
# The file or folder for `mosaic generate`; a build script writes to OUT_DIR instead.
# output = \"src/managed.rs\"
# The types to generate; `!` leaves out.
# types = [\"alpha_*\", \"!*_usermeta\"]
# An open enum keeps values that the schema does not list, a closed one refuses them.
# enums = \"closed\"

# A tenant for `mosaic pull` and `mosaic push`; who speaks to it is in the environment, never here.
# [tenant.dev]
# url = \"https://tenant.example.com\"
# writable = true
";

/// What stands above the aliases.
const ALIASES: &str = "
# Names in code for numbered slots: NAME = \"PROPERTY\". They were suggested from the titles in the
# console, and stay as they are here when a title changes.
";

/// Returns the settings for the schema called `schema`.
pub(crate) fn write(schema: &str, product: Product, types: &[TypeSlots<'_>]) -> String {
    let mut text = String::from("# Settings of mosaic. Paths are relative to this file.\n\n");
    let _ = writeln!(text, "schema = {}", quoted(schema));
    match product {
        Product::Aic => {
            text.push_str("# `product = \"idm\"` for self-managed PingIDM or OpenIDM.\n");
        }
        Product::Idm => text.push_str("product = \"idm\"\n"),
    }
    text.push_str(GENERATE);
    let mut heading = ALIASES;
    for of_type in types {
        let used = || of_type.families.iter().flat_map(|of_family| &of_family.used);
        if used().all(|slot| slot.suggestion.is_none()) {
            continue;
        }
        let _ = writeln!(text, "{heading}[alias.{}]", key(of_type.name));
        heading = "\n";
        for of_family in &of_type.families {
            let lines = of_family.used.iter().filter_map(|slot| alias(of_family.family, slot));
            lines.for_each(|line| text.push_str(&line));
        }
    }
    text
}

/// Returns the line of one alias, with the title that it was suggested from.
fn alias(family: &ExtensionFamily, slot: &UsedSlot<'_>) -> Option<String> {
    let name = key(slot.suggestion.as_deref()?);
    let title = harmless(slot.title.as_deref()?);
    let property = quoted(slot.property);
    let typed = match family.value {
        SlotValue::Date => {
            format!("; typed: {{ property = {property}, as = \"date\" }}, or \"datetime\"")
        }
        _ => String::new(),
    };
    Some(format!("{name} = {property} # {title}{typed}\n"))
}

/// Returns `name` as a TOML key.
fn key(name: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if !name.is_empty() && name.bytes().all(bare) { name.to_owned() } else { quoted(name) }
}

/// Returns `text` as a TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if character.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}
