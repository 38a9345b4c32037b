//! `doctor`: is everything as it should be, and how to mend what is not.

use std::{fs, path::Path, time::Duration};

use time::macros::datetime;

use super::{Common, output};
use crate::{
    catalogue,
    clock::Clock,
    config::Settings,
    store::{MigrationState, Store, StoreOptions},
};

/// Below this, uploads will soon fail; in bytes.
const ROOM: u64 = 500 * 1024 * 1024;
/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// One finding: what was looked at, and either how it is or what is wrong and how to mend it.
struct Finding {
    what: &'static str,
    state: Result<String, String>,
}

/// Looks at everything, prints a line each, and fails when anything has to be mended.
pub fn run(common: &Common) -> anyhow::Result<()> {
    let settings = common.settings(None)?;
    let mut findings = vec![
        Finding { what: "settings", state: Ok(format!("complete; the server will listen on {}", settings.bind)) },
        Finding { what: "data folder", state: folder(&settings.data_dir) },
        Finding { what: "disk", state: disk(&settings.data_dir) },
        Finding { what: "clock", state: clock(&settings.data_dir) },
        Finding { what: "catalogue", state: Ok(format!("{} paintings built in", catalogue::builtin().len())) },
    ];
    let database = super::serve::runtime()?.block_on(database(&settings));
    findings.push(Finding { what: "database", state: database });
    let ill = findings.iter().filter(|finding| finding.state.is_err()).count();
    for Finding { what, state } in findings {
        match state {
            Ok(text) => output::line(&format!("ok    {what}: {text}"))?,
            Err(text) => output::line(&format!("MEND  {what}: {text}"))?,
        }
    }
    anyhow::ensure!(ill == 0, "{ill} to mend");
    Ok(())
}

fn folder(data: &Path) -> Result<String, String> {
    let advice = "make the folder writable for this user, or name another one in PP_DATA_DIR";
    fs::create_dir_all(data).map_err(|error| format!("{} cannot be made ({error}): {advice}", data.display()))?;
    let probe = data.join(".doctor");
    fs::write(&probe, b"ok")
        .and_then(|()| fs::remove_file(&probe))
        .map_err(|error| format!("{} cannot be written ({error}): {advice}", data.display()))?;
    Ok(format!("{} can be written", data.display()))
}

fn disk(data: &Path) -> Result<String, String> {
    let free = fs4::available_space(data).map_err(|error| format!("free space is unknown ({error})"))?;
    let text = format!("{} MB free", free / 1024 / 1024);
    if free < ROOM { Err(format!("{text}: clear space, or move PP_DATA_DIR to a larger disk")) } else { Ok(text) }
}

/// A wrong clock breaks sessions and certificates. There is nobody to ask on a lonely machine, so
/// this finds the common faults: a clock that was never set, and a data folder on a machine that
/// disagrees by more than a minute.
fn clock(data: &Path) -> Result<String, String> {
    let now = Clock::system().now();
    let advice = "set the clock, for example with `timedatectl set-ntp true`";
    if now < datetime!(2026-01-01 0:00 UTC) {
        return Err(format!("it says {now}, before this program was made: {advice}"));
    }
    let probe = data.join(".doctor-clock");
    let written = fs::write(&probe, b"").and_then(|()| fs::metadata(&probe)).and_then(|meta| meta.modified());
    // The probe may never have been written; there is nothing to remove then.
    let _ = fs::remove_file(&probe);
    match written.map(time::OffsetDateTime::from) {
        Ok(disk) if (disk - now).abs() > time::Duration::MINUTE => {
            Err(format!("it says {now}, but the data folder's disk says {disk}: {advice}"))
        }
        _ => Ok(format!("it says {now}")),
    }
}

async fn database(settings: &Settings) -> Result<String, String> {
    let advice = "is the server running, and are address, name, user and password in DATABASE_URL right?";
    let looked = tokio::time::timeout(PATIENCE, async {
        let store = Store::open(settings.database_url.expose(), StoreOptions::default()).await?;
        store.ping().await?;
        let steps = store.migration_status().await?;
        let engine = store.engine();
        store.close().await;
        Ok::<_, crate::store::StoreError>((engine, steps))
    });
    let (engine, steps) = match looked.await {
        Err(_) => return Err(format!("no answer within {} s: {advice}", PATIENCE.as_secs())),
        Ok(Err(error)) => return Err(format!("{error}: {advice}")),
        Ok(Ok(found)) => found,
    };
    let pending = steps.iter().filter(|step| step.state == MigrationState::Pending).count();
    let odd = steps.iter().any(|step| !matches!(step.state, MigrationState::Applied | MigrationState::Pending));
    if odd {
        return Err(format!(
            "{engine} answers, but its tables are of another version: see `plot-palette migrate status`"
        ));
    }
    Ok(match pending {
        0 => format!("{engine} answers, tables are up to date"),
        count => format!("{engine} answers; {count} migration steps will run at the next start"),
    })
}
