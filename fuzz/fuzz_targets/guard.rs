#![no_main]

use kunten::parse::fuzzing::read_claims;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| read_claims(text));
