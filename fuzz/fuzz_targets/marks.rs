#![no_main]

use kunten::parse::fuzzing::read_markdown;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| read_markdown(text));
