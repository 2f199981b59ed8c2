// @ts-check
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { apiEntry, root } from '../scripts/lib.mjs';

const require = createRequire(import.meta.url);

/** A module of the built API, such as `facts/orders/files/index`. @param {string} name @returns {any} */
export const built = (name) => require(apiEntry(name));

/** The built rules. @returns {any} */
export const domain = () => require(join(root, 'apps/api/dist/libs/domain/src/index.js'));
