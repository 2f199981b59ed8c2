// @ts-check
import { report, fault } from './report.mjs';
import { createLoader } from './sandbox.mjs';
import { createFramework } from './framework.mjs';
import { createWx } from './wx/index.mjs';
import { createPageStack } from './page-stack.mjs';
import { createPhone } from './phone.mjs';
import { test } from './test-switches.mjs';

/** Starts the mini-program: what WeChat does between the tap on its icon and the first page. */
async function start() {
  const answer = await fetch('/bundle.json');
  /** @type {import('../bundle.mjs').Bundle} */ const bundle = await answer.json();
  bundle.faults.forEach(fault);

  const framework = createFramework(bundle);
  const phone = createPhone(bundle);
  const stack = createPageStack({ bundle, framework, phone });
  const wx = createWx({ bundle, phone, stack });

  const load = createLoader(bundle.modules, {
    wx,
    App: framework.App,
    Page: framework.Page,
    Component: framework.Component,
    Behavior: framework.Behavior,
    getApp: framework.getApp,
    getCurrentPages: stack.pages,
    requirePlugin: () => fault('requirePlugin: the harness has no plugins'),
    __wxConfig: { pages: bundle.app.pages, envInfo: {}, debug: false },
  });
  framework.use(load);

  Object.assign(window, { weappReport: report, weapp: { test, stack, wx } });
  const first = stack.resolve(`/${test.launchPath ?? bundle.app.entryPagePath ?? bundle.app.pages[0]}`);
  const launch = {
    path: first.path,
    query: first.query,
    scene: test.scene,
    referrerInfo: {},
    shareTicket: undefined,
  };
  test.launch = launch;
  load('app');
  framework.launchApp(launch);
  stack.launch(first);
}

start().catch((error) => console.error(error));
