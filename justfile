# Daily commands; `just` alone lists them. https://just.systems

set positional-arguments

_default:
    @just --list

# Start the server: `just run --open`
run *args:
    cargo run --release -- "$@"

# Run everything that continuous integration runs
test:
    scripts/test

# Run the quick tests alone
unit *args:
    cargo test --lib "$@"

# Check format and lints
lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings

# Put the code into its form
fmt:
    cargo fmt

# Measure: `just bench http`
bench name:
    cargo bench --bench "$1"

# Check licences and advisories of the dependencies (cargo install cargo-deny)
deny:
    cargo deny check

# Show the code's documentation
doc:
    cargo doc --no-deps --document-private-items --open

# Check the installation: settings, database, folders, clock, disk
doctor:
    cargo run --release -- doctor
