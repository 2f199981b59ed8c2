// @ts-check
import * as glassEasel from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { countSetData, fault } from './report.mjs';
import { resolvePath } from './sandbox.mjs';
import { defineBuiltins } from './builtins/index.mjs';
import { forwardDomEvents, withPlainEvents } from './events.mjs';

/** Beyond this WeChat's own audit calls a setData too large. */
const SET_DATA_LIMIT_BYTES = 256 * 1024;

/**
 * WeChat's component framework, filled with the package: templates, configurations, App, Page and Component.
 * @param {import('../bundle.mjs').Bundle} bundle
 */
export function createFramework(bundle) {
  const env = new MiniProgramEnv();
  const space = env.createCodeSpace('app', true);
  // Selector queries and WXSS may name ids.
  space.getComponentSpace().updateComponentOptions({ writeIdToDOM: true });
  const context = new glassEasel.CurrentWindowBackendContext();
  const backend = env.associateBackend(context);
  forwardDomEvents(context, glassEasel);
  defineBuiltins(space.getComponentSpace(), bundle.properties);

  const templates = new Function(`return ${bundle.templates}`)();
  for (const [path, content] of Object.entries(templates)) {
    space.addCompiledTemplate(path, { groupList: templates, content, fallbackListenerOnNativeNode: true });
  }
  for (const [path, config] of Object.entries(bundle.configs)) space.addComponentStaticConfig(path, config);

  /** @type {(path: string) => unknown} */ let load = () => undefined;
  /** @type {any} */ let app = null;
  /** @type {string[]} the file whose Page() or Component() is being called is the last */ const running = [];
  const registered = new Set();

  /** Runs the script of a page or component, and of the components it uses, once. @param {string} path */
  function register(path) {
    if (registered.has(path)) return;
    registered.add(path);
    const using = bundle.configs[path]?.usingComponents ?? {};
    for (const target of Object.values(using)) register(resolvePath(path, /** @type {string} */ (target)));
    running.push(path);
    try {
      load(path);
    } finally {
      running.pop();
    }
  }

  const current = () => running[running.length - 1] ?? 'app';

  return {
    context,
    register,
    use: (/** @type {typeof load} */ loader) => void (load = loader),
    App: (/** @type {any} */ definition) => void (app = definition),
    getApp: () => app,
    Page: (/** @type {any} */ definition) => {
      space.component(current()).pageDefinition(withPlainEvents(definition)).register();
    },
    Component: (/** @type {any} */ definition) => {
      const methods = withPlainEvents(definition.methods ?? {});
      space
        .component(current())
        .definition({ ...definition, methods })
        .register();
    },
    Behavior: () => fault('Behavior(): the harness has not needed it so far'),

    /** @param {any} launch */
    launchApp(launch) {
      app?.onLaunch?.(launch);
      app?.onShow?.(launch);
    },

    /** Makes a page's instance; it draws when attached. @param {string} path */
    createRoot(path) {
      register(path);
      const root = backend.createRoot('wx-page', space, path);
      measureSetData(root.get());
      return root;
    },
  };
}

/**
 * What crosses from logic to view is JSON: anything else is lost, and its size is what makes a page slow.
 * Patches the prototype that all pages and components share.
 * @param {any} caller
 */
function measureSetData(caller) {
  let prototype = Object.getPrototypeOf(caller);
  while (prototype !== null && !Object.prototype.hasOwnProperty.call(prototype, 'setData')) {
    prototype = Object.getPrototypeOf(prototype);
  }
  if (prototype === null || prototype.setData.measured === true) return;

  const original = prototype.setData;
  prototype.setData = /** @this {any} */ function setData(
    /** @type {any} */ data,
    /** @type {any} */ callback,
  ) {
    const json = JSON.stringify(data);
    const bytes = new TextEncoder().encode(json).length;
    countSetData(this.is, bytes);
    if (bytes > SET_DATA_LIMIT_BYTES) fault(`setData of ${bytes} bytes in ${this.is}`);
    return original.call(this, JSON.parse(json), callback);
  };
  prototype.setData.measured = true;
}
