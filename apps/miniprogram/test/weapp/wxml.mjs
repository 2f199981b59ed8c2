// @ts-check
import { TmplGroup } from 'glass-easel-template-compiler';
import { BUILTIN_TAGS } from './tags.mjs';

const OPENING_OR_CLOSING_TAG = new RegExp(`<(/?)(${[...BUILTIN_TAGS].reverse().join('|')})(?=[\\s/>])`, 'g');
const TAG_WITH_ATTRIBUTES = /<(wx-[\w-]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)/g;
const ATTRIBUTE = /([\w:-]+)(?:="[^"]*")?/g;
const NOT_PROPERTIES = /^(id|class|style|slot|hidden|data-.*|wx:.*|(capture-)?(bind|catch).*|mut-bind.*)$/;

/**
 * Compiles every template of the package with WeChat's own template compiler.
 *
 * @param {Map<string, string>} wxml path without suffix → source
 * @param {Map<string, string>} wxs path without suffix → source
 * @returns {{ templates: string, properties: Record<string, string[]>, faults: string[] }} `templates` is an
 *   expression giving the template groups; `properties` lists, by built-in tag, what its templates set on it.
 */
export function compileTemplates(wxml, wxs) {
  const group = new TmplGroup();
  /** @type {string[]} */ const faults = [];
  /** @type {Record<string, Set<string>>} */ const properties = {};

  for (const [path, source] of wxs) group.addScript(path, source);
  for (const [path, source] of wxml) {
    const renamed = source.replace(OPENING_OR_CLOSING_TAG, '<$1wx-$2');
    for (const [, tag, attributes] of renamed.matchAll(TAG_WITH_ATTRIBUTES)) {
      const known = (properties[tag] ??= new Set());
      for (const [, name] of attributes.matchAll(ATTRIBUTE)) {
        if (!NOT_PROPERTIES.test(name)) known.add(camelCase(name));
      }
    }
    for (const warning of group.addTmpl(path, renamed) ?? []) {
      if (warning.level >= 3) faults.push(`${path}.wxml: ${warning.message}`);
    }
  }
  const templates = group.getTmplGenObjectGroups();
  group.free();
  return {
    templates,
    properties: Object.fromEntries(Object.entries(properties).map(([tag, names]) => [tag, [...names]])),
    faults,
  };
}

/** @param {string} name */
function camelCase(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
