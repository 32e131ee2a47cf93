//! An export of a tenant's configuration, as large as asked for: scripts, nodes of journeys, mappings,
//! endpoints and mails, in the shares and sizes that real ones have.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;

/// What the scripts read and write: few of them change.
const PROPERTIES: [&str; 8] =
    ["userName", "givenName", "sn", "mail", "telephoneNumber", "city", "country", "manager"];

/// Writes `count` files below `folder`, anew.
pub(crate) fn write(folder: &Path, count: usize) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for number in 0..count {
        let (path, text) = file(number);
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// Returns the path of file `number`, and its text: of ten, three are scripts and five are nodes.
fn file(number: usize) -> (String, String) {
    let property = PROPERTIES[number / 10 % PROPERTIES.len()];
    match number % 10 {
        0 | 1 => (format!("realms/alpha/scripts/content/Script{number}.js"), script(property, 40)),
        2 => (format!("endpoints/endpoint{number}/endpoint{number}.js"), script(property, 20)),
        3 => (format!("sync/mappings/mapping{number}.json"), mapping(property)),
        4 => (format!("email-templates/mail{number}.json"), mail(property)),
        _ => (
            format!("realms/alpha/journeys/Journey{}/nodes/Node{number}.json", number / 10),
            node(),
        ),
    }
}

fn script(property: &str, functions: usize) -> String {
    let mut script = String::from("/* Looks a user up. */\n(function () {\n");
    for number in 0..functions {
        let _ = writeln!(
            script,
            "  // Step {number} of the journey\n  function step{number}(context) {{\n    \
             var user = openidm.read('managed/alpha_user/' + context.id, null, ['*', 'roles/*']);\n    \
             if (!user || user.accountStatus !== 'active') {{\n      \
             logger.error('step {number}: no active user ' + context.id);\n      return null;\n    }}\n    \
             user.{property} = context.values['{property}'] || user.{property};\n    \
             return openidm.query('managed/alpha_user', {{_queryFilter: '{property} eq \"' + user._id + '\"'}});\n  }}"
        );
    }
    script.push_str("})();\n");
    script
}

fn node() -> String {
    String::from(
        "{\n  \"_id\": \"7a2c\",\n  \"_type\": {\"_id\": \"PatchObjectNode\", \"name\": \"Patch Object\", \
         \"collection\": true},\n  \"_outcomes\": [{\"id\": \"PATCHED\", \"displayName\": \"Patched\"}],\n  \
         \"identityResource\": \"managed/alpha_user\",\n  \"identityAttribute\": \"userName\",\n  \
         \"ignoredFields\": [\"password\"],\n  \"patchAsObject\": true\n}\n",
    )
}

fn mapping(property: &str) -> String {
    let mut mapping = String::from(
        "{\n  \"name\": \"people\",\n  \"source\": \"managed/alpha_user\",\n  \
         \"target\": \"system/ldap/account\",\n  \"properties\": [\n",
    );
    for number in 0..40 {
        let _ = writeln!(
            mapping,
            "    {{\"source\": \"{property}\", \"target\": \"attribute{number}\",\n      \"transform\": \
             {{\"type\": \"text/javascript\", \"source\": \"source.{property} ? source.trim() : ''\"}}}},"
        );
    }
    mapping.push_str("    {\"source\": \"_id\", \"target\": \"uid\"}\n  ]\n}\n");
    mapping
}

fn mail(property: &str) -> String {
    format!(
        "{{\n  \"_id\": \"emailTemplate/welcome\",\n  \"subject\": {{\"en\": \"Welcome\"}},\n  \
         \"message\": {{\"en\": \"<p>Hello {{{{object.{property}}}}}</p>{}\"}}\n}}\n",
        "<p>This is what the mail says.</p>".repeat(40)
    )
}
