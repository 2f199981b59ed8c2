// @ts-check

/** Words that only a program writes. */
const MACHINE_WORDS = /\bundefined\b|\bNaN\b|\[object |Invalid Date|\bnull\b/;

/**
 * What no screen of ours may show: a page wider than the phone, words cut off by their box, or words of the machine.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>}
 */
export async function lookForLayoutFaults(page) {
  const { text, wide } = await page.evaluate(() => {
    const limit = window.innerWidth + 1;
    const visible = (/** @type {Element} */ element) => element.getClientRects().length > 0;
    const scrollsSideways = (/** @type {Element} */ element) => {
      for (let box = element.parentElement; box !== null; box = box.parentElement) {
        const { overflowX } = getComputedStyle(box);
        if (overflowX !== 'visible' && box.getBoundingClientRect().right <= limit && box !== document.body)
          return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')]
      .filter(
        (element) =>
          visible(element) && element.childElementCount === 0 && (element.textContent ?? '').trim() !== '',
      )
      .filter((element) => element.getBoundingClientRect().right > limit && !scrollsSideways(element))
      .map((element) => (element.textContent ?? '').trim().slice(0, 30));
    return { text: document.body.innerText, wide };
  });
  const faults = wide.map((words) => `reaches beyond the screen: "${words}"`);
  const machine = MACHINE_WORDS.exec(text);
  if (machine !== null)
    faults.push(`shows "${text.slice(Math.max(0, machine.index - 20), machine.index + 30)}"`);
  return faults;
}
