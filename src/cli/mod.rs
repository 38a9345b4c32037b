//! The command line: the server and every tool in one program.
//!
//! Exit codes: 0 done; 1 it did not work, and the message says why; 2 the command or a setting is wrong.

#![allow(clippy::doc_markdown, rustdoc::bare_urls, reason = "the doc comments of arguments are the help text")]

mod catalogue;
mod collection;
mod colours;
mod doctor;
mod migrate;
mod output;
mod palette;
mod recommend;
mod serve;
mod story;
mod train;

use std::{collections::BTreeMap, path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};

use crate::config::{ConfigError, Settings, Sources};

/// Bring a picture, meet the paintings that share its colours, and leave with a story.
///
/// Without a command the server starts.
#[derive(Debug, Parser)]
#[command(version = crate::telemetry::RELEASE, about, long_about, after_help = "Settings come from flags, then the environment, then .env, then the settings file; .env.example lists them all.")]
pub struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    serve: serve::ServeArgs,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Flags that every command knows.
#[derive(Debug, Args)]
struct Common {
    /// Folder for the embedded database, pictures and key [PP_DATA_DIR; default: the user-data folder]
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Settings file in TOML [PP_CONFIG]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Database, sqlite://FILE or mysql://USER:PASSWORD@HOST/NAME [DATABASE_URL]
    #[arg(long, global = true, value_name = "URL")]
    database_url: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the server (also what happens without a command)
    Serve(serve::ServeArgs),
    /// Bring the database's tables to this version, show where they are, or take the last step back
    #[command(subcommand)]
    Migrate(migrate::Migrate),
    /// Show the palette of pictures: files in, palettes out, no server, no database
    Palette(palette::PaletteArgs),
    /// Show the paintings of the collection that match a picture or colours
    Recommend(recommend::RecommendArgs),
    /// Write a story from three paintings
    Story(story::StoryArgs),
    /// Look at the collection, change it, or build one from pictures
    #[command(subcommand)]
    Catalogue(catalogue::Catalogue),
    /// Fit the model of emotions, or learn the order of the gallery
    #[command(subcommand)]
    Train(train::Train),
    /// Check settings, database, folders, clock and disk, and say how to mend what is wrong
    Doctor,
}

impl Common {
    fn settings(&self, bind: Option<&str>) -> Result<Settings, ConfigError> {
        let mut flags = BTreeMap::new();
        let data = self.data.as_ref().map(|path| path.display().to_string());
        for (name, value) in
            [("PP_DATA_DIR", data), ("DATABASE_URL", self.database_url.clone()), ("PP_BIND", bind.map(str::to_owned))]
        {
            if let Some(value) = value {
                flags.insert(name, value);
            }
        }
        Settings::load(&Sources::of_process(flags, self.config.as_deref())?)
    }
}

/// Carries a command out and says how it went.
pub fn run(cli: Cli) -> ExitCode {
    let Cli { common, serve, command } = cli;
    let outcome = match command {
        None => serve::run(&common, &serve),
        Some(Command::Serve(args)) => serve::run(&common, &args),
        Some(Command::Migrate(args)) => migrate::run(&common, &args),
        Some(Command::Palette(args)) => palette::run(&args),
        Some(Command::Recommend(args)) => recommend::run(&common, &args),
        Some(Command::Story(args)) => story::run(&args),
        Some(Command::Catalogue(args)) => catalogue::run(&common, &args),
        Some(Command::Train(args)) => train::run(&common, &args),
        Some(Command::Doctor) => doctor::run(&common),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("{error:#}"));
            if error.is::<ConfigError>() || error.is::<output::Usage>() { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}
