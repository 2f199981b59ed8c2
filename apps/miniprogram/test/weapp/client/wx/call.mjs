// @ts-check

/**
 * A WeChat-style call: `success`, `fail` and `complete` beside the options, a promise when none of them is given.
 *
 * @param {string} name
 * @param {(options: any) => any} run returns, or resolves to, the answer; throws an Error to fail
 * @returns {(options?: any) => any}
 */
export function asyncApi(name, run) {
  return (options = {}) => {
    const outcome = Promise.resolve()
      .then(() => run(options))
      .then(
        (answer) => ({ ok: true, value: { errMsg: `${name}:ok`, ...answer } }),
        (error) => ({
          ok: false,
          value: { errMsg: `${name}:fail ${error.message}`, errno: error.errno ?? -1 },
        }),
      );
    const wantsCallbacks = ['success', 'fail', 'complete'].some(
      (key) => typeof options?.[key] === 'function',
    );
    if (!wantsCallbacks) {
      return outcome.then(({ ok, value }) => {
        if (ok) return value;
        throw value;
      });
    }
    void outcome.then(({ ok, value }) => {
      if (ok) options.success?.(value);
      else options.fail?.(value);
      options.complete?.(value);
    });
    return undefined;
  };
}

/** @param {Record<string, (options: any) => any>} runs @returns {Record<string, (options?: any) => any>} */
export function asyncApis(runs) {
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, asyncApi(name, run)]));
}

/** Does nothing, successfully. */
export const accept = () => ({});
