//! libjpeg-turbo of this system, and the clock of this process: the only unsafe code, outside of the product.

use std::ffi::{c_int, c_uchar, c_ulong, c_void};

#[link(name = "turbojpeg")]
unsafe extern "C" {
    fn tjInitDecompress() -> *mut c_void;
    fn tjDestroy(handle: *mut c_void) -> c_int;
    fn tjDecompressHeader3(
        handle: *mut c_void,
        bytes: *const c_uchar,
        length: c_ulong,
        width: *mut c_int,
        height: *mut c_int,
        subsampling: *mut c_int,
        colours: *mut c_int,
    ) -> c_int;
    fn tjDecompress2(
        handle: *mut c_void,
        bytes: *const c_uchar,
        length: c_ulong,
        pixels: *mut c_uchar,
        width: c_int,
        pitch: c_int,
        height: c_int,
        format: c_int,
        flags: c_int,
    ) -> c_int;
}

/// Decodes a JPEG at scale 1/8 to RGB.
pub fn eighth(bytes: &[u8]) -> Vec<u8> {
    let (mut width, mut height, mut subsampling, mut colours) = (0, 0, 0, 0);
    let length = bytes.len() as c_ulong;
    // SAFETY: the handle lives from the first to the last call; the buffer holds three bytes for each pixel of the size
    // that libjpeg-turbo gives for 1/8, which it also checks against the picture.
    unsafe {
        let handle = tjInitDecompress();
        let bytes = bytes.as_ptr();
        let read = tjDecompressHeader3(
            handle,
            bytes,
            length,
            &raw mut width,
            &raw mut height,
            &raw mut subsampling,
            &raw mut colours,
        );
        assert_eq!(read, 0, "libjpeg-turbo cannot read the header");
        let (width, height) = ((width + 7) / 8, (height + 7) / 8);
        let mut pixels = vec![0; (width * height * 3) as usize];
        let read = tjDecompress2(handle, bytes, length, pixels.as_mut_ptr(), width, width * 3, height, 0, 0);
        assert_eq!(read, 0, "libjpeg-turbo cannot decode");
        tjDestroy(handle);
        pixels
    }
}

/// CPU time of this process, in milliseconds.
pub fn cpu() -> f64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the kernel writes into the struct it is given.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &raw mut time) };
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
