//! What is made at build time: the embedded files, the notices of what the program is built from,
//! and the commit.

#![allow(clippy::print_stdout, reason = "this is how a build script talks to cargo")]

mod assets;
mod licences;

use std::{
    env,
    error::Error,
    path::{Path, PathBuf},
    process::Command,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    println!("cargo::rerun-if-changed=static");
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-changed=Cargo.lock");
    println!("cargo::rustc-env=PP_COMMIT={}", commit());
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let notices = licences::write(&out)?;
    assets::embed(Path::new("static"), &[notices], &out)
}

/// The commit that is built, where that is known: `PP_BUILD_COMMIT`, else what git says.
fn commit() -> String {
    println!("cargo::rerun-if-env-changed=PP_BUILD_COMMIT");
    // Grows with every commit; a file that is not there would mean building anew each time.
    if Path::new(".git/logs/HEAD").exists() {
        println!("cargo::rerun-if-changed=.git/logs/HEAD");
    }
    let asked = || {
        let answer = Command::new("git").args(["rev-parse", "--short=12", "HEAD"]).output().ok()?;
        answer.status.success().then(|| String::from_utf8_lossy(&answer.stdout).trim().to_owned())
    };
    env::var("PP_BUILD_COMMIT").ok().or_else(asked).unwrap_or_else(|| "unknown".to_owned())
}
