// @ts-check
import { onPress } from '../press.mjs';

const overlays = () => /** @type {HTMLElement} */ (document.getElementById('overlays'));
let toastTimer = 0;

/** @param {{ title: string, mask?: boolean, durationMs: number | null }} toast null stays until hidden */
export function showToast({ title, mask = false, durationMs }) {
  hideToast();
  const toast = document.createElement('div');
  toast.className = 'toast';
  toast.dataset.mask = String(mask);
  toast.append(Object.assign(document.createElement('span'), { textContent: title }));
  overlays().append(toast);
  if (durationMs !== null) toastTimer = window.setTimeout(hideToast, durationMs);
}

export function hideToast() {
  clearTimeout(toastTimer);
  overlays().querySelector('.toast')?.remove();
}

/**
 * Asks with buttons, as showModal and showActionSheet do.
 *
 * @param {{ title?: string, content?: string, buttons: string[], column?: boolean }} question
 * @returns {Promise<number | null>} index of the button tapped, null for the way out of a sheet
 */
export function ask({ title, content, buttons, column = false }) {
  return new Promise((resolve) => {
    const backdrop = document.createElement('div');
    backdrop.className = 'dialog-backdrop';
    const dialog = document.createElement('div');
    dialog.className = 'dialog';
    dialog.setAttribute('role', 'dialog');
    if (title) dialog.append(Object.assign(document.createElement('h2'), { textContent: title }));
    if (content) dialog.append(Object.assign(document.createElement('p'), { textContent: content }));

    const answer = (/** @type {number | null} */ index) => {
      backdrop.remove();
      resolve(index);
    };
    const row = document.createElement('div');
    row.className = 'dialog-buttons';
    row.dataset.column = String(column);
    buttons.forEach((label, index) => {
      const button = Object.assign(document.createElement('button'), { textContent: label });
      onPress(button, () => answer(index));
      row.append(button);
    });
    if (column) {
      const leave = Object.assign(document.createElement('button'), { textContent: '取消' });
      onPress(leave, () => answer(null));
      row.append(leave);
    }
    dialog.append(row);
    backdrop.append(dialog);
    overlays().append(backdrop);
  });
}
