import { useEffect, useState } from 'react';
import type { DataExport, DataExports } from '@/api-types';
import { useLoaded, type Loaded } from '@/hooks/use-loaded';
import { useShown } from '@/hooks/use-now';
import { asApiError } from '@/http';
import { platform } from '@/platform';
import { asShopper } from '@/session';
import { account, exportFilePath } from '../../account-api';

/** How often the page looks whether the file is ready while it is watched. */
const LOOK_AGAIN_MS = 2500;

export interface Exporting {
  loaded: Loaded<DataExports>;
  reload: () => Promise<void>;
  /** The one that counts: the newest that is not gone. */
  current: DataExport | null;
  busy: boolean;
  stop: string;
  ask: () => Promise<void>;
  /** Fetches the file; the person then takes it with a tap of their own. */
  fetch: () => Promise<void>;
  /** Where the fetched file lies on this device. */
  fetched: string | null;
  give: () => Promise<void>;
}

function newest(exports: DataExports): DataExport | null {
  return exports.items.find(({ state }) => state !== 'gone') ?? null;
}

/** Everything that is known about a person, to take along: asked for, waited for, fetched, handed over. */
export function useExport(): Exporting {
  const { loaded, reload } = useLoaded(() => asShopper((token) => account.exports(token)));
  const [busy, setBusy] = useState(false);
  const [stop, setStop] = useState('');
  const [fetched, setFetched] = useState<string | null>(null);
  const current = loaded.state === 'ready' ? newest(loaded.value) : null;
  const waiting = current?.state === 'waiting';

  const shown = useShown();
  useEffect(() => {
    if (!waiting || !shown) return undefined;
    const timer = setInterval(() => void reload(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waiting, shown, reload]);

  const run = async (step: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setStop('');
    try {
      await step();
    } catch (thrown) {
      setStop(asApiError(thrown).message);
    } finally {
      setBusy(false);
    }
  };

  const ask = () =>
    run(async () => {
      await asShopper((token) => account.askExport(token));
      await reload();
    });
  const fetch = () =>
    run(async () => {
      if (current === null) return;
      const path = exportFilePath(current.exportNo);
      const address = await asShopper((token) => platform.fetchFile(path, token));
      if (address === null) setStop('没有下载下来，请再点一次');
      setFetched(address);
    });
  const give = async (): Promise<void> => {
    if (fetched === null || current === null) return;
    const given = await platform.giveFile(fetched, `返场-我的资料-${current.exportNo}.zip`);
    setStop(given ? '' : '没有保存成功，请再点一次');
  };

  return { loaded, reload, current, busy, stop, ask, fetch, fetched, give };
}
