//! Embeds `static/`: every file under an address with the hash of them all, with brotli and gzip
//! forms made once, here. The table is typed: a page that names a missing file does not compile.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use sha2::{Digest, Sha256};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    println!("cargo::rerun-if-changed=static");
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-changed=.git/HEAD");
    println!("cargo::rustc-env=PP_COMMIT={}", commit());

    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut files: Vec<PathBuf> = fs::read_dir("static")?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    files.sort();
    let mut all = Sha256::new();
    for file in &files {
        all.update(fs::read(file)?);
    }
    let version: String = all.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();

    let mut constants = String::new();
    let mut names = Vec::new();
    for file in &files {
        let constant = embed(file, &version, &out, &mut constants)?;
        names.push(constant);
    }
    writeln!(
        constants,
        "/// Every embedded file.\npub static ALL: &[&Asset] = &[{}];",
        names.iter().map(|name| format!("&{name}, ")).collect::<String>()
    )?;
    fs::write(out.join("assets.rs"), constants)?;
    fs::write(out.join("crates.tsv"), crates()?)?;
    Ok(())
}

/// Name, version and licence of every crate that the lock file names for this target.
fn crates() -> Outcome<String> {
    println!("cargo::rerun-if-changed=Cargo.lock");
    let metadata = Command::new(env::var("CARGO")?)
        .args(["metadata", "--format-version=1", "--locked", "--filter-platform", &env::var("TARGET")?])
        .output()?;
    if !metadata.status.success() {
        return Err(String::from_utf8_lossy(&metadata.stderr).into());
    }
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout)?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata names no packages")?;
    let text =
        |package: &serde_json::Value, field: &str| package[field].as_str().unwrap_or("see its source").to_owned();
    let mut lines: Vec<String> = packages
        .iter()
        .filter(|package| package["source"].is_string())
        .map(|package| {
            format!(
                "{} {}\t{}\n",
                text(package, "name"),
                text(package, "version"),
                text(package, "license").replace('/', " OR ")
            )
        })
        .collect();
    lines.sort();
    Ok(lines.concat())
}

fn embed(file: &Path, version: &str, out: &Path, constants: &mut String) -> Outcome<String> {
    let name = file.file_name().and_then(|name| name.to_str()).ok_or("a name in static/ is not text")?;
    let constant: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect();
    let (content_type, is_text) = match name.rsplit('.').next() {
        Some("css") => ("text/css; charset=utf-8", true),
        Some("js") => ("text/javascript; charset=utf-8", true),
        Some("svg") => ("image/svg+xml", true),
        Some("webmanifest") => ("application/manifest+json", true),
        Some("txt") => ("text/plain; charset=utf-8", true),
        Some("png") => ("image/png", false),
        Some("woff2") => ("font/woff2", false),
        _ => return Err(format!("static/{name}: what is its content type?").into()),
    };
    let bytes = fs::read(file)?;
    let plain = out.join(name);
    fs::write(&plain, &bytes)?;
    let (mut brotli_form, mut gzip_form) = ("None".to_owned(), "None".to_owned());
    if is_text {
        let path = out.join(format!("{name}.br"));
        let mut encoder = brotli::CompressorWriter::new(fs::File::create(&path)?, 4096, 11, 22);
        encoder.write_all(&bytes)?;
        drop(encoder);
        brotli_form = format!("Some(include_bytes!(\"{}\"))", path.display());
        let path = out.join(format!("{name}.gz"));
        let mut encoder = flate2::write::GzEncoder::new(fs::File::create(&path)?, flate2::Compression::best());
        encoder.write_all(&bytes)?;
        encoder.finish()?;
        gzip_form = format!("Some(include_bytes!(\"{}\"))", path.display());
    }
    writeln!(
        constants,
        "/// `static/{name}`\npub static {constant}: Asset = Asset {{ name: {name:?}, route: \"/static/{version}/{name}\", content_type: {content_type:?}, plain: include_bytes!(\"{}\"), brotli: {brotli_form}, gzip: {gzip_form} }};",
        plain.display()
    )?;
    Ok(constant)
}

/// The commit that is built, where that is known: `PP_BUILD_COMMIT`, else what git says.
fn commit() -> String {
    println!("cargo::rerun-if-env-changed=PP_BUILD_COMMIT");
    let asked = || {
        let answer = Command::new("git").args(["rev-parse", "--short=12", "HEAD"]).output().ok()?;
        answer.status.success().then(|| String::from_utf8_lossy(&answer.stdout).trim().to_owned())
    };
    env::var("PP_BUILD_COMMIT").ok().or_else(asked).unwrap_or_else(|| "unknown".to_owned())
}
