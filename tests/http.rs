//! The product over HTTP: a real server, real requests, on SQLite and on the MySQL or MariaDB that
//! `PP_TEST_MYSQL_URL` names (a user who may create and drop databases `pp_test_…`).
//!
//! Without that variable the server's half does nothing but say so; with `PP_TEST_REQUIRE_MYSQL=1`
//! it then fails.

// Clippy knows tests by their attribute only, and the cases are called from them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod support;

#[path = "http/back_and_forth.rs"]
mod back_and_forth;
#[path = "http/collection.rs"]
mod collection;
#[path = "http/events.rs"]
mod events;
#[path = "http/forms.rs"]
mod forms;
#[path = "http/headers.rs"]
mod headers;
#[path = "http/health.rs"]
mod health;
#[path = "http/idempotency.rs"]
mod idempotency;
#[path = "http/journey.rs"]
mod journey;
#[path = "http/language.rs"]
mod language;
#[path = "http/lifecycle.rs"]
mod lifecycle;
#[path = "http/ownership.rs"]
mod ownership;
#[path = "http/pictures.rs"]
mod pictures;
#[path = "http/refusals.rs"]
mod refusals;
#[path = "http/swatches.rs"]
mod swatches;
#[path = "http/unreadable.rs"]
mod unreadable;

/// Makes a test of every case for every engine. A case is an async function of an open house.
macro_rules! on_both_engines {
    ($($group:ident { $($case:ident,)+ })+) => {
        mod sqlite {
            $(mod $group { $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $case() {
                    crate::support::on_sqlite(crate::$group::$case).await;
                }
            )+ })+
        }

        mod mysql {
            $(mod $group { $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $case() {
                    crate::support::on_mysql(crate::$group::$case).await;
                }
            )+ })+
        }
    };
}

on_both_engines! {
    back_and_forth {
        a_form_sent_again_is_one_row_and_a_changed_one_another,
        the_story_can_be_told_again_and_shared,
        show_me_others_never_repeats,
    }
    collection {
        tools_speak_of_every_colour,
        emotions_come_with_confidence_and_research,
        the_map_has_every_painting_and_its_family,
        a_surprise_goes_further_and_repeats,
        choices_are_learned_from,
    }
    events {
        a_finished_story_is_told_whole,
        a_broken_stream_goes_on_where_it_broke,
        a_story_is_told_while_it_waits,
    }
    forms {
        the_whole_journey_without_javascript,
        an_upload_goes_the_same_way,
        errors_keep_what_was_typed,
        a_painting_in_two_places_is_refused,
        a_missing_picture_is_asked_for,
        the_gallery_waits_for_a_feeling,
    }
    health {
        a_house_with_its_database_is_healthy,
        a_house_without_its_database_says_so,
    }
    idempotency {
        the_same_key_gives_the_same_answer,
        the_same_key_many_times_at_once_makes_one_row,
        a_key_belongs_to_its_session_and_its_address,
        a_refused_request_does_not_use_its_key_up,
        a_new_key_is_a_new_version,
    }
    journey {
        a_palette_of_colours,
        an_edit_names_its_parent,
        ten_paintings_with_reasons,
        paintings_can_be_left_out,
        a_preview_keeps_nothing,
        a_story_in_english,
        a_story_in_chinese,
        a_seed_repeats_its_story,
        stories_are_listed_page_by_page,
        a_story_is_shared_and_taken_back,
    }
    lifecycle {
        a_restart_keeps_everything,
        a_stop_lets_a_request_finish,
        a_stop_ends_streams_and_a_start_ends_stories,
    }
    ownership {
        nobody_else_reads_or_changes_a_row,
        nobody_else_sees_a_picture,
        a_selection_of_somebody_else_is_no_selection,
    }
    refusals {
        every_status_in_both_languages,
        every_field_says_what_is_wrong,
        too_much_is_too_much,
        pages_say_it_as_pages,
    }
    swatches {
        a_palette_leaves_and_comes_back_in_every_format,
        a_swatch_file_that_cannot_be_read_says_why,
        a_frame_is_left_out_and_counted_after_all,
    }
}
