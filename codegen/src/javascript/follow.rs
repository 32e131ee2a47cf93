//! What a script does to one property of the managed object, statement by statement.

use std::collections::BTreeSet;

use oxc_ast::ast::{
    AssignmentExpression, AssignmentTarget, BinaryExpression, Expression, IfStatement,
    LogicalExpression, Statement, VariableDeclaration,
};

use super::access::Variable;
use super::known::{Joined, Known, State, Value};

/// How deep a script is followed.
const DEEPEST: usize = 100;

/// How many variables of a script are followed.
const MOST: usize = 64;

/// Follows a script.
pub(super) struct Follower<'f> {
    /// The name of the property that is followed.
    subject: &'f str,
    pub(super) state: State,
    /// Every property that is written.
    pub(super) written: BTreeSet<String>,
    /// Whether the script does nothing but look at the object, and write it and variables.
    pub(super) is_plain: bool,
    depth: usize,
}

impl<'f> Follower<'f> {
    /// Returns one at the begin of a script, where the property `subject` is `known`.
    pub(super) fn new(subject: &'f str, known: Known) -> Self {
        let state = State::new(known);
        Self { subject, state, written: BTreeSet::new(), is_plain: true, depth: 0 }
    }

    /// Follows `statements`.
    pub(super) fn statements(&mut self, statements: &[Statement<'_>]) {
        for statement in statements {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Statement<'_>) {
        if self.depth >= DEEPEST {
            self.is_plain = false;
            return;
        }
        self.depth += 1;
        match statement {
            Statement::EmptyStatement(_) => {}
            Statement::ExpressionStatement(statement) => _ = self.value(&statement.expression),
            Statement::VariableDeclaration(declaration) => self.declaration(declaration),
            Statement::BlockStatement(block) => self.statements(&block.body),
            Statement::IfStatement(statement) => self.branches(statement),
            _ => self.is_plain = false,
        }
        self.depth -= 1;
    }

    fn declaration(&mut self, declaration: &VariableDeclaration<'_>) {
        for declarator in &declaration.declarations {
            let value = declarator.init.as_ref().map(|value| self.value(value));
            match (declarator.id.get_binding_identifier(), value) {
                (Some(name), Some(value)) => self.assign(&name.name, value),
                (Some(_), None) => {}
                (None, _) => self.is_plain = false,
            }
        }
    }

    fn branches(&mut self, statement: &IfStatement<'_>) {
        let test = self.value(&statement.test).known.is_true();
        self.either(
            test,
            |follower| follower.statement(&statement.consequent),
            |follower| {
                if let Some(alternate) = &statement.alternate {
                    follower.statement(alternate);
                }
            },
        );
    }

    /// Follows `yes` or `no`, as `test` is known to be, or both.
    fn either<T: Joined>(
        &mut self,
        test: Option<bool>,
        yes: impl FnOnce(&mut Self) -> T,
        no: impl FnOnce(&mut Self) -> T,
    ) -> T {
        match test {
            Some(true) => yes(self),
            Some(false) => no(self),
            None => {
                let before = self.state.clone();
                let first = yes(self);
                let after = std::mem::replace(&mut self.state, before);
                let second = no(self);
                let other = self.state.clone();
                self.state = after.or(other);
                first.joined(second)
            }
        }
    }

    /// Follows `expression`, and returns its value.
    fn value(&mut self, expression: &Expression<'_>) -> Value {
        if self.depth >= DEEPEST {
            self.is_plain = false;
            return Value::new(Known::Unsure);
        }
        self.depth += 1;
        let value = self.value_here(expression);
        self.depth -= 1;
        value
    }

    fn value_here(&mut self, expression: &Expression<'_>) -> Value {
        if let Some(known) = constant(expression) {
            return Value::new(known);
        }
        match expression {
            Expression::Identifier(name) => self.variable(&name.name),
            Expression::StaticMemberExpression(member) => {
                let object = self.value(&member.object);
                self.member(object, &member.property.name)
            }
            Expression::ComputedMemberExpression(member) => {
                let object = self.value(&member.object);
                match &member.expression {
                    Expression::StringLiteral(name) => self.member(object, &name.value),
                    _ => self.beyond(),
                }
            }
            Expression::UnaryExpression(unary) if unary.operator.is_not() => {
                let known = self.value(&unary.argument).known.is_true();
                Value::new(known.map_or(Known::Unsure, |flag| Known::Flag(!flag)))
            }
            Expression::UnaryExpression(unary) if unary.operator.is_typeof() => {
                _ = self.value(&unary.argument);
                Value::new(Known::Unsure)
            }
            Expression::BinaryExpression(binary) => self.binary(binary),
            Expression::LogicalExpression(logical) => self.logical(logical),
            Expression::ConditionalExpression(choice) => {
                let test = self.value(&choice.test).known.is_true();
                self.either(
                    test,
                    |follower| follower.value(&choice.consequent),
                    |follower| follower.value(&choice.alternate),
                )
            }
            Expression::AssignmentExpression(assignment) => self.assignment(assignment),
            _ => self.beyond(),
        }
    }

    /// Returns the value of what is not followed.
    fn beyond(&mut self) -> Value {
        self.is_plain = false;
        Value::new(Known::Unsure)
    }

    fn variable(&self, name: &str) -> Value {
        match self.state.variables.get(name) {
            Some(value) => value.clone(),
            None if name == Variable::Object.name() => Value::new(Known::Object),
            None if name == "undefined" => Value::new(Known::Nothing),
            None => Value::new(Known::Unsure),
        }
    }

    fn member(&self, object: Value, name: &str) -> Value {
        if object.known != Known::Object {
            return Value { known: Known::Unsure, ..object };
        }
        let mut value = if name == self.subject {
            self.state.subject.clone()
        } else {
            Value::new(Known::Unsure)
        };
        value.sources.insert(name.to_owned());
        value
    }

    fn binary(&mut self, binary: &BinaryExpression<'_>) -> Value {
        let (left, right) = match (&binary.left, &binary.right) {
            (Expression::UnaryExpression(unary), Expression::StringLiteral(text))
                if unary.operator.is_typeof() && text.value == "undefined" =>
            {
                (self.value(&unary.argument), Value::new(Known::Nothing))
            }
            (left, right) => (self.value(left), self.value(right)),
        };
        let is_equal = match (left.known, right.known) {
            (Known::Own, Known::Nothing) | (Known::Nothing, Known::Own) => Some(false),
            (Known::Nothing, Known::Nothing) => Some(true),
            _ => None,
        };
        let known = match is_equal.filter(|_| binary.operator.is_equality()) {
            Some(is_equal) => {
                let is_asked = matches!(binary.operator.as_str(), "==" | "===");
                Known::Flag(is_equal == is_asked)
            }
            None => Known::Unsure,
        };
        Value { known, ..left.add(right) }
    }

    fn logical(&mut self, logical: &LogicalExpression<'_>) -> Value {
        let left = self.value(&logical.left);
        let takes_right = match (logical.operator.as_str(), left.known.is_true()) {
            ("&&", known) => known,
            (_, known) => known.map(|known| !known),
        };
        let kept = left.clone();
        self.either(takes_right, |follower| follower.value(&logical.right).add(left), |_| kept)
    }

    fn assignment(&mut self, assignment: &AssignmentExpression<'_>) -> Value {
        let value = self.value(&assignment.right);
        let value = if assignment.operator.is_assign() { value } else { self.beyond() };
        match &assignment.left {
            AssignmentTarget::AssignmentTargetIdentifier(name) => {
                self.is_plain &= self.state.variables.contains_key(name.name.as_str());
                self.assign(&name.name, value.clone());
            }
            AssignmentTarget::StaticMemberExpression(member) => {
                let object = self.value(&member.object);
                self.write(&object, &member.property.name, value.clone());
            }
            AssignmentTarget::ComputedMemberExpression(member) => {
                let object = self.value(&member.object);
                match &member.expression {
                    Expression::StringLiteral(name) => {
                        self.write(&object, &name.value, value.clone());
                    }
                    _ => _ = self.beyond(),
                }
            }
            _ => _ = self.beyond(),
        }
        value
    }

    fn assign(&mut self, name: &str, value: Value) {
        if self.state.variables.len() < MOST || self.state.variables.contains_key(name) {
            self.state.variables.insert(name.to_owned(), value);
        } else {
            self.is_plain = false;
        }
    }

    /// Notes that `name` of `object` gets `value`.
    fn write(&mut self, object: &Value, name: &str, value: Value) {
        if object.known != Known::Object {
            self.is_plain = false;
            return;
        }
        self.written.insert(name.to_owned());
        if name == self.subject {
            self.state.subject = value;
        }
    }
}

/// Returns what is known of `expression`, where it is the same whenever the script runs.
fn constant(expression: &Expression<'_>) -> Option<Known> {
    match expression {
        Expression::NullLiteral(_) => Some(Known::Nothing),
        Expression::BooleanLiteral(flag) => Some(Known::Flag(flag.value)),
        Expression::StringLiteral(text) if text.value.is_empty() => Some(Known::Nothing),
        Expression::StringLiteral(_) | Expression::NumericLiteral(_) => Some(Known::Unsure),
        Expression::ArrayExpression(array) if array.elements.is_empty() => Some(Known::Unsure),
        Expression::ObjectExpression(object) if object.properties.is_empty() => Some(Known::Unsure),
        _ => None,
    }
}
