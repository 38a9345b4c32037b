//! `serve`: starts, answers, stops.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use crate::{program::Desk, support};

/// A server of its own process; killed when the test ends early.
pub struct Served {
    child: Child,
    pub address: String,
}

impl Served {
    /// Starts the program and reads the address that it prints.
    pub fn start(desk: &Desk, args: &[&str]) -> Self {
        Self::start_with(desk, &[], args)
    }

    /// The same with settings in the environment.
    pub fn start_with(desk: &Desk, environment: &[(&str, &str)], args: &[&str]) -> Self {
        let mut command = desk.command(args);
        let mut child =
            command.envs(environment.iter().copied()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().expect("a line").unwrap();
        let address = first.split_whitespace().find(|word| word.starts_with("http://")).expect("an address").to_owned();
        // Whoever reads no further must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address }
    }

    /// Sends a signal and gives the exit code.
    pub fn stop(mut self, signal: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub async fn health(address: &str) -> serde_json::Value {
    support::eventually("it is healthy", async || {
        let answer = reqwest::get(format!("{address}api/health")).await.ok()?;
        answer.json().await.ok()
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn starts_answers_and_stops() {
    let desk = Desk::new();
    for (args, signal) in [(&["serve", "--bind", "127.0.0.1:0"][..], "TERM"), (&["--bind", "127.0.0.1:0"], "INT")] {
        let served = Served::start(&desk, args);
        let health = health(&served.address).await;
        assert_eq!(health["status"], "healthy", "{health}");
        assert_eq!(served.stop(signal), Some(0), "{signal}");
    }
    assert!(desk.path("data/plot-palette.db").exists(), "the data folder is where it was named");
    assert!(desk.path("data/uploads").is_dir());
    let key = std::fs::metadata(desk.path("data/secret.key")).unwrap();
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&key.permissions()) & 0o077, 0, "others may not read the key");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taken_address_is_named() {
    let desk = Desk::new();
    let served = Served::start(&desk, &["serve", "--bind", "127.0.0.1:0"]);
    let taken = served.address.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let run = desk.run(&["serve", "--bind", &taken]).expect(1);
    assert!(run.complaints.contains(&taken) && run.complaints.contains("PP_BIND"), "{}", run.complaints);
    drop(served);
}

#[test]
fn a_database_out_of_reach_is_named_without_its_password() {
    let desk = Desk::new();
    let address = [("DATABASE_URL", "mysql://someone:hunter2@127.0.0.1:9/none")];
    let run = desk.run_with(&address, &["serve", "--bind", "127.0.0.1:0"]).expect(1);
    assert!(run.complaints.contains("DATABASE_URL") && !run.complaints.contains("hunter2"), "{}", run.complaints);
}
