//! Texts that were made to hurt: nothing panics, and the way back is still the mirror.

use proptest::prelude::*;

use crate::mirror::{check_mirror, single};
use crate::rewrite::Random;

/// A configuration that uses every kind of declaration.
const EVERYTHING: &str = r#"{"objects":[{"name":"a","onRead":{"type":"text/javascript",
"source":"object.s = object.o; object.x = object.s"},"actions":{"go":{"source":"1"}},
"meta":{"property":"_meta","trackedProperties":["a"]},"schema":{"title":"T","order":["s"],
"required":["s","s",1],"properties":{"s":{"type":["string","null"],"enum":["a","a"],
"enumNames":["A","B","C"],"policies":[{"policyId":"unique","params":{}},7],"default":"x"},
"o":{"type":"object","required":["i"],"properties":{"i":{"type":"number"},"j":5}},
"r":{"type":"array","items":{"type":"relationship","reverseRelationship":true,
"reversePropertyName":"r","properties":{"_ref":{"type":"string"},"_refProperties":{"type":"object",
"properties":{"_id":{"type":"string"},"since":{"type":"string"}}}},
"resourceCollection":[{"path":"managed/a","query":{"fields":["s"]}},{"path":"managed/b"},3]}},
"v":{"type":"array","items":"string","isVirtual":true,"queryConfig":{
"referencedRelationshipFields":[["r"]]}},"e":{"type":"number","minimum":{"$int":"&{esv.m}"}}}}},
{"name":"old","properties":[{"name":"p","type":"virtual"}]},null,{"name":"a"},{"name":"b","schema":
{"properties":{"r":{"type":"relationship","reversePropertyName":"r","resourceCollection":
{"path":"managed/a"}}}}}]}"#;

#[test]
fn every_beginning_of_a_configuration_can_be_compared() {
    for end in (0..=EVERYTHING.len()).step_by(3) {
        check_mirror(&single(EVERYTHING), &single(&EVERYTHING[..end]));
    }
}

#[test]
fn nothing_at_all_can_be_compared() {
    check_mirror(&Vec::new(), &Vec::new());
    check_mirror(&Vec::new(), &single(EVERYTHING));
    check_mirror(&single("17"), &single(""));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_text_with_faults_can_be_compared(seed in 1_u64.., faults in 1_usize..6) {
        let mut random = Random::new(seed);
        let mut text = EVERYTHING.as_bytes().to_vec();
        for _ in 0..faults {
            let place = random.below(text.len());
            match random.below(3) {
                0 => drop(text.remove(place)),
                1 => text[place] = br#"{}[]",:1an"#[random.below(10)],
                _ => {
                    let other = random.below(text.len());
                    text.swap(place, other);
                }
            }
        }
        let text = String::from_utf8(text).expect("it is ASCII");
        check_mirror(&single(EVERYTHING), &single(&text));
    }
}
