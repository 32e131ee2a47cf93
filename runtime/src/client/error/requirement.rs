//! What policies ask for, by the names that servers use.

use std::fmt;

/// Makes the enum, and both ways between it and the names of servers.
macro_rules! requirements {
    ($($(#[$documentation:meta])* $variant:ident = $name:literal,)*) => {
        /// What a policy asks for.
        ///
        /// The names are those of the default policies; a tenant's own is [`Self::Other`].
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum PolicyRequirement {
            $($(#[$documentation])* $variant,)*
            /// Anything else.
            Other(String),
        }

        impl PolicyRequirement {
            /// Returns the name that servers use.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Other(name) => name,
                }
            }
        }

        impl From<&str> for PolicyRequirement {
            fn from(name: &str) -> Self {
                match name {
                    $($name => Self::$variant,)*
                    _ => Self::Other(name.to_owned()),
                }
            }
        }
    };
}

requirements! {
    /// There is a value, and it is not empty.
    Required = "REQUIRED",
    /// The value is not null.
    NotNull = "NOT_NULL",
    /// No other object has the value.
    Unique = "UNIQUE",
    /// The user name can be given to this user; a directory says it of one that is taken.
    ValidUsername = "VALID_USERNAME",
    /// The value has one of the types in `validTypes`.
    ValidType = "VALID_TYPE",
    /// The value is one of those that the schema lists.
    ValidEnumValue = "VALID_ENUM_VALUE",
    /// The value matches the pattern in `regexp`.
    MatchRegexp = "MATCH_REGEXP",
    /// The value has at least `minLength` characters.
    MinimumLength = "MIN_LENGTH",
    /// The value has at most `maxLength` characters.
    MaximumLength = "MAX_LENGTH",
    /// The value is a date.
    ValidDate = "VALID_DATE",
    /// The value is an e-mail address.
    ValidEmailAddress = "VALID_EMAIL_ADDRESS_FORMAT",
    /// The value is a name of a person.
    ValidName = "VALID_NAME_FORMAT",
    /// The value is a telephone number.
    ValidPhone = "VALID_PHONE_FORMAT",
    /// The value is a query filter.
    ValidQueryFilter = "VALID_QUERY_FILTER",
    /// The value has at least `numCaps` capital letters.
    CapitalLetters = "AT_LEAST_X_CAPITAL_LETTERS",
    /// The value has at least `numNums` digits.
    Digits = "AT_LEAST_X_NUMBERS",
    /// The value holds none of the characters in `forbiddenChars`.
    WithoutCharacters = "CANNOT_CONTAIN_CHARACTERS",
    /// The value holds none of the values of the properties in `disallowedFields`.
    WithoutOthers = "CANNOT_CONTAIN_OTHERS",
    /// No element is there twice.
    WithoutDuplicates = "CANNOT_CONTAIN_DUPLICATES",
    /// The value is none of the last ones.
    History = "HISTORY",
}

impl fmt::Display for PolicyRequirement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other(name) => write!(formatter, "{}", name.escape_debug()),
            known => formatter.write_str(known.as_str()),
        }
    }
}
