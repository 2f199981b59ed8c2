// @ts-check
import { fileAt } from '../files.mjs';
import { fault, report } from '../report.mjs';
import { asyncApis } from './call.mjs';

const TIMEOUT_MS = 60_000;

/**
 * wx.request over fetch. Every answer with a status is a success, whatever the status; a relative address fails, as
 * WeChat has no page to be relative to.
 *
 * @param {any} options
 * @returns {{ abort: () => void, onHeadersReceived: () => void, offHeadersReceived: () => void }}
 */
function request(options) {
  const controller = new AbortController();
  const task = { abort: () => controller.abort(), onHeadersReceived() {}, offHeadersReceived() {} };
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, options.timeout ?? TIMEOUT_MS);

  send(options, controller.signal)
    .then(
      (answer) => void options.success?.(answer),
      (error) => {
        const reason = timedOut ? 'timeout' : error.name === 'AbortError' ? 'abort' : error.message;
        options.fail?.({ errMsg: `request:fail ${reason}`, errno: timedOut ? 5 : 600001 });
      },
    )
    .finally(() => {
      clearTimeout(timer);
      options.complete?.({});
    })
    .catch((error) => console.error(error));
  return task;
}

/** @param {any} options @param {AbortSignal} signal */
async function send({ url, method = 'GET', data, header = {}, dataType = 'json', responseType }, signal) {
  if (!/^https?:\/\//.test(url)) {
    fault(`wx.request: "${url}" is no complete address`);
    throw new Error(`invalid url "${url}"`);
  }
  const { origin, pathname, searchParams } = new URL(url);
  report.origins.add(origin);
  const inQuery = method === 'GET' && data !== undefined && typeof data !== 'string';
  if (inQuery) for (const [key, value] of Object.entries(data)) searchParams.append(key, String(value));

  const headers = new Headers({ 'content-type': 'application/json', ...header });
  const address = `/proxy${pathname}${searchParams.size > 0 ? `?${searchParams}` : ''}`;
  const body = method === 'GET' || data === undefined ? undefined : encode(data, headers);
  /** @type {RequestInit} */ const sent = { method, headers, body, signal, cache: 'no-store' };
  const answer = await fetch(address, sent);
  return {
    errMsg: 'request:ok',
    statusCode: answer.status,
    header: Object.fromEntries(answer.headers),
    data: responseType === 'arraybuffer' ? await answer.arrayBuffer() : parse(await answer.text(), dataType),
    cookies: [],
  };
}

/** @param {any} data @param {Headers} headers */
function encode(data, headers) {
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data;
  if (headers.get('content-type')?.includes('x-www-form-urlencoded'))
    return new URLSearchParams(data).toString();
  return JSON.stringify(data);
}

/** @param {string} text @param {string} dataType */
function parse(text, dataType) {
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * wx.uploadFile: one file of the phone as a form; the answer's text is left as it is.
 * @param {any} options
 */
async function uploadFile({ url, filePath, name, header = {} }) {
  if (!/^https?:\/\//.test(url)) {
    fault(`wx.uploadFile: "${url}" is no complete address`);
    throw new Error(`invalid url "${url}"`);
  }
  const { origin, pathname, search } = new URL(url);
  report.origins.add(origin);
  const form = new FormData();
  form.append(name, fileAt(filePath), filePath.split('/').pop());
  const sent = { method: 'POST', headers: header, body: form };
  const answer = await fetch(`/proxy${pathname}${search}`, sent);
  return { statusCode: answer.status, data: await answer.text() };
}

/** WeChat lets a mini-program have this many sockets. */
const MOST_SOCKETS = 5;
let sockets = 0;

/**
 * wx.connectSocket: a task whose listeners hear what a browser's socket does; of each kind the last one counts.
 * @param {any} options
 */
function connectSocket({ url, success, fail, complete }) {
  const problem = !/^wss?:\/\//.test(url)
    ? `invalid url "${url}"`
    : sockets >= MOST_SOCKETS
      ? 'exceed max concurrent'
      : null;
  if (problem !== null) {
    fault(`wx.connectSocket: ${problem}`);
    setTimeout(() => fail?.({ errMsg: `connectSocket:fail ${problem}` }));
    return { send() {}, close() {}, onOpen() {}, onMessage() {}, onClose() {}, onError() {} };
  }
  const { origin, pathname } = new URL(url);
  report.origins.add(origin.replace(/^ws/, 'http'));
  sockets += 1;
  const web = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/proxy${pathname}`);
  web.addEventListener('close', () => (sockets -= 1));
  setTimeout(() => {
    success?.({ errMsg: 'connectSocket:ok' });
    complete?.({ errMsg: 'connectSocket:ok' });
  });
  const task = {
    get readyState() {
      return web.readyState;
    },
    send(/** @type {any} */ options) {
      if (web.readyState !== WebSocket.OPEN) {
        options.fail?.({ errMsg: 'sendSocketMessage:fail SocketTask.readyState is not OPEN' });
        return;
      }
      web.send(options.data);
      options.success?.({ errMsg: 'sendSocketMessage:ok' });
    },
    close(/** @type {any} */ options = {}) {
      web.close();
      options.success?.({ errMsg: 'closeSocket:ok' });
    },
    onOpen: (/** @type {any} */ heard) => void (web.onopen = () => heard({ header: {} })),
    onMessage: (/** @type {any} */ heard) => void (web.onmessage = ({ data }) => heard({ data })),
    onClose: (/** @type {any} */ heard) => void (web.onclose = ({ code, reason }) => heard({ code, reason })),
    onError: (/** @type {any} */ heard) => void (web.onerror = () => heard({ errMsg: 'socket error' })),
  };
  return task;
}

export const networkApis = () => ({ request, connectSocket, ...asyncApis({ uploadFile }) });
