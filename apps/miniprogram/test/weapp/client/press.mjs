// @ts-check

/**
 * Runs when the element itself was pressed and let go. A tap that draws something new under the finger is followed by
 * a click on the new thing; WeChat's own bars and dialogs never hear that one, so neither do ours.
 *
 * @param {HTMLElement} element
 * @param {() => void} run
 */
export function onPress(element, run) {
  let pressed = false;
  element.addEventListener('pointerdown', () => {
    pressed = true;
  });
  element.addEventListener('click', () => {
    if (pressed) run();
    pressed = false;
  });
}
