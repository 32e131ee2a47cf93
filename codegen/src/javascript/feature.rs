//! What Rhino 1.7.14 lacks of JavaScript, what it does instead, and what to write.

/// Something of JavaScript that Rhino 1.7.14 lacks, at its language version ES6.
///
/// The effect of each was seen by compiling and running it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Feature {
    /// `async function f() {}`
    AsyncFunction,
    /// `catch ({ code }) {}`
    CatchPattern,
    /// `class Tier {}`
    Class,
    /// `'\u{1F600}'` in a string; a template knows it.
    CodePointEscape,
    /// `{ [name]: 1 }`
    ComputedKey,
    /// `if (a) { const b = 1; } else { const b = 2; }`
    ConstantDeclaredTwice,
    /// `for (…) { const b = f(); }`
    ConstantInLoop,
    /// `for (const a of b) {}`
    ConstantInLoopHead,
    /// `function f(a = 1) {}`
    DefaultParameter,
    /// `var { a = 1 } = b;`
    DestructuringDefault,
    /// `import('a')`
    DynamicImport,
    /// `{ *f() {} }`
    GeneratorMethod,
    /// `#!/usr/bin/env node`
    Hashbang,
    /// `a ||= b`, `a &&= b`, `a ??= b`
    LogicalAssignment,
    /// `new.target`
    NewTarget,
    /// `a ?? b`
    NullishCoalescing,
    /// `try {} catch {}`
    OptionalCatchBinding,
    /// `a?.b`
    OptionalChaining,
    /// `/a/u`
    RegularExpressionFlag,
    /// `/(?<=a)b/`, `/(?<name>a)/`
    RegularExpressionGroup,
    /// `function f(...a) {}`
    RestParameter,
    /// `var [a, ...b] = c;`
    RestPattern,
    /// `f(...a)`, `[...a]`, `{ ...a }`
    Spread,
    /// `super.f()`
    Super,
    /// `return` outside a function.
    TopLevelReturn,
    /// `function f(a, b,) {}`
    TrailingParameterComma,
}

/// What Rhino does with a feature that it lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It does not compile the script.
    Refused,
    /// It compiles the script, which then does something else.
    Misread,
}

impl Feature {
    /// Returns what Rhino does with it.
    #[must_use]
    pub const fn effect(self) -> Effect {
        match self {
            Self::CodePointEscape | Self::ConstantInLoop => Effect::Misread,
            _ => Effect::Refused,
        }
    }

    /// Returns what it is called, as in "Rhino does not know …".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AsyncFunction => "`async` functions",
            Self::CatchPattern => "a pattern as the parameter of `catch`",
            Self::Class => "classes",
            Self::CodePointEscape => "the escape `\\u{…}` in a string",
            Self::ComputedKey => "computed property names",
            Self::ConstantDeclaredTwice => "two of the same name in one function, one a `const`",
            Self::ConstantInLoop => "`const` with a new value in each turn of a loop",
            Self::ConstantInLoopHead => "`const` in the head of a loop",
            Self::DefaultParameter => "default values of parameters",
            Self::DestructuringDefault => "default values in a destructuring",
            Self::DynamicImport => "`import()`",
            Self::GeneratorMethod => "generator methods",
            Self::Hashbang => "a first line that starts with `#!`",
            Self::LogicalAssignment => "logical assignment",
            Self::NewTarget => "`new.target`",
            Self::NullishCoalescing => "nullish coalescing, `??`",
            Self::OptionalCatchBinding => "`catch` without a parameter",
            Self::OptionalChaining => "optional chaining, `?.`",
            Self::RegularExpressionFlag => "this flag of a regular expression",
            Self::RegularExpressionGroup => "this group of a regular expression",
            Self::RestParameter => "rest parameters",
            Self::RestPattern => "the rest of a destructuring",
            Self::Spread => "spread syntax, `...`",
            Self::Super => "`super`",
            Self::TopLevelReturn => "`return` outside a function",
            Self::TrailingParameterComma => "a comma after the last parameter",
        }
    }

    /// Returns what to write instead, as an order.
    #[must_use]
    pub const fn instead(self) -> &'static str {
        match self {
            Self::AsyncFunction => "call synchronously: `openidm` functions return their result",
            Self::CatchPattern => "take the error by a name and read its properties from it",
            Self::Class => "write a function that returns an object",
            Self::CodePointEscape => "write the character itself, or a template literal",
            Self::ComputedKey => "assign it after the object is made: `object[name] = value`",
            Self::ConstantDeclaredTwice | Self::ConstantInLoop | Self::ConstantInLoopHead => {
                "declare it with `let`"
            }
            Self::DefaultParameter => "test the parameter for `undefined` in the function",
            Self::DestructuringDefault => "test the variable for `undefined` after the declaration",
            Self::DynamicImport => "load it with `require`",
            Self::GeneratorMethod => "write a property: `name: function* () { … }`",
            Self::Hashbang => "remove the line",
            Self::LogicalAssignment => "write the assignment out: `a = a || b`",
            Self::NewTarget => "remove it",
            Self::NullishCoalescing => "compare with `null`: `a != null ? a : b`",
            Self::OptionalCatchBinding => "give it a parameter: `catch (error)`",
            Self::OptionalChaining => "test with `&&`: `a && a.b`",
            Self::RegularExpressionFlag => "use no flag but `g`, `i` and `m`",
            Self::RegularExpressionGroup => "use only `(…)`, `(?:…)`, `(?=…)` and `(?!…)`",
            Self::RestParameter => "read `arguments`",
            Self::RestPattern => "take the rest with `slice`, or property by property",
            Self::Spread => "use `concat`, `apply` or `Object.assign`",
            Self::Super => "call the function by its name",
            Self::TopLevelReturn => {
                "end with the value as an expression, or wrap the script: \
                                     `(function () { … }())`"
            }
            Self::TrailingParameterComma => "remove the comma",
        }
    }
}
