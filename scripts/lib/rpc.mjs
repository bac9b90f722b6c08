// SPDX-License-Identifier: Apache-2.0

// The JSON-RPC methods of a Rampart node that are not part of every Substrate node, for
// `@polkadot/api`. It needs nothing else and can be copied into a dApp as it is:
//
//   const api = await ApiPromise.create({ provider, rpc });
//
// Answers are JSON, amounts in them decimal strings of plancks, bytes hexadecimal. What they have is
// said by the types of the same names in the runtime's metadata: `api.call.restakingApi` answers the
// same, typed.

const SERVICE = { name: 'service', type: 'u32' };
const ACCOUNT = { name: 'account', type: 'AccountId' };
const LIMIT = { name: 'limit', type: 'Option<u32>', isOptional: true };
const AT = { name: 'at', type: 'BlockHash', isHistoric: true, isOptional: true };

const method = (description, type, ...params) => ({ description, params: [...params, AT], type });

export const rpc = {
	restaking: {
		services: method('The services there are, by number, page by page', 'Json', { name: 'after', type: 'Option<u32>', isOptional: true }, LIMIT),
		operators: method('The operators there are, page by page', 'Json', { name: 'after', type: 'Option<AccountId>', isOptional: true }, LIMIT),
		service: method('What there is to know of a service, with its terms now and pending', 'Option<Json>', SERVICE),
		serviceSecurity: method('What secures a service', 'Option<Json>', SERVICE),
		health: method('How a service is', 'Option<Json>', SERVICE),
		servicePot: method('What a service has to pay with, and what it has paid', 'Option<Json>', SERVICE),
		delegations: method('What an account has restaked', 'Json', ACCOUNT),
		exposure: method('What an account can lose to services, and to which', 'Json', ACCOUNT),
		pendingSlashes: method('What an account owes and has not been collected yet', 'Vec<Json>', ACCOUNT),
		rewards: method('What services owe an account', 'Json', ACCOUNT),
		statement: method('What an account has earned and lost', 'Json', ACCOUNT),
		operator: method('What there is to know of an operator', 'Option<Json>', ACCOUNT),
		slash: method('A slash and its books', 'Option<Json>', { name: 'id', type: 'u32' }),
		slashChanges: method('The slashes that a block has made or changed', 'Vec<Json>'),
		subscribeSlashes: {
			description: 'Tells which slashes each block of the best chain makes or changes',
			params: [],
			pubsub: ['slashes', 'subscribeSlashes', 'unsubscribeSlashes'],
			type: 'Json',
		},
	},
};
