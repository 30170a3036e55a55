//! What values of the model look like in YAML, for the schemas that text editors read; each form stands beside its `Deserialize`.
//!
//! YAML reads `2026` and `381` as numbers and a key of ours takes their digits, so numbers pass where a text or an id may look like
//! one, and `0712` as 712. A bare `true`, `false` or `null` would pass for a text, too; as those are hardly meant and editors would offer
//! them, they are not let through.

/// Declares the schema of a type by what its values look like.
macro_rules! form {
    ($($(#[$doc:meta])* $type:ty as $name:literal => $schema:tt;)+) => { $(
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($schema)
            }
        }
    )+ };
}
pub(crate) use form;
