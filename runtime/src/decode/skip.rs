//! Values that nobody asked for: only where they end matters.

use super::{MAXIMUM_DEPTH, error::Fault, reader::Reader};

/// What is open around the position: one bit per level, set for an object.
struct Levels {
    objects: u128,
    depth: usize,
}

impl Levels {
    fn open(&mut self, object: bool, limit: usize) -> Result<(), Fault> {
        if self.depth == limit {
            return Err(Fault::new("expected at most 128 levels"));
        }
        self.objects = self.objects << 1 | u128::from(object);
        self.depth += 1;
        Ok(())
    }

    fn close(&mut self) {
        self.objects >>= 1;
        self.depth -= 1;
    }

    const fn in_object(&self) -> bool {
        self.objects & 1 == 1
    }
}

impl Reader<'_> {
    /// Reads over one value, without recursion.
    pub(super) fn skip_value(&mut self) -> Result<(), Fault> {
        let limit = MAXIMUM_DEPTH - self.depth();
        let mut levels = Levels { objects: 0, depth: 0 };
        loop {
            if self.skip_start(&mut levels, limit)? {
                continue;
            }
            if !self.skip_ends(&mut levels)? {
                return Ok(());
            }
        }
    }

    /// Reads over a scalar, an empty container or the start of another; says whether a value must follow.
    fn skip_start(&mut self, levels: &mut Levels, limit: usize) -> Result<bool, Fault> {
        match self.peek_value()? {
            b'{' => {
                levels.open(true, limit)?;
                self.advance();
                if self.take_after_blanks(b'}') {
                    levels.close();
                    return Ok(false);
                }
                self.skip_key()?;
                Ok(true)
            }
            b'[' => {
                levels.open(false, limit)?;
                self.advance();
                if self.take_after_blanks(b']') {
                    levels.close();
                    return Ok(false);
                }
                Ok(true)
            }
            _ => {
                self.skip_scalar()?;
                Ok(false)
            }
        }
    }

    /// Reads over what ends after a value; says whether another value follows.
    fn skip_ends(&mut self, levels: &mut Levels) -> Result<bool, Fault> {
        while levels.depth > 0 {
            let end = if levels.in_object() { b'}' } else { b']' };
            if self.take_after_blanks(b',') {
                if levels.in_object() {
                    self.skip_key()?;
                }
                return Ok(true);
            }
            if !self.take_after_blanks(end) {
                return Err(Fault::new("expected `,` or the end of an array or object"));
            }
            levels.close();
        }
        Ok(false)
    }

    fn skip_scalar(&mut self) -> Result<(), Fault> {
        match self.peek_value()? {
            b'"' => {
                self.advance();
                self.skip_text()
            }
            b't' => self.expect_word("true"),
            b'f' => self.expect_word("false"),
            b'n' => self.expect_word("null"),
            _ => self.skip_number(),
        }
    }

    fn skip_key(&mut self) -> Result<(), Fault> {
        if !self.take_after_blanks(b'"') {
            return Err(Fault::new("expected a name"));
        }
        self.skip_text()?;
        self.expect_colon()
    }
}
