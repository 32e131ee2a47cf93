//! The keys that mean something in the declaration of a property or of `items`.

use std::iter;

use crate::json::{Key, Member, Value};

/// Declares [`Keyword`] from one list of variants and the keys they stand for.
macro_rules! keywords {
    ($($variant:ident = $name:literal,)+) => {
        /// A key that means something in the declaration of a property or of `items`, or once did.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Keyword {
            $($variant,)+
        }

        impl Keyword {
            /// How many there are.
            pub(super) const COUNT: usize = [$($name,)+].len();

            /// Returns the keyword that `name` is.
            pub(crate) fn read(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// Returns the key, as it is written.
            pub(crate) const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

keywords! {
    Type = "type",
    Title = "title",
    Description = "description",
    Viewable = "viewable",
    Searchable = "searchable",
    UserEditable = "userEditable",
    Items = "items",
    Properties = "properties",
    Order = "order",
    Required = "required",
    Enum = "enum",
    EnumNames = "enumNames",
    EnumTitles = "enumTitles",
    Options = "options",
    ResourceCollection = "resourceCollection",
    ReverseRelationship = "reverseRelationship",
    ReversePropertyName = "reversePropertyName",
    Validate = "validate",
    NotifySelf = "notifySelf",
    QueryConfig = "queryConfig",
    IsPersonal = "isPersonal",
    IsProtected = "isProtected",
    IsConditional = "isConditional",
    IsTemporalConstraint = "isTemporalConstraint",
    IsVirtual = "isVirtual",
    ReturnByDefault = "returnByDefault",
    GrantTemporalConstraintsEnforced = "relationshipGrantTemporalConstraintsEnforced",
    UsageDescription = "usageDescription",
    Format = "format",
    Pattern = "pattern",
    Comparison = "comparison",
    MinLength = "minLength",
    MaxLength = "maxLength",
    Minimum = "minimum",
    Maximum = "maximum",
    Policies = "policies",
    Scope = "scope",
    Default = "default",
    Encryption = "encryption",
    SecureHash = "secureHash",
    ConditionalPolicies = "conditionalPolicies",
    FallbackPolicies = "fallbackPolicies",
    NotifyRelationships = "notifyRelationships",
    Name = "name",
    Nullable = "nullable",
    DeleteQueryConfig = "deleteQueryConfig",
    RequiredByParent = "requiredByParent",
    ReferencedRelationshipFields = "referencedRelationshipFields",
    ReferencedObjectFields = "referencedObjectFields",
}

impl Keyword {
    /// Returns the keyword that `key` is.
    pub(super) fn of(key: Key<'_>) -> Option<Self> {
        Self::read(&key.name())
    }

    /// Returns whether it is a flag that the server insists on: anything but true and false makes it
    /// refuse the configuration.
    pub(crate) const fn is_strict_flag(self) -> bool {
        matches!(
            self,
            Self::IsVirtual | Self::ReturnByDefault | Self::ReverseRelationship | Self::Validate
        )
    }
}

/// A set of keywords.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Keywords(u64);

const _: () = assert!(Keyword::COUNT <= u64::BITS as usize, "a keyword is a bit");

impl Keywords {
    /// Returns the set of `keywords`.
    pub(super) const fn new(keywords: &[Keyword]) -> Self {
        let mut set = 0;
        let mut position = 0;
        while position < keywords.len() {
            set |= 1 << keywords[position] as u64;
            position += 1;
        }
        Self(set)
    }

    /// Adds `keyword`.
    pub(super) const fn insert(&mut self, keyword: Keyword) {
        self.0 |= Self::new(&[keyword]).0;
    }

    /// Returns whether `keyword` is in the set.
    pub(super) const fn contains(self, keyword: Keyword) -> bool {
        self.0 & Self::new(&[keyword]).0 != 0
    }

    /// Returns what is in one set or the other.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns what is in both sets.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns how many there are.
    pub(super) const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Returns the positions of its keywords in the order of [`Keyword`].
    pub(super) fn positions(self) -> impl Iterator<Item = usize> {
        let others = |set: &u64| Some(set & (set - 1)).filter(|others| *others != 0);
        let sets = iter::successors(Some(self.0).filter(|set| *set != 0), others);
        sets.map(|set| set.trailing_zeros() as usize)
    }

    /// Returns how many of the set come before `keyword`.
    pub(super) const fn rank(self, keyword: Keyword) -> usize {
        Self(self.0 & ((1 << keyword as u64) - 1)).len()
    }

    /// Returns the members of `node` that are no keyword of the set, in the order they were written.
    pub(super) fn others_in(self, node: Value<'_>) -> impl Iterator<Item = Member<'_>> {
        node.members().filter(move |member| {
            Keyword::of(member.key).is_none_or(|keyword| !self.contains(keyword))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn a_set_holds_what_was_put_into_it_and_nothing_else() {
        let mut set = Keywords::new(&[Keyword::Type]);
        set.insert(Keyword::Name);
        let held = [Keyword::Type, Keyword::Title, Keyword::Name].map(|word| set.contains(word));
        assert_eq!(held, [true, false, true]);
    }

    #[test]
    fn a_keyword_is_found_at_its_rank_among_the_positions() {
        let set = Keywords::new(&[Keyword::Type, Keyword::Pattern, Keyword::Name]);
        for keyword in [Keyword::Type, Keyword::Pattern, Keyword::Name] {
            assert_eq!(set.positions().nth(set.rank(keyword)), Some(keyword as usize));
        }
        assert_eq!(set.positions().count(), set.len());
        assert_eq!(Keywords::default().positions().count(), 0);
    }

    #[test]
    fn what_is_no_keyword_of_a_set_is_another_member() {
        let (document, _) = json::parse(r#"{"a":0,"type":1,"title":2,"\u0074ype":3}"#);
        let others = Keywords::new(&[Keyword::Type]).others_in(document.root().unwrap());
        let names: Vec<_> = others.map(|member| member.key.name()).collect();
        assert_eq!(names, ["a", "title"]);
    }
}
