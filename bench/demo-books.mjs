// @ts-check
import { createConnection } from 'mysql2/promise';
import { startApi } from './api.mjs';
import { freshDatabase } from './mariadb.mjs';

/** @type {Promise<string> | null} */
let seeded = null;

/** The address of a database with the demo's 400 shoppers and their 60 days, told once for the whole run. */
export function demoBooks() {
  seeded ??= seed();
  return seeded;
}

async function seed() {
  const { url } = await freshDatabase('demo');
  const api = await startApi(url);
  await api.stop();
  return url;
}

/**
 * Runs statements on a database, over a connection of their own.
 *
 * @template T
 * @param {string} url
 * @param {(connection: import('mysql2/promise').Connection) => Promise<T>} work
 */
export async function withDatabase(url, work) {
  const connection = await createConnection(url);
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/**
 * Asks a server for JSON, or tells it some.
 *
 * @param {{ port: number }} server
 * @param {string} path
 * @param {{ token?: string, body?: unknown }} [options]
 * @returns {Promise<any>}
 */
export async function call({ port }, path, { token, body } = {}) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}

/**
 * A request as it goes over the wire.
 *
 * @param {string} method @param {string} path
 * @param {{ token?: string, body?: unknown, headers?: Record<string, string> }} [options]
 */
export function wire(method, path, { token, body, headers = {} } = {}) {
  const text = body === undefined ? '' : JSON.stringify(body);
  const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', 'accept: application/json'];
  if (token !== undefined) lines.push(`authorization: Bearer ${token}`);
  if (body !== undefined) {
    lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(text)}`);
  }
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\n${text}`;
}
