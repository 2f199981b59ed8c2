const MIB = 1024 * 1024;

/** How much of a file is accepted. Every limit exists so that a bad upload costs bounded memory and time. */
export interface FileLimits {
  /** The file itself, bytes as stored. */
  maxBytes: number;
  /** After decompression, bytes. */
  maxInflatedBytes: number;
  /**
   * Decompressed : compressed, once more than 64 MiB came out. Order exports are at 5–30; bombs near 1,000.
   */
  maxInflateRatio: number;
  /** Text of all shared strings of a workbook, characters: the only part of an XLSX held in memory. */
  maxSharedStringChars: number;
}

export const DEFAULT_LIMITS: FileLimits = {
  maxBytes: 1024 * MIB,
  maxInflatedBytes: 8 * 1024 * MIB,
  maxInflateRatio: 200,
  maxSharedStringChars: 64 * MIB,
};

/** The ratio says nothing about small files: a few repeated rows compress very well. */
export const RATIO_COUNTS_FROM_BYTES = 64 * MIB;

/** One record (a line, or several inside quotes), characters. */
export const MAX_RECORD_CHARS = MIB;

/** An order number, line key, product or customer number, characters. */
export const MAX_ID_CHARS = 64;

/** Derived event ids (`<order>:<line>:paid`) are cut to this by a hash, characters. */
export const MAX_EVENT_ID_CHARS = 128;

/** One amount, fen: ten billion yuan. */
export const MAX_AMOUNT_FEN = 1e12;

export const MAX_QUANTITY = 1e9;

/** 1990-01-01T00:00Z. Nothing sold before it reaches this system; such dates are spreadsheets' zeros. */
export const EARLIEST_AT = Date.UTC(1990, 0, 1);

/** Clocks of sources may run ahead by at most this. */
export const AHEAD_MS = 24 * 3600 * 1000;

export const TITLE_CHARS = 255;
export const NICKNAME_CHARS = 64;

/** `1536` → `1.5 KiB`, for messages. */
export function bytesText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Math.round(value * 10) / 10} ${units[unit] ?? ''}`;
}
