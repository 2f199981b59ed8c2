// @ts-check
import { tapBegins } from './gesture.mjs';

const TOUCHES = ['touchstart', 'touchmove', 'touchend', 'touchcancel', 'tap', 'longpress', 'canceltap'];
const LONG_PRESS_MS = 350;

/**
 * Brings what happens in the DOM into the component tree as WeChat's events, with touches beside the detail.
 * @param {any} context backend context
 * @param {any} glassEasel
 */
export function forwardDomEvents(context, glassEasel) {
  context.onEvent(
    (
      /** @type {any} */ target,
      /** @type {string} */ type,
      /** @type {any} */ detail,
      /** @type {any} */ options,
    ) => {
      if (type === 'tap' && blockedByDisabledButton(options.originalEvent)) return undefined;
      const event = new glassEasel.Event(type, TOUCHES.includes(type) ? point(detail) : detail, {
        bubbles: options.bubbles,
        composed: options.composed,
        capturePhase: true,
        originalEvent: options.originalEvent,
        extraFields: touchFields(options.originalEvent),
      });
      if (type === 'tap') tapBegins();
      event.dispatch(target);
      return event.getEventBubbleStatus();
    },
  );
  watchLongPress(glassEasel);
}

/** @param {Event} original */
function blockedByDisabledButton(original) {
  return original.target instanceof Element && original.target.closest('wx-button[disabled]') !== null;
}

/** @param {any} detail */
function point(detail) {
  return typeof detail?.x === 'number' ? { x: detail.x, y: detail.y } : {};
}

/** @param {any} original a TouchEvent, or the MouseEvent of a desktop */
function touchFields(original) {
  if (original === undefined) return {};
  const list = (/** @type {any} */ touches) =>
    Array.from(touches, (/** @type {any} */ touch) => ({
      identifier: touch.identifier ?? 0,
      clientX: touch.clientX,
      clientY: touch.clientY,
      pageX: touch.pageX,
      pageY: touch.pageY,
    }));
  if (original.changedTouches)
    return { touches: list(original.touches), changedTouches: list(original.changedTouches) };
  if (typeof original.clientX === 'number')
    return { touches: list([original]), changedTouches: list([original]) };
  return {};
}

/** The browser has no long press; WeChat tells it after 350 ms without moving. @param {any} glassEasel */
function watchLongPress(glassEasel) {
  let timer = 0;
  const stop = () => clearTimeout(timer);
  document.body.addEventListener(
    'touchstart',
    (start) => {
      stop();
      timer = window.setTimeout(() => {
        let node = /** @type {any} */ (start.target);
        while (node && !node.__wxElement) node = node.parentNode;
        if (!node) return;
        new glassEasel.Event(
          'longpress',
          {},
          { bubbles: true, composed: true, extraFields: touchFields(start) },
        ).dispatch(node.__wxElement);
      }, LONG_PRESS_MS);
    },
    { capture: true, passive: true },
  );
  for (const type of ['touchmove', 'touchend', 'touchcancel']) {
    document.body.addEventListener(type, stop, { capture: true, passive: true });
  }
}

/**
 * Handlers of pages and components get plain data, as in WeChat where an event crosses as JSON. They cannot reach the
 * framework's objects, and what they return does not stop the event.
 *
 * @param {Record<string, any>} methods
 */
export function withPlainEvents(methods) {
  /** @type {Record<string, any>} */ const wrapped = { ...methods };
  for (const [name, method] of Object.entries(methods)) {
    if (typeof method !== 'function') continue;
    wrapped[name] = /** @this {any} */ function handler(/** @type {any[]} */ ...args) {
      if (!isFrameworkEvent(args[0])) return method.apply(this, args);
      method.call(this, plainEvent(args[0]));
      return undefined;
    };
  }
  return wrapped;
}

/** @param {any} value */
function isFrameworkEvent(value) {
  return typeof value?.getEventName === 'function';
}

/** @param {any} event */
function plainEvent(event) {
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    detail: event.detail ?? {},
    target: plainTarget(event.target),
    currentTarget: plainTarget(event.currentTarget),
    mark: event.mark ?? {},
    ...event.extraFields,
  };
}

/** @param {any} target an element, or a component's method caller */
function plainTarget(target) {
  return { id: target?.id ?? '', dataset: { ...target?.dataset }, offsetLeft: 0, offsetTop: 0 };
}
