// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn operators_are_listed_in_pages() {
	build_and_execute(|| {
		assert_eq!(Operators::page(None, 10).items, []);
		// GIVEN three operators
		for who in [ALICE, BOB, 3] {
			register(who, percent(who as u32));
		}
		// THEN each is listed once, whatever the size of a page
		for limit in [0, 1, 2, 3, 100] {
			let mut seen = Vec::new();
			let mut after = None;
			loop {
				let page = Operators::page(after.as_ref(), limit);
				assert!(page.items.len() <= limit.max(1) as usize);
				seen.extend(page.items.into_iter().map(|(who, record)| {
					assert_eq!(Some(record), Operators::info(&who));
					who
				}));
				after = page.next;
				if after.is_none() {
					break;
				}
			}
			seen.sort_unstable();
			assert_eq!(seen, [ALICE, BOB, 3], "{limit}");
		}
	});
}

#[test]
fn a_list_goes_on_where_an_operator_has_left() {
	build_and_execute(|| {
		[ALICE, BOB, 3].into_iter().for_each(|who| register(who, percent(1)));
		let first = Operators::page(None, 1);
		let next = first.next.unwrap();
		assert_eq!(first.items[0].0, next);
		let rest: Vec<_> =
			Operators::page(Some(&next), 10).items.into_iter().map(|it| it.0).collect();
		assert_eq!(rest.len(), 2);
		assert_ok!(Operators::deregister(RuntimeOrigin::signed(next)));
		let again: Vec<_> =
			Operators::page(Some(&next), 10).items.into_iter().map(|it| it.0).collect();
		assert_eq!(again, rest);
	});
}
