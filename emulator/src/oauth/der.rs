//! The numbers of an RSA key in the encoding that keys are exchanged in (DER, as in PKCS #8).

/// The names of the numbers of an RSA key in a JSON Web Key, in the order in which PKCS #1 lists them.
pub(super) const MEMBERS: [&str; 8] = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];

const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const SEQUENCE: u8 = 0x30;

/// Returns the numbers of the key in `document` (PKCS #8), big-endian and without leading zeros, in
/// the order of [`MEMBERS`].
pub(super) fn rsa_numbers(document: &[u8]) -> Option<[&[u8]; 8]> {
    let mut outer = Reader(Reader(document).take(SEQUENCE)?);
    outer.take(INTEGER)?; // the version of PKCS #8
    outer.take(SEQUENCE)?; // what kind of key it is
    let mut numbers = Reader(Reader(outer.take(OCTET_STRING)?).take(SEQUENCE)?);
    numbers.take(INTEGER)?; // the version of PKCS #1
    let mut found: [&[u8]; 8] = [&[]; 8];
    for number in &mut found {
        *number = without_leading_zeros(numbers.take(INTEGER)?);
    }
    Some(found)
}

/// Returns `number` without leading zeros.
pub(super) fn without_leading_zeros(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    &number[zeros..]
}

/// What is left of a text of tagged values.
struct Reader<'d>(&'d [u8]);

impl<'d> Reader<'d> {
    /// Takes the value that comes next, which has to have `tag`.
    fn take(&mut self, tag: u8) -> Option<&'d [u8]> {
        let (&[found, first], rest) = self.0.split_first_chunk()?;
        if found != tag {
            return None;
        }
        let (length, rest) = if first < 0x80 {
            (usize::from(first), rest)
        } else {
            let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            if bytes.len() > 4 {
                return None; // no key is that long
            }
            (bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
        };
        let (value, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_length_are_found() {
        let mut numbers = vec![2, 1, 0];
        numbers.extend([2, 0x81, 0x82, 0]);
        numbers.extend([7; 0x81]);
        (2_u8..9).for_each(|number| numbers.extend([2, 1, number]));
        let mut key = vec![SEQUENCE, 0x82, 0, u8::try_from(numbers.len()).unwrap()];
        key.extend(numbers);
        let mut outer = vec![2, 1, 0, SEQUENCE, 0, OCTET_STRING, 0x81];
        outer.push(u8::try_from(key.len()).unwrap());
        outer.extend(key);
        let mut document = vec![SEQUENCE, 0x81, u8::try_from(outer.len()).unwrap()];
        document.extend(outer);
        let found = rsa_numbers(&document).unwrap();
        assert_eq!(found[0], [7; 0x81]);
        assert_eq!(found[1..], [[2], [3], [4], [5], [6], [7], [8]]);
        for end in 0..document.len() {
            assert_eq!(rsa_numbers(&document[..end]), None, "cut at {end}");
        }
    }
}
