#![no_main]

use kunten::parse::fuzzing::split_ruby;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| split_ruby(text));
