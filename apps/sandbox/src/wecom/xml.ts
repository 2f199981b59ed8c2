/** Flat XML as WeCom writes it: texts in CDATA, numbers bare. */
export function xmlOf(fields: Readonly<Record<string, string | number>>): string {
  const inner = Object.entries(fields).map(([name, value]) => `<${name}>${bodyOf(value)}</${name}>`);
  return `<xml>${inner.join('')}</xml>`;
}

/** `]]>` would end the section: it is written in two. */
const bodyOf = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
