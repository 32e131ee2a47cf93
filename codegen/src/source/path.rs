//! The semantic path to the place at hand, such as `alpha_user.custom_tier`.

/// A semantic path that grows and shrinks while a document is walked.
///
/// It stops growing at a length that no real path has, so that hostile names cannot fill memory by
/// being repeated in every finding.
#[derive(Clone, Debug, Default)]
pub(crate) struct SemanticPath {
    text: String,
}

/// How long a path was before it was entered.
#[derive(Clone, Copy, Debug, Default)]
#[must_use]
pub(crate) struct Mark(usize);

impl SemanticPath {
    const LIMIT: usize = 400;

    /// Adds `name` to the path, or as much of it as fits.
    pub(crate) fn enter(&mut self, name: &str) -> Mark {
        let mark = Mark(self.text.len());
        if self.text.len() >= Self::LIMIT {
            return mark;
        }
        if !self.text.is_empty() {
            self.text.push('.');
        }
        let room = Self::LIMIT - self.text.len();
        if name.len() <= room {
            self.text.push_str(name);
        } else {
            self.text.push_str(&name[..name.floor_char_boundary(room)]);
            self.text.push('…');
        }
        mark
    }

    /// Returns how long the path is.
    pub(crate) fn mark(&self) -> Mark {
        Mark(self.text.len())
    }

    /// Takes away what was added since `mark`.
    #[inline]
    pub(crate) fn leave(&mut self, mark: Mark) {
        self.text.truncate(mark.0);
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaving_undoes_entering() {
        let mut path = SemanticPath::default();
        let _ = path.enter("alpha_user");
        let mark = path.enter("mail");
        assert_eq!(path.as_str(), "alpha_user.mail");
        path.leave(mark);
        assert_eq!(path.as_str(), "alpha_user");
    }

    #[test]
    fn a_path_stops_growing() {
        let mut path = SemanticPath::default();
        for _ in 0..100 {
            let _ = path.enter(&"é".repeat(300));
        }
        assert!(path.as_str().len() < 500, "{}", path.as_str());
    }
}
