// SPDX-License-Identifier: Apache-2.0

//! Changing what an operator says and promises.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_update_metadata(who: T::AccountId, metadata: Vec<u8>) -> DispatchResult {
		Self::try_update(&who, |record| {
			record.metadata = Self::bound_metadata(metadata)?;
			Ok(())
		})?;
		Self::deposit_event(Event::MetadataUpdated { operator: who });
		Ok(())
	}

	pub(crate) fn do_set_min_self_delegation(
		who: T::AccountId,
		min_self_delegation: Balance,
	) -> DispatchResult {
		Self::try_update(&who, |record| {
			record.min_self_delegation = min_self_delegation;
			Ok(())
		})?;
		Self::deposit_event(Event::MinSelfDelegationSet { operator: who, min_self_delegation });
		Ok(())
	}

	pub(crate) fn bound_metadata(
		metadata: Vec<u8>,
	) -> Result<BoundedVec<u8, T::MaxMetadata>, Error<T>> {
		metadata.try_into().map_err(|_| Error::<T>::MetadataTooLong)
	}

	/// Changes the record of `who`, or nothing if `change` fails.
	pub(crate) fn try_update<R>(
		who: &T::AccountId,
		change: impl FnOnce(&mut OperatorRecordOf<T>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		Operators::<T>::try_mutate(who, |slot| {
			change(slot.as_mut().ok_or(Error::<T>::NotOperator)?)
		})
	}
}
