package dev.trimtab.client;

import java.nio.file.Path;

/**
 * A backup that arrived whole.
 *
 * @param file where it is
 * @param bytes how large it is
 * @param sha256 its checksum, in lower-case hexadecimal; also in a file beside it
 */
public record BackupReceipt(Path file, long bytes, String sha256) {}
