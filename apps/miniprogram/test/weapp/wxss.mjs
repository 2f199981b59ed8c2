// @ts-check
import { posix } from 'node:path';
import postcss from 'postcss';
import { BUILTIN_TAGS } from './tags.mjs';

const TYPE_SELECTOR = new RegExp(
  `(^|[\\s>+~,(])(page|${[...BUILTIN_TAGS].reverse().join('|')})(?![\\w-])`,
  'g',
);
const UNIVERSAL_SELECTOR = /(^|[\s>+~,(])\*/;
const RPX = /(-?\d*\.?\d+)rpx\b/g;
const VH = /(-?\d*\.?\d+)vh\b/g;
const LOCAL_URL = /url\(\s*['"]?(?!data:|https?:|#)/;

/**
 * Turns one WXSS file into CSS for the harness, and lists what WeChat would refuse or ignore in it.
 *
 * @param {string} path path without suffix
 * @param {Map<string, string>} files all WXSS of the package
 * @param {{ darkmode: boolean }} options without `darkmode` in app.json WeChat never reports a dark scheme
 * @returns {{ css: string, faults: string[] }}
 */
export function compileStyle(path, files, { darkmode }) {
  /** @type {string[]} */ const faults = [];
  const root = postcss.parse(withImports(path, files, faults), { from: `${path}.wxss` });

  root.walkAtRules('media', (rule) => {
    if (!darkmode && rule.params.includes('prefers-color-scheme')) rule.remove();
  });
  root.walkRules((rule) => {
    const inKeyframes =
      rule.parent?.type === 'atrule' && /** @type {any} */ (rule.parent).name.endsWith('keyframes');
    if (inKeyframes) return;
    if (UNIVERSAL_SELECTOR.test(rule.selector))
      faults.push(`${path}.wxss: WXSS has no "*" (${rule.selector})`);
    // ':root' is no promise of WXSS; its place is 'page'. Neutralised, so that nobody leans on it.
    rule.selector = rule.selector.replace(TYPE_SELECTOR, '$1wx-$2').replace(/:root\b/g, 'wx-no-root');
  });
  root.walkDecls((declaration) => {
    if (LOCAL_URL.test(declaration.value)) {
      faults.push(`${path}.wxss: local url() does not load in WXSS (${declaration.value.slice(0, 60)})`);
    }
    declaration.value = declaration.value
      .replace(RPX, (_, rpx) => `${Number(rpx) / 7.5}vw`)
      .replace(VH, 'calc(var(--webview-vh) * $1)');
  });
  return { css: root.toString(), faults };
}

/**
 * @param {string} path
 * @param {Map<string, string>} files
 * @param {string[]} faults
 * @returns {string}
 */
function withImports(path, files, faults) {
  return (files.get(path) ?? '').replace(/@import\s+(?:url\()?['"]([^'"]+)['"]\)?\s*;/g, (_, target) => {
    const imported = posix
      .join(target.startsWith('/') ? '' : posix.dirname(path), target)
      .replace(/\.wxss$/, '');
    const found = imported.replace(/^\//, '');
    if (!files.has(found)) faults.push(`${path}.wxss imports ${target}, which is not in the package`);
    return withImports(found, files, faults);
  });
}
