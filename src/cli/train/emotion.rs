//! `train emotion`: the model that the product is built with.

use std::{fs, path::PathBuf};

use anyhow::Context as _;
use clap::Args;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use time::{Date, macros::format_description};

use super::super::output::{self, Format, Usage};
use crate::{
    catalogue,
    clock::Clock,
    colour::{BasicTerm, Palette},
    emotion::{
        Auc, DataSource, Emotion, MoodModel,
        train::{self, Record},
    },
};

/// Arguments of `train emotion`.
#[derive(Debug, Args)]
pub struct EmotionArgs {
    /// CSV with the columns artist, the 12 basic colour terms (shares, 0–1) and the 15 emotions (fractions of annotators)
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// The model file to write
    #[arg(long, value_name = "FILE", default_value = "models/emotion.json")]
    out: PathBuf,
    /// The day to write into it, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// How to print the figures
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Fits, measures, writes the file and prints the figures.
pub fn run(args: &EmotionArgs) -> anyhow::Result<()> {
    let made = day(args.date.as_deref())?;
    let bytes = fs::read(&args.data).with_context(|| args.data.display().to_string())?;
    let records = records(&bytes).with_context(|| args.data.display().to_string())?;
    let file = args.data.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let data = DataSource::of(file, Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect());
    let palettes: Vec<Palette> = catalogue::builtin().iter().map(|painting| painting.palette.clone()).collect();
    output::note(&format!("{} paintings: fitting and cross-validating takes up to a minute", records.len()));
    let model = train::train(&records, &palettes, data, made)?;
    let json = serde_json::to_string_pretty(&model)?;
    fs::write(&args.out, json + "\n").with_context(|| args.out.display().to_string())?;
    output::note(&format!("written to {}", args.out.display()));
    if args.format == Format::Json { figures(&model) } else { table(&model) }
}

/// The day given, or today.
fn day(given: Option<&str>) -> anyhow::Result<String> {
    let form = format_description!("[year]-[month]-[day]");
    let Some(given) = given else { return Ok(Clock::system().now().date().format(form)?) };
    let read =
        Date::parse(given, form).map_err(|_| Usage(format!("--date takes a day like 2026-11-20, not '{given}'")))?;
    Ok(read.format(form)?)
}

/// The rows of a CSV. The line of a wrong value is named.
fn records(bytes: &[u8]) -> anyhow::Result<Vec<Record>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let headers = reader.headers()?.clone();
    let wanted =
        std::iter::once("artist").chain(BasicTerm::ALL.map(BasicTerm::as_str)).chain(Emotion::ALL.map(Emotion::as_str));
    let missing: Vec<&str> = wanted.filter(|name| !headers.iter().any(|header| header == *name)).collect();
    if !missing.is_empty() {
        return Err(Usage(format!("the CSV has no column {}", missing.join(", "))).into());
    }
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap_or_default();
    let (artist, colours, emotions) =
        (column("artist"), BasicTerm::ALL.map(|term| column(term.as_str())), Emotion::ALL.map(|e| column(e.as_str())));
    let mut records = Vec::new();
    for row in reader.records() {
        let row = row?;
        let line = row.position().map_or(0, csv::Position::line);
        let share = |column: usize| {
            let text = row.get(column).unwrap_or_default();
            let value = text.trim().parse::<f32>().ok().filter(|value| (0.0..=1.0).contains(value));
            value.with_context(|| format!("line {line}, {}: '{text}' is no share from 0 to 1", &headers[column]))
        };
        let mut record =
            Record { artist: row.get(artist).unwrap_or_default().to_owned(), colours: [0.0; 12], named: [false; 15] };
        for (value, column) in record.colours.iter_mut().zip(colours) {
            *value = share(column)?;
        }
        for (named, column) in record.named.iter_mut().zip(emotions) {
            *named = share(column)? > 0.0;
        }
        let sum: f32 = record.colours.iter().sum();
        anyhow::ensure!((sum - 1.0).abs() < 0.01, "line {line}: the colours sum to {sum}, not 1");
        records.push(record);
    }
    Ok(records)
}

fn table(model: &MoodModel) -> anyhow::Result<()> {
    let auc = |auc: &Auc| format!("{:.3} ({:.3}–{:.3})", auc.mean, auc.interval[0], auc.interval[1]);
    let row = |name: &str, base: &str, quality: &crate::emotion::Quality| {
        let aucs = [quality.auc.learned, quality.auc.formulas, quality.auc.blend].map(|one| auc(&one)).join("  ");
        format!("{name:<17} {base:>5}  {aucs}  {:.3}", quality.calibration_error)
    };
    output::line("ROC-AUC on paintings of unseen artists, with 95 % intervals; calibration error of the blend")?;
    output::line("emotion            base  learned              formulas             blend                error")?;
    for one in &model.emotions {
        output::line(&row(one.emotion.as_str(), &format!("{:.3}", one.base_rate), &one.quality))?;
    }
    output::line(&row("all (mean)", "", &model.quality))?;
    output::line("\nprobability of the blend, and how often it came true")?;
    for bin in &model.quality.reliability {
        output::line(&format!("{:.3}  {:.3}  {:6}", bin.predicted, bin.observed, bin.count))?;
    }
    Ok(())
}

fn figures(model: &MoodModel) -> anyhow::Result<()> {
    let each = model
        .emotions
        .iter()
        .map(|one| json!({"emotion": one.emotion, "base_rate": one.base_rate, "quality": one.quality}));
    output::json(
        &json!({"made": model.made, "data": model.data, "quality": model.quality, "emotions": each.collect::<Vec<_>>()}),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(change: impl Fn(&str) -> String) -> Vec<u8> {
        let names = BasicTerm::ALL.map(BasicTerm::as_str).into_iter().chain(Emotion::ALL.map(Emotion::as_str));
        let names: Vec<&str> = std::iter::once("artist").chain(names).collect();
        let values: Vec<&str> =
            names.iter().map(|name| if ["grey", "love"].contains(name) { "1" } else { "0" }).collect();
        change(&format!("{}\n{}\n", names.join(","), values.join(","))).into_bytes()
    }

    #[test]
    fn rows_are_read_by_the_names_of_their_columns() {
        let records = records(&csv(str::to_owned)).unwrap();
        let [record] = &records[..] else { panic!("{records:?}") };
        assert_eq!(record.artist, "0");
        assert!((record.colours[BasicTerm::Grey as usize] - 1.0).abs() < f32::EPSILON);
        assert_eq!(Emotion::ALL.into_iter().filter(|e| record.named[*e as usize]).collect::<Vec<_>>(), [Emotion::Love]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let says = |change: &dyn Fn(&str) -> String| format!("{:#}", records(&csv(change)).unwrap_err());
        assert!(says(&|text| text.replace("grey", "gray").replace("love", "joy")).contains("grey, love"));
        assert!(says(&|text| text.replace(",1,", ",much,")).contains("line 2, grey: 'much'"));
        assert!(says(&|text| text.replacen(",1,", ",0.5,", 1)).contains("sum to 0.5"));
    }

    #[test]
    fn a_day_is_checked() {
        assert_eq!(day(Some("2026-11-20")).unwrap(), "2026-11-20");
        assert!(day(Some("20.11.2026")).is_err() && day(Some("2026-02-30")).is_err());
        assert_eq!(day(None).unwrap().len(), 10);
    }
}
