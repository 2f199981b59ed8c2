// @ts-check

/** @typedef {Record<string, { count: number, maxBytes: number, totalBytes: number }>} SetDataSizes by page */

/** @param {SetDataSizes} into @param {SetDataSizes} more */
export function addSizes(into, more) {
  for (const [page, { count, maxBytes, totalBytes }] of Object.entries(more)) {
    const sum = (into[page] ??= { count: 0, maxBytes: 0, totalBytes: 0 });
    sum.count += count;
    sum.totalBytes += totalBytes;
    sum.maxBytes = Math.max(sum.maxBytes, maxBytes);
  }
}

/** @param {SetDataSizes} setData @param {Record<string, number>} packageBytes */
export function printSizes(setData, packageBytes) {
  for (const [page, { count, maxBytes, totalBytes }] of Object.entries(setData)) {
    const words = [`${count} times`, `at most ${kilobytes(maxBytes)}`, `${kilobytes(totalBytes)} in all`];
    console.log(`setData  ${page}: ${words.join(', ')}`);
  }
  const sizes = Object.entries(packageBytes).map(([name, bytes]) => `${name} ${kilobytes(bytes)}`);
  if (sizes.length > 0) console.log(`packages ${sizes.join(', ')}`);
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
