// SPDX-License-Identifier: Apache-2.0

//! The guide, `pallets/README.md`, shows this pallet's code. Each of its blocks is found here.

use std::{fs, path::Path};

#[test]
fn every_block_of_the_guide_is_code_that_is_tested() {
	// Where it is now: what was compiled may be from another checkout.
	let here = std::env::var("CARGO_MANIFEST_DIR").unwrap();
	let pallets = Path::new(&here).parent().unwrap();
	let guide = fs::read_to_string(pallets.join("README.md")).unwrap();
	let lines: Vec<&str> = guide.lines().collect();
	let mut checked = 0;
	for (at, _) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("```rust")) {
		let source = at.checked_sub(1).and_then(|before| {
			lines[before].strip_prefix("<!-- from: ")?.strip_suffix(" -->")?.split_once('#')
		});
		let (file, name) = source
			.unwrap_or_else(|| panic!("line {}: a block has to say where it is from", at + 1));
		let shown: Vec<&str> =
			lines[at + 1..].iter().take_while(|line| **line != "```").copied().collect();
		let text = fs::read_to_string(pallets.join(file))
			.unwrap_or_else(|error| panic!("line {}: {file}: {error}", at + 1));
		let real = section(&text, name).unwrap_or_else(|| panic!("{file} has no section {name}"));
		assert_eq!(shown.join("\n"), real.join("\n"), "line {}: {file}#{name} differs", at + 1);
		checked += 1;
	}
	assert!(checked >= 10, "the guide shows {checked} blocks only");
}

/// What is between `// guide: NAME` and `// guide: end`, as far to the left as it can be.
fn section(text: &str, name: &str) -> Option<Vec<String>> {
	let begin = format!("// guide: {name}");
	let inside: Vec<&str> = text
		.lines()
		.skip_while(|line| line.trim() != begin)
		.skip(1)
		.take_while(|line| line.trim() != "// guide: end")
		.collect();
	let indent = inside
		.iter()
		.filter(|line| !line.is_empty())
		.map(|line| line.len() - line.trim_start_matches('\t').len())
		.min()?;
	Some(inside.into_iter().map(|line| line.get(indent..).unwrap_or("").to_string()).collect())
}
