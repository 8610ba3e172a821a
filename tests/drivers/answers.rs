//! The answers of a record, wherever they stand in the export.

/// Every purpose (a wish or a question) with its `answer`.
pub(crate) fn answers(value: &serde_json::Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if let (Some(purpose), Some(answer)) = (value["purpose"].as_str(), value["answer"].as_str()) {
        found.push((purpose.to_owned(), answer.to_owned()));
    }
    if let Some(fields) = value.as_object() {
        found.extend(fields.values().flat_map(answers));
    }
    if let Some(values) = value.as_array() {
        found.extend(values.iter().flat_map(answers));
    }
    found
}
