//! Code that uses everything that is generated, an item a line, each about a path of the schema.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;

use quote::ToTokens;
use syn::{Attribute, Fields, GenericArgument, Item, ItemEnum, ItemStruct, PathArguments, Type};

/// What stands for the name of the function that a use is, where it is named.
pub(crate) const FUNCTION: char = '@';

/// A function, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) code: String,
    pub(crate) path: String,
    pub(crate) is_careless: bool,
}

/// Returns code that uses everything in `rust`, which is generated.
pub(crate) fn uses(rust: &str) -> Vec<Use> {
    let file = syn::parse_file(rust).expect("generated Rust parses");
    let mut writer = Writer { items: BTreeMap::new(), uses: Vec::new() };
    let mut records = Vec::new();
    for item in file.items.into_iter().flat_map(inside) {
        match item {
            Item::Struct(item) if Managed::of(&item.attrs).path.is_some() => records.push(item),
            Item::Struct(item) => writer.add(&item.ident.to_string(), Part::Object(Rc::new(item))),
            Item::Enum(item) => writer.add(&item.ident.to_string(), Part::Enum(Rc::new(item))),
            _ => {}
        }
    }
    for record in &records {
        writer.record(record);
    }
    writer.uses
}

fn inside(item: Item) -> Vec<Item> {
    match item {
        Item::Mod(module) => module.content.map(|(_, items)| items).unwrap_or_default(),
        item => vec![item],
    }
}

/// A type that a field needs.
#[derive(Clone)]
enum Part {
    Object(Rc<ItemStruct>),
    Enum(Rc<ItemEnum>),
}

struct Writer {
    items: BTreeMap<String, Part>,
    uses: Vec<Use>,
}

/// What `#[managed(…)]` says.
#[derive(Default)]
struct Managed {
    path: Option<String>,
    name: Option<String>,
    flags: Vec<String>,
}

impl Managed {
    fn of(attributes: &[Attribute]) -> Self {
        let mut managed = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("managed"))
        {
            let parsed = attribute.parse_nested_meta(|meta| {
                let key = meta.path.require_ident()?.to_string();
                let Ok(value) = meta.value() else {
                    managed.flags.push(key);
                    return Ok(());
                };
                let text: syn::LitStr = value.parse()?;
                let place = if key == "path" { &mut managed.path } else { &mut managed.name };
                *place = Some(text.value());
                Ok(())
            });
            parsed.expect("the attribute is one of ours");
        }
        managed
    }

    fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|found| found == flag)
    }
}

impl Writer {
    fn add(&mut self, name: &str, part: Part) {
        self.items.insert(name.to_owned(), part);
    }

    fn write(&mut self, path: &str, is_careless: bool, code: &str) {
        self.uses.push(Use { code: code.to_owned(), path: path.to_owned(), is_careless });
    }

    fn record(&mut self, record: &ItemStruct) {
        let name = record.ident.to_string();
        let managed = Managed::of(&record.attrs).path.expect("a record has a path");
        let path = managed.strip_prefix("managed/").expect("a managed object").to_owned();
        self.write(&path, false, &format!("fn @(it: &{name}) -> &::mosaic::ObjectId {{ &it.id }}"));
        let mut arguments = Vec::new();
        for field in &record.fields {
            let managed = Managed::of(&field.attrs);
            let Some(property) = &managed.name else { continue };
            let path = format!("{path}.{property}");
            let field_name = field.ident.as_ref().expect("a field has a name").to_string();
            let value = text(without(&["Option", "WriteOnly"], &field.ty));
            let is_secret = argument(&field.ty, "WriteOnly").is_some();
            self.field(&path, &name, &field_name, &field.ty);
            let constant =
                format!("{name}::{}", field_name.trim_start_matches("r#").to_uppercase());
            self.constant(&path, (&name, &constant, &value), &managed, is_secret);
            if managed.has("required") {
                arguments.push(value);
            }
            self.part(&path, &field.ty);
        }
        let parameters: Vec<_> =
            arguments.iter().enumerate().map(|(n, value)| format!("a{n}: {value}")).collect();
        let names: Vec<_> = (0..arguments.len()).map(|n| format!("a{n}")).collect();
        let (parameters, names) = (parameters.join(", "), names.join(", "));
        let code =
            format!("fn @({parameters}) -> ::mosaic::Draft<{name}> {{ {name}::draft({names}) }}");
        self.write(&format!("{path}#draft"), false, &code);
    }

    fn field(&mut self, path: &str, owner: &str, field: &str, ty: &Type) {
        let code = format!("fn @(it: &{owner}) -> &{} {{ &it.{field} }}", text(ty));
        self.write(path, false, &code);
    }

    /// Writes all that code may do with a constant.
    fn constant(
        &mut self,
        path: &str,
        (owner, constant, value): (&str, &str, &str),
        managed: &Managed,
        is_secret: bool,
    ) {
        let of = |index: &str, access: &str| {
            format!("::mosaic::Property<{owner}, {value}, {index}, {access}>")
        };
        let is_link = managed.has("relationship");
        let index = if is_link { "::mosaic::Relationship" } else { "impl Sized" };
        let code = format!("fn @() -> {} {{ {constant} }}", of(index, "impl Sized"));
        self.write(path, false, &code);
        let mut needs = |bound: &str| {
            let (index, access) = match bound {
                "Filterable" => (": ::mosaic::Filterable", String::new()),
                bound => ("", format!(": ::mosaic::{bound}")),
            };
            let code = format!(
                "fn @() {{ fn is<O, V, I{index}, A{access}>(_: ::mosaic::Property<O, V, I, A>) {{}} is({constant}) }}"
            );
            self.write(path, false, &code);
        };
        if !managed.has("read_only") {
            needs("Writable");
        }
        if !is_secret {
            needs("Readable");
        }
        if managed.has("indexed") && !is_secret {
            needs("Filterable");
        }
        if (managed.has("indexed") || managed.has("unindexed")) && !is_secret {
            self.write(path, false, &format!("fn @() {{ let _ = {constant}.scan(); }}"));
        }
        let index = match managed {
            _ if is_link => "Relationship",
            _ if is_secret => "Concealed",
            managed if managed.has("indexed") => "Indexed",
            managed if managed.has("unindexed") => "Unindexed",
            _ => "NotQueryable",
        };
        let access = match managed {
            _ if is_secret => "Secret",
            managed if managed.has("read_only") => "ReadOnly",
            managed if managed.has("required") => "Required",
            _ => "ReadWrite",
        };
        let full = of(&format!("::mosaic::{index}"), &format!("::mosaic::{access}"));
        self.write(path, true, &format!("fn @() -> {full} {{ {constant} }}"));
    }

    /// Writes the uses of the type inside `ty`, if it is emitted beside the record.
    fn part(&mut self, path: &str, ty: &Type) {
        let name = text(without(&["Option", "WriteOnly", "Vec"], ty));
        match self.items.get(&name).cloned() {
            Some(Part::Object(object)) => self.object(path, &object),
            Some(Part::Enum(listed)) => self.variants(path, &listed),
            None => {}
        }
    }

    fn object(&mut self, path: &str, object: &ItemStruct) {
        for field in &object.fields {
            let Some(property) = Managed::of(&field.attrs).name else { continue };
            let path = format!("{path}.{property}");
            let name = field.ident.as_ref().expect("a field has a name").to_string();
            self.field(&path, &object.ident.to_string(), &name, &field.ty);
            self.part(&path, &field.ty);
        }
    }

    fn variants(&mut self, path: &str, listed: &ItemEnum) {
        let name = &listed.ident;
        let mut arms = String::new();
        for variant in &listed.variants {
            let (own, held) = (&variant.ident, &variant.fields);
            let (code, pattern) = if let Fields::Unnamed(fields) = held {
                let ty = text(&fields.unnamed[0].ty);
                (format!("fn @(it: {ty}) -> {name} {{ {name}::{own}(it) }}"), "(_)")
            } else {
                (format!("fn @() -> {name} {{ {name}::{own} }}"), "")
            };
            self.write(path, false, &code);
            write!(arms, "{name}::{own}{pattern} => (), ").expect("a string grows");
        }
        let is_open = listed.variants.iter().any(|variant| !variant.fields.is_empty());
        self.write(path, is_open, &format!("fn @(it: &{name}) {{ match it {{ {arms} }} }}"));
    }
}

fn text(ty: &Type) -> String {
    ty.to_token_stream().to_string()
}

/// Returns `ty` without the types that only hold a value, as long as it is one of `holders`.
fn without<'t>(holders: &[&str], ty: &'t Type) -> &'t Type {
    let mut ty = ty;
    while let Some(inner) = holders.iter().find_map(|holder| argument(ty, holder)) {
        ty = inner;
        if holders.len() < 3 {
            return ty;
        }
    }
    ty
}

/// Returns the `T` of a `HOLDER<T>`.
fn argument<'t>(ty: &'t Type, holder: &str) -> Option<&'t Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(ty) if last.ident == holder => Some(ty),
        _ => None,
    }
}
