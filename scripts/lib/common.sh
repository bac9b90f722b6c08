# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# What the scripts share: messages, prerequisites, the build, a development chain.
# Sourced, never run. Works with the bash 3.2 of macOS.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
STATE="$ROOT/.rampart"
cd "$ROOT" || exit 1

# The nested cargo that builds the runtime's wasm looks for Cargo.lock above the target directory.
# Without this hint a target directory elsewhere would build the runtime from unlocked dependencies.
export WASM_BUILD_WORKSPACE_HINT="$ROOT"
# Never switched on and off: one build script serves the node, the lints and the tests, and it would
# run again each time, and recompile the runtime after it. A target directory that never has the wasm is
# another matter.
if [ -n "${RAMPART_NO_WASM:-}" ]; then export SKIP_WASM_BUILD=1; else unset SKIP_WASM_BUILD; fi

# ---------------------------------------------------------------------------------------- messages

say() { printf '==> %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }

# die WHAT [REMEDY…]: says what went wrong and what to do about it, and ends the script.
die() {
	printf '\nerror: %s\n' "$1" >&2
	shift
	while [ $# -gt 0 ]; do
		printf '       %s\n' "$1" >&2
		shift
	done
	exit 1
}

# elapsed SECONDS: as people say it.
elapsed() {
	if [ "$1" -ge 3600 ]; then
		printf '%dh%02dm' $(($1 / 3600)) $(($1 % 3600 / 60))
	elif [ "$1" -ge 60 ]; then
		printf '%dm%02ds' $(($1 / 60)) $(($1 % 60))
	else
		printf '%ds' "$1"
	fi
}

# ----------------------------------------------------------------------------------- prerequisites

# has_libclang: whether bindgen will find the library it needs.
has_libclang() {
	local found
	[ -z "${LIBCLANG_PATH:-}" ] || return 0
	for found in /usr/lib/llvm-*/lib/libclang*.so* /usr/lib/*/libclang*.so* /usr/lib/libclang.so* \
		/usr/lib64/libclang.so* /usr/local/lib/libclang.so* \
		/Library/Developer/CommandLineTools/usr/lib/libclang.dylib \
		/Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain/usr/lib/libclang.dylib \
		/opt/homebrew/opt/llvm/lib/libclang.dylib /usr/local/opt/llvm/lib/libclang.dylib; do
		[ ! -e "$found" ] || return 0
	done
	return 1
}

# Installs what the operating system has to provide, or names the command that does.
ensure_system_tools() {
	local missing=''
	has() { command -v "$1" >/dev/null 2>&1; }
	case "$(uname -s)" in
	Darwin)
		if ! has c++ || ! has make; then
			die "Apple's command line tools are missing." \
				"Install them with: xcode-select --install"
		fi
		has protoc || missing="$missing protobuf"
		has_libclang || missing="$missing llvm"
		[ -z "$missing" ] || die "The build needs more from Homebrew (https://brew.sh)." \
			"Install it with: brew install$missing"
		;;
	*)
		has protoc || missing="$missing protobuf-compiler"
		has clang || missing="$missing clang"
		has_libclang || missing="$missing libclang-dev"
		if ! has c++ || ! has make; then missing="$missing build-essential"; fi
		has curl || missing="$missing ca-certificates curl"
		[ -n "$missing" ] || return 0
		if ! has apt-get; then
			die "The build needs protoc, clang with libclang, a C++ compiler, make and curl." \
				"Install them with your package manager; on Debian they are:" \
				"apt-get install$missing"
		fi
		if [ "$(id -u)" -ne 0 ]; then
			die "The build needs packages that are not installed:$missing" \
				"Install them with: sudo apt-get update && sudo apt-get install -y$missing"
		fi
		say "Installing Debian packages:$missing"
		mkdir -p "$STATE/logs"
		# shellcheck disable=SC2086 # one word per package
		if ! {
			DEBIAN_FRONTEND=noninteractive apt-get update &&
				DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
		} </dev/null >"$STATE/logs/apt.log" 2>&1; then
			tail -n 20 "$STATE/logs/apt.log" >&2
			die "The packages could not be installed." \
				"See .rampart/logs/apt.log, then: apt-get install$missing"
		fi
		;;
	esac
}

# Makes sure of the Rust toolchain of rust-toolchain.toml, with its target and components. rustup is
# asked by name and only for what is missing: installing on the fly can be switched off.
ensure_rust() {
	local channel target component have missing=''
	if ! command -v cargo >/dev/null 2>&1 && [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/cargo" ]; then
		PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
		export PATH
	fi
	channel="${RUSTUP_TOOLCHAIN:-$(sed -n 's/^channel *= *"\(.*\)".*/\1/p' rust-toolchain.toml)}"
	target='wasm32v1-none'
	if ! command -v rustup >/dev/null 2>&1; then
		command -v cargo >/dev/null 2>&1 || die "Rust is not installed." \
			"Install rustup from https://rustup.rs, then run this script again."
		[ -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ] ||
			die "This Rust was not installed with rustup, and lacks the target $target." \
				"Install rustup from https://rustup.rs, or that target in the way your Rust came."
		return 0
	fi
	if ! rustup toolchain list </dev/null 2>/dev/null | grep -q "^$channel"; then
		say "Installing Rust $channel with rustup (some minutes)"
		rustup toolchain install "$channel" --profile minimal --component rustfmt \
			--component clippy --target "$target" --no-self-update </dev/null ||
			die "Rust $channel could not be installed." \
				"Run: rustup toolchain install $channel --profile minimal"
	fi
	if ! rustup target list --installed --toolchain "$channel" </dev/null | grep -qx "$target"; then
		say "Installing the target $target with rustup (a minute or so)"
		rustup target add "$target" --toolchain "$channel" </dev/null ||
			die "The target $target could not be installed." \
				"Run: rustup target add $target --toolchain $channel"
	fi
	have="$(rustup component list --installed --toolchain "$channel" </dev/null)"
	for component in rustfmt clippy; do
		case "$have" in
		*"$component"*) ;;
		*) missing="$missing $component" ;;
		esac
	done
	if [ -n "$missing" ]; then
		say "Installing the Rust components$missing with rustup"
		# shellcheck disable=SC2086 # one word per component
		rustup component add $missing --toolchain "$channel" </dev/null ||
			die "The components$missing could not be installed." \
				"Run: rustup component add$missing --toolchain $channel"
	fi
}

# Makes sure of Node.js and of the client's packages, exactly those of package-lock.json.
ensure_client() {
	local major
	if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
		die "Node.js or npm is not installed." \
			"Install Node.js 20 or newer from https://nodejs.org (Debian 12 has an older one)."
	fi
	major="$(node -p 'process.versions.node.split(".")[0]')"
	[ "$major" -ge 20 ] || die "Node.js $major is too old; the client needs 20 or newer." \
		"Install a newer one from https://nodejs.org (Debian 12 has an older one)."
	if ! cmp -s scripts/package-lock.json scripts/node_modules/.installed-lock.json; then
		say "Installing the client's packages (npm ci in scripts/)"
		mkdir -p "$STATE/logs"
		if ! (cd scripts && npm ci --ignore-scripts --no-audit --no-fund) </dev/null \
			>"$STATE/logs/npm.log" 2>&1; then
			tail -n 20 "$STATE/logs/npm.log" >&2
			die "The client's packages could not be installed." \
				"See .rampart/logs/npm.log. Does npm reach its registry? Try: cd scripts && npm ci"
		fi
		cp scripts/package-lock.json scripts/node_modules/.installed-lock.json
	fi
}

# ------------------------------------------------------------------------------------------- build

# target_dir: where cargo puts what it builds, whatever says so.
target_dir() {
	local found
	found="$(cargo metadata --no-deps --locked --format-version 1 2>/dev/null |
		sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')"
	printf '%s\n' "${found:-${CARGO_TARGET_DIR:-$ROOT/target}}"
}

node_binary() { printf '%s/release/rampart-node\n' "$(target_dir)"; }

# Says every half minute what cargo is at; it says nothing itself for minutes. Ends with its parent.
cargo_ticker() {
	local log="$1" parent="$2" every=30 since=$SECONDS next crates at hint
	next=$((SECONDS + every))
	while sleep 1 && kill -0 "$parent" 2>/dev/null; do
		[ $SECONDS -ge $next ] || continue
		next=$((SECONDS + every))
		crates="$(grep -cE '^ *(Compiling|Checking) ' "$log" || true)"
		at="$(sed -nE 's/^ *(Compiling|Checking) ([^ ]+ [^ ]+).*/\2/p' "$log" | tail -n 1)"
		hint=''
		case "$at" in
		rampart-runtime*) hint=' (its WebAssembly is built along with it, which takes minutes)' ;;
		wasm-opt*) hint=' (the WebAssembly optimiser, in C++, takes minutes)' ;;
		'') at='nothing yet' hint=' (cargo resolves and downloads)' ;;
		esac
		note "$(elapsed $((SECONDS - since))): $crates crates so far, now $at$hint"
	done
}

# run_cargo NAME ARGUMENTS…: runs cargo; at a terminal it shows its own progress, elsewhere this
# says from time to time where it is. The log is .rampart/logs/NAME.log.
run_cargo() {
	local name="$1" log status=0 ticker first
	shift
	if [ -t 2 ] && [ -z "${RAMPART_QUIET_CARGO:-}" ]; then
		cargo "$@" </dev/null
		return
	fi
	mkdir -p "$STATE/logs"
	log="$STATE/logs/$name.log"
	: >"$log"
	cargo_ticker "$log" $$ &
	ticker=$!
	CARGO_TERM_COLOR=never cargo "$@" </dev/null >"$log" 2>&1 || status=$?
	kill "$ticker" 2>/dev/null || true
	wait "$ticker" 2>/dev/null || true
	[ "$status" -ne 0 ] || return 0
	first="$(grep -nm 1 -E '^error' "$log" | cut -d : -f 1 || true)"
	tail -n "+${first:-1}" "$log" | head -n 80 >&2
	printf '\n' >&2
	explain_failure "$log"
	note "The whole log is .rampart/logs/$name.log" >&2
	return "$status"
}

# Names the remedy of the failures that are not the code's.
explain_failure() {
	if grep -qi 'No space left on device' "$1"; then
		note 'The disk is full. A build takes about 15 GB; free some, then run this again.' >&2
	elif grep -qE 'signal: 9|SIGKILL|Killed' "$1"; then
		note 'The compiler was killed, most likely for lack of memory.' \
			'Run this again with CARGO_BUILD_JOBS=1.' >&2
	elif grep -qE 'failed to (download|get|fetch)|Could not resolve host|spurious network' "$1"; then
		note 'Crates could not be downloaded. Check the network, then run this again.' >&2
	elif grep -qE 'lock file .* needs to be updated' "$1"; then
		note 'Cargo.lock does not fit the manifests. Run: cargo update --workspace' >&2
	elif grep -qE 'libclang|protoc' "$1"; then
		note 'A tool of the operating system is missing; see README.md, "Prerequisites".' >&2
	fi
}

# Builds everything, always with the same command, so that features unify the same way and nothing
# compiles twice.
build_workspace() {
	run_cargo build build --release --workspace --locked
}

# What everything that runs a node begins with.
prepare_node() {
	ensure_system_tools
	ensure_rust
	say "Building the node (cold: more than half an hour on two cores; warm: seconds)"
	local since=$SECONDS
	build_workspace || die "The build failed." "What cargo said is above."
	NODE="$(node_binary)"
	[ -x "$NODE" ] || die "cargo succeeded, but there is no $NODE."
	note "Built in $(elapsed $((SECONDS - since)))."
}

# ------------------------------------------------------------------------------- development chain

# What is running, for stop_chain.
CHAIN_PID=''
CHAIN_LOG=''
# What runs beside it: other nodes, and sources of prices.
BESIDE_PIDS=''

# rpc PORT METHOD [PARAMS]: the answer of a node on this machine, as it comes; fails without one.
rpc() {
	curl -fsS -m 5 -H 'content-type: application/json' \
		-d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$2\",\"params\":${3:-[]}}" \
		"http://127.0.0.1:$1" 2>/dev/null
}

# port_is_free PORT
port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port FIRST: a port from FIRST on that nobody listens at; scripts that start at the same time
# begin their search at different ones.
free_port() {
	local port=$(($1 + $$ % 1000))
	while ! port_is_free "$port"; do port=$((port + 1)); done
	printf '%d\n' "$port"
}

# height PORT HASH_METHOD: the number of the block whose hash that method returns.
height() {
	local hash number
	hash="$(rpc "$1" "$2" | sed -n 's/.*"result":"\(0x[0-9a-f]*\)".*/\1/p')"
	[ -n "$hash" ] || return 1
	number="$(rpc "$1" chain_getHeader "[\"$hash\"]" |
		sed -n 's/.*"number":"0x\([0-9a-f]*\)".*/\1/p')"
	[ -n "$number" ] || return 1
	printf '%d\n' "0x$number"
}

# active_era PORT: read from the storage of pallet-staking, as its first four bytes.
active_era() {
	local key='0x5f3e4907f716ac89b6347d15ececedca487df464e44a534ba6b0cbb32407b587' raw
	raw="$(rpc "$1" state_getStorage "[\"$key\"]" |
		sed -n 's/.*"result":"0x\([0-9a-f]\{8\}\).*/\1/p')"
	[ -n "$raw" ] || return 1
	printf '%d\n' "0x${raw:6:2}${raw:4:2}${raw:2:2}${raw:0:2}"
}

# start_chain DIRECTORY RPC_PORT [OPTION…]: starts a development chain that only this machine can
# reach, with its database and its log in DIRECTORY. Needs $NODE.
start_chain() {
	local directory="$1" port="$2"
	shift 2
	port_is_free "$port" || die "Something already listens at port $port." \
		"Stop it, or choose another port with --rpc-port."
	mkdir -p "$directory"
	CHAIN_LOG="$directory/node.log"
	"$NODE" --dev --base-path "$directory/db" --rpc-port "$port" \
		--listen-addr /ip4/127.0.0.1/tcp/0 --no-mdns --no-telemetry \
		--detailed-log-output "$@" </dev/null >>"$CHAIN_LOG" 2>&1 &
	CHAIN_PID=$!
}

# start_neighbour DIRECTORY RPC_PORT CHAIN_PORT [OPTION…]: starts another node of the chain whose node
# answers at CHAIN_PORT.
start_neighbour() {
	local directory="$1" port="$2" peer
	peer="$(rpc "$3" system_localListenAddresses |
		sed -n 's|.*"\(/ip4/127\.0\.0\.1/tcp/[0-9]*/p2p/[A-Za-z0-9]*\)".*|\1|p')"
	[ -n "$peer" ] || die "The node at port $3 does not say where it listens."
	shift 3
	mkdir -p "$directory"
	"$NODE" --chain dev --base-path "$directory/db" --rpc-port "$port" --bootnodes "$peer" \
		--listen-addr /ip4/127.0.0.1/tcp/0 --no-mdns --no-telemetry --no-prometheus \
		--detailed-log-output "$@" </dev/null >>"$directory/node.log" 2>&1 &
	BESIDE_PIDS="$BESIDE_PIDS $!"
}

# start_source PORT PAIR=PRICE…: starts a source of prices that only this machine can reach.
start_source() {
	port_is_free "$1" || die "Something already listens at port $1, where the oracle's source would."
	node scripts/lib/source.mjs "$@" </dev/null >/dev/null 2>&1 &
	BESIDE_PIDS="$BESIDE_PIDS $!"
}

# stop_chain: stops the node that start_chain started, and waits until it has written everything; before
# that what runs beside it.
stop_chain() {
	local waited=0 pid
	for pid in $BESIDE_PIDS; do
		kill -TERM "$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null || true
	done
	BESIDE_PIDS=''
	[ -n "$CHAIN_PID" ] || return 0
	kill -TERM "$CHAIN_PID" 2>/dev/null || true
	while kill -0 "$CHAIN_PID" 2>/dev/null && [ "$waited" -lt 30 ]; do
		sleep 1
		waited=$((waited + 1))
	done
	kill -KILL "$CHAIN_PID" 2>/dev/null || true
	wait "$CHAIN_PID" 2>/dev/null || true
	CHAIN_PID=''
}

chain_died() {
	tail -n 30 "$CHAIN_LOG" >&2
	CHAIN_PID=''
	die "The node stopped. Its last lines are above; the whole log is $CHAIN_LOG"
}

# wait_for_finality PORT: until a block after genesis is finalized.
wait_for_finality() {
	local port="$1" waited=0 final
	while [ "$waited" -lt 120 ]; do
		kill -0 "$CHAIN_PID" 2>/dev/null || chain_died
		final="$(height "$port" chain_getFinalizedHead || true)"
		[ "${final:-0}" -eq 0 ] || return 0
		sleep 1
		waited=$((waited + 1))
	done
	tail -n 30 "$CHAIN_LOG" >&2
	die "No block was finalized within two minutes. The node's last lines are above." \
		"The whole log is $CHAIN_LOG"
}

# -------------------------------------------------------------------------------------------- plays

# play PROGRAM ARGUMENTS…: runs a play of scripts/ against the chain it is told (--url), the one
# that scripts/dev has running, or one of its own that is gone afterwards.
play() {
	local program="$1" url='' arguments=() directory='' port status=0
	shift
	while [ $# -gt 0 ]; do
		case "$1" in
		--url)
			[ $# -ge 2 ] || die "--url needs an endpoint, such as ws://127.0.0.1:9944"
			url="$2"
			shift 2
			;;
		--url=*)
			url="${1#--url=}"
			shift
			;;
		*)
			arguments+=("$1")
			shift
			;;
		esac
	done
	ensure_client
	if [ -z "$url" ] && rpc 9944 system_chain | grep -q 'Rampart Development'; then
		say "Playing against the development chain that runs at port 9944"
		url='ws://127.0.0.1:9944'
	fi
	if [ -z "$url" ]; then
		prepare_node
		port="$(free_port 10000)"
		directory="$STATE/play-$port"
		rm -rf "$directory"
		say "Starting a development chain for this play at port $port"
		trap stop_chain EXIT
		trap 'exit 130' INT TERM
		start_chain "$directory" "$port" --no-prometheus
		wait_for_finality "$port"
		url="ws://127.0.0.1:$port"
	fi
	node "scripts/$program" --url "$url" ${arguments[@]+"${arguments[@]}"} || status=$?
	stop_chain
	if [ -n "$directory" ] && [ "$status" -eq 0 ]; then
		rm -rf "$directory"
	elif [ -n "$directory" ]; then
		note "The chain and its log are in .rampart/play-$port" >&2
	fi
	return "$status"
}

# play_oracle: plays scripts/oracle.mjs on a development chain of two nodes, Alice's with an honest
# source of prices, One's with a wrong one.
play_oracle() {
	local port directory honest wrong status=0
	ensure_client
	prepare_node
	port="$(free_port 10000)"
	honest="$(free_port 18000)"
	directory="$STATE/oracle-$port"
	rm -rf "$directory"
	say "Starting a development chain with two operators at port $port"
	trap stop_chain EXIT
	trap 'exit 130' INT TERM
	start_source "$honest" RMPUSD=1.25
	wrong="$(free_port $((honest + 1)))"
	start_source "$wrong" RMPUSD=9.75
	start_chain "$directory" "$port" --no-prometheus --oracle-source "http://127.0.0.1:$honest"
	wait_for_finality "$port"
	start_neighbour "$directory/one" "$(free_port $((port + 1)))" "$port" --one \
		--unsafe-force-node-key-generation --oracle-source "http://127.0.0.1:$wrong"
	node scripts/oracle.mjs --url "ws://127.0.0.1:$port" || status=$?
	stop_chain
	if [ "$status" -eq 0 ]; then
		rm -rf "$directory"
	else
		note "The chain and its logs are in .rampart/oracle-$port" >&2
	fi
	return "$status"
}
