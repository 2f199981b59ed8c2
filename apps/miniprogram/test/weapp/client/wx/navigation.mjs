// @ts-check
import { asyncApis } from './call.mjs';

/** @param {{ stack: any }} parts */
export function navigationApis({ stack }) {
  return asyncApis({
    navigateTo: ({ url }) => stack.navigateTo(url),
    redirectTo: ({ url }) => stack.redirectTo(url),
    navigateBack: ({ delta = 1 }) => stack.navigateBack(delta),
    switchTab: ({ url }) => stack.switchTab(url),
    reLaunch: ({ url }) => stack.reLaunch(url),
  });
}
