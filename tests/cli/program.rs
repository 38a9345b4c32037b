//! The program in an empty folder, with an empty environment.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

/// A folder to run the program in.
pub struct Desk {
    folder: TempDir,
}

/// What a run gave.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub bytes: Vec<u8>,
    pub complaints: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file on the desk.
    pub fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// The program, ready to run here. Nothing of the outer environment reaches it.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plot-palette"));
        command.args(args).current_dir(self.folder.path()).env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", self.folder.path()).env("XDG_CONFIG_HOME", self.path("config"));
        command.env("PP_DATA_DIR", self.path("data"));
        command.stdin(std::process::Stdio::null());
        command
    }

    /// Runs it to its end.
    pub fn run(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).output().unwrap())
    }

    /// The same with more in the environment.
    pub fn run_with(&self, variables: &[(&str, &str)], args: &[&str]) -> Run {
        Run::of(self.command(args).envs(variables.iter().copied()).output().unwrap())
    }
}

impl Run {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().expect("ended by itself"),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            bytes: output.stdout,
            complaints: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Checks the exit code, and shows what was complained about where it is another.
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.complaints);
        assert!(!self.complaints.contains("panicked"), "{}", self.complaints);
        self
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// The text of a path.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Every command has help that a person can learn from.
#[test]
fn help_is_there_for_everything() {
    let desk = Desk::new();
    let commands: [&[&str]; 22] = [
        &[],
        &["serve"],
        &["migrate"],
        &["migrate", "run"],
        &["migrate", "status"],
        &["migrate", "revert"],
        &["palette"],
        &["recommend"],
        &["story"],
        &["catalogue"],
        &["catalogue", "list"],
        &["catalogue", "show"],
        &["catalogue", "map"],
        &["catalogue", "add"],
        &["catalogue", "remove"],
        &["catalogue", "restore"],
        &["catalogue", "build"],
        &["catalogue", "stats"],
        &["train"],
        &["train", "emotion"],
        &["train", "ranking"],
        &["doctor"],
    ];
    for command in commands {
        let help = desk.run(&[command, &["--help"]].concat()).expect(0);
        assert!(help.out.contains("Usage: plot-palette"), "{command:?}: {}", help.out);
        // `train emotion --data FILE` means another kind of data, and needs no folder.
        let has_folder = command != ["train", "emotion"];
        assert_eq!(help.out.contains("PP_DATA_DIR"), has_folder, "{command:?} does not say where data goes");
    }
    let whole = desk.run(&["--help"]).expect(0).out;
    for command in ["serve", "migrate", "palette", "recommend", "story", "catalogue", "train", "doctor"] {
        assert!(whole.contains(&format!("\n  {command}")), "{command}: {whole}");
    }
    let version = desk.run(&["--version"]).expect(0).out;
    assert!(version.contains(env!("CARGO_PKG_VERSION")), "{version}");
    // Asking for help leaves no trace.
    assert!(!desk.path("data").exists());
}

#[test]
fn what_is_not_known_is_said() {
    let desk = Desk::new();
    let unknown: [&[&str]; 4] =
        [&["dance"], &["palette"], &["story", "--narrator", "bard"], &["palette", "--format", "pdf", "a"]];
    for args in unknown {
        let run = desk.run(args).expect(2);
        assert!(run.complaints.contains("Usage") || run.complaints.contains("--help"), "{}", run.complaints);
        assert!(run.out.is_empty());
    }
}
