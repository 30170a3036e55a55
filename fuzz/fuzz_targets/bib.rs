#![no_main]

use kunten::parse::fuzzing::read_library;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| read_library(text));
