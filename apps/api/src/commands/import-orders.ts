import { createWriteStream, type WriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  FORMAT_NAMES,
  type FormatName,
  type ImportReport,
  type ImportWatcher,
  OrderImport,
} from '../facts/orders';
import { Clock } from '../platform/clock';
import { CommandError, commandConfig, readWords, withApplication } from './command';
import { Progress } from './progress';

const SHOWN_ROWS = 20;

/** `import orders FILE`: orders from an export of a shop, or any table a mapping describes. */
export async function importOrders(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, {
    format: { type: 'string' },
    mapping: { type: 'string' },
    source: { type: 'string' },
    'dry-run': { type: 'boolean' },
    rejects: { type: 'string' },
    encoding: { type: 'string' },
    'max-bytes': { type: 'string' },
    json: { type: 'boolean' },
  });
  const [path] = positionals;
  if (path === undefined) throw new CommandError('import orders FILE: 缺少文件');
  if (values.source !== undefined && !/^[\w-]{1,64}$/.test(values.source)) {
    throw new CommandError('--source：1–64 个字母、数字或连字符');
  }
  const shape = await shapeOf(values.format, values.mapping);
  const limits = { ...encodingOf(values.encoding), ...maxBytesOf(values['max-bytes']) };
  const config = commandConfig(values.database);

  await withApplication(config, async (app) => {
    const rejects = values.rejects === undefined ? null : createWriteStream(values.rejects);
    const watcher = new Watcher(rejects);
    const report = await app.get(OrderImport).run(
      {
        path,
        open: {
          ...shape,
          zone: config.businessZone,
          now: app.get(Clock).now(),
          ...limits,
        },
        source: values.source ?? null,
        dryRun: values['dry-run'] ?? false,
      },
      watcher,
    );
    watcher.end();
    process.stdout.write(
      values.json ? `${JSON.stringify(report)}\n` : sayReport(report, values['dry-run'] ?? false),
    );
  });
}

async function shapeOf(format: string | undefined, mapping: string | undefined) {
  if (mapping !== undefined) return { mapping: await readMapping(mapping) };
  const known = FORMAT_NAMES.find((name) => name === format);
  if (known === undefined) {
    throw new CommandError(`--format ${FORMAT_NAMES.join('|')}，或 --mapping 文件.json`);
  }
  return { format: known satisfies FormatName };
}

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;

function encodingOf(text: string | undefined): { encoding?: (typeof ENCODINGS)[number] } {
  if (text === undefined) return {};
  const encoding = ENCODINGS.find((name) => name === (/^gbk$/i.test(text) ? 'gb18030' : text.toLowerCase()));
  if (encoding === undefined) throw new CommandError(`--encoding ${ENCODINGS.join('|')}|gbk`);
  return { encoding };
}

function maxBytesOf(text: string | undefined): { maxBytes?: number } {
  if (text === undefined) return {};
  const maxBytes = Number(text);
  if (!Number.isSafeInteger(maxBytes) || maxBytes <= 0) throw new CommandError('--max-bytes：字节数，正整数');
  return { maxBytes };
}

async function readMapping(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    throw new CommandError(`--mapping ${path}：读不到，或不是 JSON`);
  }
}

/** Shows the progress, the first faulty rows, and writes all of them where they were asked for. */
class Watcher implements ImportWatcher {
  private readonly bar = new Progress(process.stderr);
  private shown = 0;

  constructor(private readonly rejects: WriteStream | null) {}

  progress(done: { rows: number; bytes: number; totalBytes: number }): void {
    this.bar.show(done);
  }

  row(fault: { row: number; code: string; message: string; value?: string }): void {
    this.rejects?.write(`${JSON.stringify(fault)}\n`);
    if (this.shown < SHOWN_ROWS) this.bar.line(`${fault.message}${fault.value ? `（${fault.value}）` : ''}`);
    this.shown += 1;
  }

  end(): void {
    this.bar.end();
    this.rejects?.end();
  }
}

function sayReport(report: ImportReport, dryRun: boolean): string {
  const leftOut = Object.entries(report.leftOut).map(([reason, count]) => `  不计 ${count} 行：${reason}`);
  const head = report.alreadyDone
    ? '这个文件已经完整导入过，没有新内容'
    : dryRun
      ? '试读完成，没有写入任何内容'
      : report.resumedAfterRow > 0
        ? `导入完成（从第 ${report.resumedAfterRow} 行之后接着导入）`
        : '导入完成';
  return [
    `${head}，来源 ${report.source}`,
    `  读取 ${report.rows} 行，事件 ${report.events} 个：新 ${report.new}，重复 ${report.duplicate}，冲突 ${report.conflict}`,
    ...leftOut,
    `  未收下 ${report.rejected} 行，提醒 ${report.warnings} 行`,
    '',
  ].join('\n');
}
