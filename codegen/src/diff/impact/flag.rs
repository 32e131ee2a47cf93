//! Flags: judged by the way that they were turned, also where only a tenant can tell.

use crate::diff::Verdict::Breaking;
use crate::diff::flag::{Turn, Turned};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, name, shown};
use crate::diff::impact::source;
use crate::json::Value;
use crate::model::{Keyword, is_placeholder};

/// Judges the flag at `site`, which is `default` where it is not there, as `judge` does of a way that it
/// was turned.
pub(super) fn judged<'c, 'm>(
    site: &Site<'c, 'm>,
    default: bool,
    judge: impl Fn(&Site<'c, 'm>, Turned) -> Judged,
) -> Judged {
    if let Some(judged) = refused(site) {
        return judged;
    }
    let turn = Turn::of(site.values(), default);
    turned(site, turn, ["false", "true"], |turned| judge(site, turned))
}

/// Judges that what stands at `site` took this `turn`, as `judge` does of a way; `off` and `on` are how
/// the two are written.
pub(super) fn turned(
    site: &Site<'_, '_>,
    turn: Turn,
    [off, on]: [&str; 2],
    judge: impl Fn(Turned) -> Judged,
) -> Judged {
    let values = site.values();
    let shown = |value: Option<Value<'_>>| value.map_or_else(|| "nothing".to_owned(), shown);
    let (old, new) = (shown(values.old), shown(values.new));
    let (condition, judged) = match turn {
        Turn::Nowhere => return Judged::new("it means the same as before", source::SETTINGS),
        Turn::To(turned) => return judge(turned),
        Turn::PerhapsNow(turned) => {
            let word = if turned == Turned::On { on } else { off };
            (format!("where {new} stands for `{word}`"), judge(turned))
        }
        Turn::PerhapsBefore(turned) => {
            let word = if turned == Turned::On { off } else { on };
            (format!("where {old} stood for `{word}`"), judge(turned))
        }
        Turn::Unseen => {
            let condition = format!("where {old} and {new} do not stand for the same");
            (condition, judge(Turned::On).or(&judge(Turned::Off)))
        }
    };
    let is_hidden = [values.old, values.new].into_iter().flatten().any(is_placeholder);
    let advice = if is_hidden {
        "look up what each environment sets".to_owned()
    } else {
        format!("write `{off}` or `{on}`")
    };
    judged.only_where(&condition, advice)
}

/// Judges a flag that is none, where the server takes true and false alone.
pub(super) fn refused(site: &Site<'_, '_>) -> Option<Judged> {
    let strict = Keyword::read(site.key()).filter(|keyword| keyword.is_strict_flag())?;
    let value = site.values().new.filter(|_| !site.is_nested())?;
    if value.is_null() || value.as_bool().is_some() || is_placeholder(value) {
        return None;
    }
    let because = format!(
        "the server takes true and false alone for {}, and stops in the middle of the configuration at {}",
        name(strict.name()),
        shown(value)
    );
    let judged = Judged::new(because, source::FIELDS).wire(Breaking).records(Breaking);
    Some(judged.todo("write it as true or false, without quotes"))
}
