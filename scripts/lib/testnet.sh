# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# What scripts/testnet and scripts/test-network share: zombienet, and ending all it has started.
# Sourced after common.sh, never run.

# The process group of zombienet and of everything it starts, for end_network.
NETWORK_GROUP=''

# Makes sure of zombienet, exactly that of package-lock.json.
ensure_zombienet() {
	ensure_client
	command -v ps >/dev/null 2>&1 || die "zombienet needs the command ps." \
		"Install it with your package manager; on Debian: apt-get install procps"
	if ! cmp -s zombienet/package-lock.json zombienet/node_modules/.installed-lock.json; then
		say "Installing zombienet (npm ci in zombienet/, a minute or so)"
		mkdir -p "$STATE/logs"
		if ! (cd zombienet && npm ci --ignore-scripts --no-audit --no-fund) </dev/null \
			>"$STATE/logs/npm-zombienet.log" 2>&1; then
			tail -n 20 "$STATE/logs/npm-zombienet.log" >&2
			die "zombienet could not be installed." \
				"See .rampart/logs/npm-zombienet.log. Does npm reach its registry? Try: cd zombienet && npm ci"
		fi
		cp zombienet/package-lock.json zombienet/node_modules/.installed-lock.json
	fi
}

# run_zombienet DIRECTORY ARGUMENTS…: starts zombienet in a process group of its own, with all its
# files in DIRECTORY and its output in DIRECTORY/zombienet.log. Needs $NODE.
run_zombienet() {
	local directory="$1"
	shift
	mkdir -p "$directory/tmp"
	set -m
	PATH="$(dirname "$NODE"):$PATH" TMPDIR="$directory/tmp" \
		zombienet/node_modules/.bin/zombienet -p native -l text -d "$directory/net" -f "$@" \
		</dev/null >"$directory/zombienet.log" 2>&1 &
	NETWORK_GROUP=$!
	set +m
}

# group_runs: whether anything of the network is left.
group_runs() { [ -n "$NETWORK_GROUP" ] && kill -0 -- "-$NETWORK_GROUP" 2>/dev/null; }

# end_network: ends zombienet and every node, and waits until all of them are gone.
end_network() {
	local waited=0
	[ -n "$NETWORK_GROUP" ] || return 0
	kill -TERM -- "-$NETWORK_GROUP" 2>/dev/null || true
	while group_runs && [ "$waited" -lt 20 ]; do
		sleep 0.5
		waited=$((waited + 1))
	done
	kill -KILL -- "-$NETWORK_GROUP" 2>/dev/null || true
	wait "$NETWORK_GROUP" 2>/dev/null || true
	waited=0
	while group_runs && [ "$waited" -lt 20 ]; do
		sleep 0.5
		waited=$((waited + 1))
	done
	NETWORK_GROUP=''
}

# build_next_runtime FILE: builds this runtime with the next spec version, and nothing else changed;
# FILE is the compressed blob. What the usual build has compiled for WebAssembly is used again, and
# not touched: these are other crates, in another place.
build_next_runtime() {
	local blob="$1" copy="$STATE/next-runtime" usual version next built
	usual="$(target_dir)/release/wbuild/rampart-runtime"
	[ -f "$usual/Cargo.lock" ] || die "There is no $usual: the runtime was never built for WebAssembly." \
		"Build it without SKIP_WASM_BUILD: cargo build --release --workspace --locked"
	rm -rf "$copy"
	mkdir -p "$copy/blob/src"
	cp -Rp Cargo.toml Cargo.lock rust-toolchain.toml pallets runtime node "$copy/"
	version="$(sed -n 's/^[[:space:]]spec_version: \([0-9]*\),$/\1/p' "$copy/runtime/src/lib.rs")"
	[ -n "$version" ] || die "There is no spec_version in runtime/src/lib.rs."
	next=$((version + 1))
	sed "s/^	spec_version: $version,\$/	spec_version: $next,/" runtime/src/lib.rs >"$copy/runtime/src/lib.rs"
	cp "$usual/src/lib.rs" "$copy/blob/src/"
	cp "$usual/Cargo.lock" "$copy/blob/"
	sed "s|^path = .*|path = \"$copy/runtime\"|" "$usual/Cargo.toml" >"$copy/blob/Cargo.toml"
	# The flags of substrate-wasm-builder, so that dependencies need not be compiled again.
	(
		export CARGO_TARGET_DIR="$usual/target"
		export RUSTFLAGS='-C link-arg=--export-table -C link-arg=--export=__heap_base -C link-arg=--import-memory --cfg substrate_runtime '
		run_cargo next-runtime rustc --locked --release --target=wasm32v1-none \
			--manifest-path="$copy/blob/Cargo.toml"
	) || return 1
	built="$usual/target/wasm32v1-none/release/rampart_runtime.wasm"
	node zombienet/blob.mjs "$built" "$blob" || return 1
	rm -rf "$copy"
	note "Spec version $next instead of $version."
}
