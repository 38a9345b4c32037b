//! `migrate`: the database's tables.

use clap::Subcommand;

use super::{Common, output};
use crate::store::{MigrationState, Store, StoreOptions};

/// What to do with the tables.
#[derive(Debug, Subcommand)]
pub enum Migrate {
    /// Bring the tables to this version (the server does it by itself at start)
    Run,
    /// Show which steps are done; exit code 1 when some are not
    Status,
    /// Take the last step back: its tables and their rows are gone
    Revert,
}

/// Carries it out.
pub fn run(common: &Common, args: &Migrate) -> anyhow::Result<()> {
    let settings = common.settings(None)?;
    super::serve::runtime()?.block_on(async {
        let store = Store::open(settings.database_url.expose(), StoreOptions::default()).await?;
        let outcome = act(&store, args).await;
        store.close().await;
        outcome
    })
}

async fn act(store: &Store, args: &Migrate) -> anyhow::Result<()> {
    match args {
        Migrate::Run => match store.migrate().await? {
            0 => output::line("nothing to do: the tables are up to date"),
            count => output::line(&format!("{count} steps done")),
        },
        Migrate::Status => {
            let steps = store.migration_status().await?;
            for step in &steps {
                output::line(&format!("{:04}  {:<9} {}", step.version, word(step.state), step.description))?;
            }
            let open = steps.iter().filter(|step| step.state != MigrationState::Applied).count();
            anyhow::ensure!(open == 0, "{open} of {} steps are not as this version wants them", steps.len());
            Ok(())
        }
        Migrate::Revert => match store.revert_last().await? {
            Some(version) => output::line(&format!("step {version:04} taken back")),
            None => output::line("nothing to take back"),
        },
    }
}

fn word(state: MigrationState) -> &'static str {
    match state {
        MigrationState::Applied => "applied",
        MigrationState::Pending => "pending",
        MigrationState::Changed => "changed",
        MigrationState::Failed => "failed",
        MigrationState::Unknown => "unknown",
    }
}
