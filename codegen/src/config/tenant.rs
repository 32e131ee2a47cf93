//! `[tenant.NAME]`: where a tenant is, and whether it may be written to.

use std::collections::BTreeMap;

use crate::config::reader::{Entry, Reader};
use crate::diagnostic::Diagnostic;
use crate::span::Spanned;

/// The keys of the table.
const KEYS: [&str; 4] = ["url", "realm", "account", "writable"];

/// What the name of a key has in it that is meant to hold a secret.
const SECRETS: [&str; 8] =
    ["token", "secret", "password", "jwk", "key", "credential", "bearer", "private"];

/// What no secret may be written in.
const WAY_OUT: &str =
    "settings are read by everyone: take it out, replace it if it was ever shared";

/// What `[tenant.NAME]` says.
#[derive(Clone, Debug, PartialEq)]
pub struct TenantSettings {
    /// The name that commands know it by.
    pub name: Spanned<String>,
    /// `url`: scheme, host and, where need be, a port.
    pub url: Spanned<String>,
    /// `realm`: the one whose token endpoint is asked in the name of a user; service accounts belong
    /// to the root realm.
    pub realm: Option<Spanned<String>>,
    /// `account`: the identifier of the service account, which is no secret.
    pub account: Option<Spanned<String>>,
    /// `writable`: whether its configuration may be written.
    pub writable: Writable,
}

/// Whether the configuration of a tenant may be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Writable {
    /// It is promoted from another tenant, or nobody said anything.
    #[default]
    No,
    /// It is the tenant that people develop in.
    Yes,
}

impl TenantSettings {
    /// Returns what the variables of the environment begin with that are for this tenant alone, such
    /// as `MOSAIC_DEV_`.
    #[must_use]
    pub fn variable_prefix(&self) -> String {
        prefix(&self.name.value)
    }
}

fn prefix(name: &str) -> String {
    format!("MOSAIC_{}_", name.to_ascii_uppercase().replace('-', "_"))
}

/// Reads the tables of all tenants.
pub(super) fn read(reader: &mut Reader, entry: &Entry<'_>) -> Vec<TenantSettings> {
    let Some(table) = reader.table(entry) else {
        return Vec::new();
    };
    let mut prefixes: BTreeMap<String, String> = BTreeMap::new();
    let mut tenants = Vec::new();
    for entry in table.entries() {
        if !check_name(reader, &entry) {
            continue;
        }
        if let Some(other) = prefixes.insert(prefix(entry.name), entry.name.to_owned()) {
            let message = format!("expected a name of its own, found one too like `{other}`");
            let finding = Diagnostic::error("tenant-name", reader.location(entry.span), message)
                .with_hint("folders and variables of the environment do not tell them apart");
            reader.report(finding.at(&*entry.path));
        }
        tenants.extend(read_tenant(reader, &entry));
    }
    tenants
}

fn read_tenant(reader: &mut Reader, entry: &Entry<'_>) -> Option<TenantSettings> {
    let table = reader.table(entry)?;
    let (mut url, mut realm, mut account) = (None, None, None);
    let mut writable = Writable::No;
    let mut has_url = false;
    for part in table.entries() {
        match part.name {
            "url" => {
                has_url = true;
                url = reader.string(&part);
                if let Some(text) = &url {
                    check_url(reader, entry, &part, text);
                }
            }
            "realm" => realm = reader.string(&part),
            "account" => account = reader.string(&part),
            "writable" => {
                let choice = reader.boolean(&part).unwrap_or_default();
                writable = if choice { Writable::Yes } else { Writable::No };
            }
            name if is_secret(name) => report_secret(reader, entry, &part),
            _ => reader.unknown_key(&part, &KEYS),
        }
    }
    if !has_url {
        let message = format!("expected the key `url` in `[{}]`, found none", entry.path);
        let finding = Diagnostic::error("config-missing-key", reader.location(entry.span), message);
        let way_out = "write `url = \"https://tenant.example.com\"` in it";
        reader.report(finding.with_hint(way_out).at(&*entry.path));
    }
    Some(TenantSettings { name: entry.key(), url: url?, realm, account, writable })
}

/// Returns whether a tenant can have the name, which becomes a folder and a part of variables;
/// reports it otherwise.
fn check_name(reader: &mut Reader, entry: &Entry<'_>) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if entry.name.bytes().all(is_plain) && entry.name.starts_with(|c: char| c.is_alphanumeric()) {
        return true;
    }
    let found = entry.name.escape_debug();
    let message = format!("expected the name of a tenant, found `{found}`");
    let finding = Diagnostic::error("tenant-name", reader.location(entry.span), message)
        .with_hint("name it with letters, digits, `-` and `_`, as in `[tenant.dev]`");
    reader.report(finding.at(&*entry.path));
    false
}

/// Reports a `url` that is none, without a word of it where it may hold a password.
fn check_url(reader: &mut Reader, tenant: &Entry<'_>, entry: &Entry<'_>, url: &Spanned<String>) {
    match fault_of(&url.value) {
        None => {}
        Some(UrlFault::Credentials) => {
            let location = reader.location_without(tenant.span, entry.value_span());
            let message = "expected a URL without a user and a password, found one with them";
            let finding = Diagnostic::error("config-secret", location, message)
                .with_hint(format!("{WAY_OUT}, and give it in the environment"));
            reader.report(finding.at(&*entry.path));
        }
        Some(UrlFault::Scheme) => reader.wrong_value(
            entry,
            "expected a URL that begins with `https://`, found another text",
            "write `https://` and the host, as in `https://tenant.example.com`",
        ),
        Some(UrlFault::Host) => reader.wrong_value(
            entry,
            "expected a URL with the name of a host, found none",
            "write it as in `https://tenant.example.com`",
        ),
        Some(UrlFault::Rest) => reader.wrong_value(
            entry,
            "expected a URL that ends with the host or the port, found more",
            "take out what follows, such as `/am`",
        ),
    }
}

/// What is wrong with a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum UrlFault {
    Scheme,
    Credentials,
    Host,
    Rest,
}

fn fault_of(url: &str) -> Option<UrlFault> {
    if url.contains('@') {
        return Some(UrlFault::Credentials);
    }
    let Some((scheme, rest)) = url.split_once("://") else {
        return Some(UrlFault::Scheme);
    };
    if !["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Some(UrlFault::Scheme);
    }
    let authority = rest.strip_suffix('/').unwrap_or(rest);
    if authority.contains(['/', '?', '#', '\\']) {
        return Some(UrlFault::Rest);
    }
    let is_foreign = |c: char| c.is_whitespace() || c.is_control() || !c.is_ascii();
    if authority.is_empty() || authority.starts_with(':') || authority.contains(is_foreign) {
        return Some(UrlFault::Host);
    }
    None
}

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRETS.iter().any(|secret| name.contains(secret))
}

/// Reports a key that would hold a secret, at a line that does not show it.
fn report_secret(reader: &mut Reader, tenant: &Entry<'_>, entry: &Entry<'_>) {
    let location = reader.location_without(tenant.span, entry.value_span());
    let prefix = prefix(tenant.name);
    let message = format!("expected no secret in the settings, found the key `{}`", entry.name);
    let finding = Diagnostic::error("config-secret", location, message).with_hint(format!(
        "{WAY_OUT}, and set `{prefix}TOKEN` or `{prefix}SERVICE_ACCOUNT_JWK` in the environment, or \
         give `--key FILE`"
    ));
    reader.report(finding.at(&*entry.path));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::span::{Location, SourceId};

    fn parse(text: &str) -> (Config, Vec<Diagnostic>) {
        Config::parse(text, SourceId(0))
    }

    #[test]
    fn a_tenant_is_read_and_may_not_be_written_unless_it_says_so() {
        let (config, findings) = parse(
            "[tenant.dev]\nurl = \"https://t.example.com\"\nwritable = true\n\
             [tenant.up-1]\nurl = \"http://127.0.0.1:8080/\"\nrealm = \"alpha\"\naccount = \"a\"\n",
        );
        assert_eq!(findings, []);
        let [dev, up] = &config.tenants[..] else { panic!("{:?}", config.tenants) };
        assert_eq!((dev.writable, up.writable), (Writable::Yes, Writable::No));
        assert_eq!(up.variable_prefix(), "MOSAIC_UP_1_");
        assert_eq!(up.realm.as_ref().map(|realm| &*realm.value), Some("alpha"));
    }

    #[test]
    fn a_secret_is_refused_and_its_line_is_not_shown() {
        for text in [
            "[tenant.dev]\nurl = \"https://t\"\ntoken = \"hunter2\"\n",
            "[tenant.dev]\nurl = \"https://ann:hunter2@t\"\n",
            "tenant.dev = { url = \"https://t\", client_secret = \"hunter2\" }\n",
            "[tenant]\ndev = { url = \"https://ann:hunter2@t\" }\n",
        ] {
            let (_, findings) = parse(text);
            let [finding] = &findings[..] else { panic!("{findings:?}") };
            assert_eq!(finding.rule, "config-secret");
            let is_shown = finding.location != Location::NOWHERE;
            let line = text[finding.location.span.range().start..].lines().next();
            assert!(!is_shown || !line.unwrap_or_default().contains("hunter2"), "{text}");
            assert!(!format!("{} {:?}", finding.message, finding.hint).contains("hunter2"));
        }
    }

    #[test]
    fn what_is_no_tenant_is_told() {
        for (text, rule) in [
            ("[tenant.dev]\n", "config-missing-key"),
            ("[tenant.dev]\nurl = \"t.example.com\"\n", "config-value"),
            ("[tenant.dev]\nurl = \"https://\"\n", "config-value"),
            ("[tenant.dev]\nurl = \"https://t/am\"\n", "config-value"),
            ("[tenant.dev]\nurl = \"https://t\"\nwriteable = true\n", "config-unknown-key"),
            ("[tenant.dev]\nurl = \"https://t\"\nwritable = \"yes\"\n", "config-type"),
            ("[tenant.\"../x\"]\nurl = \"https://t\"\n", "tenant-name"),
            (
                "[tenant.a-b]\nurl = \"https://t\"\n[tenant.a_b]\nurl = \"https://t\"\n",
                "tenant-name",
            ),
            ("tenant = 1\n", "config-type"),
        ] {
            let (_, findings) = parse(text);
            let rules: Vec<_> = findings.iter().map(|finding| finding.rule).collect();
            assert_eq!(rules, [rule], "{text}");
        }
    }
}
