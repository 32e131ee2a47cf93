//! Names by example, and laws that hold for any text.

use heck::ToShoutySnakeCase;
use proptest::prelude::*;

use super::{
    Unique, field, identifier, is_reserved_field, longer_variants, module, split, title, type_name,
    variant, without_number,
};

#[test]
fn a_field_is_the_property_in_snake_case() {
    assert_eq!(field("userName"), "user_name");
    assert_eq!(field("frIndexedString3"), "fr_indexed_string3");
    assert_eq!(field("memberOfOrgIDs"), "member_of_org_ids");
    assert_eq!(field("größe"), "grö_udf_e");
}

#[test]
fn a_type_is_in_upper_camel_case() {
    assert_eq!(type_name("alpha_user"), "AlphaUser");
    assert_eq!(type_name("self"), "Self_");
}

#[test]
fn a_keyword_becomes_raw_or_gets_an_underscore() {
    assert_eq!(identifier(&field("type")).to_string(), "r#type");
    assert_eq!(identifier(&field("r#type")).to_string(), "r_type");
    assert_eq!(identifier(&field("self")).to_string(), "self_");
    assert_eq!(identifier(&field("crate")).to_string(), "crate_");
    assert_eq!(identifier(&field("super")).to_string(), "super_");
}

#[test]
fn the_fields_of_every_record_are_not_taken_twice() {
    assert_eq!(field("id"), "id_");
    assert_eq!(field("_rev"), "rev_");
}

#[test]
fn a_name_of_symbols_is_spelled_by_code_points() {
    assert_eq!(field("🔥"), "u1f525");
    assert_eq!(field("_"), "u5f");
    assert_eq!(type_name("🔥"), "U1f525");
    assert_eq!(field(""), "empty");
    assert_eq!(field("名前"), "u540d_u524d");
}

#[test]
fn a_leading_digit_gets_a_letter_before_it() {
    assert_eq!(field("2fa"), "n2fa");
    assert_eq!(type_name("2fa"), "N2fa");
}

#[test]
fn a_module_is_a_file_name_everywhere() {
    assert_eq!(module("alpha_user"), "alpha_user");
    assert_eq!(module("größe"), "gr_uf6_udf_e");
    assert_eq!(module("mod"), "mod_");
    assert_eq!(module("CON"), "con_");
}

#[test]
fn a_taken_name_gets_a_number() {
    let mut unique = Unique::with_taken(["Other"]);
    let names = ["Gold", "Gold", "Other", "Gold2", "Gold", "A1", "A1", "Self_", "Self_"]
        .map(|name| unique.name(name.to_owned()));
    assert_eq!(
        names,
        ["Gold", "Gold2", "Other2", "Gold2_2", "Gold3", "A1", "A1_2", "Self_", "Self2"]
    );
}

proptest! {
    #[test]
    fn every_name_gives_identifiers(name in any::<String>()) {
        for name in [field(&name), type_name(&name)].into_iter().chain(longer_variants(&name)) {
            let printed = identifier(&name).to_string();
            prop_assert!(syn::parse_str::<syn::Ident>(&printed).is_ok(), "{printed}");
        }
    }

    #[test]
    fn the_last_name_of_a_value_is_of_no_other(one in "[ +Aaß1_]{0,4}", other in "[ +Aaß1_]{0,4}") {
        prop_assume!(one != other);
        let [.., exact] = longer_variants(&one);
        prop_assert!(exact != variant(&other));
        prop_assert!(!longer_variants(&other).contains(&exact));
    }

    #[test]
    fn every_module_is_ascii(name in any::<String>()) {
        prop_assert!(module(&name).is_ascii());
    }

    #[test]
    fn a_field_is_its_own_field_name(name in any::<String>()) {
        let name = field(&name);
        prop_assume!(!name.ends_with('_'));
        prop_assert_eq!(field(&name), name);
    }

    #[test]
    fn a_field_is_never_reserved(name in "_?(id|rev|rest|ID|Rev|iD|Rest)_?") {
        prop_assert!(!is_reserved_field(&field(&name)));
    }

    #[test]
    fn a_name_does_not_depend_on_its_case_convention(name in "[a-z]{1,4}(_[a-z]{2,4}){0,3}") {
        let shouted = name.to_shouty_snake_case();
        prop_assert_eq!(field(&shouted), field(&name));
    }
}

#[test]
fn a_label_has_the_words_of_the_name() {
    assert_eq!(title("costCentre"), "Cost Centre");
    assert_eq!(title("org_IDs"), "Org Ids");
    assert_eq!(title("a\"b\n"), "A B");
}

#[test]
fn a_name_is_split_into_words() {
    assert_eq!(split("tmp_CostCentre-2"), ["tmp", "cost", "centre", "2"]);
    assert_eq!(without_number("test21"), "test");
}
