//! Settings, the database's tables, and the doctor.

use crate::program::{Desk, text};

#[test]
fn a_bad_setting_is_named() {
    let desk = Desk::new();
    for (name, value) in [
        ("PP_BIND", "8080"),
        ("PP_BASE_URL", "palette.example"),
        ("DATABASE_URL", "postgres://user:hunter2@host/name"),
        ("DB_PORT", "many"),
        ("SECRET_KEY", "hunter2"),
        ("SENTRY_DSN", "hunter2"),
        ("PP_MAX_UPLOAD_MB", "0"),
        ("PP_MAX_MEGAPIXELS", "lots"),
        ("PP_LOG_FORMAT", "xml"),
    ] {
        let older = [("DB_HOST", "host"), ("DB_USER", "user"), ("DB_NAME", "name"), (name, value)];
        let variables = if name == "DB_PORT" { &older[..] } else { &older[3..] };
        for command in [&["serve"][..], &[], &["doctor"]] {
            let run = desk.run_with(variables, command).expect(2);
            assert!(run.complaints.contains(name), "{name}: {}", run.complaints);
            assert!(!run.complaints.contains("hunter2"), "{}", run.complaints);
        }
    }
    let run = desk.run_with(&[("SECRET_KEY_FILE", "/nowhere/at/all")], &["serve"]).expect(2);
    assert!(run.complaints.contains("SECRET_KEY"), "{}", run.complaints);
    let run = desk.run(&["serve", "--config", "none.toml"]).expect(2);
    assert!(run.complaints.contains("none.toml"), "{}", run.complaints);
}

#[test]
fn flags_are_stronger_than_the_environment_and_files() {
    let desk = Desk::new();
    // A wrong value shows which source was read.
    let complains = |variables: &[(&str, &str)], args: &[&str]| {
        desk.run_with(variables, &[&["doctor"], args].concat()).expect(2).complaints
    };
    desk.put("settings.toml", b"PP_LOG_FORMAT = \"from-file\"\nPP_BIND = \"from-file\"\n");
    let config = desk.path("settings.toml");
    assert!(complains(&[], &["--config", text(&config)]).contains("from-file"));
    assert!(complains(&[("PP_CONFIG", text(&config))], &[]).contains("from-file"));
    desk.put(".env", b"PP_BIND=from-dotenv\nPP_LOG_FORMAT=text\n");
    assert!(complains(&[], &["--config", text(&config)]).contains("from-dotenv"));
    assert!(complains(&[("PP_BIND", "from-environment")], &[]).contains("from-environment"));
    let run = desk.run_with(&[("PP_BIND", "from-environment")], &["serve", "--bind", "from-flag"]).expect(2);
    assert!(run.complaints.contains("from-flag"), "{}", run.complaints);
}

#[test]
fn tables_are_made_looked_at_and_taken_back() {
    let desk = Desk::new();
    let before = desk.run(&["migrate", "status"]).expect(1);
    assert!(before.out.contains("pending") && !before.out.contains("applied"), "{}", before.out);
    let steps = before.out.lines().count();
    desk.run(&["migrate", "run"]).expect(0);
    let after = desk.run(&["migrate", "status"]).expect(0).out;
    assert_eq!(after.lines().count(), steps);
    assert!(after.lines().all(|line| line.contains("applied")), "{after}");
    assert!(desk.run(&["migrate", "run"]).expect(0).out.contains("up to date"));

    desk.run(&["migrate", "revert"]).expect(0);
    let reverted = desk.run(&["migrate", "status"]).expect(1).out;
    assert_eq!(reverted.lines().filter(|line| line.contains("pending")).count(), 1, "{reverted}");
    for _ in 1..steps {
        desk.run(&["migrate", "revert"]).expect(0);
    }
    assert!(desk.run(&["migrate", "revert"]).expect(0).out.contains("nothing"));
    desk.run(&["migrate", "run"]).expect(0);

    // Somewhere else, by a flag.
    let other = format!("sqlite://{}", desk.path("other.db").display());
    desk.run(&["migrate", "run", "--database-url", &other]).expect(0);
    assert!(desk.path("other.db").exists());
}

#[test]
fn the_doctor_finds_what_is_wrong_and_says_how_to_mend_it() {
    let desk = Desk::new();
    let well = desk.run(&["doctor"]).expect(0).out;
    for looked_at in ["settings", "data folder", "disk", "clock", "catalogue", "database"] {
        assert!(well.contains(&format!("ok    {looked_at}")), "{well}");
    }
    // Nobody listens on the port of this address.
    let address = "mysql://someone:hunter2@127.0.0.1:9/none";
    let ill = desk.run_with(&[("DATABASE_URL", address)], &["doctor"]).expect(1);
    assert!(ill.out.contains("MEND  database") && ill.out.contains("DATABASE_URL"), "{}", ill.out);
    assert!(!ill.out.contains("hunter2") && !ill.complaints.contains("hunter2"));

    desk.put("file", b"in the way");
    let ill = desk.run(&["doctor", "--data", text(&desk.path("file"))]).expect(1).out;
    assert!(ill.contains("MEND  data folder") && ill.contains("PP_DATA_DIR"), "{ill}");
}
