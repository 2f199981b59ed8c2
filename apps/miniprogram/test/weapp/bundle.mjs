// @ts-check
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compileTemplates } from './wxml.mjs';
import { compileStyle } from './wxss.mjs';

/** WeChat refuses a main package, or a subpackage, beyond this. */
const PACKAGE_LIMIT_BYTES = 2 * 1024 * 1024;

/**
 * @typedef {object} Bundle what the page of the harness loads, all text
 * @property {any} app app.json
 * @property {any} theme theme.json, or null
 * @property {Record<string, string>} modules CommonJS by path without suffix
 * @property {Record<string, any>} configs page and component JSON by path
 * @property {Record<string, string>} styles CSS by path
 * @property {string} templates expression giving the template groups
 * @property {Record<string, string[]>} properties by built-in tag, the properties its templates set
 * @property {string[]} faults what WeChat would refuse or ignore, found before anything runs
 * @property {Record<string, number>} packageBytes size of the main package and of each subpackage
 */

/**
 * Reads and compiles a weapp output folder.
 * @param {string} directory
 * @returns {Bundle}
 */
export function readBundle(directory) {
  const files = readTextFiles(directory);
  const app = JSON.parse(files.get('app.json') ?? 'null');
  if (app === null) throw new Error(`${directory} has no app.json: build the mini-program for weapp first`);

  const wxss = bySuffix(files, '.wxss');
  const modules = Object.fromEntries(bySuffix(files, '.js'));
  const configs = Object.fromEntries(
    [...bySuffix(files, '.json')].map(([path, text]) => [path, JSON.parse(text)]),
  );
  const { templates, properties, faults } = compileTemplates(
    bySuffix(files, '.wxml'),
    bySuffix(files, '.wxs'),
  );

  /** @type {Record<string, string>} */ const styles = {};
  for (const path of wxss.keys()) {
    const style = compileStyle(path, wxss, { darkmode: app.darkmode === true });
    styles[path] = style.css;
    faults.push(...style.faults);
  }
  const packageBytes = sizes(directory, app);
  for (const [name, bytes] of Object.entries(packageBytes)) {
    if (bytes > PACKAGE_LIMIT_BYTES)
      faults.push(`package ${name} has ${bytes} bytes, WeChat allows ${PACKAGE_LIMIT_BYTES}`);
  }
  const theme = app.themeLocation ? JSON.parse(files.get(app.themeLocation) ?? 'null') : null;
  return { app, theme, modules, configs, styles, templates, properties, faults, packageBytes };
}

/** @param {string} directory @returns {Map<string, string>} */
function readTextFiles(directory) {
  /** @type {Map<string, string>} */ const files = new Map();
  for (const path of listFiles(directory)) {
    if (/\.(js|json|wxml|wxss|wxs)$/.test(path)) files.set(path, readFileSync(join(directory, path), 'utf8'));
  }
  return files;
}

/** @param {string} directory @returns {string[]} */
function listFiles(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(directory, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'),
    );
}

/** @param {Map<string, string>} files @param {string} suffix */
function bySuffix(files, suffix) {
  return new Map(
    [...files]
      .filter(([path]) => path.endsWith(suffix))
      .map(([path, text]) => [path.slice(0, -suffix.length), text]),
  );
}

/** @param {string} directory @param {any} app @returns {Record<string, number>} */
function sizes(directory, app) {
  const roots = (app.subPackages ?? app.subpackages ?? []).map((/** @type {any} */ part) =>
    part.root.replace(/\/?$/, '/'),
  );
  /** @type {Record<string, number>} */ const bytes = { main: 0 };
  for (const path of listFiles(directory)) {
    const owner = roots.find((/** @type {string} */ root) => path.startsWith(root)) ?? 'main';
    bytes[owner] = (bytes[owner] ?? 0) + statSync(join(directory, path)).size;
  }
  return bytes;
}
