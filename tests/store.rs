//! The conformance suite of the store: every case runs on SQLite, in a file of its own, and on the
//! server that `PP_TEST_MYSQL_URL` names (a user who may create and drop databases `pp_test_…`).
//!
//! Without that variable the server's half does nothing but say so; with `PP_TEST_REQUIRE_MYSQL=1`
//! it then fails.

// Clippy knows tests by their attribute only, and the cases are called from them.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "store/bench.rs"]
mod bench;
#[path = "store/fixture.rs"]
mod fixture;

#[path = "store/events.rs"]
mod events;
#[path = "store/idempotency.rs"]
mod idempotency;
#[path = "store/models.rs"]
mod models;
#[path = "store/offers.rs"]
mod offers;
#[path = "store/opening.rs"]
mod opening;
#[path = "store/paintings.rs"]
mod paintings;
#[path = "store/palettes.rs"]
mod palettes;
#[path = "store/queue.rs"]
mod queue;
#[path = "store/schema.rs"]
mod schema;
#[path = "store/sessions.rs"]
mod sessions;
#[path = "store/stories.rs"]
mod stories;
#[path = "store/text.rs"]
mod text;

/// Makes a test of every case for every engine. A case is an async function of a migrated store.
macro_rules! conformance {
    ($($group:ident { $($case:ident,)+ })+) => {
        mod sqlite {
            $(mod $group { $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $case() {
                    crate::bench::sqlite(crate::$group::$case).await;
                }
            )+ })+
        }

        mod mysql {
            $(mod $group { $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $case() {
                    crate::bench::mysql(crate::$group::$case).await;
                }
            )+ })+
        }
    };
}

conformance! {
    events {
        five_hundred_at_once,
        without_a_session_or_with_one_that_has_gone,
        none_at_all,
    }
    idempotency {
        the_second_request_gets_the_first_answer,
        of_sixteen_at_once_one_is_fresh,
        an_abandoned_request_is_taken_over_once,
        a_forgotten_request_is_fresh_again,
        answers_are_forgotten_after_a_day,
        keys_belong_to_their_session_and_route,
    }
    models {
        the_newest_model_of_a_name_is_kept,
    }
    offers {
        an_offer_comes_back_in_order,
        an_offer_belongs_to_its_session,
        the_latest_and_all_that_was_shown,
        an_offer_is_kept_whole_or_not_at_all,
        a_selection_comes_back,
        what_was_shown_and_picked,
        a_selection_needs_its_paintings,
    }
    opening {
        answers_a_ping_until_it_is_closed,
        two_stores_share_one_database,
        sixty_four_writers_at_once,
    }
    paintings {
        a_sync_inserts_updates_and_leaves,
        a_sync_of_the_whole_collection_is_quick,
        a_retired_painting_leaves_the_index_and_keeps_its_facts,
        a_large_collection_is_asked_for_in_pieces,
        two_processes_sync_at_once,
    }
    palettes {
        a_palette_comes_back,
        a_palette_belongs_to_its_session,
        a_palette_needs_its_session,
        a_big_palette_comes_back,
        an_edit_outlives_its_parent_session,
    }
    queue {
        versions_count_up,
        eight_versions_at_once,
        the_oldest_is_claimed_first,
        eight_writers_claim_each_story_once,
        an_expired_lease_is_taken_over,
        a_renewed_lease_holds,
        progress_and_end,
        a_failure_and_a_return_to_the_queue,
        places_in_the_queue,
    }
    schema {
        migrating_twice_changes_nothing,
        all_the_way_down_and_up_again,
        one_step_down,
        several_processes_migrate_at_once,
        a_newer_schema_is_no_obstacle,
        a_changed_migration_is_refused,
    }
    sessions {
        a_session_is_found_by_its_token,
        an_expired_session_is_not_found,
        a_visit_is_noted_once_an_hour,
        a_token_is_unique,
        deleting_a_session_deletes_all_of_it,
        purging_takes_the_expired_only,
    }
    stories {
        a_story_comes_back,
        a_story_belongs_to_its_session,
        lists_page_from_the_newest,
        a_shared_story_is_found_by_its_token,
        share_tokens_are_exact_and_unique,
    }
    text {
        instants_come_back_to_the_microsecond_and_sort,
        every_script_comes_back,
        case_and_trailing_spaces_are_kept,
        forty_characters_of_any_script_fit,
    }
}
