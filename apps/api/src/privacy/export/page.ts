import { yuanText } from '@fanchang/domain';
import type { Item, Subject } from './subject';

/** How many items of a subject the readable page shows; the file has all of them. */
const SHOWN = 200;

/** What the readable page shows of one subject. */
export class PageSection {
  private readonly rows: string[] = [];
  private count = 0;

  constructor(private readonly subject: Subject) {}

  add(item: Item): void {
    this.count += 1;
    if (this.rows.length >= SHOWN) return;
    const cells = Object.keys(this.subject.columns).map((name) => `<td>${text(name, item[name])}</td>`);
    this.rows.push(`<tr>${cells.join('')}</tr>`);
  }

  html(): string {
    const { title, about, file, columns } = this.subject;
    const heads = Object.values(columns).map((head) => `<th>${escaped(head)}</th>`);
    const table =
      this.count === 0
        ? '<p class="none">没有记录</p>'
        : `<table><tr>${heads.join('')}</tr>\n${this.rows.join('\n')}\n</table>`;
    const more = this.count > SHOWN ? `<p>这里是前 ${SHOWN} 条，全部 ${this.count} 条见 ${file}。</p>` : '';
    return `<h2>${escaped(title)}</h2>
<p>${escaped(about)}共 ${this.count} 条，完整内容见 <a href="${file}">${file}</a>。</p>
${table}${more}
`;
  }
}

/** The readable page of an export. @param madeAt when, as people read it. */
export function pageOf(brand: string, madeAt: string, sections: readonly PageSection[]): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>个人信息副本</title>
<style>
body{font:15px/1.7 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #ddd;padding:.3rem .6rem;text-align:left;font-size:14px}
th{background:#f6f4f0}.none{color:#888}h2{margin-top:2rem}
</style></head><body>
<h1>个人信息副本</h1>
<p>这是${escaped(brand)}保存的关于您的全部信息，生成于 ${escaped(madeAt)}。请妥善保管，不要转发给他人。</p>
${sections.map((section) => section.html()).join('')}</body></html>
`;
}

function text(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number' && name.endsWith('Fen')) return escaped(yuanText(value));
  if (typeof value === 'string' && (name === 'at' || name === 'since' || name.endsWith('At'))) {
    return escaped(value.slice(0, 19).replace('T', ' '));
  }
  return escaped(typeof value === 'object' ? JSON.stringify(value) : String(value as string | number));
}

function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
