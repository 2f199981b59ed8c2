// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../scripts/lib.mjs';

const WEAPP = join(root, 'apps/miniprogram/dist/weapp');
const H5 = join(root, 'apps/miniprogram/dist/h5');
/** WeChat refuses a package above it. */
const LIMIT_BYTES = 2 * 2 ** 20;
const COMPRESSED = new Set(['.js', '.css', '.html', '.json', '.svg']);

/** What a shopper's phone loads. @returns {Promise<import('./table.mjs').Line[]>} */
export async function packages() {
  return [...weapp(), ...h5()];
}

/** The main package and each subpackage; bare is WeChat's limit. @returns {import('./table.mjs').Line[]} */
function weapp() {
  if (!existsSync(join(WEAPP, 'app.json'))) return [{ figure: 'weapp packages', skipped: 'not built' }];
  const app = JSON.parse(readFileSync(join(WEAPP, 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map((/** @type {any} */ one) =>
    one.root.replace(/\/$/, ''),
  );
  const sizes = new Map([['main', 0], ...roots.map((/** @type {string} */ name) => [name, 0])]);
  for (const { path, bytes } of filesIn(WEAPP)) {
    const name = roots.find((/** @type {string} */ one) => path.startsWith(`${one}/`)) ?? 'main';
    sizes.set(name, sizes.get(name) + bytes().length);
  }
  return [...sizes].map(([name, size]) => ({
    figure: `weapp package ${name}, KB`,
    ours: Math.round(size / 1000),
    bare: Math.round(LIMIT_BYTES / 1000),
    ratio: size / LIMIT_BYTES,
    aim: { most: 1 },
  }));
}

/** Everything of the H5 build, and what the first page needs of it, as it goes over the wire. */
function h5() {
  if (!existsSync(join(H5, 'index.html'))) return [{ figure: 'H5', skipped: 'not built' }];
  const all = [...filesIn(H5)].map(({ path, bytes }) => ({ path, size: wireSize(path, bytes()) }));
  const index = readFileSync(join(H5, 'index.html'), 'utf8');
  const first = all.filter(({ path }) => path === 'index.html' || index.includes(path));
  const kilobytes = (/** @type {typeof all} */ files) =>
    Math.round(files.reduce((sum, { size }) => sum + size, 0) / 1000);
  return [
    { figure: 'H5 first page, KB gz', ours: kilobytes(first) },
    { figure: 'H5 in all, KB gz', ours: kilobytes(all) },
  ];
}

/** @param {string} path @param {Buffer} bytes */
function wireSize(path, bytes) {
  return COMPRESSED.has(extname(path)) ? gzipSync(bytes).length : bytes.length;
}

/** @param {string} folder @returns {Generator<{ path: string, bytes: () => Buffer }>} paths from the folder, with slashes */
function* filesIn(folder, below = '') {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(folder, path);
    else yield { path, bytes: () => readFileSync(join(folder, path)) };
  }
}
