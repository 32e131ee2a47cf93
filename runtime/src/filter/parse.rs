//! Filter text as a server reads it.

use std::{error::Error, fmt};

use crate::{
    filter::{MAXIMUM_DEPTH, Operator, Scalar},
    pointer::{self, PointerSyntaxError},
};

/// A filter as a tree.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// `true` or `false`.
    Literal(bool),
    /// `/field pr`
    Present(Vec<String>),
    /// `/field operator value`
    Comparison {
        /// The elements of the pointer, decoded.
        field: Vec<String>,
        /// How the condition compares.
        operator: Operator,
        /// What the condition compares with.
        value: Scalar,
    },
    /// All of some filters.
    And(Vec<Filter>),
    /// Any of some filters.
    Or(Vec<Filter>),
    /// The contrary of a filter.
    Not(Box<Filter>),
}

/// Text that is no filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterSyntaxError {
    expected: &'static str,
    found: Option<String>,
    pointer: Option<PointerSyntaxError>,
}

/// Reads the text of a filter.
///
/// The grammar is the one that servers implement: only blanks separate,
/// keywords and operators have any case, `!` is a token of its own.
///
/// # Errors
///
/// When a server would refuse the text.
pub fn parse(text: &str) -> Result<Filter, FilterSyntaxError> {
    let mut parser = Parser { rest: text, depth: 0 };
    let filter = parser.any_of()?;
    match parser.next()? {
        None => Ok(filter),
        Some(token) => Err(token.unexpected("the end, `and` or `or`")),
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token<'a> {
    Open,
    Close,
    Quoted(String),
    Word(&'a str),
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn any_of(&mut self) -> Result<Filter, FilterSyntaxError> {
        let mut filters = vec![self.all_of()?];
        while self.take_keyword("or")? {
            filters.push(self.all_of()?);
        }
        Ok(one_or(filters, Filter::Or))
    }

    fn all_of(&mut self) -> Result<Filter, FilterSyntaxError> {
        let mut filters = vec![self.negation()?];
        while self.take_keyword("and")? {
            filters.push(self.negation()?);
        }
        Ok(one_or(filters, Filter::And))
    }

    fn negation(&mut self) -> Result<Filter, FilterSyntaxError> {
        match self.next()? {
            Some(Token::Word("!")) => {
                let token = self.next()?;
                Ok(Filter::Not(Box::new(self.primary(token)?)))
            }
            token => self.primary(token),
        }
    }

    fn primary(&mut self, token: Option<Token<'a>>) -> Result<Filter, FilterSyntaxError> {
        match token {
            Some(Token::Open) => self.group(),
            Some(Token::Word(word)) if word.eq_ignore_ascii_case("true") => {
                Ok(Filter::Literal(true))
            }
            Some(Token::Word(word)) if word.eq_ignore_ascii_case("false") => {
                Ok(Filter::Literal(false))
            }
            Some(Token::Word(word)) if word != "!" => self.condition(word),
            token => Err(unexpected(token, "a condition")),
        }
    }

    fn group(&mut self) -> Result<Filter, FilterSyntaxError> {
        self.depth += 1;
        if self.depth > MAXIMUM_DEPTH {
            return Err(FilterSyntaxError::new("at most 63 parentheses in each other", None));
        }
        let filter = self.any_of()?;
        self.depth -= 1;
        match self.next()? {
            Some(Token::Close) => Ok(filter),
            token => Err(unexpected(token, "`)`")),
        }
    }

    fn condition(&mut self, field: &str) -> Result<Filter, FilterSyntaxError> {
        let field = read_pointer(field)?;
        let operator = match self.next()? {
            Some(Token::Word(word)) if word.eq_ignore_ascii_case("pr") => {
                return Ok(Filter::Present(field));
            }
            Some(Token::Word(word)) if is_operator(word) => Operator::from_word(word),
            token => return Err(unexpected(token, "an operator")),
        };
        let value = match self.next()? {
            Some(Token::Quoted(text)) => Scalar::Text(text),
            Some(Token::Word(word)) => read_value(word)?,
            token => return Err(unexpected(token, "a value")),
        };
        Ok(Filter::Comparison { field, operator, value })
    }

    fn take_keyword(&mut self, keyword: &str) -> Result<bool, FilterSyntaxError> {
        let before = self.rest;
        match self.next()? {
            Some(Token::Word(word)) if word.eq_ignore_ascii_case(keyword) => Ok(true),
            _ => {
                self.rest = before;
                Ok(false)
            }
        }
    }

    fn next(&mut self) -> Result<Option<Token<'a>>, FilterSyntaxError> {
        let text = self.rest.trim_start_matches(' ');
        let mut characters = text.chars();
        let token = match characters.next() {
            None => {
                self.rest = "";
                return Ok(None);
            }
            Some('(') => Token::Open,
            Some(')') => Token::Close,
            Some(quote @ ('"' | '\'')) => {
                let (token, rest) = read_quoted(characters.as_str(), quote)?;
                self.rest = rest;
                return Ok(Some(Token::Quoted(token)));
            }
            Some(_) => {
                let end = text.find([' ', '(', ')']).unwrap_or(text.len());
                let (word, rest) = text.split_at(end);
                self.rest = rest;
                return Ok(Some(Token::Word(word)));
            }
        };
        self.rest = characters.as_str();
        Ok(Some(token))
    }
}

impl Token<'_> {
    fn unexpected(self, expected: &'static str) -> FilterSyntaxError {
        let found = match self {
            Token::Open => "(".to_owned(),
            Token::Close => ")".to_owned(),
            Token::Quoted(text) => format!("{text:?}"),
            Token::Word(word) => word.to_owned(),
        };
        FilterSyntaxError::new(expected, Some(found))
    }
}

fn unexpected(token: Option<Token<'_>>, expected: &'static str) -> FilterSyntaxError {
    match token {
        Some(token) => token.unexpected(expected),
        None => FilterSyntaxError::new(expected, None),
    }
}

fn one_or(mut filters: Vec<Filter>, many: fn(Vec<Filter>) -> Filter) -> Filter {
    match filters.pop() {
        Some(only) if filters.is_empty() => only,
        Some(last) => {
            filters.push(last);
            many(filters)
        }
        None => many(filters),
    }
}

/// Reads to the closing quote; a backslash removes itself and keeps what follows.
fn read_quoted(text: &str, quote: char) -> Result<(String, &str), FilterSyntaxError> {
    let mut value = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some(kept) => value.push(kept),
                None => break,
            },
            _ if character == quote => return Ok((value, characters.as_str())),
            _ => value.push(character),
        }
    }
    Err(FilterSyntaxError::new("a closing quote", None))
}

fn is_operator(word: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
    !word.is_empty() && word.bytes().all(known)
}

fn read_pointer(text: &str) -> Result<Vec<String>, FilterSyntaxError> {
    pointer::parse(text).map_err(|error| FilterSyntaxError {
        pointer: Some(error),
        ..FilterSyntaxError::new("a pointer", Some(text.to_owned()))
    })
}

/// Reads a number or a boolean: a double if there is a point, an integer otherwise.
fn read_value(word: &str) -> Result<Scalar, FilterSyntaxError> {
    if word.eq_ignore_ascii_case("true") {
        return Ok(Scalar::Boolean(true));
    }
    if word.eq_ignore_ascii_case("false") {
        return Ok(Scalar::Boolean(false));
    }
    let number = if word.contains('.') {
        read_double(word).map(Scalar::Double)
    } else {
        word.parse().ok().map(Scalar::Integer)
    };
    number.ok_or_else(|| FilterSyntaxError::new("a value", Some(word.to_owned())))
}

/// Reads a number as Java does, which lets one letter for its type stand behind it.
fn read_double(word: &str) -> Option<f64> {
    word.strip_suffix(['d', 'D', 'f', 'F']).unwrap_or(word).parse().ok()
}

impl FilterSyntaxError {
    fn new(expected: &'static str, found: Option<String>) -> Self {
        Self { expected, found, pointer: None }
    }

    /// Returns what is wrong with a pointer, if that is what is wrong.
    ///
    /// Servers expect every other fault, and answer 400; for this one they answer 500.
    #[must_use]
    pub fn pointer(&self) -> Option<&PointerSyntaxError> {
        self.pointer.as_ref()
    }
}

impl fmt::Display for FilterSyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.found {
            Some(found) => write!(formatter, "expected {}, found `{found}`", self.expected),
            None => write!(formatter, "expected {}", self.expected),
        }
    }
}

impl Error for FilterSyntaxError {}
