#![no_main]

use kunten::parse::fuzzing::split_front_matter;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| split_front_matter(text));
