//! Embeds files under addresses with the hash of them all, with brotli and gzip forms made once,
//! here. The table is typed: a page that names a missing file does not compile.

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::Outcome;

/// Writes `assets.rs` with a constant for each file of a folder, and for some more.
pub fn embed(folder: &Path, more: &[PathBuf], out: &Path) -> Outcome<()> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    files.extend_from_slice(more);
    files.sort();
    let mut all = Sha256::new();
    for file in &files {
        all.update(fs::read(file)?);
    }
    let version: String = all.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let mut constants = String::new();
    let mut names = String::new();
    for file in &files {
        write!(names, "&{}, ", one(file, &version, out, &mut constants)?)?;
    }
    writeln!(constants, "/// Every embedded file.\npub static ALL: &[&Asset] = &[{names}];")?;
    fs::write(out.join("assets.rs"), constants)?;
    Ok(())
}

fn one(file: &Path, version: &str, out: &Path, constants: &mut String) -> Outcome<String> {
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
    // A copy, as the other forms are: what is compiled names no file outside the target folder, which may outlive this one.
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
