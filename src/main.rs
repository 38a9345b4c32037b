//! The `plot-palette` program.

use std::process::ExitCode;

use clap::Parser as _;
use plot_palette::cli::{self, Cli};

fn main() -> ExitCode {
    // Two TLS libraries could provide the cryptography; whoever builds a client first needs it decided.
    let _ = rustls::crypto::ring::default_provider().install_default();
    cli::run(Cli::parse())
}
