// @ts-check

/**
 * @typedef {object} View what a built-in's code works with
 * @property {HTMLElement & Record<string, any>} host its element in the document
 * @property {any} data its properties now
 * @property {any} was its properties at the last update; empty at the first
 * @property {(name: string, detail?: any, options?: any) => void} emit
 *
 * @typedef {object} Builtin
 * @property {(view: View) => void} [created] once, before the first update
 * @property {(view: View) => void} [attached] once, in the document
 * @property {(view: View) => void} [update] after properties changed
 */

/**
 * Defines one built-in as a component whose inside is drawn with plain DOM.
 *
 * @param {any} space
 * @param {string} tag
 * @param {string[]} names properties it takes
 * @param {Builtin} builtin
 */
export function defineElement(space, tag, names, builtin) {
  const definition = space
    .define(tag)
    .definition({
      properties: Object.fromEntries(names.map((name) => [name, null])),
      lifetimes: {
        /** @this {any} */
        attached() {
          const view = viewOf(this);
          draw(view, this, builtin);
          builtin.attached?.(view);
        },
      },
      observers: {
        /** @this {any} */
        '**'() {
          // Before it is attached there is nothing to draw on; the first drawing is `attached`'s.
          if (this.builtinView !== undefined) draw(this.builtinView, this, builtin);
        },
      },
    })
    .registerComponent();
  space.setGlobalUsingComponent(tag, definition);

  /** @param {any} component @returns {View} */
  function viewOf(component) {
    const view = {
      host: component.getBackendElement(),
      data: component.data,
      was: {},
      emit: (/** @type {string} */ name, detail = {}, options = {}) =>
        component.triggerEvent(name, detail, options),
    };
    component.builtinView = view;
    builtin.created?.(view);
    return view;
  }
}

/** @param {View} view @param {any} component @param {Builtin} builtin */
function draw(view, component, builtin) {
  view.data = { ...component.data };
  builtin.update?.(view);
  view.was = view.data;
}

/** True when the property differs from the last update. @param {View} view @param {string} name */
export function changed(view, name) {
  return view.data[name] !== view.was[name];
}

/** WXML gives booleans, and sometimes their names. @param {unknown} value */
export function isTrue(value) {
  return (
    value === true || value === 'true' || (typeof value === 'string' && value !== '' && value !== 'false')
  );
}
