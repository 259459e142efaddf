package dev.shrink.lambda;

/** Lambda's limits in bytes, from the "Lambda quotas" page of the AWS Lambda Developer Guide. */
public final class Quota {

    /** Function and all its layers, unzipped, must be smaller than this (250 × 2^20). */
    public static final long UNZIPPED_BYTES = 262_144_000L;
    /** What people call "256 MB", 256 × 10^6: no quota of AWS, reported beside it. */
    public static final long SPOKEN_256_MB_BYTES = 256_000_000L;
    /** A zip that is uploaded directly rather than through S3 (50 × 2^20). */
    public static final long DIRECT_UPLOAD_BYTES = 52_428_800L;
    /** Layers of one function. */
    public static final int LAYERS = 5;

    private Quota() { }
}
