//! People who do not exist.

use fastrand::Rng;

const GIVEN: [&str; 40] = [
    "Ada", "Alan", "Amina", "Anton", "Aiko", "Ben", "Carla", "Chen", "Clara", "Daniel", "Dina",
    "Elif", "Emil", "Fatima", "Femi", "Grace", "Hana", "Hugo", "Ines", "Ivan", "Jana", "Jonas",
    "Kofi", "Lea", "Liam", "Lucia", "Mara", "Mateo", "Mina", "Nadia", "Noah", "Olga", "Omar",
    "Priya", "Rosa", "Sami", "Tariq", "Uma", "Vera", "Yusuf",
];

const FAMILY: [&str; 40] = [
    "Abbott", "Adeyemi", "Ali", "Almeida", "Andersen", "Baker", "Bauer", "Bianchi", "Chang",
    "Costa", "Diaz", "Dubois", "Evans", "Fischer", "Garcia", "Gupta", "Hansen", "Horvat", "Ito",
    "Jansen", "Kaya", "Khan", "Kowalski", "Larsen", "Lee", "Lopez", "Meyer", "Moreau", "Nakamura",
    "Novak", "Okafor", "Patel", "Petrov", "Rossi", "Santos", "Schmidt", "Silva", "Tanaka", "Weber",
    "Young",
];

const PLACES: [(&str, &str, &str, &str); 8] = [
    ("Bristol", "United Kingdom", "Avon", "BS1 4DJ"),
    ("Denver", "United States", "Colorado", "80202"),
    ("Kyoto", "Japan", "Kyoto", "600-8001"),
    ("Leipzig", "Germany", "Saxony", "04109"),
    ("Lyon", "France", "Rhone", "69001"),
    ("Nairobi", "Kenya", "Nairobi", "00100"),
    ("Porto", "Portugal", "Porto", "4000-008"),
    ("Toronto", "Canada", "Ontario", "M5H 2N2"),
];

const STREETS: [&str; 8] =
    ["Bridge", "Church", "Garden", "Harbour", "Mill", "Park", "School", "Station"];

/// Somebody who does not exist.
pub(super) struct Person {
    pub(super) given: &'static str,
    pub(super) family: &'static str,
    /// A name that nobody else has.
    pub(super) handle: String,
    pub(super) city: &'static str,
    pub(super) country: &'static str,
    pub(super) state: &'static str,
    pub(super) postal_code: &'static str,
    pub(super) street: String,
    pub(super) phone: String,
}

impl Person {
    /// Makes up the person number `number`.
    pub(super) fn new(number: usize, random: &mut Rng) -> Self {
        let given = GIVEN[random.usize(..GIVEN.len())];
        let family = FAMILY[random.usize(..FAMILY.len())];
        let (city, country, state, postal_code) = PLACES[random.usize(..PLACES.len())];
        let handle = format!("{given}.{family}{number}").to_ascii_lowercase();
        let street =
            format!("{} {} Street", random.u16(1..200), STREETS[random.usize(..STREETS.len())]);
        // Numbers of this form belong to nobody.
        let phone = format!("+1 555 {:03} {:04}", random.u16(..1000), random.u16(..10_000));
        Self { given, family, handle, city, country, state, postal_code, street, phone }
    }

    /// Returns a mail address in a domain that is kept for examples (RFC 2606).
    pub(super) fn mail(&self) -> String {
        format!("{}@example.com", self.handle)
    }

    pub(super) fn full_name(&self) -> String {
        format!("{} {}", self.given, self.family)
    }
}
