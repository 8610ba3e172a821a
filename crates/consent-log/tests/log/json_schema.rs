//! Checks an export by the parts of JSON Schema that `assets/records.schema.json` uses.

use consent_log::{Anchor, Receipt};
use serde_json::Value;

fn schema() -> Value {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/records.schema.json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

/// Says what is wrong with an export; a part of JSON Schema that is not known here is wrong as well.
pub(crate) fn check(value: &Value) -> Result<(), String> {
    let all = schema();
    checked(&all, &all, value)
}

fn checked(all: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    for (word, rule) in schema.as_object().unwrap() {
        match word.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" | "additionalProperties" | "properties" => {}
            "$ref" => {
                let name = rule.as_str().unwrap().rsplit('/').next().unwrap();
                checked(all, &all["$defs"][name], value)?;
            }
            "anyOf" => {
                let tried: Vec<_> = rule.as_array().unwrap().iter().map(|one| checked(all, one, value)).collect();
                if tried.iter().all(Result::is_err) {
                    return Err(format!("none of {tried:?}"));
                }
            }
            "const" if rule == value => {}
            "enum" if rule.as_array().unwrap().contains(value) => {}
            "const" | "enum" => return Err(format!("{value} is not {rule}")),
            "type" => has_type(rule.as_str().unwrap(), value)?,
            "items" => value.as_array().unwrap().iter().try_for_each(|item| checked(all, rule, item))?,
            "required" => {
                let missing = rule.as_array().unwrap().iter().find(|key| value.get(key.as_str().unwrap()).is_none());
                if let Some(key) = missing {
                    return Err(format!("{key} is missing"));
                }
            }
            "pattern" => matches(rule.as_str().unwrap(), value.as_str().unwrap())?,
            other => return Err(format!("{other} is not known to this check")),
        }
    }
    fields(all, schema, value)
}

fn fields(all: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    let Some(own) = value.as_object().filter(|_| schema["type"] == "object") else { return Ok(()) };
    own.iter().try_for_each(|(key, field)| match (&schema["properties"][key], &schema["additionalProperties"]) {
        (Value::Null, Value::Bool(false)) => Err(format!("{key} is not in the schema")),
        (Value::Null, rule) | (rule, _) => checked(all, rule, field).map_err(|why| format!("{key}: {why}")),
    })
}

fn has_type(name: &str, value: &Value) -> Result<(), String> {
    let is = match name {
        "array" => value.is_array(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        "object" => value.is_object(),
        "string" => value.is_string(),
        _ => false,
    };
    if is { Ok(()) } else { Err(format!("{value} is no {name}")) }
}

/// Checks the few patterns of our schema: classes with a count, and plain text.
fn matches(pattern: &str, text: &str) -> Result<(), String> {
    let fits = match pattern {
        "^[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}$" => text.parse::<Receipt>().is_ok(),
        "^[0-9a-f]{32}$" => text.len() == 32 && text.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')),
        "^[0-9a-f]{64}$" => text.len() == 64 && text.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')),
        "^JPK1/[0-9A-F]{32}/[0-9]+/[0-9A-F]{64}$" => text.parse::<Anchor>().is_ok(),
        _ => false,
    };
    if fits { Ok(()) } else { Err(format!("{text:?} is not like {pattern}")) }
}
