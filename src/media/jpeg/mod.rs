//! JPEG, decoded at an eighth to all of its size, a line at a time.
//!
//! libjpeg (in `MozJPEG`'s edition, built by a C compiler alone) leaves the coefficients out that a smaller picture does
//! not need. It is called through a safe interface; its errors unwind, and are caught here.

mod markers;

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::RgbImage;
use mozjpeg_sys::{jpeg_common_struct, jpeg_error_mgr};

pub use self::markers::Header;
use super::{
    MediaError,
    blocks::{Blocks, Goal},
    limits::broken,
};

/// Coefficients a side of a block.
const BLOCK: u32 = 8;

/// The picture in sRGB or its own profile's colours, not yet upright. Grey pictures are read too, four inks are not.
///
/// # Errors
/// [`MediaError::Broken`] also for data that are damaged in the middle, of which libjpeg only warns.
pub fn read(bytes: &[u8], header: &Header, goal: Goal) -> Result<RgbImage, MediaError> {
    let size = |eighths: u32| [header.width, header.height].map(|side| (side * eighths).div_ceil(BLOCK));
    let enough = |eighths: &u32| {
        let [width, height] = size(*eighths);
        goal.is_met_by(width, height)
    };
    let eighths = (1..BLOCK).find(enough).unwrap_or(BLOCK);
    let decode = || {
        let mut decoder = mozjpeg::Decompress::builder().with_err(strict()).from_mem(bytes)?;
        decoder.scale(eighths as u8);
        let mut decoder = decoder.rgb()?;
        let mut blocks = Blocks::new(goal, decoder.width() as u32, decoder.height() as u32);
        let mut line = vec![[0_u8; 3]; decoder.width()];
        for _ in 0..decoder.height() {
            decoder.read_scanlines_into(&mut line)?;
            blocks.push(&line);
        }
        Ok(blocks.finish())
    };
    let outcome: std::io::Result<RgbImage> = catch_unwind(AssertUnwindSafe(decode)).map_err(|_| broken("JPEG data"))?;
    outcome.map_err(broken)
}

/// Unwinds at errors, and at warnings once the pixels are being decoded: they tell of damaged data, where libjpeg would
/// go on with grey. Warnings about the header (an odd version number, stray bytes) are harmless.
fn strict() -> jpeg_error_mgr {
    jpeg_error_mgr {
        error_exit: Some(give_up),
        emit_message: Some(warned),
        output_message: Some(ignore),
        format_message: None,
        reset_error_mgr: Some(ignore),
        msg_code: 0,
        msg_parm: mozjpeg_sys::msg_parm_union::default(),
        trace_level: 0,
        num_warnings: 0,
        jpeg_message_table: std::ptr::null(),
        last_jpeg_message: 0,
        addon_message_table: std::ptr::null(),
        first_addon_message: 0,
        last_addon_message: 0,
    }
}

extern "C-unwind" fn give_up(_: &mut jpeg_common_struct) {
    std::panic::resume_unwind(Box::new(()));
}

extern "C-unwind" fn warned(common: &mut jpeg_common_struct, level: i32) {
    /// libjpeg's state once the header is read (`DSTATE_READY` in its `jpegint.h`).
    const READY: i32 = 202;
    if level < 0 && common.global_state > READY {
        give_up(common);
    }
}

extern "C-unwind" fn ignore(_: &mut jpeg_common_struct) {}
